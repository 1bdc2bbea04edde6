// Web archives of others (WARC) as works: each page and PDF in them once, as it was last.
#pragma once

#include <string>
#include <vector>

#include "ingest/isolation/reading_pool.h"
#include "ingest/jobs/work_intake.h"

namespace entente {

// `patterns` name the archives. Redirects, errors of the server and what is neither page nor document are
// passed over. The same address in several records is the latest that has a payload.
SourceSummary list_archives(const std::vector<std::string>& patterns, const ReadingPool& pool,
                            WorkIntake& intake);

}  // namespace entente
