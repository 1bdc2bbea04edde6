#include "ingest/readers/front_matter.h"

#include <algorithm>
#include <cstdint>

#include "ingest/readers/line_text.h"

namespace entente {
namespace {

constexpr std::size_t max_block = 256u << 10;

bool is_key_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
         c == '.';
}

void append_utf8(std::string& text, std::uint32_t code) {
  if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) code = 0xFFFD;
  auto put = [&](std::uint32_t byte) { text.push_back(static_cast<char>(byte)); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | (code >> 6));
    put(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    put(0xE0 | (code >> 12));
    put(0x80 | ((code >> 6) & 0x3F));
    put(0x80 | (code & 0x3F));
  } else {
    put(0xF0 | (code >> 18));
    put(0x80 | ((code >> 12) & 0x3F));
    put(0x80 | ((code >> 6) & 0x3F));
    put(0x80 | (code & 0x3F));
  }
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// The character of `digits` hexadecimal digits at `at`, appended; returns the offset after them.
std::size_t append_hex(std::string& text, std::string_view value, std::size_t at, std::size_t digits) {
  std::uint32_t code = 0;
  std::size_t end = at;
  while (end < value.size() && end < at + digits && hex_value(value[end]) >= 0) {
    code = code * 16 + static_cast<std::uint32_t>(hex_value(value[end++]));
  }
  append_utf8(text, code);
  return end;
}

// What stands for a simple escape; "" when it is none.
std::string_view meaning_of(char escape) {
  switch (escape) {
    case 'n':
      return "\n";
    case 't':
      return "\t";
    case ' ':
      return " ";
    case '"':
      return "\"";
    case '/':
      return "/";
    case '\\':
      return "\\";
    case '_':
      return "\u00A0";
    case 'N':
      return "\u0085";
    case 'L':
      return "\u2028";
    case 'P':
      return "\u2029";
    default:
      return "";
  }
}

// A line break folds to one blank; n empty lines to n line ends. Returns the offset of the next line's first
// visible character.
std::size_t fold_break(std::string& text, std::string_view value, std::size_t at) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.pop_back();
  std::size_t breaks = 0;
  while (at < value.size() && (value[at] == '\n' || value[at] == ' ' || value[at] == '\t'))
    breaks += value[at++] == '\n';
  text.append(breaks > 1 ? std::string(breaks - 1, '\n') : " ");
  return at;
}

std::size_t skip_space(std::string_view value, std::size_t at) {
  while (at < value.size() && (value[at] == ' ' || value[at] == '\t' || value[at] == '\n')) ++at;
  return at;
}

struct Scalar {
  std::string text;
  std::size_t end = 0;  // offset after it
};

Scalar read_double_quoted(std::string_view value, std::size_t at) {
  Scalar scalar;
  while (at < value.size() && value[at] != '"') {
    char c = value[at];
    char next = at + 1 < value.size() ? value[at + 1] : '\0';
    if (c == '\n') {
      at = fold_break(scalar.text, value, at);
    } else if (c != '\\' || next == '\0') {
      scalar.text.push_back(c);
      ++at;
    } else if (next == '\n') {
      at = skip_space(value, at + 1);
    } else if (next == 'x' || next == 'u' || next == 'U') {
      at = append_hex(scalar.text, value, at + 2, next == 'x' ? 2 : next == 'u' ? 4 : 8);
    } else {
      scalar.text.append(meaning_of(next));
      at += 2;
    }
  }
  scalar.end = std::min(at + 1, value.size());
  return scalar;
}

Scalar read_single_quoted(std::string_view value, std::size_t at) {
  Scalar scalar;
  while (at < value.size()) {
    if (value[at] == '\'') {
      if (at + 1 >= value.size() || value[at + 1] != '\'') break;
      scalar.text.push_back('\'');
      at += 2;
    } else if (value[at] == '\n') {
      at = fold_break(scalar.text, value, at);
    } else {
      scalar.text.push_back(value[at++]);
    }
  }
  scalar.end = std::min(at + 1, value.size());
  return scalar;
}

// Ends at one of `ends`, or at a comment.
Scalar read_plain(std::string_view value, std::size_t at, std::string_view ends) {
  Scalar scalar;
  while (at < value.size() && ends.find(value[at]) == ends.npos) {
    bool comment = value[at] == '#' && at > 0 && (value[at - 1] == ' ' || value[at - 1] == '\n');
    if (comment) {
      at = std::min(value.find('\n', at), value.size());
    } else if (value[at] == '\n') {
      at = fold_break(scalar.text, value, at);
    } else {
      scalar.text.push_back(value[at++]);
    }
  }
  scalar.text = trim(scalar.text);
  scalar.end = at;
  return scalar;
}

