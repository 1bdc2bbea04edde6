#include "ingest/readers/reading_order.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace entente {
namespace {

constexpr std::size_t fewest_lines = 5;  // of each column

struct Sides {
  std::size_t left = 0;
  std::size_t right = 0;
  std::size_t across = 0;
  double overlap = 0;  // of the heights that both columns fill
};

Sides count_sides(const std::vector<LaidLine>& lines, double gutter) {
  Sides sides;
  double tops[2] = {1e9, 1e9};
  double bottoms[2] = {-1e9, -1e9};
  for (const LaidLine& line : lines) {
    if (line.left < gutter && line.right > gutter) {
      ++sides.across;
      continue;
    }
    int side = line.left >= gutter;
    ++(side == 0 ? sides.left : sides.right);
    tops[side] = std::min(tops[side], line.top);
    bottoms[side] = std::max(bottoms[side], line.bottom);
  }
  sides.overlap = std::min(bottoms[0], bottoms[1]) - std::max(tops[0], tops[1]);
  return sides;
}

bool parts_columns(const Sides& sides, double size) {
  std::size_t parted = sides.left + sides.right;
  return sides.left >= fewest_lines && sides.right >= fewest_lines && sides.across * 3 <= parted &&
         std::min(sides.left, sides.right) * 6 >= parted && sides.overlap > size * 6;
}

// Columns of prose have lines of one length and share a left edge; the cells of a table do not.
bool has_even_edge(const std::vector<LaidLine>& lines, double gutter) {
  std::size_t right = 0;
  std::size_t wide = 0;
  double edge = 1e9;
  double width = 0;
  for (const LaidLine& line : lines) {
    if (line.left < gutter) continue;
    edge = std::min(edge, line.left);
    width = std::max(width, line.right - line.left);
  }
  for (const LaidLine& line : lines) {
    if (line.left < gutter) continue;
    ++right;
    wide += line.left < edge + line.size * 3 && line.right - line.left > width * 0.6;
  }
  return wide * 2 >= right;
}

// The x that the fewest lines cross, somewhere in the middle of the text.
std::optional<double> find_gutter(const std::vector<LaidLine>& lines) {
  double left = 1e9;
  double right = -1e9;
  double size = 0;
  for (const LaidLine& line : lines) {
    left = std::min(left, line.left);
    right = std::max(right, line.right);
    size += line.size / static_cast<double>(lines.size());
  }
  double width = right - left;
  if (lines.size() < 2 * fewest_lines || !(width > 200) || width > 1e5) return std::nullopt;
  std::optional<double> best;
  std::size_t fewest = lines.size();
  for (double x = left + width * 0.3; x < left + width * 0.7; x += 2) {
    Sides sides = count_sides(lines, x);
    if (!parts_columns(sides, size) || sides.across >= fewest) continue;
    fewest = sides.across;
    best = x;
  }
  return best && has_even_edge(lines, *best) ? best : std::nullopt;
}

}  // namespace

std::vector<LaidLine> order_lines(std::vector<LaidLine> lines) {
  std::optional<double> gutter = find_gutter(lines);
  if (!gutter) return lines;
  auto is_across = [&](const LaidLine& line) { return line.left < *gutter && line.right > *gutter; };
  std::vector<double> bars;  // tops of the lines across, which end bands
  for (const LaidLine& line : lines) {
    if (is_across(line)) bars.push_back(line.top);
  }
  std::sort(bars.begin(), bars.end());
  // Key: band, then line across before columns, left before right, then height.
  auto key = [&](const LaidLine& line) {
    auto above = std::upper_bound(bars.begin(), bars.end(), line.top + line.size * 0.2) - bars.begin();
    int place = is_across(line) ? 0 : line.left < *gutter ? 1 : 2;
    return std::make_pair(above * 3 + place, line.top);
  };
  std::stable_sort(lines.begin(), lines.end(),
                   [&](const LaidLine& a, const LaidLine& b) { return key(a) < key(b); });
  return lines;
}

}  // namespace entente
