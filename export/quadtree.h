// Sums the repulsion of many points by treating far groups as one (Barnes and Hut).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "export/layout.h"

namespace entente {

class Quadtree {
 public:
  // REQUIRES: as many masses as points; finite coordinates. Rebuilding reuses the memory.
  void build(std::span<const Point> points, std::span<const double> masses);

  // The sum over all points of mass / distance, away from each, as felt at `place`. A group whose extent is
  // below its distance counts as one point at its centre; what is at `place` itself counts nothing.
  Point repulsion_at(Point place) const;

 private:
  struct Cell {
    Point centre;  // of mass, once built; before, the sum of place * mass
    double mass = 0;
    Point corner;  // lower left
    double width = 0;
    std::int32_t children = -1;  // the first of four; -1: a leaf
    std::uint32_t points = 0;
    Point only;  // the place of the first point of a leaf
    double only_mass = 0;
  };

  void insert(Point place, double mass);
  void split(std::size_t cell);
  std::size_t child_for(std::size_t cell, Point place) const;

  std::vector<Cell> cells_;
};

}  // namespace entente
