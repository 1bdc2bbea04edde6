// The clever searches against a plain one: every simple way by depth-first search, sorted.
#include "query/paths/shortest_ways.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <tuple>

namespace entente {
namespace {

class PlainWays {
 public:
  PlainWays(const StepGraph& graph, std::uint32_t to, std::size_t longest)
      : nodes_(graph.nodes), to_(to), longest_(longest) {
    for (const StepGraph::Step& step : graph.steps) steps_[{step.from, step.to}] = step;
  }

  enum class By { length, cost };
  std::vector<Way> best(std::uint32_t from, std::size_t count, By by) {
    walk({from}, 0, 0, by);
    std::sort(found_.begin(), found_.end());
    std::vector<Way> ways;
    for (const auto& [cost, length, documents, way] : found_) {
      if (ways.size() < count) ways.push_back(way);
    }
    return ways;
  }

 private:
  void walk(Way way, std::int64_t cost, std::int64_t documents, By by) {
    if (way.back() == to_) {
      found_.emplace_back(by == By::cost ? cost : 0, way.size(), -documents, way);
      return;
    }
    if (way.size() > longest_) return;
    for (std::uint32_t next = 0; next < nodes_; ++next) {
      const auto step = steps_.find({way.back(), next});
      if (step == steps_.end() || std::find(way.begin(), way.end(), next) != way.end()) continue;
      Way longer = way;
      longer.push_back(next);
      walk(longer, cost + step->second.cost, documents + step->second.documents, by);
    }
  }

  std::map<std::pair<std::uint32_t, std::uint32_t>, StepGraph::Step> steps_;
  std::uint32_t nodes_ = 0;
  std::uint32_t to_;
  std::size_t longest_;
  std::vector<std::tuple<std::int64_t, std::size_t, std::int64_t, Way>> found_;
};

std::uint32_t below(std::mt19937& random, std::uint32_t bound) {
  return static_cast<std::uint32_t>(random() % bound);
}

StepGraph random_graph(std::mt19937& random) {
  StepGraph graph;
  graph.nodes = 2 + below(random, 7);
  const std::uint32_t density = 1 + below(random, 4);
  const bool both_ways = random() % 2 == 0;
  for (std::uint32_t a = 0; a < graph.nodes; ++a) {
    for (std::uint32_t b = 0; b < graph.nodes; ++b) {
      if (a == b || (both_ways && b < a) || random() % 5 >= density) continue;
      graph.steps.push_back({a, b, 1U + below(random, 3), below(random, 4)});
      if (both_ways) graph.steps.push_back({b, a, 1U + below(random, 3), below(random, 4)});
    }
  }
  return graph;
}

struct Task {
  StepGraph graph;
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  std::size_t longest = 0;
  std::size_t count = 0;

