#include "export/layout.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>
#include <numeric>
#include <utility>

#include "export/quadtree.h"

namespace entente {
namespace {

constexpr std::size_t most_steps = 300;
constexpr std::size_t node_steps = 4'000'000;  // nodes times steps
constexpr double spread_of_one = 100;          // width of the drawing / sqrt(nodes)
constexpr double repulsion_strength = 2.0;
constexpr double gravity = 0.6;
constexpr double jitter_tolerance = 1.0;
constexpr double within = 0.95;    // the part of the nodes that stands inside the width wanted
constexpr double ring_gap = 1.15;  // nodes without links begin here, in radii of the connected part

// No sines, logarithms or hypot here: their last bits differ from one processor to another, and so would the
// drawing after some hundred steps. Square roots are exact everywhere.
double length(double x, double y) {
  return std::sqrt(x * x + y * y);
}

// The places of a sunflower, one by one: each has the same room.
class Spiral {
 public:
  Spiral(double inner_radius, double spacing)
      : inner_(inner_radius * inner_radius), area_(spacing * spacing / std::numbers::pi) {}

  Point next() {
    const double radius = std::sqrt(inner_ + area_ * (count_++ + 0.5));
    const Point place{radius * direction_.x, radius * direction_.y};
    turn();
    return place;
  }

 private:
  // By the golden angle, 2.39996 radians.
  void turn() {
    constexpr double cosine = -0.7373688780783198;
    constexpr double sine = 0.6754902942615238;
    direction_ = {direction_.x * cosine - direction_.y * sine, direction_.x * sine + direction_.y * cosine};
    const double drift = length(direction_.x, direction_.y);
    direction_ = {direction_.x / drift, direction_.y / drift};
  }

  double inner_;
  double area_;
  double count_ = 0;
  Point direction_{1, 0};
};

float pull_of(float weight) {
  return static_cast<float>(std::bit_width(static_cast<std::uint32_t>(std::clamp(weight, 1.0F, 1e9F))));
}

// Links of one pair joined, loops dropped; w links pull as strongly as w has binary digits.
std::vector<Link> springs(std::span<const Link> links) {
  std::vector<Link> result;
  result.reserve(links.size());
  for (Link link : links) {
    if (link.source == link.target) continue;
    if (link.source > link.target) std::swap(link.source, link.target);
    result.push_back(link);
  }
  const auto pair_of = [](const Link& link) { return std::pair(link.source, link.target); };
  std::ranges::stable_sort(result, {}, pair_of);
  std::size_t kept = 0;
  for (const Link& link : result) {
    if (kept > 0 && pair_of(result[kept - 1]) == pair_of(link)) {
      result[kept - 1].weight += link.weight;
    } else {
      result[kept++] = link;
    }
  }
  result.resize(kept);
  for (Link& link : result) link.weight = pull_of(link.weight);
  return result;
}

// The nodes that have links, under numbers without gaps.
struct Connected {
  std::vector<std::uint32_t> members;   // our number -> the caller's
  std::vector<std::uint32_t> isolated;  // the caller's
  std::vector<Link> springs;            // in our numbers
};

Connected connected_part(std::size_t nodes, std::span<const Link> links) {
  Connected part;
  part.springs = springs(links);
  std::vector<std::uint32_t> number(nodes, 0);
  for (const Link& link : part.springs) number[link.source] = number[link.target] = 1;
  for (std::uint32_t node = 0; node < nodes; ++node) {
    const bool is_member = number[node] != 0;
    if (is_member) number[node] = static_cast<std::uint32_t>(part.members.size());
    (is_member ? part.members : part.isolated).push_back(node);
  }
  for (Link& link : part.springs) {
    link.source = number[link.source];
    link.target = number[link.target];
  }
  return part;
}

// The moving system. The speed follows from how much the forces agree from step to step: nodes that swing to
// and fro slow down, those that travel go on (after Jacomy and others' ForceAtlas2, PLoS ONE 2014).
class ForceSystem {
 public:
  ForceSystem(std::size_t nodes, std::span<const Link> springs) : springs_(springs), masses_(nodes, 1.0) {
    places_.reserve(nodes);
    Spiral start(0, 10);
    for (std::size_t i = 0; i < nodes; ++i) places_.push_back(start.next());
    for (const Link& link : springs) {
      masses_[link.source] += 1;
      masses_[link.target] += 1;
    }
    forces_.resize(nodes);
    before_.resize(nodes);
  }

  void step() {
    std::swap(forces_, before_);
    repel();
    attract();
    move();
  }

  std::vector<Point> take() && { return std::move(places_); }

 private:
  void repel() {
    tree_.build(places_, masses_);
    for (std::size_t i = 0; i < places_.size(); ++i) {
      const Point push = tree_.repulsion_at(places_[i]);
      const double distance = std::max(length(places_[i].x, places_[i].y), 1e-9);
      const double pull = gravity / distance;
      forces_[i].x = masses_[i] * (repulsion_strength * push.x - pull * places_[i].x);
      forces_[i].y = masses_[i] * (repulsion_strength * push.y - pull * places_[i].y);
    }
  }

