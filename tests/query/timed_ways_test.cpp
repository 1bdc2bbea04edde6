// Ways through dated steps against plain twins: every walk, and every choice of days in it, tried out.
#include "query/paths/timed_ways.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <tuple>

namespace entente {
namespace {

constexpr Day last_day_of_all = 7;
using StepList = std::vector<TimedGraph::Step>;

std::uint32_t below(std::mt19937& random, std::uint32_t bound) {
  return static_cast<std::uint32_t>(random() % bound);
}

TimedGraph random_timed_graph(std::mt19937& random, bool spans, bool undated) {
  TimedGraph graph;
  graph.nodes = 2 + below(random, 5);
  const std::uint32_t steps = 1 + below(random, 18);
  for (std::uint32_t i = 0; i < steps; ++i) {
    TimedGraph::Step step;
    step.from = below(random, graph.nodes);
    step.to = (step.from + 1 + below(random, graph.nodes - 1)) % graph.nodes;
    step.first = static_cast<Day>(below(random, last_day_of_all + 1));
    step.last =
        spans ? std::min<Day>(last_day_of_all, step.first + static_cast<Day>(below(random, 3))) : step.first;
    if (undated && random() % 4 == 0) step.first = step.last = unknown_day;
    step.documents = 1 + below(random, 2);
    step.mark = i;
    // One step a pair of nodes and span: what differs in documents alone is one.
    const auto same = [&](const TimedGraph::Step& other) {
      return std::tie(other.from, other.to, other.first, other.last) ==
             std::tie(step.from, step.to, step.first, step.last);
    };
    if (std::ranges::none_of(graph.steps, same)) graph.steps.push_back(step);
  }
  return graph;
}

// Every walk of at most `longest` steps from one node to another that passes neither in between.
class PlainWalks {
 public:
  PlainWalks(const TimedGraph& graph, std::uint32_t from, std::uint32_t to, std::size_t longest, bool simple)
      : graph_(graph), from_(from), to_(to), longest_(longest), simple_(simple) {
    walk(from, {});
  }
  const std::vector<StepList>& all() const { return found_; }

 private:
  void walk(std::uint32_t node, const StepList& steps) {
    if (node == to_) {
      found_.push_back(steps);
      return;
    }
    if (steps.size() == longest_) return;
    for (const TimedGraph::Step& step : graph_.steps) {
      const bool again = std::ranges::any_of(steps, [&](const auto& other) { return other.to == step.to; });
      if (step.from != node || step.to == node || step.to == from_ || (simple_ && again)) continue;
      StepList longer = steps;
      longer.push_back(step);
      walk(step.to, longer);
    }
  }

