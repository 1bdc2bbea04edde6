// A declared site (sitemap, feed, page of links, list of addresses) as works, fetched into the job's archive.
#pragma once

#include "ingest/jobs/job_sources.h"

namespace entente {

// Fetches as job.fetch says, each item once a run, and hands it on when its bytes are on the disk. `rows` are
// asked for their addresses where `source` is an index.
SourceSummary list_site(const JobDeclaration& job, const JobSource& source,
                        const std::vector<ListedItem>& rows, const JobSurroundings& around,
                        WorkIntake& intake);

}  // namespace entente