  void attract() {
    for (const Link& link : springs_) {
      const double dx = places_[link.target].x - places_[link.source].x;
      const double dy = places_[link.target].y - places_[link.source].y;
      const double distance = length(dx, dy);
      if (distance <= 0) continue;
      const double factor = static_cast<double>(link.weight) / std::sqrt(distance);
      forces_[link.source].x += factor * dx;
      forces_[link.source].y += factor * dy;
      forces_[link.target].x -= factor * dx;
      forces_[link.target].y -= factor * dy;
    }
  }

  double swing(std::size_t i) const {
    return length(forces_[i].x - before_[i].x, forces_[i].y - before_[i].y);
  }

  double traction(std::size_t i) const {
    return length(forces_[i].x + before_[i].x, forces_[i].y + before_[i].y) / 2;
  }

  void move() {
    double all_swing = 1e-9;
    double all_traction = 1e-9;
    for (std::size_t i = 0; i < places_.size(); ++i) {
      all_swing += masses_[i] * swing(i);
      all_traction += masses_[i] * traction(i);
    }
    speed_ = std::min(jitter_tolerance * all_traction / all_swing, speed_ * 1.5);
    for (std::size_t i = 0; i < places_.size(); ++i) {
      const double own = 0.1 * speed_ / (1 + speed_ * std::sqrt(masses_[i] * swing(i)));
      const double force = std::max(length(forces_[i].x, forces_[i].y), 1e-9);
      const double step = std::min(own, 10 / force);
      places_[i].x += step * forces_[i].x;
      places_[i].y += step * forces_[i].y;
    }
  }

  std::span<const Link> springs_;
  std::vector<double> masses_;
  std::vector<Point> places_;
  std::vector<Point> forces_;
  std::vector<Point> before_;
  Quadtree tree_;
  double speed_ = 1.0;
};

// Middle at 0,0, and most nodes within the width that leaves room for their discs.
void fit(std::vector<Point>& places) {
  if (places.empty()) return;
  const auto count = static_cast<double>(places.size());
  Point middle;
  for (const Point& place : places) middle = {middle.x + place.x / count, middle.y + place.y / count};
  std::vector<double> radii;
  radii.reserve(places.size());
  for (Point& place : places) {
    place = {place.x - middle.x, place.y - middle.y};
    radii.push_back(length(place.x, place.y));
  }
  const auto rank = static_cast<std::ptrdiff_t>(within * (count - 1));
  std::ranges::nth_element(radii, radii.begin() + rank);
  const double wanted = spread_of_one * std::sqrt(count) / 2;
  const double scale = wanted / std::max(radii[static_cast<std::size_t>(rank)], 1e-9);
  for (Point& place : places) {
    const double radius = length(place.x, place.y) * scale;
    // Loose parts drift far out: what is beyond the width wanted is drawn in.
    const double factor = radius > wanted ? scale * std::sqrt(wanted / radius) : scale;
    place = {place.x * factor, place.y * factor};
  }
}

double radius_of(std::span<const Point> places) {
  double radius = 0;
  for (const Point& place : places) radius = std::max(radius, length(place.x, place.y));
  return radius;
}

// Coordinates are written with two decimals: nodes nearer than that would share a place.
void part_the_coincident(std::vector<Point>& places) {
  std::vector<std::uint32_t> order(places.size());
  std::iota(order.begin(), order.end(), 0U);
  const auto rounded = [&](std::uint32_t i) {
    return std::pair(std::llround(places[i].x * 100), std::llround(places[i].y * 100));
  };
  std::ranges::stable_sort(order, {}, rounded);
  Spiral beside(0, 20);
  for (std::size_t i = 1, run = 0; i < order.size(); ++i) {
    run = rounded(order[i]) == rounded(order[i - 1 - run]) ? run + 1 : 0;
    if (run == 0) continue;
    const Point aside = beside.next();
    places[order[i]] = {places[order[i]].x + aside.x, places[order[i]].y + aside.y};
  }
}

}  // namespace

std::vector<Point> layout(std::size_t nodes, std::span<const Link> links) {
  const Connected part = connected_part(nodes, links);
  ForceSystem system(part.members.size(), part.springs);
  const std::size_t steps = std::min(most_steps, node_steps / std::max<std::size_t>(part.members.size(), 1));
  for (std::size_t i = 0; i < steps; ++i) system.step();
  std::vector<Point> moved = std::move(system).take();
  fit(moved);
  const double outside = radius_of(moved) * ring_gap;
  std::vector<Point> places(nodes);
  for (std::size_t i = 0; i < moved.size(); ++i) places[part.members[i]] = moved[i];
  Spiral around(outside, spread_of_one * 0.8);
  for (const std::uint32_t node : part.isolated) places[node] = around.next();
  part_the_coincident(places);
  return places;
}

}  // namespace entente
