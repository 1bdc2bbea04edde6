// What a web archive (WARC, ISO 28500) holds of one address at one time.
//
// All text is ASCII: what an archive has beside it is percent-encoded in addresses and left out elsewhere.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ingest/clock.h"

namespace entente {

struct ArchivedRecord {
  std::uint64_t offset = 0;  // in the file
  std::uint64_t size = 0;    // of the record as it is stored: of its gzip member
  std::string type;          // "response", "resource", or "revisit": the payload is that of an earlier record
  std::string address;
  TimePoint date{};
  int status = 0;  // of HTTP; 0 for a resource
  std::string content_type;
  std::string etag;
  std::string last_modified;
  std::string location;        // of a redirect, as the server wrote it
  std::string payload_digest;  // as written: "sha256:…", "sha1:…"; records of one digest have one payload
};

// Where a record stands.
struct ArchivePlace {
  std::string file;  // name within the archive's folder
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
  bool operator==(const ArchivePlace&) const = default;
};

struct ArchiveIndex {
  std::vector<ArchivedRecord> records;  // in the file's order
  std::uint64_t end = 0;            // of the last whole record of any type: what follows is torn or damaged
  std::vector<std::string> losses;  // "the record at byte 1024 is damaged"
};

struct ArchivedBody {
  std::string address;
  TimePoint date{};
  int status = 0;
  std::string content_type;  // with charset, where the server said one
  std::string bytes;         // transfer and content coding undone
  std::vector<std::string> losses;
};

}  // namespace entente
