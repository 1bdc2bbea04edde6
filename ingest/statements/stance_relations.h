// Relations that statements already hold: urged, supports, criticised, reaffirmed, proposed, established.
#pragma once

#include <vector>

#include "ingest/extraction/annotation.h"

namespace entente {

// Parties × targets of directive, supporting, opposing and reaffirming statements, each marked with its
// statement.
std::vector<RelationCandidate> stance_relations(const Reading& reading,
                                                const std::vector<StatementCandidate>& statements);

}  // namespace entente
