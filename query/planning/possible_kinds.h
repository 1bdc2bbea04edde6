// What can be said about a value before the statement runs: the kinds it may have. A mistake that is certain
// (`NOT 5`, `size(path)`, a relationship where a node must stand) is refused when the statement is planned;
// what is merely possible is left to the run.
#pragma once

#include <cstdint>
#include <string>

#include "query/values/value.h"

namespace entente {

using KindSet = std::uint32_t;  // one bit a ValueKind

constexpr KindSet kind_set(ValueKind kind) {
  return KindSet{1} << static_cast<unsigned>(kind);
}
template <typename... Kinds>
constexpr KindSet kind_set(ValueKind first, Kinds... rest) {
  return kind_set(first) | kind_set(rest...);
}

inline constexpr KindSet every_kind = 0xFFFF;
inline constexpr KindSet null_kind = kind_set(ValueKind::null);
inline constexpr KindSet truth_kinds = kind_set(ValueKind::boolean);
inline constexpr KindSet number_kinds = kind_set(ValueKind::integer, ValueKind::floating);
inline constexpr KindSet element_kinds = kind_set(ValueKind::node, ValueKind::relationship);
inline constexpr KindSet temporal_kinds =
    kind_set(ValueKind::date, ValueKind::local_time, ValueKind::zoned_time, ValueKind::local_date_time,
             ValueKind::zoned_date_time, ValueKind::duration);

struct PossibleKinds {
  KindSet kinds = every_kind;
  KindSet items = every_kind;  // of the items, where it is a list

  // Whether it cannot be one of `accepted`. Null is accepted everywhere: operators answer null for it. What is
  // no kind at all is the item of an empty list, which never comes.
  bool excludes(KindSet accepted) const { return kinds != 0 && (kinds & (accepted | null_kind)) == 0; }
  bool only(KindSet accepted) const { return kinds != 0 && (kinds & ~accepted) == 0; }
  PossibleKinds or_null() const { return {kinds | null_kind, items}; }
  PossibleKinds either(PossibleKinds other) const { return {kinds | other.kinds, items | other.items}; }
};

inline constexpr PossibleKinds anything{};
inline constexpr PossibleKinds some_truth{truth_kinds | null_kind, 0};
inline constexpr PossibleKinds a_node{kind_set(ValueKind::node), 0};
inline constexpr PossibleKinds a_relationship{kind_set(ValueKind::relationship), 0};
inline constexpr PossibleKinds a_path{kind_set(ValueKind::path), 0};
inline constexpr PossibleKinds a_relationship_list{kind_set(ValueKind::list),
                                                   kind_set(ValueKind::relationship)};

PossibleKinds kinds_of(const Value& value);

// For messages: "a list", "an integer or a string"; null is left out unless it is all there is.
std::string described(KindSet kinds);

}  // namespace entente
