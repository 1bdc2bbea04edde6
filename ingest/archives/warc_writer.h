// Keeping what was fetched: WARC/1.1, a gzip member for each record, files of at most a gigabyte.
//
//   WarcWriter writer = TRY(WarcWriter::open(folder, {}, clock));
//   ArchivePlace place = TRY(writer.append(response));
//   TRY(writer.flush());                       // now it survives a power cut
//
// Files are 00001.warc.gz, 00002.warc.gz …; nothing but the torn end of the last one is ever overwritten. The
// archive takes what it is given: only a Fetcher knows whether it is honest.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"
#include "ingest/archives/archived_record.h"
#include "ingest/clock.h"

namespace entente {

struct WarcWriterOptions {
  std::string software = "entente/0.1";
  std::uint64_t max_file_bytes = std::uint64_t{1} << 30;  // no record begins behind it
};

// An answer as the server gave it, but for chunks put together.
struct ResponseRecord {
  std::string_view address;
  TimePoint date{};
  std::string_view head;  // status line and fields, with the empty line; without Transfer-Encoding
  std::string_view body;  // content coding as sent
};

enum class RevisitReason { identical_payload, not_modified };

// The same payload again, or 304: what the server said, and where the payload is.
struct RevisitRecord {
  std::string_view address;
  TimePoint date{};
  std::string_view head;
  RevisitReason reason = RevisitReason::not_modified;
  std::string_view payload_digest;  // of the earlier record
  std::string_view earlier_address;
  TimePoint earlier_date{};
};

class WarcWriter {
 public:
  // Makes the folder; goes on in its last file, whose torn end (a crash while writing) is cut off. `whole`
  // bytes of that file are known to be whole records, and are not looked at again. Fails with io, and with
  // locked when another process writes into this folder. The clock dates the files' own first records.
  static Result<WarcWriter> open(const std::filesystem::path& folder, const WarcWriterOptions& options,
                                 Clock& clock, std::uint64_t whole = 0);

  WarcWriter(WarcWriter&&) noexcept;
  WarcWriter& operator=(WarcWriter&&) noexcept;
  ~WarcWriter();  // without flush

  // Fail with io (disk full, read-only file system); the file is then as it was before.
  Result<ArchivePlace> append(const ResponseRecord& record);
  Result<ArchivePlace> append(const RevisitRecord& record);

  // Everything appended is on the disk when this returns.
  Result<void> flush();

 private:
  struct Files;
  explicit WarcWriter(std::unique_ptr<Files> files);
  std::unique_ptr<Files> files_;
};

// "sha256:…", as the writer's records have it.
std::string payload_digest_of(std::string_view payload);

// Names of the files in an archive's folder, in the order in which they were written.
std::vector<std::string> archive_files(const std::filesystem::path& folder);

}  // namespace entente
