// Days between steps depend on two steps, so the search keeps for each node, number of steps left and day of
// the first dated step of the rest the best rest of the way. Distances between days obey the triangle
// inequality: going round in a circle never saves any, so the best way repeats no node.
#include <algorithm>
#include <functional>
#include <map>
#include <tuple>

#include "query/paths/timed_ways.h"

namespace entente {
namespace {

constexpr std::uint32_t the_end = UINT32_MAX;

// The rest of a way, step by step.
struct DatedRest {
  std::int64_t days = 0;
  std::uint64_t documents = 0;
  std::uint32_t step = the_end;  // index in the graph
  std::uint32_t rest = the_end;  // index among all rests
};

class NearestInTime {
 public:
  NearestInTime(const TimedGraph& graph, std::uint32_t from, std::uint32_t to, Budget& budget)
      : graph_(graph), budget_(budget), from_(from), to_(to), known_(graph.nodes) {}

  std::optional<NearWay> run(std::size_t longest) {
    RestsByNode before(graph_.nodes);
    rests_.push_back({});
    before[to_][unknown_day] = 0;
    for (std::size_t h = 1; h <= longest; ++h) {
      before = layer_after(before);
      for (std::uint32_t node = 0; node < graph_.nodes; ++node) {
        if (!before[node].empty()) thin_out(before[node], known_[node]);
      }
      for (const auto& [day, rest] : before[from_]) {
        if (!best_ || better(rest, *best_, h == best_hops_)) {
          best_ = rest;
          best_hops_ = h;
        }
      }
    }
    if (!best_) return std::nullopt;
    NearWay way{{}, rests_[*best_].days};
    for (std::uint32_t step : steps_of(*best_)) way.steps.push_back(graph_.steps[step]);
    return way;
  }

 private:
  using RestsByDay = std::map<Day, std::uint32_t>;  // by the first dated day of the rest
  using RestsByNode = std::vector<RestsByDay>;
  using DaysByDay = std::map<Day, std::int64_t>;  // days in all, by the same

  RestsByNode layer_after(const RestsByNode& before) {
    RestsByNode layer(graph_.nodes);
    for (std::uint32_t i = 0; i < graph_.steps.size(); ++i) {
      const TimedGraph::Step& step = graph_.steps[i];
      for (const auto& [day, rest] : before[step.to]) {
        if (!budget_.tick()) return layer;
        add(layer[step.from], i, day, rest);
      }
    }
    return layer;
  }

  void add(RestsByDay& here, std::uint32_t step_index, Day day, std::uint32_t rest) {
    const TimedGraph::Step& step = graph_.steps[step_index];
    const bool both_dated = step.first != unknown_day && day != unknown_day;
    const std::int64_t apart = both_dated ? std::abs(std::int64_t{step.first} - day) : 0;
    rests_.push_back({rests_[rest].days + apart, rests_[rest].documents + step.documents, step_index, rest});
    const auto longer = static_cast<std::uint32_t>(rests_.size() - 1);
    const auto [known, is_new] = here.emplace(step.first != unknown_day ? step.first : day, longer);
    if (is_new) return;
    if (better(longer, known->second, true)) {
      known->second = longer;
    } else {
      rests_.pop_back();
    }
  }

  // Leaves out rests that cannot be part of the best way: going on from a rest that begins on another day
  // costs no more than the days between the two. A rest of fewer steps wins where it is as good.
  void thin_out(RestsByDay& here, DaysByDay& known) {
    DaysByDay days;
    for (const auto& [day, rest] : here) days.emplace(day, rests_[rest].days);
    const DaysByDay least = least_days(days, days);
    const DaysByDay least_known = least_days(known, days);
    std::erase_if(here, [&](const auto& entry) {
      const std::int64_t own = days.at(entry.first);
      const auto fewer = least_known.find(entry.first);
      if (best_ && own >= rests_[*best_].days) return true;
      return own > least.at(entry.first) || (fewer != least_known.end() && own >= fewer->second);
    });
    for (const auto& [day, rest] : here) {
      const auto [place, is_new] = known.emplace(day, rests_[rest].days);
      if (!is_new) place->second = std::min(place->second, rests_[rest].days);
    }
  }

  // For each day of `wanted` the days in all that a rest costs which begins on any day of `rests`, the days
  // between added. A rest without a day costs no more from anywhere. Two sweeps.
  static DaysByDay least_days(const DaysByDay& rests, const DaysByDay& wanted) {
    DaysByDay least;
    const auto undated = rests.find(unknown_day);
    const auto sweep = [&](auto rest, auto rests_end, auto want, auto wanted_end, auto not_after) {
      std::optional<std::pair<Day, std::int64_t>> at;
      for (; want != wanted_end; ++want) {
        const Day day = want->first;
        for (; rest != rests_end && not_after(rest->first, day); ++rest) {
          if (rest->first == unknown_day) continue;
          const auto apart = at ? std::abs(std::int64_t{rest->first} - at->first) : 0;
          if (!at || rest->second < at->second + apart) at = {rest->first, rest->second};
        }
        if (day == unknown_day || !at) continue;
        const std::int64_t sum = at->second + std::abs(std::int64_t{day} - at->first);
        const auto [place, is_new] = least.emplace(day, sum);
        if (!is_new) place->second = std::min(place->second, sum);
      }
    };
    sweep(rests.begin(), rests.end(), wanted.begin(), wanted.end(), std::less_equal<>());
    sweep(rests.rbegin(), rests.rend(), wanted.rbegin(), wanted.rend(), std::greater_equal<>());
    if (undated == rests.end()) return least;
    for (const auto& [day, sum] : wanted) {
      const auto [place, is_new] = least.emplace(day, undated->second);
      if (!is_new) place->second = std::min(place->second, undated->second);
    }
    return least;
  }

  // Rests of as many steps are compared by documents too; a longer one must save days.
  bool better(std::uint32_t a, std::uint32_t b, bool same_length) const {
    if (rests_[a].days != rests_[b].days) return rests_[a].days < rests_[b].days;
    if (!same_length) return false;
    if (rests_[a].documents != rests_[b].documents) return rests_[a].documents > rests_[b].documents;
    return order_of(a) < order_of(b);
  }

  std::tuple<Way, std::vector<std::pair<Day, Day>>> order_of(std::uint32_t rest) const {
    Way nodes;
    std::vector<std::pair<Day, Day>> days;
    for (std::uint32_t step : steps_of(rest)) {
      nodes.push_back(graph_.steps[step].to);
      days.emplace_back(graph_.steps[step].first, graph_.steps[step].last);
    }
    return {nodes, days};
  }

  std::vector<std::uint32_t> steps_of(std::uint32_t rest) const {
    std::vector<std::uint32_t> steps;
    for (; rests_[rest].step != the_end; rest = rests_[rest].rest) steps.push_back(rests_[rest].step);
    return steps;
  }

  const TimedGraph& graph_;
  Budget& budget_;
  std::uint32_t from_;
  std::uint32_t to_;
  std::vector<DaysByDay> known_;  // of each node, of rests of fewer steps
  std::vector<DatedRest> rests_;
  std::optional<std::uint32_t> best_;
  std::size_t best_hops_ = 0;
};

}  // namespace

std::optional<NearWay> nearest_in_time(const TimedGraph& graph, std::uint32_t from, std::uint32_t to,
                                       std::size_t longest, Budget& budget) {
  if (from >= graph.nodes || to >= graph.nodes || from == to) return std::nullopt;
  const TimedGraph part = useful_part(graph, from, to, longest);
  return NearestInTime(part, from, to, budget).run(longest);
}

}  // namespace entente
