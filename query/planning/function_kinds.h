// What the functions of the language take and give, as far as it is certain before a statement runs.
#pragma once

#include <string_view>

#include "query/planning/possible_kinds.h"

namespace entente {

struct FunctionKinds {
  std::string_view name;  // as in functions/function_table.h
  KindSet accepted;       // as first argument
  PossibleKinds result;
};

// Null: nothing is certain about it.
const FunctionKinds* function_kinds(std::string_view name);

}  // namespace entente
