// Everything a job has fetched, as it came: a folder of WARC files and an index by address.
//
//   FetchArchive archive = TRY(FetchArchive::open(folder, clock));
//   if (const HeldPage* page = archive.find("https://example.org/a")) bytes =
//   TRY(archive.record(page->place()));
//
// The WARC files are the truth, to be read by any tool for web archives. The index can be deleted; it is made
// anew from them (inflating all of them: some seconds a gigabyte), and so is what it misses of their ends.
// The records inflated here were deflated by entente itself; the payloads in them, foreign, are decoded
// elsewhere. One process at a time has an archive open.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"
#include "ingest/archives/archived_record.h"
#include "ingest/clock.h"
#include "ingest/fetching/held_pages.h"

namespace entente {

class FetchArchive {
 public:
  // Makes the folder when there is none. Fails with io, and with locked while another process has it.
  static Result<FetchArchive> open(const std::filesystem::path& folder, Clock& clock);

  FetchArchive(FetchArchive&&) noexcept;
  FetchArchive& operator=(FetchArchive&&) noexcept;
  ~FetchArchive();

  // What is held of an address in its one spelling (web_address.h); null when nothing is. Valid until
  // something is kept.
  const HeldPage* find(std::string_view address) const;

  // An answer with its head and body. The same body as before costs a small record that says so. Returns what
  // is then held. Durable after the next flush().
  Result<HeldPage> keep(std::string_view address, std::string_view head, std::string_view body);
  // 304 for an address that is held.
  Result<HeldPage> keep_not_modified(std::string_view address, std::string_view head);

  // The bytes of a record, as archived_body() takes them. Fails with io.
  Result<std::string> record(const ArchivePlace& place) const;

  Result<void> flush();
  // What could not be read back when it was opened: "00001.warc.gz: the record at byte 512 is damaged".
  const std::vector<std::string>& losses() const;

 private:
  struct State;
  explicit FetchArchive(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace entente
