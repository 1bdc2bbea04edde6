// Two passes. The first spreads zones of days (day_zone.h) from the start, step by step, keeps at each node
// only those that no other contains, and learns how good the best way is and how many steps it has. The
// second walks only where that is still possible and picks among the equals.
//
// The latest departure is the earliest arrival of the graph turned round, with days counted backwards.
#include <algorithm>
#include <map>
#include <span>
#include <tuple>

#include "query/paths/day_zone.h"
#include "query/paths/timed_ways.h"

namespace entente {
namespace {

constexpr std::uint64_t bytes_of_a_zone = sizeof(DayZone) + 64;

TimedGraph turned_round(TimedGraph graph) {
  for (TimedGraph::Step& step : graph.steps) {
    std::swap(step.from, step.to);
    if (step.first != unknown_day) std::tie(step.first, step.last) = std::make_tuple(-step.last, -step.first);
  }
  return graph;
}

// What the first pass learns.
struct BestInOrder {
  std::int64_t value = 0;  // a day of arrival, or days in all: less is better
  std::size_t hops = 0;
};

// One search in one direction.
struct OrderedSearch {
  TimedGraph graph;
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  TimeMode mode = TimeMode::earliest;
  Succession succession;
  bool turned = false;

  Clocks clocks() const {
    return mode == TimeMode::fastest ? Clocks::departure_and_arrival : Clocks::arrival;
  }
  std::int64_t value(const DayZone& zone) const {
    return mode == TimeMode::fastest ? zone.fewest_days() : zone.earliest_arrival();
  }
  DayZone first(const TimedGraph::Step& step) const {
    return DayZone::of(step).forgetting(clocks(), succession);
  }
  std::optional<DayZone> then(const DayZone& zone, const TimedGraph::Step& step) const {
    const std::optional<DayZone> next = zone.then(step, succession);
    if (!next) return std::nullopt;
    return next->forgetting(clocks(), succession);
  }
};

class ZoneSpread {
 public:
  ZoneSpread(const OrderedSearch& search, const StepIndex& index, Budget& budget)
      : search_(search), index_(index), budget_(budget), known_(search.graph.nodes) {}
  ~ZoneSpread() { budget_.release(held_); }
  ZoneSpread(const ZoneSpread&) = delete;
  ZoneSpread& operator=(const ZoneSpread&) = delete;

  std::optional<BestInOrder> best(std::size_t longest) {
    for (std::uint32_t step : steps_from(search_.from))
      add(step, search_.first(search_.graph.steps[step]), 1);
    for (std::size_t hops = 2; hops <= longest && !frontier_.empty(); ++hops) {
      if (best_ && search_.mode == TimeMode::shortest) break;
      for (const auto& [node, zone] : std::exchange(frontier_, {})) {
        for (std::uint32_t step : steps_from(node)) {
          if (!budget_.tick()) return best_;
          if (const auto next = search_.then(zone, search_.graph.steps[step])) add(step, *next, hops);
        }
      }
    }
    return best_;
  }

 private:
  std::span<const std::uint32_t> steps_from(std::uint32_t node) const {
    return std::span(index_.order).subspan(index_.begin[node], index_.begin[node + 1] - index_.begin[node]);
  }

  void add(std::uint32_t step, const DayZone& zone, std::size_t hops) {
    const std::uint32_t node = search_.graph.steps[step].to;
    const std::int64_t value = search_.value(zone);
    const bool bounded = search_.mode != TimeMode::shortest;
    if (best_ && bounded && value >= best_->value) return;  // no later step makes it less
    if (node == search_.to) {
      if (!best_ || (best_->hops == hops && value < best_->value) || bounded) best_ = {value, hops};
      return;
    }
    std::vector<DayZone>& here = known_[node];
    if (std::ranges::any_of(here, [&](const DayZone& other) { return other.contains(zone); })) return;
    std::erase_if(here, [&](const DayZone& other) { return zone.contains(other); });
    here.push_back(zone);
    frontier_.emplace_back(node, zone);
    held_ += bytes_of_a_zone;
    budget_.hold(bytes_of_a_zone);
  }

