#include "ingest/readers/mime_message.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>

#include "ingest/readers/decoding.h"
#include "ingest/readers/line_text.h"

namespace entente {
namespace {

constexpr std::size_t max_header_bytes = 256u << 10;
constexpr std::size_t max_header_value = 16u << 10;
constexpr std::size_t max_headers = 1'000;
constexpr std::size_t max_parts = 1'000;
constexpr int max_levels = 20;

char small(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

std::string in_small_letters(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), small);
  return lower;
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c = small(c);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// "=E9" and "%E9": an escape sign and two digits. `=` at a line end joins lines.
std::string decode_escapes(std::string_view text, char sign) {
  std::string decoded;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != sign) {
      decoded += text[at];
      continue;
    }
    const int high = at + 1 < text.size() ? hex_value(text[at + 1]) : -1;
    const int low = at + 2 < text.size() ? hex_value(text[at + 2]) : -1;
    if (high >= 0 && low >= 0) {
      decoded += static_cast<char>(high * 16 + low);
      at += 2;
      continue;
    }
    const std::size_t end = text.find_first_not_of(" \t\r", at + 1);
    if (sign == '=' && end != text.npos && text[end] == '\n') {
      at = end;
    } else {
      decoded += text[at];
    }
  }
  return decoded;
}

int base64_value(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+' || c == '-') return 62;
  return c == '/' || c == '_' ? 63 : -1;
}

// What is no digit is skipped: line ends, and the dirt of damaged mail.
std::string decode_base64(std::string_view text) {
  std::string decoded;
  std::uint32_t bits = 0;
  int count = 0;
  for (char c : text) {
    if (c == '=') break;
    const int value = base64_value(c);
    if (value < 0) continue;
    bits = (bits << 6 | static_cast<std::uint32_t>(value)) & 0xFFFFFFu;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    decoded += static_cast<char>(bits >> count & 0xFFu);
  }
  return decoded;
}

std::string undo_transfer(std::string_view body, std::string_view encoding) {
  const std::string name = in_small_letters(trim(encoding));
  if (name == "base64") return decode_base64(body);
  if (name == "quoted-printable") return decode_escapes(body, '=');
  return std::string(body);
}

std::string_view next_line(std::string_view text, std::size_t& at) {
  const std::size_t end = std::min(text.find('\n', at), text.size());
  std::string_view line = text.substr(at, end - at);
  if (line.ends_with('\r')) line.remove_suffix(1);
  at = std::min(end + 1, text.size());
  return line;
}

// "Subject" of "Subject: x"; "" when the line is no header.
std::string_view header_name(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == line.npos || colon == 0 || colon > 76) return "";
  const std::string_view name = line.substr(0, colon);
  const bool word = std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && c < 127; });
  return word ? name : "";
}

struct HeaderBlock {
  MailHeaders headers;
  std::size_t body = 0;  // offset of what follows the empty line
};

HeaderBlock read_headers(std::string_view bytes) {
  HeaderBlock block;
  std::size_t at = 0;
  if (bytes.starts_with("From ")) next_line(bytes, at);  // of a mailbox file
  while (at < bytes.size() && at < max_header_bytes) {
    const std::size_t begin = at;
    const std::string_view line = next_line(bytes, at);
    block.body = at;
    if (line.empty()) break;
    const bool folded = line[0] == ' ' || line[0] == '\t';
    const std::string_view name = folded ? "" : header_name(line);
    if (folded && !block.headers.empty()) {
      std::string& value = block.headers.back().second;
      if (value.size() < max_header_value) value += " " + std::string(trim(line));
    } else if (name.empty()) {
      block.body = begin;  // the empty line is missing
      break;
    } else if (block.headers.size() < max_headers) {
      const std::string_view value = trim(line.substr(name.size() + 1));
      block.headers.emplace_back(in_small_letters(name), value.substr(0, max_header_value));
    }
  }
  return block;
}

struct OpenBody {
  std::string_view bytes;  // headers and body
  int level = 0;
  int alternatives = 0;
};

// The pieces between the boundary lines, each without the line end before its boundary.
std::vector<std::string_view> split_at_boundaries(std::string_view body, const std::string& boundary) {
  const std::string mark = "--" + boundary;
  std::vector<std::string_view> pieces;
  std::size_t begin = std::string_view::npos;
  for (std::size_t at = 0; at < body.size() && pieces.size() < max_parts;) {
    const std::size_t line_begin = at;
    const std::string_view line = next_line(body, at);
    if (!line.starts_with(mark)) continue;
    if (begin != body.npos) pieces.push_back(body.substr(begin, line_begin - begin));
    begin = at;
    if (line.substr(mark.size()).starts_with("--")) return pieces;
  }
  if (begin != body.npos && begin < body.size()) pieces.push_back(body.substr(begin));  // cut off
  return pieces;
}

