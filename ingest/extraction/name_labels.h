// The labels of the name tagger: one a token, from which names of five types are read off.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "ingest/extraction/reading_draft.h"

namespace entente {

enum class NameType : std::uint8_t { person, organisation, place, event, other };
inline constexpr std::size_t name_type_count = 5;
std::string_view name_of(NameType type);  // "person"

// 0: no name. Else 1 + 3 × type + part.
using NameLabel = std::uint8_t;
enum class NamePart : std::uint8_t {
  whole,
  first,
  later
};  // a name of one word; of several: the first, the rest
inline constexpr NameLabel no_name = 0;
inline constexpr std::size_t name_label_count = 1 + 3 * name_type_count;

constexpr NameLabel label_of(NameType type, NamePart part) {
  return static_cast<NameLabel>(1 + 3 * static_cast<int>(type) + static_cast<int>(part));
}
constexpr NameType type_of(NameLabel label) {  // REQUIRES: label != no_name
  return static_cast<NameType>((label - 1) / 3);
}
constexpr NamePart part_of(NameLabel label) {
  return static_cast<NamePart>((label - 1) % 3);
}

// Whether `next` may stand after `label`: after the first word of a name comes another of the same name, and
// a later word stands only after such.
constexpr bool may_follow(NameLabel label, NameLabel next) {
  const bool inside = label != no_name && part_of(label) != NamePart::whole;
  const bool continues = next != no_name && part_of(next) == NamePart::later;
  if (continues) return inside && type_of(label) == type_of(next);
  return label == no_name || part_of(label) != NamePart::first;
}
constexpr bool may_begin_sentence(NameLabel label) {
  return may_follow(no_name, label);
}
constexpr bool may_end_sentence(NameLabel label) {
  return may_follow(label, no_name);
}

// Token indices of one name.
struct LabelledName {
  TokenRange tokens;
  NameType type = NameType::other;
  auto operator<=>(const LabelledName&) const = default;
};

// REQUIRES: the labels follow each other as may_follow allows. `first` is the token of the first label.
std::vector<LabelledName> names_of(const std::vector<NameLabel>& labels, std::uint32_t first);

// The labels of `count` tokens from `first` that hold these names, which do not overlap.
std::vector<NameLabel> labels_of(const std::vector<LabelledName>& names, std::uint32_t first,
                                 std::uint32_t count);

}  // namespace entente
