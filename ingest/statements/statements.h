// Who says, does, pledges, urges what (step 6 of docs/architecture.md).
#pragma once

#include <vector>

#include "ingest/extraction/annotation.h"
#include "ingest/statements/statement_tables.h"

namespace entente {

// The statements of a document, in text order. May set what they show of entities: a body that "should be
// created" becomes `proposed`.
std::vector<StatementCandidate> find_statements(Reading& reading, const StatementTables& tables);

// The relations that sentences, titles and statements carry. May add implicit entities (the state behind an
// office, the author of an unsigned recommendation).
std::vector<RelationCandidate> find_relations(Reading& reading,
                                              const std::vector<StatementCandidate>& statements,
                                              const StatementTables& tables);

}  // namespace entente