class MessageReader {
 public:
  MimeMessage read(std::string_view bytes) {
    open_.push_back({bytes});
    while (!open_.empty()) {
      const OpenBody body = open_.back();
      open_.pop_back();
      take(body);
    }
    return std::move(message_);
  }

 private:
  void take(const OpenBody& open) {
    HeaderBlock block = read_headers(open.bytes);
    const std::string_view type = header_named(block.headers, "content-type");
    const std::string media_type = in_small_letters(trim(type.substr(0, type.find(';'))));
    const std::string boundary = header_parameter(type, "boundary");
    const std::string_view body = open.bytes.substr(std::min(block.body, open.bytes.size()));
    if (media_type.starts_with("multipart/") && !boundary.empty()) {
      take_multipart(body, boundary, media_type, open);
    } else {
      take_leaf(block.headers, media_type, body, open.alternatives);
    }
    if (open.level == 0) message_.headers = std::move(block.headers);
  }

  void take_multipart(std::string_view body, const std::string& boundary, const std::string& media_type,
                      const OpenBody& open) {
    if (open.level >= max_levels) return lose(fmt::format("parts nested deeper than {} levels", max_levels));
    const bool choice = media_type == "multipart/alternative";
    const int alternatives = choice && open.alternatives == 0 ? ++choices_ : open.alternatives;
    const std::vector<std::string_view> pieces = split_at_boundaries(body, boundary);
    for (std::size_t i = pieces.size(); i-- > 0;) {  // a stack: the first part comes out first
      open_.push_back({pieces[i], open.level + 1, alternatives});
    }
  }

  void take_leaf(const MailHeaders& headers, const std::string& media_type, std::string_view body,
                 int alternatives) {
    if (message_.parts.size() >= max_parts) return lose(fmt::format("parts after the first {}", max_parts));
    const std::string_view type = header_named(headers, "content-type");
    const std::string_view disposition = header_named(headers, "content-disposition");
    MimePart part;
    part.media_type = media_type.empty() ? "text/plain" : media_type;
    part.charset = header_parameter(type, "charset");
    part.file_name = header_parameter(disposition, "filename");
    if (part.file_name.empty()) part.file_name = header_parameter(type, "name");
    part.location = trim(header_named(headers, "content-location"));
    part.attached = starts_with_ignoring_case(trim(disposition), "attachment");
    part.body = undo_transfer(body, header_named(headers, "content-transfer-encoding"));
    part.alternatives = alternatives;
    message_.parts.push_back(std::move(part));
  }

  void lose(const std::string& what) {
    const std::string loss = what + " are not read";
    const bool told =
        std::find(message_.losses.begin(), message_.losses.end(), loss) != message_.losses.end();
    if (!told) message_.losses.push_back(loss);
  }

  MimeMessage message_;
  std::vector<OpenBody> open_;
  int choices_ = 0;
};

// One "=?charset?B?…?=" at the front of the text; its size, 0 when there is none.
std::size_t read_encoded_word(std::string_view text, std::string& decoded) {
  if (!text.starts_with("=?")) return 0;
  const std::size_t charset_end = text.find('?', 2);
  if (charset_end == text.npos || charset_end > 60 || charset_end + 2 >= text.size()) return 0;
  const char encoding = small(text[charset_end + 1]);
  const std::size_t begin = charset_end + 3;
  if (text[charset_end + 2] != '?' || (encoding != 'b' && encoding != 'q')) return 0;
  const std::size_t end = text.substr(0, begin + 2'000).find("?=", begin);
  if (end == text.npos) return 0;
  std::string words(text.substr(begin, end - begin));
  if (encoding == 'q') std::replace(words.begin(), words.end(), '_', ' ');
  const std::string charset(text.substr(2, text.find_first_of("?*", 2) - 2));
  decoded += decode_text(encoding == 'b' ? decode_base64(words) : decode_escapes(words, '='), charset);
  return end + 2;
}

// A quoted value, or a word, at `at`.
std::string read_parameter_value(std::string_view text, std::size_t at) {
  std::string value;
  if (at < text.size() && text[at] == '"') {
    for (++at; at < text.size() && text[at] != '"'; ++at) {
      if (text[at] == '\\' && at + 1 < text.size()) ++at;
      value += text[at];
    }
    return value;
  }
  while (at < text.size() && text[at] != ';' && text[at] != ' ' && text[at] != '\t') value += text[at++];
  return value;
}

// The offset after "name=" of a parameter of that very name; npos when it is not there. Quotes are respected.
std::size_t find_parameter(std::string_view value, std::string_view name) {
  bool quoted = false;
  for (std::size_t at = 0; at < value.size(); ++at) {
    if (value[at] == '\\' && quoted) {
      ++at;
    } else if (value[at] == '"') {
      quoted = !quoted;
    } else if (value[at] == ';' && !quoted) {
      const std::size_t begin = value.find_first_not_of(" \t", at + 1);
      if (begin == value.npos) break;
      if (!starts_with_ignoring_case(value.substr(begin), name)) continue;
      const std::size_t equals = value.find_first_not_of(" \t", begin + name.size());
      if (equals != value.npos && value[equals] == '=') return value.find_first_not_of(" \t", equals + 1);
    }
  }
  return value.npos;
}

}  // namespace

