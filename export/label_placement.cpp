#include "export/label_placement.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "export/utf8.h"

namespace entente {
namespace {

constexpr double away = 3;                   // between disc and label
constexpr std::size_t always_labelled = 12;  // the strongest: rather on a disc than without a name
constexpr double ascent = 0.78;
constexpr double descent = 0.24;
constexpr double generosity = 1.08;  // the viewer's face may be wider

double width_of(char32_t c) {
  if (c >= 0x1100 && (c <= 0x11FF || (c >= 0x2E80 && c <= 0xD7FF) || (c >= 0xF900 && c <= 0xFFEF)))
    return 1.0;
  if (c == 'm' || c == 'w' || c == 'M' || c == 'W') return 0.9;
  if (c >= 'A' && c <= 'Z') return 0.7;
  if (c == 'i' || c == 'j' || c == 'l' || c == 't' || c == 'f' || c == 'r' || c == ' ' || c == '.' ||
      c == ',') {
    return 0.34;
  }
  return 0.57;
}

double font_size_of(const Disc& disc) {
  return std::clamp(7.5 + disc.radius * 0.45, 10.0, 17.0);
}

PlacedLabel at(const PlacedLabel& label, Anchor anchor, Point baseline) {
  PlacedLabel placed = label;
  placed.anchor = anchor;
  placed.baseline = baseline;
  const double width = estimated_width(label.text, label.font_size);
  double left = baseline.x;
  if (anchor == Anchor::middle) left -= width / 2;
  if (anchor == Anchor::end) left -= width;
  placed.box = {left, baseline.y - ascent * label.font_size, left + width,
                baseline.y + descent * label.font_size};
  return placed;
}

// Beside, below, above, then the corners.
std::array<PlacedLabel, 8> choices(const Disc& disc, const PlacedLabel& label) {
  const Point& c = disc.centre;
  const double out = disc.radius + away;
  const double slant = disc.radius * 0.71 + away;
  const double level = c.y + label.font_size * (ascent - descent) / 2;
  const double below = c.y + ascent * label.font_size;
  const double above = c.y - descent * label.font_size;
  return {at(label, Anchor::start, {c.x + out, level}),
          at(label, Anchor::end, {c.x - out, level}),
          at(label, Anchor::middle, {c.x, below + out}),
          at(label, Anchor::middle, {c.x, above - out}),
          at(label, Anchor::start, {c.x + slant, below + slant * 0.6}),
          at(label, Anchor::start, {c.x + slant, above - slant * 0.6}),
          at(label, Anchor::end, {c.x - slant, below + slant * 0.6}),
          at(label, Anchor::end, {c.x - slant, above - slant * 0.6})};
}

bool is_on(const Box& box, const Canvas& canvas) {
  return box.left >= 4 && box.right <= canvas.width - 4 && box.top >= 4 &&
         box.bottom <= canvas.height - canvas.footer - 2;
}

bool touches(const Box& box, const Disc& disc) {
  const double x = std::clamp(disc.centre.x, box.left, box.right) - disc.centre.x;
  const double y = std::clamp(disc.centre.y, box.top, box.bottom) - disc.centre.y;
  return std::hypot(x, y) < disc.radius + 1;
}

}  // namespace

double estimated_width(std::string_view text, double font_size) {
  double width = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const DecodedCharacter character = character_at(text, offset);
    width += width_of(character.code_point);
    offset += character.size;
  }
  return width * font_size * generosity;
}

std::vector<PlacedLabel> place_labels(const std::vector<Disc>& discs, const std::vector<std::string>& texts,
                                      const Canvas& canvas) {
  std::vector<PlacedLabel> placed;
  const auto has_room = [&](const PlacedLabel& label) {
    return is_on(label.box, canvas) && std::ranges::none_of(placed, [&](const PlacedLabel& other) {
             return other.box.overlaps(label.box);
           });
  };
  // How many discs the label would lie on.
  const auto covered = [&](const PlacedLabel& label) {
    return std::ranges::count_if(discs, [&](const Disc& disc) { return touches(label.box, disc); });
  };
  for (std::size_t i = 0; i < discs.size(); ++i) {
    PlacedLabel label;
    label.disc = i;
    label.text = texts[i];
    label.font_size = font_size_of(discs[i]);
    const PlacedLabel* best = nullptr;
    const auto offered = choices(discs[i], label);
    for (const PlacedLabel& choice : offered) {
      if (has_room(choice) && (best == nullptr || covered(choice) < covered(*best))) best = &choice;
    }
    if (best != nullptr && (i < always_labelled || covered(*best) == 0)) placed.push_back(*best);
  }
  return placed;
}

}  // namespace entente
