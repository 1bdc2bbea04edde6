// Clauses and whole statements.
#pragma once

#include <optional>

#include "query/language/syntax.h"
#include "query/language/token_reader.h"

namespace entente {

// A statement up to its end. Its text is still to be filled in. Nothing: failed.
std::optional<Query> parse_statement(TokenReader& reader);

// What stands in EXISTS { … }, up to before the '}': clauses that need no RETURN, or a pattern with an
// optional WHERE as if MATCH stood before it.
std::optional<Query> parse_subquery(TokenReader& reader);

// MERGE, SET, REMOVE, DELETE, FOREACH: read to their end, and only their keyword kept.
std::optional<WritingClause> parse_writing_clause(TokenReader& reader);
bool begins_writing_clause(Keyword word);

}  // namespace entente
