#include "ingest/jobs/job_sources.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "ingest/jobs/archive_source.h"
#include "ingest/jobs/file_source.h"
#include "ingest/jobs/index_source.h"
#include "ingest/jobs/site_works.h"

namespace entente {
namespace {

void append(std::vector<std::string>& all, std::vector<std::string> more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

void merge(SourceSummary& all, SourceSummary one) {
  all.files += one.files;
  all.skipped += one.skipped;
  std::move(one.problems.begin(), one.problems.end(), std::back_inserter(all.problems));
  append(all.locations, std::move(one.locations));
  append(all.roots, std::move(one.roots));
  append(all.empty_roots, std::move(one.empty_roots));
  append(all.gone, std::move(one.gone));
  if (!one.fetched) return;
  all.fetched = [before = std::move(all.fetched),
                 fetched = std::move(one.fetched)](const std::string& location) {
    return fetched(location) || (before && before(location));
  };
}

FilesWanted files_of(const JobSource& source) {
  FilesWanted wanted;
  wanted.paths.assign(source.paths.begin(), source.paths.end());
  wanted.excluded = source.exclude_paths;
  return wanted;
}

SourceSummary list_rows(const JobDeclaration& job, const JobSource& source, const JobSurroundings& around,
                        WorkIntake& intake) {
  std::vector<ListedItem> addresses;
  SourceSummary summary = list_index(source, around.pool, intake, addresses);
  if (!addresses.empty()) merge(summary, list_site(job, source, addresses, around, intake));
  return summary;
}

SourceSummary list_source(const JobDeclaration& job, const JobSource& source, const JobSurroundings& around,
                          WorkIntake& intake) {
  switch (source.kind) {
    case SourceKind::files:
      return list_works(files_of(source), around.pool, intake);
    case SourceKind::index:
      return list_rows(job, source, around, intake);
    case SourceKind::warc:
      return list_archives(source.paths, around.pool, intake);
    case SourceKind::sitemap:
    case SourceKind::feed:
    case SourceKind::listing:
      return list_site(job, source, {}, around, intake);
  }
  return {};
}

}  // namespace

SourceSummary list_job(const JobDeclaration& job, const JobSurroundings& around, WorkIntake& intake) {
  SourceSummary summary;
  for (const JobSource& source : job.sources) {
    if (around.stop != nullptr && around.stop->load()) break;
    merge(summary, list_source(job, source, around, intake));
  }
  std::sort(summary.locations.begin(), summary.locations.end());
  return summary;
}

}  // namespace entente
