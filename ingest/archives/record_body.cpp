// archived_body(): from a record as it is stored to the bytes that the server meant.
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ingest/archives/compression.h"
#include "ingest/archives/header_block.h"
#include "ingest/archives/record_head.h"
#include "ingest/archives/warc_reader.h"

namespace entente {

namespace {

constexpr std::size_t max_codings = 3;

std::optional<std::size_t> chunk_size(std::string_view line) {
  line = trim_blanks(line.substr(0, line.find(';')));
  if (line.empty() || line.size() > 12) return std::nullopt;
  std::size_t size = 0;
  for (const char digit : line) {
    const bool decimal = digit >= '0' && digit <= '9';
    const char small = static_cast<char>(digit | 0x20);
    if (!decimal && (small < 'a' || small > 'f')) return std::nullopt;
    size = size * 16 + static_cast<std::size_t>(decimal ? digit - '0' : small - 'a' + 10);
  }
  return size;
}

// RFC 9112, section 7.1. What breaks the rules ends the body.
Unpacked dechunk(std::string_view bytes) {
  Unpacked body{{}, false};
  while (true) {
    const std::size_t line_end = bytes.find('\n');
    if (line_end == std::string_view::npos) return body;
    const auto size = chunk_size(bytes.substr(0, line_end));
    if (!size) return body;
    bytes.remove_prefix(line_end + 1);
    if (*size == 0) break;
    body.bytes.append(bytes.substr(0, *size));
    if (*size >= bytes.size()) return body;
    bytes.remove_prefix(*size);
    if (bytes.front() == '\r') bytes.remove_prefix(1);
    if (bytes.empty() || bytes.front() != '\n') return body;
    bytes.remove_prefix(1);
  }
  body.whole = true;
  return body;
}

// The content codings in the order in which they were applied.
std::vector<std::string> codings_of(const HeaderBlock& http) {
  std::vector<std::string> codings;
  for (const HeaderField& field : http.fields) {
    if (!same_token(field.name, "Content-Encoding")) continue;
    std::string_view list = field.value;
    while (!list.empty()) {
      const std::size_t comma = std::min(list.find(','), list.size());
      const std::string_view coding = trim_blanks(list.substr(0, comma));
      if (!coding.empty() && !same_token(coding, "identity")) codings.emplace_back(coding);
      list.remove_prefix(std::min(comma + 1, list.size()));
    }
  }
  return codings;
}

std::optional<Packing> packing_of(std::string_view coding) {
  if (same_token(coding, "gzip") || same_token(coding, "x-gzip")) return Packing::gzip;
  if (same_token(coding, "deflate")) return Packing::deflate;
  return std::nullopt;
}

Result<Unpacked> undo_codings(const HeaderBlock& http, Unpacked body, std::size_t max_bytes) {
  const std::vector<std::string> codings = codings_of(http);
  if (codings.size() > max_codings) {
    return Error{ErrorCode::malformed, fmt::format("it is compressed {} times over", codings.size()), ""};
  }
  for (auto coding = codings.rbegin(); coding != codings.rend(); ++coding) {
    const auto packing = packing_of(*coding);
    if (!packing) {
      return Error{ErrorCode::unsupported,
                   fmt::format("its content coding \"{}\" is none that entente reads", *coding), ""};
    }
    // Servers that say gzip and send plain text are as common as wrong dates.
    if (*packing == Packing::gzip && body.bytes.rfind("\x1f\x8b", 0) != 0) continue;
    Unpacked unpacked = TRY(unpack(body.bytes, *packing, max_bytes));
    unpacked.whole = unpacked.whole && body.whole;
    body = std::move(unpacked);
  }
  return body;
}

Result<Unpacked> http_body(std::string_view message, std::size_t max_bytes) {
  const auto http = parse_header_block(message);
  if (!http) return Error{ErrorCode::malformed, "the archived answer has no header", ""};
  message.remove_prefix(http->size);
  Unpacked body{{}, false};
  if (same_token(http->value("Transfer-Encoding"), "chunked")) body = dechunk(message);
  // Some tools store the chunks put together and leave the header standing.
  const bool chunked = body.whole || !body.bytes.empty();
  if (!chunked) {
    const auto announced = parse_count(http->value("Content-Length"));
    body = {std::string(message), !announced || *announced <= message.size()};
  }
  return undo_codings(*http, std::move(body), max_bytes);
}

}  // namespace

Result<ArchivedBody> archived_body(std::string_view record, std::size_t max_bytes) {
  Unpacked unpacked;
  if (record.rfind("\x1f\x8b", 0) == 0) {
    unpacked = TRY(unpack(record, Packing::gzip, max_bytes + max_record_head));
    record = unpacked.bytes;
  }
  const auto head = parse_record_head(record);
  if (!head || !head->is_page) {
    return Error{ErrorCode::malformed, "it is no record of a page in a web archive", ""};
  }
  if (head->record.type == "revisit") {
    return Error{ErrorCode::empty, "the record only says that the page had not changed", ""};
  }
  ArchivedBody body;
  body.address = head->record.address;
  body.date = head->record.date;
  body.status = head->record.status;
  body.content_type = head->record.content_type;
  record.remove_prefix(head->header);
  bool whole = record.size() >= head->content;
  record = record.substr(0, static_cast<std::size_t>(head->content));
  if (head->is_message) {
    Unpacked decoded = TRY(http_body(record, max_bytes));
    whole = whole && decoded.whole;
    body.bytes = std::move(decoded.bytes);
  } else {
    body.bytes = record;
  }
  if (!whole) body.losses.emplace_back("the body was cut short; what came before is read");
  if (body.bytes.size() > max_bytes) {
    return Error{ErrorCode::too_large, fmt::format("it has more than {} bytes", max_bytes), ""};
  }
  return body;
}

}  // namespace entente
