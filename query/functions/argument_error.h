// The one form in which a function refuses an argument: "labels() takes a NODE, not INTEGER".
#pragma once

#include <string_view>

#include "graph/result.h"
#include "query/values/value.h"

namespace entente {

// invalid_argument. `expected` with its article: "a NODE".
Error argument_error(std::string_view function, std::string_view expected, const Value& given);

}  // namespace entente