  explicit Task(std::mt19937& random) : graph(random_graph(random)) {
    from = below(random, graph.nodes);
    to = (from + 1 + below(random, graph.nodes - 1)) % graph.nodes;
    longest = 1 + random() % 7;
    count = 1 + random() % 12;
  }
};

TEST(ShortestWays, are_those_of_a_plain_search_on_random_graphs) {
  std::mt19937 random(20230818);
  std::size_t compared = 0;
  for (int round = 0; round < 3000; ++round) {
    const Task task(random);
    Budget budget{Limits{}};
    const std::vector<Way> plain =
        PlainWays(task.graph, task.to, task.longest).best(task.from, task.count, PlainWays::By::length);
    ASSERT_EQ(shortest_ways(task.graph, task.from, task.to, task.count, task.longest, budget), plain)
        << "round " << round;
    compared += plain.size();
  }
  EXPECT_GT(compared, 3000U);
}

TEST(CheapestWays, are_those_of_a_plain_search_on_random_graphs) {
  std::mt19937 random(20210915);
  std::size_t compared = 0;
  for (int round = 0; round < 3000; ++round) {
    const Task task(random);
    Budget budget{Limits{}};
    const std::vector<Way> plain =
        PlainWays(task.graph, task.to, task.longest).best(task.from, task.count, PlainWays::By::cost);
    ASSERT_EQ(cheapest_ways(task.graph, task.from, task.to, task.count, task.longest, budget), plain)
        << "round " << round;
    compared += plain.size();
  }
  EXPECT_GT(compared, 3000U);
}

TEST(AllShortestWays, are_those_of_a_plain_search_on_random_graphs) {
  std::mt19937 random(20170101);
  std::size_t compared = 0;
  for (int round = 0; round < 3000; ++round) {
    const Task task(random);
    Budget budget{Limits{}};
    std::vector<Way> plain =
        PlainWays(task.graph, task.to, task.longest).best(task.from, 100000, PlainWays::By::length);
    std::erase_if(plain, [&, least = plain.empty() ? 0 : plain.front().size()](const Way& way) {
      return way.size() > least;
    });
    const auto ways = all_shortest_ways(task.graph, task.from, task.to, task.longest, 1000, budget);
    ASSERT_TRUE(ways.ok());
    ASSERT_EQ(*ways, plain) << "round " << round;
    compared += plain.size();
  }
  EXPECT_GT(compared, 2000U);
}

// Three layers of ten nodes between the ends: a thousand ways of four steps.
StepGraph layers_of_ten() {
  StepGraph graph{32, {}};
  for (std::uint32_t a = 0; a < 10; ++a) {
    graph.steps.push_back({30, a, 1, 0});
    graph.steps.push_back({20 + a, 31, 1, 0});
    for (std::uint32_t b = 0; b < 10; ++b) {
      graph.steps.push_back({a, 10 + b, 1, 0});
      graph.steps.push_back({10 + a, 20 + b, 1, 0});
    }
  }
  return graph;
}

TEST(AllShortestWays, that_are_too_many_are_counted_and_refused) {
  Budget budget{Limits{}};
  const auto all = all_shortest_ways(layers_of_ten(), 30, 31, 6, 1000, budget);
  ASSERT_TRUE(all.ok());
  EXPECT_EQ(all->size(), 1000U);
  const auto refused = all_shortest_ways(layers_of_ten(), 30, 31, 6, 999, budget);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, ErrorCode::limit_exceeded);
  EXPECT_NE(refused.error().message.find("1000 shortest ways of 4 steps"), std::string::npos);
}

TEST(ShortestWays, of_unknown_or_equal_ends_are_none) {
  const StepGraph graph{2, {{0, 1, 1, 5}, {1, 0, 1, 5}}};
  Budget budget{Limits{}};
  EXPECT_TRUE(shortest_ways(graph, 0, 0, 1, 5, budget).empty());
  EXPECT_TRUE(shortest_ways(graph, 0, 7, 1, 5, budget).empty());
  EXPECT_TRUE(shortest_ways(graph, 0, 1, 0, 5, budget).empty());
  EXPECT_TRUE(cheapest_ways(graph, 0, 7, 1, 5, budget).empty());
  EXPECT_TRUE(all_shortest_ways(graph, 0, 0, 5, 9, budget)->empty());
  EXPECT_EQ(shortest_ways(graph, 1, 0, 9, 5, budget).size(), 1U);
}

TEST(ShortestWays, end_early_when_stopped) {
  StepGraph graph{12, {}};
  for (std::uint32_t a = 0; a < 12; ++a) {
    for (std::uint32_t b = 0; b < 12; ++b) {
      if (a != b) graph.steps.push_back({a, b, 1, 0});
    }
  }
  const std::atomic<bool> stop = true;
  Limits limits;
  limits.stop = &stop;
  Budget stopped{limits};
  EXPECT_EQ(shortest_ways(graph, 0, 11, 100, 11, stopped).size(), 1U);
  Budget budget{Limits{}};
  EXPECT_EQ(shortest_ways(graph, 0, 11, 100, 11, budget).size(), 100U);
}

}  // namespace
}  // namespace entente
