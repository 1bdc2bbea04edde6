// Walks and shortest walks against a plain recursive search, on random graphs of a few nodes.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "query/execution/execution.h"

namespace entente {
namespace {

using Trail = std::vector<RelationshipId>;

enum WalkSlot : Slot { from_slot, to_slot, walk_slot, step_slot, slot_count };

struct Shape {
  Direction direction = Direction::both;
  std::vector<std::string> types;
  std::uint64_t least = 1;
  std::optional<std::uint64_t> most;
};

// Every trail from one node, to one node or to any, by plain recursion.
class PlainWalks {
 public:
  PlainWalks(const ScratchGraph& graph, const Shape& shape) : graph_(graph), shape_(shape) {
    filter_ = graph.hop_filter(shape.direction, shape.types);
  }

  std::multiset<Trail> all(NodeId from, std::optional<NodeId> to) {
    to_ = to;
    walk(from, {});
    return found_;
  }

 private:
  void walk(NodeId node, const Trail& trail) {
    if (trail.size() >= shape_.least && (!to_ || *to_ == node)) found_.insert(trail);
    if (shape_.most && trail.size() == *shape_.most) return;
    std::vector<Relationship> onward;
    EXPECT_TRUE(graph_
                    .expand(node, filter_,
                            [&onward](const Relationship& step) {
                              onward.push_back(step);
                              return true;
                            })
                    .ok());
    for (const Relationship& step : onward) {
      if (std::find(trail.begin(), trail.end(), step.id) != trail.end()) continue;
      Trail longer = trail;
      longer.push_back(step.id);
      walk(step.other_end(node), longer);
    }
  }

