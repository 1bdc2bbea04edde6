// Ways to a node other than a scan.
#pragma once

#include <functional>
#include <string>

#include "query/planning/match_parts.h"

namespace entente {

// `n.name = 'Japan'` where names are indexed, or `n = m`: for a NodeSeek.
struct NodeSeekChoice {
  std::string key;                         // "": the value is the node
  const Expression* expression = nullptr;  // null: there is none
  std::size_t condition = 0;
  bool exact = false;  // the seek leaves nothing of the condition to ask
};
NodeSeekChoice seek_choice(const PlanDraft& draft, const MatchParts& parts, Slot node,
                           const std::function<bool(const MatchCondition&)>& usable);

// The nodes that the left (else the right) end of a bound relationship can be, as a list; null where the
// functions for it are missing.
Expression* ends_of(PlanDraft& draft, const MatchHop& hop, bool left);

// Facts alone, unless the MATCH asks how relationships are meant; derived relationships pass.
HopFilter walk_filter(const MatchHop& hop, bool forward, bool asks_standing);

}  // namespace entente