std::string_view header_named(const MailHeaders& headers, std::string_view name) {
  const auto found =
      std::find_if(headers.begin(), headers.end(), [&](const auto& header) { return header.first == name; });
  return found == headers.end() ? std::string_view() : std::string_view(found->second);
}

std::string decode_header(std::string_view raw) {
  const std::string value_text = is_utf8(raw) ? std::string(raw) : decode_text(raw);
  const std::string_view value = value_text;
  std::string decoded;
  bool after_word = false;  // blanks between encoded words are layout
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t blank = value.find_first_not_of(" \t", at);
    const std::size_t word = blank == value.npos ? value.size() : blank;
    std::string words;
    if (const std::size_t size = read_encoded_word(value.substr(word), words); size > 0) {
      if (!after_word) decoded += value.substr(at, word - at);
      decoded += words;
      at = word + size;
      after_word = true;
    } else {
      const std::size_t end = std::min(value.find_first_of(" \t", word), value.size());
      decoded += value.substr(at, end - at);
      at = end;
      after_word = false;
    }
  }
  return collapse_blanks(trim(decoded));
}

std::string header_parameter(std::string_view value, std::string_view name) {
  if (const std::size_t at = find_parameter(value, name); at != value.npos) {
    return decode_header(read_parameter_value(value, at));
  }
  // name*=utf-8''…, and name*0*= with name*1= after it.
  std::string joined;
  bool escaped = false;
  for (int i = -1; i < 50; ++i) {
    const std::string base = i < 0 ? std::string(name) + "*" : fmt::format("{}*{}", name, i);
    std::size_t at = find_parameter(value, base);
    const bool plain = i >= 0 && at != value.npos;
    if (!plain && i >= 0) at = find_parameter(value, base + "*");
    if (at == value.npos && i >= 0) break;
    if (at == value.npos) continue;
    escaped = escaped || !plain;
    joined += read_parameter_value(value, at);
    if (i < 0) break;
  }
  if (!escaped) return decode_header(joined);
  const std::size_t charset = std::min(joined.find('\''), joined.size());
  const std::size_t words = joined.find('\'', std::min(charset + 1, joined.size()));
  if (words == joined.npos) return decode_text(decode_escapes(joined, '%'));
  return decode_text(decode_escapes(joined.substr(words + 1), '%'), joined.substr(0, charset));
}

MimeMessage parse_mime(std::string_view bytes) {
  return MessageReader().read(bytes);
}

bool begins_with_mail_headers(std::string_view bytes) {
  constexpr std::array<std::string_view, 18> known = {"from",         "to",
                                                      "cc",           "date",
                                                      "subject",      "message-id",
                                                      "mime-version", "received",
                                                      "content-type", "return-path",
                                                      "reply-to",     "delivered-to",
                                                      "sender",       "in-reply-to",
                                                      "references",   "content-location",
                                                      "x-mailer",     "snapshot-content-location"};
  if (!bytes.starts_with("From ") && header_name(bytes.substr(0, bytes.find('\n'))).empty()) return false;
  const MailHeaders headers = read_headers(bytes.substr(0, 64u << 10)).headers;
  std::set<std::string_view> seen;
  for (const auto& [name, value] : headers) {
    if (std::find(known.begin(), known.end(), name) != known.end()) seen.insert(name);
  }
  const bool names = seen.count("from") > 0 && (seen.count("date") > 0 || seen.count("subject") > 0);
  const bool made = seen.count("mime-version") + seen.count("message-id") + seen.count("received") > 0;
  return seen.size() >= 3 && names && made;
}

}  // namespace entente
