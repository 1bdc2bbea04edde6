// Patterns: `p = (a:State {name: 'Japan'})-[r:SIGNED*1..3]->(b)`.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "query/language/syntax.h"
#include "query/language/token_reader.h"

namespace entente {

// Whether the '(' at token `index` opens a pattern with at least one relationship, rather than an expression
// in parentheses: what lies between the brackets is not read, only jumped over. REQUIRES: the token is a '('
bool opens_pattern(const TokenReader& reader, std::size_t index);

// One part of MATCH: with path variable, SHORTEST and shortestPath().
std::optional<PatternPart> parse_pattern_part(TokenReader& reader);
// Parts with commas between them; empty: failed.
std::vector<PatternPart> parse_pattern_list(TokenReader& reader);
// Nodes and relationships alone, as a predicate has them.
std::optional<PatternPart> parse_pattern_element(TokenReader& reader);

}  // namespace entente
