// Who pledges for an actor: the actor itself, the groupings it belongs to, the persons who lead it, and the
// groupings of these. What "the leaders", the Quad or President Yoon undertake binds the Republic of Korea
// too.
#pragma once

#include <set>

#include "query/verbs/verbs.h"

namespace entente {

// Nodes, `actor` among them. Follows member_of (stated or derived) and head_of, whatever their date: who
// spoke when is for the statement's own evidence to say. Reads the edges of those kinds of the actor and of
// its leaders.
Result<std::set<NodeId>> representatives(Inquiry& inquiry, NodeId actor);

}  // namespace entente
