// The small language of a search: what `search` takes after it, and CALL search('…') as its text.
//
//   extended deterrence            both words, in any form: "deter" is found by "deterrence"
//   "extended deterrence"          these words side by side, as they are
//   japan OR korea                 AND is what stands between words anyway
//   treaty NOT (draft OR "not yet")
//   deter*                         words that begin so
//
// AND, OR and NOT in capitals; case, accents and punctuation do not count otherwise ("Indo-Pacific" is two
// words side by side).
#pragma once

#include <string_view>

#include "graph/full_text.h"
#include "graph/result.h"

namespace entente {

// invalid_query with a caret and what would be right: an open quote or parenthesis, an operator without its
// sides, '*' inside quotes, nothing but what must not be found, no word at all, too many. Linear.
Result<FullTextQuery> parse_search_text(std::string_view text);

}  // namespace entente
