#include "query/planning/possible_kinds.h"

#include <array>
#include <string_view>

namespace entente {
namespace {

constexpr std::array<std::string_view, 16> kind_words = {
    "null",   "a boolean",        "an integer",     "a float",   "a string", "a list",
    "a map",  "a node",           "a relationship", "a path",    "a date",   "a local time",
    "a time", "a local datetime", "a datetime",     "a duration"};

}  // namespace

PossibleKinds kinds_of(const Value& value) {
  PossibleKinds result{kind_set(value.kind()), 0};
  if (!value.is<ValueList>()) return result;
  for (const Value& item : value.as<ValueList>()) result.items |= kind_set(item.kind());
  return result;
}

std::string described(KindSet kinds) {
  if ((kinds & ~null_kind) == 0) return "null";
  std::string text;
  for (std::size_t i = 1; i < kind_words.size(); ++i) {
    if ((kinds >> i & 1U) == 0) continue;
    if (!text.empty()) text += " or ";
    text += kind_words[i];
  }
  return text;
}

}  // namespace entente
