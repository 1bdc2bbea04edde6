// What an expression is, without a statement around it, for table tests:
//
//   computed("[1, null] = [1, 2]")   // "null"
//   computed("1 / 0")                // "error: 1 / 0 has no result"
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "query/budget.h"

namespace entente {

// As literal_of() writes it; of an error the first line of its message.
std::string computed(std::string_view expression, const Limits& limits = {});

struct ExpressionRow {
  std::string_view expression;
  std::string_view expected;
};
void expect_computed(std::initializer_list<ExpressionRow> rows);

// Of each an error of the values (invalid_argument, when it runs) or, where the kinds are known before, of
// the statement; never a value.
void expect_refused(std::initializer_list<std::string_view> expressions);

}  // namespace entente
