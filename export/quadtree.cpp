#include "export/quadtree.h"

#include <algorithm>
#include <array>

namespace entente {
namespace {

// Cells are not split below this part of the whole: points at one place would split for ever.
constexpr double smallest_part = 1e-6;
constexpr std::size_t deepest = 20;  // 2^-20 < smallest_part

}  // namespace

void Quadtree::build(std::span<const Point> points, std::span<const double> masses) {
  cells_.clear();
  if (points.empty()) return;
  const auto [left, right] = std::ranges::minmax(points, {}, &Point::x);
  const auto [bottom, top] = std::ranges::minmax(points, {}, &Point::y);
  Cell root;
  root.corner = {left.x, bottom.y};
  root.width = std::max({right.x - left.x, top.y - bottom.y, 1e-9});
  cells_.push_back(root);
  for (std::size_t i = 0; i < points.size(); ++i) insert(points[i], masses[i]);
  for (Cell& cell : cells_) {
    if (cell.mass <= 0) continue;
    cell.centre.x /= cell.mass;
    cell.centre.y /= cell.mass;
  }
}

void Quadtree::insert(Point place, double mass) {
  const double smallest = cells_.front().width * smallest_part;
  for (std::size_t current = 0;;) {
    Cell& cell = cells_[current];
    cell.centre.x += place.x * mass;
    cell.centre.y += place.y * mass;
    cell.mass += mass;
    if (cell.points++ == 0) {
      cell.only = place;
      cell.only_mass = mass;
      return;
    }
    if (cell.width <= smallest) return;
    if (cell.children < 0) split(current);
    current = child_for(current, place);
  }
}

// The one point of the leaf moves to the child it belongs to.
void Quadtree::split(std::size_t current) {
  const auto first = cells_.size();
  const Point corner = cells_[current].corner;
  const double half = cells_[current].width / 2;
  for (const double y : {corner.y, corner.y + half}) {
    for (const double x : {corner.x, corner.x + half}) {
      Cell child;
      child.corner = {x, y};
      child.width = half;
      cells_.push_back(child);
    }
  }
  cells_[current].children = static_cast<std::int32_t>(first);
  const Point place = cells_[current].only;
  const double mass = cells_[current].only_mass;
  Cell& child = cells_[child_for(current, place)];
  child.centre = {place.x * mass, place.y * mass};
  child.mass = mass;
  child.points = 1;
  child.only = place;
  child.only_mass = mass;
}

std::size_t Quadtree::child_for(std::size_t current, Point place) const {
  const Cell& cell = cells_[current];
  const double half = cell.width / 2;
  const std::size_t column = place.x >= cell.corner.x + half ? 1 : 0;
  const std::size_t row = place.y >= cell.corner.y + half ? 1 : 0;
  return static_cast<std::size_t>(cell.children) + 2 * row + column;
}

Point Quadtree::repulsion_at(Point place) const {
  Point force;
  if (cells_.empty()) return force;
  // The centre of a point alone is that point only up to rounding.
  const double smallest = cells_.front().width * smallest_part / 10;
  const double coincident = smallest * smallest;
  std::array<std::uint32_t, 4 * (deepest + 2)> waiting{};  // depth first: three siblings a level wait at most
  std::size_t count = 0;
  waiting[count++] = 0;
  while (count > 0) {
    const Cell& cell = cells_[waiting[--count]];
    if (cell.points == 0) continue;
    const double dx = place.x - cell.centre.x;
    const double dy = place.y - cell.centre.y;
    const double squared = dx * dx + dy * dy;
    if (cell.children < 0 || cell.width * cell.width < squared) {
      if (squared < coincident) continue;
      force.x += dx * cell.mass / squared;
      force.y += dy * cell.mass / squared;
      continue;
    }
    for (std::uint32_t i = 0; i < 4; ++i) waiting[count++] = static_cast<std::uint32_t>(cell.children) + i;
  }
  return force;
}

}  // namespace entente
