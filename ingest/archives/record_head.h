// The first bytes of a WARC record -> what its index says of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "ingest/archives/archived_record.h"

namespace entente {

struct RecordHead {
  ArchivedRecord record;      // without offset and size
  std::size_t header = 0;     // size of the WARC header
  std::uint64_t content = 0;  // Content-Length: of what follows it
  bool is_message = false;    // the content is an HTTP message
  bool is_page = false;       // of a type and address that an index is made of
};

// Enough of a record to have its WARC header and that of HTTP.
constexpr std::size_t max_record_head = 128u << 10;

// Nothing when no record begins here.
std::optional<RecordHead> parse_record_head(std::string_view bytes);

// The record with what the head of its HTTP answer says: status, type, validators, location.
ArchivedRecord with_answer(ArchivedRecord record, std::string_view head);

// Whether a record may begin here, told by its first bytes.
bool begins_record(std::string_view bytes);

}  // namespace entente