  const TimedGraph& graph_;
  std::uint32_t from_;
  std::uint32_t to_;
  std::size_t longest_;
  bool simple_;
  std::vector<StepList> found_;
};

std::int64_t documents_of(const StepList& steps) {
  std::int64_t sum = 0;
  for (const TimedGraph::Step& step : steps) sum += step.documents;
  return sum;
}

auto order_of(const StepList& steps) {
  Way nodes;
  std::vector<std::pair<Day, Day>> days;
  for (const TimedGraph::Step& step : steps) {
    nodes.push_back(step.to);
    days.emplace_back(step.first, step.last);
  }
  return std::make_tuple(steps.size(), -documents_of(steps), nodes, days);
}

std::vector<std::uint32_t> marks(const StepList& steps) {
  std::vector<std::uint32_t> all;
  for (const TimedGraph::Step& step : steps) all.push_back(step.mark);
  return all;
}

// Days of the first and the last step of every choice of days along `steps`.
void choose_days(const StepList& steps, const TimeRules& rules, std::size_t i, Day departure, Day before,
                 std::vector<std::pair<Day, Day>>& chosen) {
  if (i == steps.size()) {
    chosen.emplace_back(departure, before);
    return;
  }
  const bool dated = steps[i].first != unknown_day;
  for (Day day = dated ? steps[i].first : -5; day <= (dated ? steps[i].last : last_day_of_all + 5); ++day) {
    const bool follows = i == 0 || day >= before + (rules.increasing ? 1 : 0);
    const bool soon = i == 0 || !rules.max_gap || day <= before + *rules.max_gap;
    if (follows && soon) choose_days(steps, rules, i + 1, i == 0 ? day : departure, day, chosen);
  }
}

// Of one way: what it is judged by (less is better), and the days that go with it.
struct PlainChoice {
  std::int64_t value = 0;
  Day departure = 0;
  Day arrival = 0;
};

PlainChoice best_choice(const std::vector<std::pair<Day, Day>>& chosen, TimeMode mode) {
  const auto key = [&](const std::pair<Day, Day>& days) {
    const auto [departure, arrival] = days;
    if (mode == TimeMode::latest) return std::make_pair(-departure, arrival);
    if (mode == TimeMode::fastest) return std::make_pair(arrival - departure, arrival);
    return std::make_pair(arrival, -departure);
  };
  const auto best = *std::ranges::min_element(chosen, {}, key);
  return {key(best).first, best.first, best.second};
}

struct PlainTimed {
  StepList steps;
  PlainChoice choice;
};

std::optional<PlainTimed> plain_in_order(const TimedGraph& graph, std::uint32_t from, std::uint32_t to,
                                         const TimeRules& rules, std::size_t longest) {
  std::optional<PlainTimed> best;
  const auto key = [&](const PlainTimed& way) {
    const auto hops = static_cast<std::int64_t>(way.steps.size());
    const auto lead = rules.mode == TimeMode::shortest ? std::make_pair(hops, way.choice.value)
                                                       : std::make_pair(way.choice.value, hops);
    return std::make_tuple(lead, order_of(way.steps));
  };
  const PlainWalks walks(graph, from, to, longest, !rules.max_gap);
  for (const StepList& steps : walks.all()) {
    std::vector<std::pair<Day, Day>> chosen;
    choose_days(steps, rules, 0, 0, 0, chosen);
    if (chosen.empty()) continue;
    const PlainTimed way{steps, best_choice(chosen, rules.mode)};
    if (!best || key(way) < key(*best)) best = way;
  }
  return best;
}

struct TimedCase {
  bool spans;
  bool undated;
  bool gaps;
};

class WayInOrder : public testing::TestWithParam<TimedCase> {};

TEST_P(WayInOrder, is_that_of_a_plain_search_on_random_graphs) {
  std::mt19937 random(20240718);
  std::size_t found = 0;
  for (int round = 0; round < 6000; ++round) {
    const TimedGraph graph = random_timed_graph(random, GetParam().spans, GetParam().undated);
    const std::uint32_t from = below(random, graph.nodes);
    const std::uint32_t to = (from + 1 + below(random, graph.nodes - 1)) % graph.nodes;
    TimeRules rules;
    rules.mode = static_cast<TimeMode>(random() % 4);
    rules.increasing = random() % 2 == 0;
    if (GetParam().gaps) rules.max_gap = 1 + below(random, 4);
    const std::size_t longest = 1 + random() % 4;
    Budget budget{Limits{}};
    const auto way = way_in_order(graph, from, to, rules, longest, budget);
    const auto plain = plain_in_order(graph, from, to, rules, longest);
    ASSERT_EQ(way.has_value(), plain.has_value()) << "round " << round;
    if (!way) continue;
    ++found;
    ASSERT_EQ(marks(way->steps), marks(plain->steps))
        << "round " << round << " mode " << static_cast<int>(rules.mode);
    if (GetParam().undated) continue;  // the twin knows no day before -5
    ASSERT_EQ(way->departure, plain->choice.departure) << "round " << round;
    ASSERT_EQ(way->arrival, plain->choice.arrival) << "round " << round;
  }
  EXPECT_GT(found, 3000U);
}

INSTANTIATE_TEST_SUITE_P(Rules, WayInOrder,
                         testing::Values(TimedCase{false, false, false}, TimedCase{true, false, false},
                                         TimedCase{false, false, true}, TimedCase{true, false, true},
                                         TimedCase{true, true, false}, TimedCase{true, true, true}));

TEST(NearestInTime, is_that_of_a_plain_search_on_random_graphs) {
  std::mt19937 random(20110311);
  std::size_t found = 0;
  for (int round = 0; round < 3000; ++round) {
    const TimedGraph graph = random_timed_graph(random, false, round % 2 == 0);
    const std::uint32_t from = below(random, graph.nodes);
    const std::uint32_t to = (from + 1 + below(random, graph.nodes - 1)) % graph.nodes;
    const std::size_t longest = 1 + random() % 4;
    std::optional<std::pair<std::int64_t, StepList>> plain;
    const PlainWalks walks(graph, from, to, longest, true);
    for (const StepList& steps : walks.all()) {
      std::int64_t days = 0;
      Day before = unknown_day;
      for (const TimedGraph::Step& step : steps) {
        if (step.first == unknown_day) continue;
        if (before != unknown_day) days += std::abs(step.first - before);
        before = step.first;
      }
      const auto key = [](std::int64_t sum, const StepList& list) {
        return std::make_tuple(sum, order_of(list));
      };
      if (!plain || key(days, steps) < key(plain->first, plain->second)) plain = {days, steps};
    }
    Budget budget{Limits{}};
    const auto way = nearest_in_time(graph, from, to, longest, budget);
    ASSERT_EQ(way.has_value(), plain.has_value()) << "round " << round;
    if (!way) continue;
    ++found;
    ASSERT_EQ(way->days, plain->first) << "round " << round;
    ASSERT_EQ(marks(way->steps), marks(plain->second)) << "round " << round;
  }
  EXPECT_GT(found, 500U);
}

TEST(WayInOrder, takes_a_step_without_a_day_on_any_day) {
  const TimedGraph graph{3, {{0, 1, unknown_day, unknown_day, 1, 0}, {1, 2, 5, 5, 1, 1}}};
  Budget budget{Limits{}};
  const auto way = way_in_order(graph, 0, 2, {TimeMode::earliest, true, 3}, 6, budget);
  ASSERT_TRUE(way);
  EXPECT_EQ(way->arrival, 5);
  EXPECT_EQ(way->departure, 4);
  const TimedGraph none{2, {{0, 1, unknown_day, unknown_day, 1, 0}}};
  for (const TimeMode mode : {TimeMode::earliest, TimeMode::latest, TimeMode::fastest, TimeMode::shortest}) {
    const auto undated = way_in_order(none, 0, 1, {mode, false, std::nullopt}, 6, budget);
    ASSERT_TRUE(undated);
    EXPECT_EQ(undated->arrival, unknown_day);
  }
}

TEST(WayInOrder, goes_round_where_waiting_would_be_too_long) {
  // 0 -day 1-> 1 -day 9-> 3 leaves a gap of eight days; over node 2 and back none is longer than four.
  const TimedGraph graph{4, {{0, 1, 1, 1, 1, 0}, {1, 2, 4, 4, 1, 1}, {2, 1, 6, 6, 1, 2}, {1, 3, 9, 9, 1, 3}}};
  Budget budget{Limits{}};
  EXPECT_EQ(marks(way_in_order(graph, 0, 3, {TimeMode::earliest, false, std::nullopt}, 6, budget)->steps),
            (std::vector<std::uint32_t>{0, 3}));
  EXPECT_EQ(marks(way_in_order(graph, 0, 3, {TimeMode::earliest, false, 4}, 6, budget)->steps),
            (std::vector<std::uint32_t>{0, 1, 2, 3}));
  EXPECT_FALSE(way_in_order(graph, 0, 3, {TimeMode::earliest, false, 2}, 6, budget));
}

}  // namespace
}  // namespace entente
