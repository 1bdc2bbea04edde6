#include "export/drawing.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <numeric>

namespace entente {
namespace {

constexpr double smallest_radius = 5;
constexpr double largest_radius = 22;
constexpr double gap = 24;  // between discs
constexpr int separation_steps = 200;
constexpr double most_stretch = 1.6;   // of one axis against the other
constexpr double evenness = 0.8;       // 0: as the forces left it, 1: rings equally full
constexpr double typical_part = 0.97;  // nodes further out do not set the scale

bool is_main(EntityKind kind) {
  return kind != EntityKind::document && kind != EntityKind::commitment && kind != EntityKind::topic &&
         kind != EntityKind::office;
}

// Links between drawn kinds, and how strong each node is by these alone.
struct Candidates {
  std::vector<Link> links;
  std::vector<double> strength;
};

Candidates candidates(const Projection& projection, DrawnKinds kinds) {
  Candidates result;
  result.strength.assign(projection.nodes().size(), 0);
  const auto drawn = [&](std::uint32_t node) {
    return kinds == DrawnKinds::all || is_main(projection.nodes()[node].kind);
  };
  for (const Link& link : projection.links()) {
    if (link.source == link.target || !drawn(link.source) || !drawn(link.target)) continue;
    result.links.push_back(link);
    const double weight = 1 + std::log2(std::max(1.0F, link.weight));
    result.strength[link.source] += weight;
    result.strength[link.target] += weight;
  }
  return result;
}

std::vector<std::uint32_t> strongest(const std::vector<double>& strength, std::size_t limit) {
  std::vector<std::uint32_t> nodes;
  for (std::uint32_t i = 0; i < strength.size(); ++i) {
    if (strength[i] > 0) nodes.push_back(i);
  }
  std::ranges::stable_sort(nodes, std::greater<>(), [&](std::uint32_t i) { return strength[i]; });
  if (nodes.size() > limit) nodes.resize(limit);
  return nodes;
}

// The chosen that the first of them reaches through others of them: loose ends say little and take much room.
std::vector<std::uint32_t> reached_by_first(const std::vector<std::uint32_t>& chosen,
                                            const std::vector<Link>& links) {
  std::map<std::uint32_t, bool> reached;
  for (const std::uint32_t node : chosen) reached[node] = node == chosen.front();
  for (bool grows = true; grows;) {
    grows = false;
    for (const Link& link : links) {
      const auto source = reached.find(link.source);
      const auto target = reached.find(link.target);
      if (source == reached.end() || target == reached.end() || source->second == target->second) continue;
      source->second = target->second = grows = true;
    }
  }
  std::vector<std::uint32_t> result;
  std::ranges::copy_if(chosen, std::back_inserter(result), [&](std::uint32_t node) { return reached[node]; });
  return result;
}

// Links among the chosen, in numbers of discs, both directions of a pair joined.
std::vector<Line> lines_among(const std::vector<std::uint32_t>& chosen, const std::vector<Link>& links) {
  std::map<std::uint32_t, std::uint32_t> number;
  for (std::uint32_t i = 0; i < chosen.size(); ++i) number.emplace(chosen[i], i);
  std::map<std::pair<std::uint32_t, std::uint32_t>, float> weights;
  for (const Link& link : links) {
    const auto source = number.find(link.source);
    const auto target = number.find(link.target);
    if (source == number.end() || target == number.end()) continue;
    weights[std::minmax(source->second, target->second)] += std::max(link.weight, 1.0F);
  }
  std::vector<Line> lines;
  lines.reserve(weights.size());
  for (const auto& [ends, weight] : weights) lines.push_back({ends.first, ends.second, weight});
  return lines;
}

// Turned so that the longest extent lies level: canvases are wider than high.
void turn_level(std::vector<Point>& places) {
  double xx = 0;
  double yy = 0;
  double xy = 0;
  for (const Point& place : places) {
    xx += place.x * place.x;
    yy += place.y * place.y;
    xy += place.x * place.y;
  }
  const double angle = -std::atan2(2 * xy, xx - yy) / 2;
  const double cosine = std::cos(angle);
  const double sine = std::sin(angle);
  for (Point& place : places) {
    place = {place.x * cosine - place.y * sine, place.x * sine + place.y * cosine};
  }
}

// Moves each node towards the distance from the middle at which every ring would hold as many as its area
// allows: forces crowd the middle, where the most important stand and need room for their labels.
void spread_evenly(std::vector<Point>& places) {
  std::vector<std::size_t> order(places.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto radius = [&](std::size_t i) { return std::hypot(places[i].x, places[i].y); };
  std::ranges::stable_sort(order, {}, radius);
  const double outermost = std::max(radius(order.back()), 1e-9);
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    Point& place = places[order[rank]];
    const double now = std::max(std::hypot(place.x, place.y), 1e-9);
    const double even =
        outermost * std::sqrt((static_cast<double>(rank) + 0.5) / static_cast<double>(order.size()));
    const double factor = evenness * even / now + (1 - evenness);
    place = {place.x * factor, place.y * factor};
  }
}

struct Extent {
  double low;
  double high;
  double size() const { return std::max(high - low, 1e-6); }
};

// Where the middle `typical_part` of the values lies.
Extent extent_of(std::vector<double> values) {
  std::ranges::sort(values);
  const auto skipped = static_cast<std::size_t>((1 - typical_part) / 2 * static_cast<double>(values.size()));
  return {values[skipped], values[values.size() - 1 - skipped]};
}

void fit_to(const Canvas& canvas, std::vector<Point>& places) {
  std::vector<double> xs;
  std::vector<double> ys;
  for (const Point& place : places) {
    xs.push_back(place.x);
    ys.push_back(place.y);
  }
  const Extent across = extent_of(std::move(xs));
  const Extent down = extent_of(std::move(ys));
  const double width = canvas.width - 2 * canvas.margin;
  const double height = canvas.height - canvas.footer - 2 * canvas.margin;
  const double x_scale = std::min(width / across.size(), most_stretch * height / down.size());
  const double y_scale = std::min(height / down.size(), most_stretch * width / across.size());
  for (Point& place : places) {
    place.x = canvas.width / 2 + (place.x - (across.low + across.high) / 2) * x_scale;
    place.y = (canvas.height - canvas.footer) / 2 + (place.y - (down.low + down.high) / 2) * y_scale;
  }
}

void keep_inside(const Canvas& canvas, Point& place) {
  place.x = std::clamp(place.x, canvas.margin, canvas.width - canvas.margin);
  place.y = std::clamp(place.y, canvas.margin / 2, canvas.height - canvas.footer - canvas.margin / 2);
}

// Discs that overlap push each other apart. Whether any did.
bool push_apart(std::vector<Disc>& discs) {
  bool moved = false;
  for (std::size_t i = 0; i < discs.size(); ++i) {
    for (std::size_t j = i + 1; j < discs.size(); ++j) {
      const double dx = discs[j].centre.x - discs[i].centre.x;
      const double dy = discs[j].centre.y - discs[i].centre.y;
      const double distance = std::max(std::hypot(dx, dy), 1e-3);
      const double missing = discs[i].radius + discs[j].radius + gap - distance;
      if (missing <= 0) continue;
      const double share = missing / distance / 2;
      discs[i].centre = {discs[i].centre.x - dx * share, discs[i].centre.y - dy * share};
      discs[j].centre = {discs[j].centre.x + dx * share, discs[j].centre.y + dy * share};
      moved = true;
    }
  }
  return moved;
}

std::vector<Disc> discs_of(const std::vector<std::uint32_t>& chosen, const std::vector<double>& strength,
                           const std::vector<Point>& places) {
  std::vector<Disc> discs;
  const double most = strength[chosen.front()];
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    const double share = std::sqrt(strength[chosen[i]] / most);
    discs.push_back({chosen[i], places[i], smallest_radius + (largest_radius - smallest_radius) * share});
  }
  return discs;
}

}  // namespace

Drawing draw(const Projection& projection, DrawnKinds kinds, std::size_t limit, const Canvas& canvas) {
  const Candidates all = candidates(projection, kinds);
  std::vector<std::uint32_t> chosen = strongest(all.strength, limit);
  if (chosen.empty()) return {};
  if (kinds == DrawnKinds::main) chosen = reached_by_first(chosen, all.links);
  Drawing drawing;
  drawing.lines = lines_among(chosen, all.links);
  std::vector<Link> links;
  for (const Line& line : drawing.lines) links.push_back({line.from, line.to, line.weight});
  std::vector<Point> places = layout(chosen.size(), links);
  if (places.size() > 3) spread_evenly(places);
  turn_level(places);
  fit_to(canvas, places);
  drawing.discs = discs_of(chosen, all.strength, places);
  for (int step = 0; step < separation_steps; ++step) {
    const bool moved = push_apart(drawing.discs);
    for (Disc& disc : drawing.discs) keep_inside(canvas, disc.centre);
    if (!moved) break;
  }
  return drawing;
}

}  // namespace entente