  const ScratchGraph& graph_;
  Shape shape_;
  HopFilter filter_;
  std::optional<NodeId> to_;
  std::multiset<Trail> found_;
};

// Few nodes, a few more relationships of two types; loops and parallels among them.
ScratchGraph random_graph(std::mt19937& random) {
  ScratchGraph graph;
  const std::size_t nodes = 1 + random() % 5;
  for (std::size_t i = 0; i < nodes; ++i) graph.create_node({"N"}, {});
  const std::size_t steps = random() % 8;
  for (std::size_t i = 0; i < steps; ++i) {
    graph.create_relationship(1 + random() % nodes, 1 + random() % nodes, random() % 3 == 0 ? "S" : "R", {});
  }
  return graph;
}

Shape random_shape(std::mt19937& random) {
  Shape shape;
  shape.direction = static_cast<Direction>(random() % 3);
  if (random() % 3 == 0) shape.types = {random() % 2 == 0 ? "R" : "S"};
  shape.least = random() % 4;
  if (random() % 3 != 0) shape.most = shape.least + random() % 4;
  return shape;
}

HopRule rule_of(const ScratchGraph& graph, const Shape& shape) {
  HopRule rule;
  rule.filter = graph.hop_filter(shape.direction, shape.types);
  return rule;
}

Operator step_of(decltype(Operator::form) form) {
  Operator step;
  step.form = std::move(form);
  return step;
}

// Answers one column, the relationships of each walk, as trails in order.
std::vector<Trail> run(const ScratchGraph& graph, NodeId from, std::optional<NodeId> to, Operator walk) {
  Plan plan;
  plan.slots = slot_count;
  plan.columns = {"walk"};
  plan.parameters = {NodeValue{from, nullptr}, NodeValue{to.value_or(0), nullptr}};
  plan.made.push_back(std::make_unique<Expression>());
  plan.made.back()->form = ParameterExpression{"from", 0};
  plan.made.push_back(std::make_unique<Expression>());
  plan.made.back()->form = ParameterExpression{"to", 1};
  PlanPart part;
  part.columns = {walk_slot};
  part.pipeline.operators.push_back(step_of(NodeSeek{from_slot, "", plan.made[0].get()}));
  if (to) part.pipeline.operators.push_back(step_of(NodeSeek{to_slot, "", plan.made[1].get()}));
  part.pipeline.operators.push_back(std::move(walk));
  plan.parts.push_back(std::move(part));
  const Result<Answer> answer = execute(plan, {graph, nullptr, Limits{}});
  EXPECT_TRUE(answer.ok()) << (answer.ok() ? "" : answer.error().message);
  std::vector<Trail> trails;
  if (!answer.ok()) return trails;
  for (const AnswerRow& row : answer->rows) {
    Trail& trail = trails.emplace_back();
    for (const Value& step : row.cells.front().as<ValueList>()) {
      trail.push_back(step.as<RelationshipValue>().relationship->id);
    }
  }
  return trails;
}

Operator walk_of(const ScratchGraph& graph, const Shape& shape, bool to_is_bound) {
  ExpandRepeated walk;
  walk.from = from_slot;
  walk.to = to_slot;
  walk.relationships = walk_slot;
  walk.to_is_bound = to_is_bound;
  walk.rule = rule_of(graph, shape);
  walk.least = shape.least;
  walk.most = shape.most;
  return step_of(std::move(walk));
}

std::vector<Trail> shortest(const ScratchGraph& graph, NodeId from, NodeId to, const Shape& shape,
                            PathSelector selector, std::uint64_t count) {
  FindShortest search;
  search.from = from_slot;
  search.to = to_slot;
  search.relationships = walk_slot;
  search.rule = rule_of(graph, shape);
  search.least = shape.least;
  search.most = shape.most;
  search.selector = selector;
  search.count = count;
  return run(graph, from, to, step_of(std::move(search)));
}

TEST(Walks, AreThoseOfAPlainSearch) {
  std::mt19937 random(5);
  for (int round = 0; round < 600; ++round) {
    const ScratchGraph graph = random_graph(random);
    const Shape shape = random_shape(random);
    const auto nodes = static_cast<NodeId>(graph.node_count(std::nullopt));
    const NodeId from = 1 + random() % nodes;
    const std::optional<NodeId> to =
        random() % 2 == 0 ? std::nullopt : std::optional<NodeId>(1 + random() % nodes);
    const std::vector<Trail> found = run(graph, from, to, walk_of(graph, shape, to.has_value()));
    const std::multiset<Trail> expected = PlainWalks(graph, shape).all(from, to);
    ASSERT_EQ(std::multiset<Trail>(found.begin(), found.end()), expected) << "round " << round;
  }
}

TEST(Walks, BackwardsHoldTheSameRelationshipsTurnedRound) {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    const ScratchGraph graph = random_graph(random);
    Shape shape = random_shape(random);
    const auto nodes = static_cast<NodeId>(graph.node_count(std::nullopt));
    const NodeId from = 1 + random() % nodes, to = 1 + random() % nodes;
    const std::multiset<Trail> expected = PlainWalks(graph, shape).all(from, to);
    if (shape.direction != Direction::both) {
      shape.direction = shape.direction == Direction::out ? Direction::in : Direction::out;
    }
    Operator walk = walk_of(graph, shape, true);
    std::get<ExpandRepeated>(walk.form).reversed = true;
    const std::vector<Trail> found = run(graph, to, from, std::move(walk));
    ASSERT_EQ(std::multiset<Trail>(found.begin(), found.end()), expected) << "round " << round;
  }
}

TEST(ShortestWalks, AreTheFirstOfAllWalks) {
  std::mt19937 random(11);
  for (int round = 0; round < 600; ++round) {
    const ScratchGraph graph = random_graph(random);
    const Shape shape = random_shape(random);
    const auto nodes = static_cast<NodeId>(graph.node_count(std::nullopt));
    const NodeId from = 1 + random() % nodes, to = 1 + random() % nodes;
    const std::multiset<Trail> all = PlainWalks(graph, shape).all(from, to);
    std::vector<std::size_t> lengths;
    for (const Trail& trail : all) lengths.push_back(trail.size());
    std::sort(lengths.begin(), lengths.end());
    const auto ties = lengths.empty() ? 0 : std::count(lengths.begin(), lengths.end(), lengths.front());

    const std::vector<Trail> any = shortest(graph, from, to, shape, PathSelector::any_shortest, 1);
    ASSERT_EQ(any.size(), std::min<std::size_t>(1, lengths.size())) << "round " << round;
    if (!any.empty()) {
      ASSERT_EQ(any.front().size(), lengths.front()) << "round " << round;
    }

    const std::vector<Trail> ties_found = shortest(graph, from, to, shape, PathSelector::all_shortest, 1);
    ASSERT_EQ(static_cast<std::ptrdiff_t>(ties_found.size()), ties) << "round " << round;

    const std::uint64_t count = 1 + random() % 6;
    const std::vector<Trail> best = shortest(graph, from, to, shape, PathSelector::shortest_k, count);
    ASSERT_EQ(best.size(), std::min<std::size_t>(count, lengths.size())) << "round " << round;
    for (std::size_t i = 0; i < best.size(); ++i) ASSERT_EQ(best[i].size(), lengths[i]) << "round " << round;

    const auto are_walks = [&all](const std::vector<Trail>& trails) {
      const std::set<Trail> each(trails.begin(), trails.end());
      return each.size() == trails.size() &&
             std::all_of(trails.begin(), trails.end(),
                         [&](const Trail& trail) { return all.contains(trail); });
    };
    ASSERT_TRUE(are_walks(any) && are_walks(ties_found) && are_walks(best)) << "round " << round;
  }
}

}  // namespace
}  // namespace entente
