// Where to draw the nodes of a graph so that what is connected stands together.
//
//   std::vector<Point> places = layout(3, links);   // links {0,1}, {1,2}
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace entente {

struct Point {
  double x = 0;
  double y = 0;
};

// Nodes are numbers from 0. Several links of one pair add up.
struct Link {
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  float weight = 1.0F;
};

// Forces: nodes push each other away (approximated by a quadtree), links pull with the root of their length,
// which keeps clusters apart; a weak pull to the middle holds unconnected parts. Nodes without links stand
// around the others. Every coordinate is finite, no two nodes are at one place, and the whole is about
// 100 * sqrt(nodes) wide, so that discs of radius 10 to 40 find room.
//
// Depends on nothing but its arguments: no clock, no random numbers. A step costs O(n log n + links). There
// are 300 steps up to 13,000 nodes with links, then 4,000,000 / n: some seconds at most. Beyond 4,000,000
// nodes stay on the spiral they start from.
std::vector<Point> layout(std::size_t nodes, std::span<const Link> links);

}  // namespace entente
