// The head of a WARC record or of an HTTP message: a first line, then "Name: value" lines, then an empty one.
// One syntax, one parser, the same limits.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

struct HeaderField {
  std::string name;
  std::string value;  // blanks around it cut; continued lines joined
};

struct HeaderBlock {
  std::string first_line;
  std::vector<HeaderField> fields;
  std::size_t size = 0;  // in bytes, with the empty line

  // The first field of that name in any case; "" when there is none.
  std::string_view value(std::string_view name) const;
  // Of an HTTP answer: 200; 0 when the first line is none of an answer.
  int status() const;
};

constexpr std::size_t max_header_bytes = 64u << 10;

// Nothing when the block does not end within max_header_bytes, or has more than 1,000 fields. Lines that are
// no field are passed over. Lines may end in LF alone.
std::optional<HeaderBlock> parse_header_block(std::string_view bytes);

// Whether two names or tokens are one, A to Z in any case.
bool same_token(std::string_view a, std::string_view b);
std::string_view trim_blanks(std::string_view text);
// Of "text/html; charset=utf-8": "text/html".
std::string_view media_type_of(std::string_view content_type);
// A decimal number without sign; nothing when it is none or passes 64 bits.
std::optional<std::size_t> parse_count(std::string_view text);

}  // namespace entente
