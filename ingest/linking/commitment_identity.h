// When two statements are about one commitment.
//
// The same bound parties and the same undertaking: the stems of the content words agree, whatever their order
// and whatever the cue ("will share", "reaffirm our commitment to share"). Deliberately strict: wordings that
// differ stay two commitments, to be judged by a person; a wrong merge would be silent.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/model.h"

namespace entente {

// `parties`: final ids, groupings already expanded to members. `content`: the normalised text of what is
// undertaken. The id depends on nothing else.
EntityId commitment_id(std::vector<EntityId> parties, Polarity polarity, std::string_view content);

}  // namespace entente
