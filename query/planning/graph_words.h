// Labels, types and property keys that a stored graph does not know: no error, since openCypher says that
// they match nothing, but worth a word to the person who wrote them. Nothing is said of scratch graphs.
#pragma once

#include <string_view>

#include "query/planning/plan_draft.h"

namespace entente {

// Whether the key says how a relationship is meant (a fact, a proposal, a denial) rather than what it is.
bool is_standing_key(std::string_view key);

void warn_of_unknown_label(PlanDraft& draft, std::string_view label);
void warn_of_unknown_type(PlanDraft& draft, std::string_view type);
// Only where the subject is certain to be a node, or certain to be a relationship.
void warn_of_unknown_key(PlanDraft& draft, std::string_view key, PossibleKinds subject);

}  // namespace entente
