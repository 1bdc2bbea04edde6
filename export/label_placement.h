// Finds room for labels beside discs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "export/drawing.h"

namespace entente {

struct Box {
  double left = 0, top = 0, right = 0, bottom = 0;
  bool overlaps(const Box& other) const {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }
};

enum class Anchor { start, middle, end };  // SVG's text-anchor

struct PlacedLabel {
  std::size_t disc = 0;
  std::string text;
  double font_size = 12;
  Point baseline;
  Anchor anchor = Anchor::start;
  Box box;
};

// Width of the text in a common sans-serif face: an estimate, rather too wide. Letters of East Asia count
// double.
double estimated_width(std::string_view text, double font_size);

// Labels in the order of the discs (the strongest first), each beside, below or above its disc or at a
// corner, wherever it touches no label placed before, no disc and no edge of the canvas. Those without room
// are left out; only the first twelve rather lie on a disc. `texts`: one a disc.
std::vector<PlacedLabel> place_labels(const std::vector<Disc>& discs, const std::vector<std::string>& texts,
                                      const Canvas& canvas);

}  // namespace entente