Scalar read_scalar(std::string_view value, std::size_t at, std::string_view ends) {
  at = skip_space(value, at);
  if (at < value.size() && value[at] == '"') return read_double_quoted(value, at + 1);
  if (at < value.size() && value[at] == '\'') return read_single_quoted(value, at + 1);
  return read_plain(value, at, ends);
}

std::vector<std::string> read_flow_list(std::string_view value) {
  std::vector<std::string> items;
  std::size_t at = 1;
  while (at < value.size()) {
    Scalar scalar = read_scalar(value, at, ",]");
    if (!scalar.text.empty()) items.push_back(scalar.text);
    at = value.find_first_of(",]", scalar.end);
    if (at == value.npos || value[at] == ']') break;
    ++at;
  }
  return items;
}

std::vector<std::string_view> split_lines(std::string_view value) {
  std::vector<std::string_view> lines;
  for (std::size_t at = 0; at <= value.size();) {
    std::size_t end = std::min(value.find('\n', at), value.size());
    lines.push_back(value.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

// "- a" lines, each with its continuation lines.
std::vector<std::string> read_block_list(std::string_view value) {
  std::vector<std::string> items;
  std::string item;
  auto close = [&] {
    if (!trim(item).empty()) items.push_back(read_scalar(item, 0, "").text);
    item.clear();
  };
  for (std::string_view line : split_lines(value)) {
    std::string_view seen = trim(line);
    if (seen.starts_with("- ") || seen == "-") {
      close();
      item = seen.substr(1);
    } else {
      item += "\n" + std::string(seen);
    }
  }
  close();
  return items;
}

std::string read_block_scalar(std::string_view value) {
  bool folded = value[0] == '>';
  std::string text;
  for (std::string_view line : split_lines(value.substr(std::min(value.find('\n'), value.size())))) {
    if (trim(line).empty()) continue;
    if (!text.empty()) text += folded ? " " : "\n";
    text += trim(line);
  }
  return text;
}

std::vector<std::string> read_value(std::string_view value) {
  value = trim(value);
  if (value.empty() || value == "~" || value == "null") return {};
  if (value[0] == '[') return read_flow_list(value);
  if (value.starts_with("- ")) return read_block_list(value);
  if (value[0] == '|' || value[0] == '>') return {read_block_scalar(value)};
  std::string text = read_scalar(value, 0, "").text;
  return text.empty() ? std::vector<std::string>{} : std::vector<std::string>{text};
}

// Bytes of the key at the front of an outermost line; 0 when the line has none.
std::size_t count_key(std::string_view line) {
  std::size_t end = 0;
  while (end < line.size() && is_key_character(line[end])) ++end;
  bool ends =
      end > 0 && end < line.size() && line[end] == ':' && (end + 1 == line.size() || line[end + 1] == ' ');
  return ends ? end : 0;
}

std::string small(std::string_view key) {
  std::string name(key);
  for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return name;
}

}  // namespace

std::string FrontMatter::first_of(std::initializer_list<std::string_view> keys) const {
  std::vector<std::string> values = all_of(keys);
  return values.empty() ? "" : values.front();
}

std::vector<std::string> FrontMatter::all_of(std::initializer_list<std::string_view> keys) const {
  for (std::string_view key : keys) {
    for (const auto& [name, values] : fields) {
      if (name == key && !values.empty()) return values;
    }
  }
  return {};
}

FrontMatter parse_front_matter(std::string_view text) {
  FrontMatter matter;
  if (!text.starts_with("---\n")) return matter;
  std::string key;
  std::string value;
  auto close = [&] {
    if (!key.empty()) matter.fields.emplace_back(key, read_value(value));
    value.clear();
  };
  for (std::size_t at = 4; at < text.size() && at < max_block;) {
    std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    at = end + 1;
    if (trim(line) == "---" || trim(line) == "...") {
      close();
      matter.body = std::min(at, text.size());
      return matter;
    }
    if (std::size_t size = count_key(line)) {
      close();
      key = small(line.substr(0, size));
      value = line.substr(size + 1);
    } else {
      value += "\n" + std::string(line);
    }
  }
  return {};  // never closed: the text only begins with a rule
}

}  // namespace entente
