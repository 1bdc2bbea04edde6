// Places that are infinite, all the same, different the second time, or too slow to find.
#include "export/layout.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <random>
#include <set>

#include "export/quadtree.h"

namespace entente {
namespace {

std::vector<Link> random_links(std::size_t nodes, std::size_t links, std::uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<Link> result;
  for (std::size_t i = 0; i < links; ++i) {
    const auto a = static_cast<std::uint32_t>(random() % nodes);
    const auto b = static_cast<std::uint32_t>(random() % (1 + random() % nodes));  // hubs at the low numbers
    result.push_back({a, b, static_cast<float>(1 + random() % 5)});
  }
  return result;
}

double distance(Point a, Point b) {
  return std::hypot(a.x - b.x, a.y - b.y);
}

struct Size {
  std::size_t nodes;
  std::size_t links;
};

class Layout : public testing::TestWithParam<Size> {};

TEST_P(Layout, IsFiniteDistinctAndTheSameAgain) {
  const auto [nodes, links] = GetParam();
  const std::vector<Link> all = random_links(std::max<std::size_t>(nodes, 1), links, 7);
  const std::vector<Point> places = layout(nodes, all);
  ASSERT_EQ(places.size(), nodes);
  std::set<std::pair<long long, long long>> distinct;
  double widest = 0;
  for (const Point& place : places) {
    ASSERT_TRUE(std::isfinite(place.x) && std::isfinite(place.y));
    distinct.emplace(std::llround(place.x * 100), std::llround(place.y * 100));
    widest = std::max({widest, std::abs(place.x), std::abs(place.y)});
  }
  EXPECT_EQ(distinct.size(), nodes);
  if (nodes > 10) {
    EXPECT_GT(2 * widest, 50 * std::sqrt(static_cast<double>(nodes)));
    EXPECT_LT(2 * widest, 400 * std::sqrt(static_cast<double>(nodes)));
  }
  const std::vector<Point> again = layout(nodes, all);
  for (std::size_t i = 0; i < nodes; ++i) {
    EXPECT_EQ(places[i].x, again[i].x);
    EXPECT_EQ(places[i].y, again[i].y);
  }
}

INSTANTIATE_TEST_SUITE_P(Sizes, Layout,
                         testing::Values(Size{0, 0}, Size{1, 0}, Size{1, 3}, Size{2, 0}, Size{2, 1},
                                         Size{50, 0}, Size{50, 30}, Size{300, 900}, Size{3000, 9000}));

TEST(Layout, PutsWhatIsConnectedTogether) {
  std::vector<Link> links;  // two cliques of eight with one bridge
  for (std::uint32_t a = 0; a < 16; ++a) {
    for (std::uint32_t b = a + 1; b < 16; ++b) {
      if (a / 8 == b / 8) links.push_back({a, b, 1});
    }
  }
  links.push_back({0, 8, 1});
  const std::vector<Point> places = layout(16, links);
  double within = 0;
  double across = 0;
  for (std::uint32_t b = 1; b < 8; ++b) within = std::max(within, distance(places[1], places[b]));
  for (std::uint32_t b = 9; b < 16; ++b) across = std::max(across, distance(places[1], places[b]));
  EXPECT_LT(1.5 * within, across);
}

TEST(Layout, NodesWithoutLinksStandOutside) {
  const std::vector<Point> places = layout(40, std::vector<Link>{{0, 1, 1}, {1, 2, 1}, {2, 0, 1}});
  double connected = 0;
  for (std::size_t i = 0; i < 3; ++i) connected = std::max(connected, std::hypot(places[i].x, places[i].y));
  for (std::size_t i = 3; i < 40; ++i) EXPECT_GT(std::hypot(places[i].x, places[i].y), connected);
}

TEST(Layout, AStarOfManyAndAChainStayFinite) {
  std::vector<Link> star;
  for (std::uint32_t i = 1; i < 2000; ++i) star.push_back({0, i, 1000});
  std::vector<Link> chain;
  for (std::uint32_t i = 1; i < 2000; ++i) chain.push_back({i - 1, i, 1});
  for (const auto& links : {star, chain}) {
    for (const Point& place : layout(2000, links))
      ASSERT_TRUE(std::isfinite(place.x) && std::isfinite(place.y));
  }
}

// The quadtree against the sum over all pairs.
TEST(Quadtree, AgreesWithTheNaiveSum) {
  std::mt19937 random(5);
  std::vector<Point> points;
  std::vector<double> masses;
  for (int i = 0; i < 400; ++i) {
    points.push_back(
        {static_cast<double>(random() % 10000) / 10, static_cast<double>(random() % 10000) / 10});
    masses.push_back(1.0 + static_cast<double>(random() % 10));
  }
  points.push_back(points.front());  // two at one place
  masses.push_back(3);
  Quadtree tree;
  tree.build(points, masses);
  double error = 0;
  double total = 0;
  for (const Point& place : points) {
    Point naive;
    for (std::size_t j = 0; j < points.size(); ++j) {
      const double dx = place.x - points[j].x;
      const double dy = place.y - points[j].y;
      const double squared = dx * dx + dy * dy;
      if (squared <= 0) continue;
      naive.x += masses[j] * dx / squared;
      naive.y += masses[j] * dy / squared;
    }
    const Point fast = tree.repulsion_at(place);
    error += distance(naive, fast);
    total += std::hypot(naive.x, naive.y);
  }
  EXPECT_LT(error, 0.1 * total);
}

TEST(Quadtree, PointsAtOnePlaceEnd) {
  const std::vector<Point> points(1000, Point{3, 3});
  const std::vector<double> masses(1000, 1.0);
  Quadtree tree;
  tree.build(points, masses);
  EXPECT_EQ(tree.repulsion_at({3, 3}).x, 0);
  EXPECT_NEAR(tree.repulsion_at({4, 3}).x, 1000, 1);
}

}  // namespace
}  // namespace entente
