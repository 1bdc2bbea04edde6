#include "query/language/literals.h"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>

#include "query/display_width.h"
#include "query/language/characters.h"

namespace entente {
namespace {

constexpr std::string_view integer_range = "-9223372036854775808 to 9223372036854775807";

std::string_view bytes_of(std::string_view statement, TextSpan span) {
  return statement.substr(span.begin, span.end - span.begin);
}

LiteralFault no_number(std::string_view statement, TextSpan span, std::string_view hint) {
  return {span, fmt::format("'{}' is not a number", fitted(bytes_of(statement, span), 40)),
          std::string(hint)};
}

struct IntegerDigits {
  std::string_view digits;
  int base = 10;
};

IntegerDigits digits_of(std::string_view bytes) {
  const char mark = bytes.size() > 1 ? static_cast<char>(bytes[1] | 0x20) : '\0';
  if (bytes.front() == '0' && mark == 'x') return {bytes.substr(2), 16};
  if (bytes.front() == '0' && mark == 'o') return {bytes.substr(2), 8};
  return {bytes, 10};
}

// The four or eight hex digits of an escape; nothing when there are fewer.
std::optional<char32_t> hex_digits(std::string_view bytes, std::size_t count) {
  if (bytes.size() < count) return std::nullopt;
  std::uint32_t value = 0;
  const char* end = bytes.data() + count;
  const auto [stop, error] = std::from_chars(bytes.data(), end, value, 16);
  if (error != std::errc() || stop != end) return std::nullopt;
  return value;
}

bool is_high_surrogate(char32_t code) {
  return code >= 0xD800 && code <= 0xDBFF;
}
bool is_low_surrogate(char32_t code) {
  return code >= 0xDC00 && code <= 0xDFFF;
}

// Resolves the escapes of one quoted text.
class EscapeReader {
 public:
  EscapeReader(std::string_view statement, TextSpan span) : begin_(span.begin + 1) {
    rest_ = statement.substr(span.begin + 1, span.end - span.begin - 2);
  }

  std::variant<std::string, LiteralFault> text() && {
    for (std::size_t escape = rest_.find('\\'); escape != std::string_view::npos; escape = rest_.find('\\')) {
      text_ += rest_.substr(0, escape);
      skip(escape + 1);
      if (!escaped()) return std::move(fault_);
    }
    text_ += rest_;
    return std::move(text_);
  }

 private:
  void skip(std::size_t bytes) {
    rest_.remove_prefix(bytes);
    begin_ += bytes;
  }

  // After the backslash, which something always follows: the lexer saw to it.
  bool escaped() {
    static constexpr std::array<std::pair<char, char>, 9> simple = {{{'\\', '\\'},
                                                                     {'\'', '\''},
                                                                     {'"', '"'},
                                                                     {'`', '`'},
                                                                     {'n', '\n'},
                                                                     {'t', '\t'},
                                                                     {'r', '\r'},
                                                                     {'b', '\b'},
                                                                     {'f', '\f'}}};
    const char mark = rest_.front();
    for (const auto& [letter, meaning] : simple) {
      if (mark != letter) continue;
      text_ += meaning;
      skip(1);
      return true;
    }
    if (mark == 'u') return unicode(4);
    if (mark == 'U') return unicode(8);
    const std::size_t size =
        static_cast<unsigned char>(mark) < 0x80 ? 1 : statement_character_at(rest_, 0).size;
    return refuse(
        size,
        fmt::format("'\\{}' is no escape",
                    static_cast<unsigned char>(mark) < 0x20 ? std::string_view("?") : rest_.substr(0, size)),
        "write \\\\ for a backslash");
  }

  bool unicode(std::size_t count) {
    const std::optional<char32_t> code = hex_digits(rest_.substr(1), count);
    const std::string_view hint =
        count == 4 ? "write \\u and four hex digits: \\u00E9" : "write \\U and eight hex digits: \\U0001F30D";
    if (!code) return refuse(1, "an escape of a character lacks hex digits", hint);
    if (*code > 0x10FFFF || is_low_surrogate(*code))
      return refuse(1 + count, "there is no such character", hint);
    if (!is_high_surrogate(*code)) {
      skip(1 + count);
      append_utf8(text_, *code);
      return true;
    }
    const std::string_view second = rest_.substr(1 + count);
    const bool paired = count == 4 && second.starts_with("\\u");
    const std::optional<char32_t> low = paired ? hex_digits(second.substr(2), 4) : std::nullopt;
    if (!low || !is_low_surrogate(*low))
      return refuse(1 + count, "half a character: its second half is missing", hint);
    skip(11);
    append_utf8(text_, 0x10000 + ((*code - 0xD800) << 10U) + (*low - 0xDC00));
    return true;
  }

  bool refuse(std::size_t size, std::string message, std::string_view hint) {
    fault_ = {{begin_ - 1, begin_ + size}, std::move(message), std::string(hint)};
    return false;
  }

  std::string_view rest_;
  std::size_t begin_;  // of rest_ in the statement
  std::string text_;
  LiteralFault fault_;
};

}  // namespace

std::variant<std::int64_t, LiteralFault> integer_literal(std::string_view statement, TextSpan span,
                                                         LiteralSign sign) {
  const std::string_view bytes = bytes_of(statement, span);
  const IntegerDigits number = digits_of(bytes);
  if (number.base == 10 && bytes.size() > 1 && bytes.front() == '0') {
    return no_number(statement, span, "leave out the leading 0; an octal number is written 0o17");
  }
  std::uint64_t magnitude = 0;
  const char* end = number.digits.data() + number.digits.size();
  const auto [stop, error] = std::from_chars(number.digits.data(), end, magnitude, number.base);
  if (number.digits.empty() || stop != end) return no_number(statement, span, "");
  const std::uint64_t largest = std::numeric_limits<std::int64_t>::max();
  const bool is_least = sign == LiteralSign::minus && magnitude == largest + 1;
  if (error != std::errc() || (magnitude > largest && !is_least)) {
    return LiteralFault{span, "an integer is too large", fmt::format("integers go from {}", integer_range)};
  }
  if (is_least) return std::numeric_limits<std::int64_t>::min();
  const auto value = static_cast<std::int64_t>(magnitude);
  return sign == LiteralSign::minus ? -value : value;
}

std::variant<double, LiteralFault> real_literal(std::string_view statement, TextSpan span) {
  const std::string_view bytes = bytes_of(statement, span);
  double value = 0;
  const auto [stop, error] = std::from_chars(bytes.data(), bytes.data() + bytes.size(), value);
  if (error == std::errc()) return value;
  // Out of range says neither too large nor too small: strtod does.
  value = std::strtod(std::string(bytes).c_str(), nullptr);
  if (!std::isinf(value)) return value;
  return LiteralFault{span, "a number is too large", "the largest is about 1.8e308"};
}

std::variant<std::string, LiteralFault> text_literal(std::string_view statement, TextSpan span) {
  return EscapeReader(statement, span).text();
}

std::string quoted_name(std::string_view statement, TextSpan span) {
  const std::string_view inner = statement.substr(span.begin + 1, span.end - span.begin - 2);
  std::string name;
  for (std::size_t i = 0; i < inner.size(); ++i) {
    name += inner[i];
    if (inner[i] == '`') ++i;  // the second of a pair
  }
  return name;
}

}  // namespace entente