  const OrderedSearch& search_;
  const StepIndex& index_;
  Budget& budget_;
  std::vector<std::vector<DayZone>> known_;
  std::vector<std::pair<std::uint32_t, DayZone>> frontier_;
  std::optional<BestInOrder> best_;
  std::uint64_t held_ = 0;
};

class BestTail {
 public:
  BestTail(const OrderedSearch& search, const StepIndex& index, const BestInOrder& best, Budget& budget)
      : search_(search),
        index_(index),
        best_(best),
        budget_(budget),
        hops_(hops_to(search.graph, search.to)) {
    set_deadlines();
  }
  ~BestTail() { budget_.release(bytes_of_a_zone * tails_.size()); }
  BestTail(const BestTail&) = delete;
  BestTail& operator=(const BestTail&) = delete;

  std::vector<std::uint32_t> steps() {
    std::optional<Tail> tail;
    for_each_step(search_.from, [&](std::uint32_t step) {
      take(tail, step, search_.first(search_.graph.steps[step]), best_.hops - 1);
    });
    return tail ? tail->steps : std::vector<std::uint32_t>{};
  }

 private:
  struct Tail {
    std::uint64_t documents = 0;
    std::vector<std::uint32_t> steps;
  };

  template <typename Use>
  void for_each_step(std::uint32_t node, Use use) const {
    for (std::uint32_t k = index_.begin[node]; k < index_.begin[node + 1]; ++k) use(index_.order[k]);
  }

  // The last day on which one may be at each node, with so many steps left, to be at the end in time.
  void set_deadlines() {
    if (search_.mode == TimeMode::fastest) return;
    deadlines_.assign(1, std::vector<std::int64_t>(search_.graph.nodes, -2 * endless));
    deadlines_[0][search_.to] = best_.value;
    for (std::size_t left = 1; left < best_.hops; ++left) {
      std::vector<std::int64_t> layer(search_.graph.nodes, -2 * endless);
      for (const TimedGraph::Step& step : search_.graph.steps) {
        const std::int64_t before = deadlines_.back()[step.to];
        const std::int64_t last =
            step.first == unknown_day ? before : std::min<std::int64_t>(step.last, before);
        if (before <= -2 * endless || (step.first != unknown_day && step.first > before)) continue;
        layer[step.from] = std::max(layer[step.from], last - search_.succession.least);
      }
      deadlines_.push_back(std::move(layer));
    }
  }

  bool hopeless(std::uint32_t node, const DayZone& zone, std::size_t left) const {
    if (hops_[node] > left || search_.value(zone) > best_.value) return true;
    return !deadlines_.empty() && zone.earliest_arrival() > std::max(deadlines_[left][node], -endless);
  }

  // Makes `tail` the way over `step` where that is better.
  void take(std::optional<Tail>& tail, std::uint32_t step, const DayZone& zone, std::size_t left) {
    const std::uint32_t node = search_.graph.steps[step].to;
    if (hopeless(node, zone, left) || (node == search_.to) != (left == 0)) return;
    Tail candidate{search_.graph.steps[step].documents, {step}};
    if (left > 0) {
      const std::optional<Tail>& rest = tail_from(node, zone, left);
      if (!rest) return;
      candidate.documents += rest->documents;
      candidate.steps.insert(candidate.steps.end(), rest->steps.begin(), rest->steps.end());
    }
    if (!tail || better(candidate, *tail)) tail = std::move(candidate);
  }

