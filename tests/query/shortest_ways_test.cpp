// The clever search against a plain one: every simple way by depth-first search, sorted.
#include "query/paths/shortest_ways.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <tuple>

namespace entente {
namespace {

using Steps = std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t>;  // both directions

class PlainSearch {
 public:
  PlainSearch(const StepGraph& graph, std::uint32_t to, std::size_t longest) : to_(to), longest_(longest) {
    nodes_ = graph.nodes;
    for (const StepGraph::Step& step : graph.steps)
      steps_[{step.a, step.b}] = steps_[{step.b, step.a}] = step.weight;
  }

  std::vector<Way> best(std::uint32_t from, std::size_t count) {
    walk({from}, 0);
    std::sort(found_.begin(), found_.end());
    std::vector<Way> ways;
    for (const auto& [length, weight, way] : found_) {
      if (ways.size() < count) ways.push_back(way);
    }
    return ways;
  }

 private:
  void walk(Way way, std::int64_t weight) {
    if (way.back() == to_) {
      found_.emplace_back(way.size(), -weight, way);
      return;
    }
    if (way.size() > longest_) return;
    for (std::uint32_t next = 0; next < nodes_; ++next) {
      const auto step = steps_.find({way.back(), next});
      if (step == steps_.end() || std::find(way.begin(), way.end(), next) != way.end()) continue;
      Way longer = way;
      longer.push_back(next);
      walk(longer, weight + step->second);
    }
  }

  Steps steps_;
  std::uint32_t nodes_ = 0;
  std::uint32_t to_;
  std::size_t longest_;
  std::vector<std::tuple<std::size_t, std::int64_t, Way>> found_;
};

StepGraph random_graph(std::mt19937& random) {
  StepGraph graph;
  graph.nodes = 2 + random() % 8;
  const std::uint32_t density = 1 + random() % 4;
  for (std::uint32_t a = 0; a < graph.nodes; ++a) {
    for (std::uint32_t b = a + 1; b < graph.nodes; ++b) {
      if (random() % 5 < density)
        graph.steps.push_back({a, b, 1U + static_cast<std::uint32_t>(random() % 3)});
    }
  }
  return graph;
}

TEST(ShortestWays, are_those_of_a_plain_search_on_random_graphs) {
  std::mt19937 random(20230818);
  std::size_t compared = 0;
  for (int round = 0; round < 1500; ++round) {
    const StepGraph graph = random_graph(random);
    const auto from = static_cast<std::uint32_t>(random() % graph.nodes);
    const auto to = static_cast<std::uint32_t>((from + 1 + random() % (graph.nodes - 1)) % graph.nodes);
    const std::size_t longest = 1 + random() % 7;
    const std::size_t count = 1 + random() % 12;
    const std::vector<Way> plain = PlainSearch(graph, to, longest).best(from, count);
    ASSERT_EQ(shortest_ways(graph, from, to, count, longest, nullptr), plain) << "round " << round;
    compared += plain.size();
  }
  EXPECT_GT(compared, 3000U);
}

TEST(ShortestWays, of_unknown_or_equal_ends_are_none) {
  const StepGraph graph{2, {{0, 1, 1}}};
  EXPECT_TRUE(shortest_ways(graph, 0, 0, 1, 5, nullptr).empty());
  EXPECT_TRUE(shortest_ways(graph, 0, 7, 1, 5, nullptr).empty());
  EXPECT_TRUE(shortest_ways(graph, 0, 1, 0, 5, nullptr).empty());
  EXPECT_EQ(shortest_ways(graph, 1, 0, 9, 5, nullptr).size(), 1U);
}

TEST(ShortestWays, end_early_when_stopped) {
  std::mt19937 random(7);
  StepGraph graph{12, {}};
  for (std::uint32_t a = 0; a < 12; ++a) {
    for (std::uint32_t b = a + 1; b < 12; ++b) graph.steps.push_back({a, b, 1});
  }
  const std::atomic<bool> stop = true;
  EXPECT_EQ(shortest_ways(graph, 0, 11, 100, 11, &stop).size(), 1U);
  EXPECT_EQ(shortest_ways(graph, 0, 11, 100, 11, nullptr).size(), 100U);
}

}  // namespace
}  // namespace entente
