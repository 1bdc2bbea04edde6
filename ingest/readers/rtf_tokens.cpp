#include "ingest/readers/rtf_tokens.h"

#include <algorithm>

namespace entente {
namespace {

constexpr std::size_t longest_word = 40;
constexpr int largest_number = 100'000'000;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

int hex_value_of(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

}  // namespace

RtfToken RtfTokens::next() {
  while (at_ < bytes_.size()) {
    const char c = bytes_[at_];
    if (c == '\r' || c == '\n' || c == '\0') {
      ++at_;
      continue;
    }
    if (c == '\\') {
      ++at_;
      const RtfToken token = read_control();
      if (token.kind != RtfTokenKind::word || token.text != "bin") return token;
      at_ += std::min(static_cast<std::size_t>(std::max(token.number, 0)), bytes_.size() - at_);
      continue;
    }
    if (c == '{' || c == '}') {
      ++at_;
      return {c == '{' ? RtfTokenKind::open : RtfTokenKind::close, {}, false, 0};
    }
    const std::size_t end =
        std::min(bytes_.find_first_of(std::string_view("\\{}\r\n\0", 6), at_), bytes_.size());
    const std::string_view text = bytes_.substr(at_, end - at_);
    at_ = end;
    return {RtfTokenKind::text, text, false, 0};
  }
  return {};
}

RtfToken RtfTokens::read_control() {
  if (at_ >= bytes_.size()) return {};
  if (!is_letter(bytes_[at_])) {
    const std::string_view symbol = bytes_.substr(at_++, 1);
    if (symbol != "'") return {RtfTokenKind::symbol, symbol, false, 0};
    const int high = at_ < bytes_.size() ? hex_value_of(bytes_[at_]) : -1;
    const int low = at_ + 1 < bytes_.size() ? hex_value_of(bytes_[at_ + 1]) : -1;
    if (high < 0 || low < 0) return {RtfTokenKind::symbol, symbol, false, 0};
    at_ += 2;
    return {RtfTokenKind::byte, {}, true, high * 16 + low};
  }
  RtfToken token{RtfTokenKind::word, {}, false, 0};
  const std::size_t begin = at_;
  while (at_ < bytes_.size() && at_ - begin < longest_word && is_letter(bytes_[at_])) ++at_;
  token.text = bytes_.substr(begin, at_ - begin);
  const bool negative = at_ + 1 < bytes_.size() && bytes_[at_] == '-' && is_digit(bytes_[at_ + 1]);
  if (negative) ++at_;
  for (; at_ < bytes_.size() && is_digit(bytes_[at_]); ++at_) {
    token.has_number = true;
    token.number = std::min(token.number * 10 + (bytes_[at_] - '0'), largest_number);
  }
  if (negative) token.number = -token.number;
  if (at_ < bytes_.size() && bytes_[at_] == ' ') ++at_;  // ends the word, is no text
  return token;
}

}  // namespace entente
