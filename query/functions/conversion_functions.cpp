#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>

#include "query/functions/argument_error.h"
#include "query/functions/characters.h"
#include "query/functions/function_table.h"

namespace entente {
namespace {

using Arguments = std::span<const Value>;

constexpr double two_to_the_63rd = 9'223'372'036'854'775'808.0;

// Nothing: no INTEGER says this.
Value whole_part(double number) {
  if (!(number >= -two_to_the_63rd && number < two_to_the_63rd)) return {};
  return static_cast<std::int64_t>(number);
}

// The number a text writes out, blanks around it allowed; null when it writes none.
Value float_of_text(std::string_view text) {
  text = without_blanks_after(without_blanks_before(text));
  if (text.size() > 1 && text[0] == '+' && text[1] != '-') text.remove_prefix(1);
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || end != text.data() + text.size()) return {};
  if (error == std::errc::result_out_of_range) return {};
  return error == std::errc() ? Value(number) : Value();
}

Value integer_of_text(std::string_view text) {
  std::string_view digits = without_blanks_after(without_blanks_before(text));
  if (digits.size() > 1 && digits[0] == '+' && digits[1] != '-') digits.remove_prefix(1);
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (!digits.empty() && error == std::errc() && end == digits.data() + digits.size()) return number;
  const Value with_fraction = float_of_text(text);
  return with_fraction.is_null() ? Value() : whole_part(with_fraction.as<double>());
}

Result<Value> to_integer(Arguments arguments, const FunctionSetting&) {
  const Value& given = arguments[0];
  switch (given.kind()) {
    case ValueKind::null:
    case ValueKind::integer:
      return given;
    case ValueKind::boolean:
      return Value(given.as<bool>() ? 1 : 0);
    case ValueKind::floating:
      return whole_part(given.as<double>());
    case ValueKind::string:
      return integer_of_text(given.as<std::string>());
    default:
      return argument_error("toInteger", "a number, STRING or BOOLEAN", given);
  }
}

Result<Value> to_float(Arguments arguments, const FunctionSetting&) {
  const Value& given = arguments[0];
  if (given.is_null() || given.is<double>()) return given;
  if (given.is<std::int64_t>()) return Value(given.as_double());
  if (given.is<std::string>()) return float_of_text(given.as<std::string>());
  return argument_error("toFloat", "a number or STRING", given);
}

Result<Value> to_string(Arguments arguments, const FunctionSetting&) {
  const Value& given = arguments[0];
  switch (given.kind()) {
    case ValueKind::null:
    case ValueKind::string:
      return given;
    case ValueKind::list:
    case ValueKind::map:
    case ValueKind::node:
    case ValueKind::relationship:
    case ValueKind::path:
      return argument_error("toString", "a number, STRING, BOOLEAN, date, time or DURATION", given);
    default:
      return Value(text_of(given));
  }
}

Result<Value> to_boolean(Arguments arguments, const FunctionSetting&) {
  const Value& given = arguments[0];
  if (given.is_null() || given.is<bool>()) return given;
  if (given.is<std::int64_t>()) return Value(given.as<std::int64_t>() != 0);
  if (!given.is<std::string>()) return argument_error("toBoolean", "a BOOLEAN, STRING or INTEGER", given);
  const std::string word = in_lower_case(given.as<std::string>());
  if (word == "true") return Value(true);
  return word == "false" ? Value(false) : Value();
}

// The same, with null in place of an error.
template <auto conversion>
Result<Value> or_null(Arguments arguments, const FunctionSetting& setting) {
  Result<Value> converted = conversion(arguments, setting);
  return converted.ok() ? std::move(converted).value() : Value();
}

constexpr auto family = FunctionFamily::conversion;

constexpr std::array<FunctionInfo, 8> table = {{
    {"toBoolean", family, 1, 1, "value", "true or false of a text; null where it says neither", to_boolean,
     nullptr},
    {"toBooleanOrNull", family, 1, 1, "value", "toBoolean(), null for any other kind", or_null<to_boolean>,
     nullptr},
    {"toFloat", family, 1, 1, "value", "the number a text says, as a float", to_float, nullptr},
    {"toFloatOrNull", family, 1, 1, "value", "toFloat(), null for any other kind", or_null<to_float>,
     nullptr},
    {"toInteger", family, 1, 1, "value", "the number a text says, without its fraction", to_integer, nullptr},
    {"toIntegerOrNull", family, 1, 1, "value", "toInteger(), null for any other kind", or_null<to_integer>,
     nullptr},
    {"toString", family, 1, 1, "value", "a number, truth, date or time as text", to_string, nullptr},
    {"toStringOrNull", family, 1, 1, "value", "toString(), null for any other kind", or_null<to_string>,
     nullptr},
}};

}  // namespace

std::span<const FunctionInfo> conversion_functions() {
  return table;
}

}  // namespace entente
