#include "ingest/jobs/archive_source.h"

#include <algorithm>
#include <map>
#include <utility>

#include "ingest/jobs/file_source.h"

namespace entente {
namespace {

// What a site serves beside its documents.
bool is_furniture(std::string_view content_type) {
  constexpr std::string_view kinds[] = {"image/",
                                        "font/",
                                        "video/",
                                        "audio/",
                                        "text/css",
                                        "text/javascript",
                                        "application/javascript",
                                        "application/x-javascript",
                                        "application/json",
                                        "application/font"};
  return std::any_of(std::begin(kinds), std::end(kinds),
                     [&](std::string_view kind) { return content_type.starts_with(kind); });
}

bool has_document(const ArchivedRecord& record) {
  const bool answered = record.type == "resource" || (record.type == "response" && record.status == 200);
  return answered && !is_furniture(record.content_type);
}

struct Found {
  std::filesystem::path file;
  ArchivedRecord record;
};

Work work_of(const std::string& address, const Found& found) {
  Work work;
  work.item.location = address;
  work.item.place = {found.file, found.record.offset, found.record.size};
  work.item.hints.address = address;
  work.item.hints.content_type = found.record.content_type;
  return work;
}

}  // namespace

SourceSummary list_archives(const std::vector<std::string>& patterns, const ReadingPool& pool,
                            WorkIntake& intake) {
  FilesWanted wanted;
  wanted.paths.assign(patterns.begin(), patterns.end());
  FileListing listing = list_wanted(wanted);
  SourceSummary summary{.files = listing.files.size(), .skipped = listing.skipped};
  summary.problems = std::move(listing.problems);
  std::map<std::string, Found> latest;
  for (const std::filesystem::path& file : listing.files) {
    Result<ArchiveIndex> index = pool.index_archive(file);
    if (!index.ok()) {
      summary.problems.push_back(std::move(index).error());
      continue;
    }
    for (const std::string& loss : index->losses) {
      summary.problems.push_back({ErrorCode::malformed, loss, file.string()});
    }
    for (ArchivedRecord& record : index->records) {
      if (!has_document(record)) {
        ++summary.skipped;
        continue;
      }
      Found& found = latest[record.address];
      if (found.file.empty() || found.record.date <= record.date) found = {file, std::move(record)};
    }
  }
  intake.expect(latest.size());
  for (const auto& [address, found] : latest) {
    summary.locations.push_back(address);
    if (!intake.push(work_of(address, found))) break;
  }
  return summary;
}

}  // namespace entente
