// An index file (CSV, JSON, CSL-JSON, RIS) as works: each row's page and PDF with what the row says of them.
#pragma once

#include "ingest/isolation/reading_pool.h"
#include "ingest/jobs/job_declaration.h"
#include "ingest/jobs/work_intake.h"

namespace entente {

// Files of a row count from the index's folder. A row of a page (HTML) and a PDF is one work; further files
// of a row are works of their own. Rows whose file is not there are problems that name the row; files beside
// the index that no row names are not read. `addresses` gets the rows that have an address and no file.
SourceSummary list_index(const JobSource& source, const ReadingPool& pool, WorkIntake& intake,
                         std::vector<ListedItem>& addresses);

}  // namespace entente
