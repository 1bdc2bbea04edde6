#include "export/palette.h"

#include <algorithm>
#include <array>

namespace entente {
namespace {

struct Colour {
  EntityKind kind;
  std::string_view rgb;
};

constexpr std::array palette{
    Colour{EntityKind::state, "#0072B2"},         // blue
    Colour{EntityKind::organisation, "#009E73"},  // bluish green
    Colour{EntityKind::grouping, "#56B4E9"},      // sky blue
    Colour{EntityKind::person, "#D55E00"},        // vermilion
    Colour{EntityKind::meeting, "#E69F00"},       // orange
    Colour{EntityKind::instrument, "#CC79A7"},    // reddish purple
    Colour{EntityKind::commitment, "#F0E442"},    // yellow
    Colour{EntityKind::document, "#999999"},      // grey
    Colour{EntityKind::office, "#8C3A00"},        // dark vermilion
    Colour{EntityKind::place, "#C8C8C8"},         // light grey
    Colour{EntityKind::initiative, "#00604A"},    // dark green
    Colour{EntityKind::event, "#8F6400"},         // dark orange
    Colour{EntityKind::topic, "#7A4465"},         // dark purple
};

}  // namespace

std::string_view colour_of(EntityKind kind) {
  const auto found = std::ranges::find(palette, kind, &Colour::kind);
  return found == palette.end() ? std::string_view("#999999") : found->rgb;
}

}  // namespace entente
