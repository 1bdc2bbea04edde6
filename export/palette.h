// Colours of the kinds of entity, the same in every export.
#pragma once

#include <string_view>

#include "graph/kinds.h"

namespace entente {

// "#RRGGBB". The eight common kinds have the hues of Okabe and Ito's palette, which people with any of the
// three colour-vision deficiencies tell apart; rarer kinds differ from them in lightness.
std::string_view colour_of(EntityKind kind);

}  // namespace entente
