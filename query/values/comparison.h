// The comparisons of openCypher 9 (CIP2016-06-14), which are four different things:
//
//   equals(a, b)       the operator `=`: true, false, or null when that cannot be known
//   compare(a, b)      the operators < and >: nothing when the two are not comparable
//   order(a, b)        ORDER BY: a total order over all values, null last
//   equivalent(a, b)   DISTINCT, grouping: null is null, NaN is NaN, 1 is 1.0
#pragma once

#include <compare>
#include <cstddef>
#include <optional>

#include "query/values/value.h"

namespace entente {

// true, false, or null.
using Ternary = std::optional<bool>;

Ternary equals(const Value& a, const Value& b);

// Nothing: null is involved or the kinds do not compare (the operator gives null). `unordered` is NaN (the
// operator gives false). Lists compare element by element.
std::optional<std::partial_ordering> compare(const Value& a, const Value& b);

// Ascending order: map, node, relationship, list, path, temporal values, string, boolean, number, NaN, null.
std::strong_ordering order(const Value& a, const Value& b);

bool equivalent(const Value& a, const Value& b);
std::size_t hash_of(const Value& value);  // agrees with equivalent()

struct ValueHash {
  std::size_t operator()(const Value& value) const { return hash_of(value); }
  std::size_t operator()(const ValueList& values) const;
};
struct ValueEquivalence {
  bool operator()(const Value& a, const Value& b) const { return equivalent(a, b); }
  bool operator()(const ValueList& a, const ValueList& b) const;
};

}  // namespace entente
