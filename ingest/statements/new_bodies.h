// Bodies that statements bring about: what "should be created" does not exist yet.
#pragma once

#include <vector>

#include "ingest/extraction/annotation.h"

namespace entente {

// Gives unknown organisations and initiatives that a statement would create, launch or found the status it
// shows: proposed, planned or established.
void mark_new_bodies(Reading& reading, const std::vector<StatementCandidate>& statements);

}  // namespace entente
