#include "ingest/archives/header_block.h"

#include <algorithm>
#include <charconv>

namespace entente {

namespace {

constexpr std::size_t max_fields = 1000;

char lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

}  // namespace

bool same_token(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char one, char other) { return lower(one) == lower(other); });
}

std::string_view trim_blanks(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) {
    text.remove_suffix(1);
  }
  return text;
}

std::string_view media_type_of(std::string_view content_type) {
  return trim_blanks(content_type.substr(0, content_type.find(';')));
}

std::optional<std::size_t> parse_count(std::string_view text) {
  std::size_t count = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, count);
  if (text.empty() || error != std::errc() || stop != end) return std::nullopt;
  return count;
}

std::string_view HeaderBlock::value(std::string_view name) const {
  for (const HeaderField& field : fields) {
    if (same_token(field.name, name)) return field.value;
  }
  return {};
}

int HeaderBlock::status() const {
  const std::size_t blank = first_line.find(' ');
  if (first_line.rfind("HTTP/", 0) != 0 || blank == std::string::npos) return 0;
  const auto code = parse_count(std::string_view(first_line).substr(blank + 1, 3));
  return code && *code >= 100 && *code <= 599 ? static_cast<int>(*code) : 0;
}

std::optional<HeaderBlock> parse_header_block(std::string_view bytes) {
  bytes = bytes.substr(0, max_header_bytes);
  HeaderBlock block;
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::size_t end = bytes.find('\n', begin);
    if (end == std::string_view::npos || block.fields.size() > max_fields) return std::nullopt;
    const std::string_view raw = bytes.substr(begin, end - begin);
    const std::string_view line = trim_blanks(raw);
    const bool first = begin == 0;
    begin = end + 1;
    if (line.empty() && !first) {
      block.size = begin;
      return block;
    }
    const std::size_t colon = line.find(':');
    if (first) {
      block.first_line = line;
    } else if ((raw.front() == ' ' || raw.front() == '\t') && !block.fields.empty()) {
      block.fields.back().value.append(" ").append(line);
    } else if (colon != std::string_view::npos) {
      block.fields.push_back({std::string(trim_blanks(line.substr(0, colon))),
                              std::string(trim_blanks(line.substr(colon + 1)))});
    }
  }
  return std::nullopt;
}

}  // namespace entente
