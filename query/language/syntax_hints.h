// What a person who wrote a statement wrong may have meant. Called when parsing has failed, so cost is no
// matter.
#pragma once

#include <string>
#include <string_view>

#include "query/language/token_reader.h"

namespace entente {

// Where the token here cannot stand and `expected` could: "write <> for 'not equal'", "did you mean
// 'RETURN'?", or "" when nothing is known to help.
std::string syntax_hint(const TokenReader& reader, std::string_view expected);

// The keyword that the word before here must have been meant for, since as a name it explains nothing:
// "DISTINCT" in `RETURN DISTNCT n`. "" when it may well be a name.
std::string_view misspelt_before(const TokenReader& reader);

// Whether `word` begins statements of a language that people take this one for: SELECT, INSERT …
bool is_foreign_opening(std::string_view word);

}  // namespace entente
