// What a person who wrote a statement wrong may have meant.
#pragma once

#include <string>
#include <string_view>

#include "query/language/token_reader.h"

namespace entente {

// Where the token here cannot stand and `expected` could: "write <> for 'not equal'", "did you mean
// 'RETURN'?", or "" when nothing is known to help.
std::string syntax_hint(const TokenReader& reader, std::string_view expected);

}  // namespace entente
