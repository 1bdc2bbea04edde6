#include <algorithm>
#include <array>

#include "query/functions/argument_error.h"
#include "query/functions/characters.h"
#include "query/functions/function_table.h"

namespace entente {
namespace {

using Arguments = std::span<const Value>;

bool any_null(Arguments arguments) {
  for (const Value& argument : arguments) {
    if (argument.is_null()) return true;
  }
  return false;
}

// The text an argument is; an error when it is no text.
Result<std::string_view> text_argument(std::string_view function, const Value& argument) {
  if (!argument.is<std::string>()) return argument_error(function, "a STRING", argument);
  return std::string_view(argument.as<std::string>());
}

Result<std::size_t> count_argument(std::string_view function, const Value& argument) {
  if (!argument.is<std::int64_t>() || argument.as<std::int64_t>() < 0) {
    return argument_error(function, "an INTEGER of at least 0", argument);
  }
  return static_cast<std::size_t>(argument.as<std::int64_t>());
}

Result<Value> to_lower(Arguments arguments, const FunctionSetting&) {
  if (any_null(arguments)) return Value();
  return Value(in_lower_case(TRY(text_argument("toLower", arguments[0]))));
}

Result<Value> to_upper(Arguments arguments, const FunctionSetting&) {
  if (any_null(arguments)) return Value();
  return Value(in_upper_case(TRY(text_argument("toUpper", arguments[0]))));
}

Result<Value> trim(Arguments arguments, const FunctionSetting&) {
  if (any_null(arguments)) return Value();
  return Value(without_blanks_after(without_blanks_before(TRY(text_argument("trim", arguments[0])))));
}

Result<Value> trim_left(Arguments arguments, const FunctionSetting&) {
  if (any_null(arguments)) return Value();
  return Value(without_blanks_before(TRY(text_argument("ltrim", arguments[0]))));
}

Result<Value> trim_right(Arguments arguments, const FunctionSetting&) {
  if (any_null(arguments)) return Value();
  return Value(without_blanks_after(TRY(text_argument("rtrim", arguments[0]))));
}

Result<Value> substring(Arguments arguments, const FunctionSetting&) {
  if (any_null(arguments)) return Value();
  std::string_view text = TRY(text_argument("substring", arguments[0]));
  text.remove_prefix(byte_of_character(text, TRY(count_argument("substring", arguments[1]))));
  if (arguments.size() == 2) return Value(text);
  return Value(text.substr(0, byte_of_character(text, TRY(count_argument("substring", arguments[2])))));
}

Result<Value> left(Arguments arguments, const FunctionSetting&) {
  if (any_null(arguments)) return Value();
  const std::string_view text = TRY(text_argument("left", arguments[0]));
  return Value(text.substr(0, byte_of_character(text, TRY(count_argument("left", arguments[1])))));
}

Result<Value> right(Arguments arguments, const FunctionSetting&) {
  if (any_null(arguments)) return Value();
  const std::string_view text = TRY(text_argument("right", arguments[0]));
  const std::size_t wanted = TRY(count_argument("right", arguments[1]));
  const std::size_t length = character_count(text);
  return Value(text.substr(byte_of_character(text, length - std::min(length, wanted))));
}

// Where a text is cut or mended: every place of `part` that does not overlap the one before.
std::size_t places_of(std::string_view part, std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

Result<Value> replace(Arguments arguments, const FunctionSetting& setting) {
  if (any_null(arguments)) return Value();
  const std::string_view text = TRY(text_argument("replace", arguments[0]));
  const std::string_view search = TRY(text_argument("replace", arguments[1]));
  const std::string_view substitute = TRY(text_argument("replace", arguments[2]));
  if (search.empty()) return arguments[0];
  TRY(affordable(text.size() + places_of(search, text) * substitute.size(), setting));
  std::string out;
  std::size_t done = 0;
  for (std::size_t at = text.find(search); at != text.npos; at = text.find(search, done)) {
    out.append(text, done, at - done).append(substitute);
    done = at + search.size();
  }
  return Value(out.append(text, done));
}

ValueList single_characters(std::string_view text) {
  ValueList characters;
  while (!text.empty()) {
    const std::size_t length = byte_of_character(text, 1);
    characters.emplace_back(text.substr(0, length));
    text.remove_prefix(length);
  }
  return characters;
}

// What each part of a cut text costs besides its letters, about.
constexpr std::uint64_t part_size = 128;

Result<Value> split(Arguments arguments, const FunctionSetting& setting) {
  if (any_null(arguments)) return Value();
  const std::string_view text = TRY(text_argument("split", arguments[0]));
  const std::string_view delimiter = TRY(text_argument("split", arguments[1]));
  const std::size_t cuts = delimiter.empty() ? text.size() : places_of(delimiter, text);
  TRY(affordable(text.size() + cuts * part_size, setting));
  if (delimiter.empty()) return Value(single_characters(text));
  ValueList parts;
  std::size_t done = 0;
  for (std::size_t at = text.find(delimiter); at != text.npos; at = text.find(delimiter, done)) {
    parts.emplace_back(text.substr(done, at - done));
    done = at + delimiter.size();
  }
  parts.emplace_back(text.substr(done));
  return Value(std::move(parts));
}

constexpr auto family = FunctionFamily::text;

constexpr std::array<FunctionInfo, 10> table = {{
    {"left", family, 2, 2, "text, count", "the first characters of a text", left, nullptr},
    {"ltrim", family, 1, 1, "text", "a text without white space before it", trim_left, nullptr},
    {"replace", family, 3, 3, "text, search, substitute", "a text with every place of one part replaced",
     replace, nullptr},
    {"right", family, 2, 2, "text, count", "the last characters of a text", right, nullptr},
    {"rtrim", family, 1, 1, "text", "a text without white space after it", trim_right, nullptr},
    {"split", family, 2, 2, "text, delimiter", "the parts of a text", split, nullptr},
    {"substring", family, 2, 3, "text, start, count", "characters from a place on, counted from 0", substring,
     nullptr},
    {"toLower", family, 1, 1, "text", "a text in small letters", to_lower, nullptr},
    {"toUpper", family, 1, 1, "text", "a text in capitals", to_upper, nullptr},
    {"trim", family, 1, 1, "text", "a text without white space around it", trim, nullptr},
}};

}  // namespace

std::span<const FunctionInfo> text_functions() {
  return table;
}

}  // namespace entente
