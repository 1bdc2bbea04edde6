// The index of a fetch archive: what it holds of each address, last. A text file beside the WARC files, a
// line for each answer; a cache of them that can be thrown away at any time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

#include "graph/result.h"
#include "ingest/archives/archived_record.h"
#include "ingest/clock.h"

namespace entente {

// The last answer of an address that has a payload of its own.
struct HeldPage {
  ArchivedRecord record;
  std::string file;     // where its record stands
  TimePoint checked{};  // when the server last said that it still is so
  ArchivePlace place() const { return {file, record.offset, record.size}; }
};

class HeldPages {
 public:
  const HeldPage* find(std::string_view address) const;
  std::size_t size() const { return pages_.size(); }

  // A record of the archive, later than all before it. Returns the line to append to the index.
  std::string take(const ArchivedRecord& record, const std::string& file);

  // Up to where the lines know a file; 0 for a file they do not know.
  std::uint64_t known_bytes(const std::string& file) const;
  const std::map<std::string, std::uint64_t>& known_files() const { return known_; }

  // The lines of an index file; a torn last line is left out, and `whole` says where it begins. Fails with
  // corruption when any other line is none.
  struct Loaded;
  static Result<Loaded> load(std::string_view lines);
  // All of it as lines: one for each page and each file.
  std::string lines() const;
  // Whether the file has so many more lines than this that it should be written anew.
  bool is_overgrown() const { return loaded_lines_ > 4 * pages_.size() + 1000; }

 private:
  bool take_line(std::string_view line);

  std::unordered_map<std::string, HeldPage> pages_;
  std::map<std::string, std::uint64_t> known_;
  std::size_t loaded_lines_ = 0;
};

struct HeldPages::Loaded {
  HeldPages pages;
  std::size_t whole = 0;
};

}  // namespace entente
