#include "ingest/jobs/site_works.h"

namespace entente {

SourceSummary list_site(const JobDeclaration& /*job*/, const JobSource& source,
                        const std::vector<ListedItem>& /*rows*/, const JobSurroundings& /*around*/,
                        WorkIntake& /*intake*/) {
  SourceSummary summary;
  summary.problems.push_back({ErrorCode::unsupported, "sites are not fetched yet", source.address});
  return summary;
}

}  // namespace entente
