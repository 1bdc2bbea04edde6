// The most connected part of a graph on a canvas: discs that do not overlap, lines between them.
#pragma once

#include <cstdint>
#include <vector>

#include "export/projection.h"

namespace entente {

struct Disc {
  std::uint32_t node = 0;  // number in the projection
  Point centre;
  double radius = 0;
};

struct Line {
  std::uint32_t from = 0;  // numbers of discs
  std::uint32_t to = 0;
  float weight = 1;
};

struct Canvas {
  double width = 1280;
  double height = 860;
  double margin = 60;  // free of disc centres, on all sides
  double footer = 40;  // below, for the legend
};

struct Drawing {
  std::vector<Disc> discs;  // strongest first
  std::vector<Line> lines;  // each pair once
};

// `main`: without documents, commitments and topics, which are many and say little each from afar. `all`: for
// an answer, where each was asked for.
enum class DrawnKinds { main, all };

// At most `limit` nodes, those with the most links among the kinds drawn.
Drawing draw(const Projection& projection, DrawnKinds kinds, std::size_t limit, const Canvas& canvas);

}  // namespace entente