  const std::optional<Tail>& tail_from(std::uint32_t node, const DayZone& zone, std::size_t left) {
    const auto [known, is_new] = tails_.try_emplace({left, node, zone});
    if (!is_new || !budget_.hold(bytes_of_a_zone)) return known->second;
    std::optional<Tail> tail;
    for_each_step(node, [&](std::uint32_t step) {
      if (!budget_.tick()) return;
      if (const auto next = search_.then(zone, search_.graph.steps[step])) take(tail, step, *next, left - 1);
    });
    return tails_[{left, node, zone}] = std::move(tail);
  }

  bool better(const Tail& a, const Tail& b) const {
    if (a.documents != b.documents) return a.documents > b.documents;
    return order_of(a) < order_of(b);
  }

  // As the way is read from its true start.
  std::pair<Way, std::vector<std::pair<Day, Day>>> order_of(const Tail& tail) const {
    std::pair<Way, std::vector<std::pair<Day, Day>>> order;
    for (std::uint32_t index : tail.steps) {
      const TimedGraph::Step& step = search_.graph.steps[index];
      order.first.push_back(step.to);
      const bool negated = search_.turned && step.first != unknown_day;
      order.second.emplace_back(negated ? -step.last : step.first, negated ? -step.first : step.last);
    }
    if (search_.turned) {
      std::ranges::reverse(order.first);
      std::ranges::reverse(order.second);
    }
    return order;
  }

  const OrderedSearch& search_;
  const StepIndex& index_;
  BestInOrder best_;
  Budget& budget_;
  std::vector<std::uint32_t> hops_;
  std::vector<std::vector<std::int64_t>> deadlines_;  // by steps left, node; empty: none
  std::map<std::tuple<std::size_t, std::uint32_t, DayZone>, std::optional<Tail>> tails_;
};

Day day_of(std::int64_t day) {
  return day <= -endless || day >= endless ? unknown_day : static_cast<Day>(day);
}

// REQUIRES: the steps can be taken in order.
TimedWay scheduled(std::vector<TimedGraph::Step> steps, TimeMode mode, const Succession& succession) {
  DayZone zone = DayZone::of(steps.front());
  for (std::size_t i = 1; i < steps.size(); ++i) zone = zone.then(steps[i], succession).value_or(zone);
  std::int64_t departure = 0;
  std::int64_t arrival = 0;
  if (mode == TimeMode::latest) {
    departure = zone.latest_departure();
    arrival = zone.earliest_arrival_for(departure);
  } else if (mode == TimeMode::fastest) {
    arrival = zone.earliest_arrival_after(zone.fewest_days());
    departure = arrival - zone.fewest_days();
  } else {
    arrival = zone.earliest_arrival();
    departure = zone.latest_departure_for(arrival);
  }
  return {std::move(steps), day_of(departure), day_of(arrival)};
}

}  // namespace

std::optional<TimedWay> way_in_order(const TimedGraph& graph, std::uint32_t from, std::uint32_t to,
                                     const TimeRules& rules, std::size_t longest, Budget& budget) {
  if (from >= graph.nodes || to >= graph.nodes || from == to || longest == 0) return std::nullopt;
  const TimedGraph part = useful_part(graph, from, to, longest);
  const Succession succession{rules.increasing ? 1 : 0, rules.max_gap.value_or(endless)};
  const bool turned = rules.mode == TimeMode::latest;
  const OrderedSearch search{turned ? turned_round(part) : part,
                             turned ? to : from,
                             turned ? from : to,
                             rules.mode,
                             succession,
                             turned};
  const StepIndex index = steps_from_each(search.graph);
  const std::optional<BestInOrder> best = ZoneSpread(search, index, budget).best(longest);
  if (!best) return std::nullopt;
  std::vector<std::uint32_t> order = BestTail(search, index, *best, budget).steps();
  if (order.empty()) return std::nullopt;  // time is over
  if (turned) std::ranges::reverse(order);
  std::vector<TimedGraph::Step> steps;
  for (std::uint32_t step : order) steps.push_back(part.steps[step]);
  return scheduled(std::move(steps), rules.mode, succession);
}

}  // namespace entente
