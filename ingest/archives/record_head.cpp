#include "ingest/archives/record_head.h"

#include <fmt/format.h>

#include <string>
#include <utility>

#include "ingest/archives/header_block.h"

namespace entente {

namespace {

constexpr std::size_t max_address = 8192;
constexpr std::size_t max_value = 1024;

// A value that is too long is none: half an ETag would match nothing.
std::string ascii_value(std::string_view text) {
  std::string kept;
  if (text.size() > max_value) return kept;
  for (const char letter : text) {
    if (letter >= ' ' && letter < 0x7f) kept += letter;
  }
  return kept;
}

std::string ascii_address(std::string_view text) {
  if (text.size() > 2 && text.front() == '<' && text.back() == '>') text = text.substr(1, text.size() - 2);
  std::string address;
  if (text.size() > max_address) return address;
  for (const char letter : text) {
    if (letter > ' ' && letter < 0x7f) {
      address += letter;
    } else {
      address += fmt::format("%{:02X}", static_cast<unsigned char>(letter));
    }
  }
  return address;
}

// WARC/1.1 allows fractions of a second, which we have no use for.
TimePoint date_of(std::string_view text) {
  std::string date(text.substr(0, text.find('.')));
  if (date.size() < text.size()) date += 'Z';
  const auto time = parse_time(date);
  return time.ok() ? *time : TimePoint{};
}

bool is_web_address(std::string_view address) {
  const std::string_view scheme = address.substr(0, address.find(':'));
  return same_token(scheme, "http") || same_token(scheme, "https") || same_token(scheme, "file");
}

}  // namespace

ArchivedRecord with_answer(ArchivedRecord record, std::string_view head) {
  const auto http = parse_header_block(head);
  if (!http) return record;
  record.status = http->status();
  record.content_type = ascii_value(http->value("Content-Type"));
  record.etag = ascii_value(http->value("ETag"));
  record.last_modified = ascii_value(http->value("Last-Modified"));
  record.location = ascii_address(http->value("Location"));
  return record;
}

bool begins_record(std::string_view bytes) {
  constexpr std::string_view mark = "WARC/";
  return bytes.substr(0, mark.size()) == mark;
}

std::optional<RecordHead> parse_record_head(std::string_view bytes) {
  if (!begins_record(bytes)) return std::nullopt;
  const auto block = parse_header_block(bytes);
  if (!block) return std::nullopt;
  const auto length = parse_count(block->value("Content-Length"));
  if (!length) return std::nullopt;
  RecordHead head;
  head.header = block->size;
  head.content = *length;
  ArchivedRecord& record = head.record;
  record.type = ascii_value(block->value("WARC-Type"));
  record.address = ascii_address(block->value("WARC-Target-URI"));
  record.date = date_of(block->value("WARC-Date"));
  record.payload_digest = ascii_value(block->value("WARC-Payload-Digest"));
  const std::string_view content_type = block->value("Content-Type");
  head.is_message = same_token(media_type_of(content_type), "application/http");
  if (head.is_message) {
    bytes.remove_prefix(block->size);
    if (record.type != "request") record = with_answer(std::move(record), bytes.substr(0, *length));
  } else {
    record.content_type = ascii_value(content_type);
  }
  const bool kept = record.type == "response" ? head.is_message && record.status != 0
                                              : record.type == "resource" || record.type == "revisit";
  head.is_page = kept && is_web_address(record.address);
  return head;
}

}  // namespace entente
