// Paths in a store against breadth-first search over all its edges, with random rules.
#include "query/paths/path_search.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "query/tie.h"
#include "tests/query/small_world.h"

namespace entente {
namespace {

constexpr std::size_t nodes = 24;

EntityId id_of(std::size_t number) {
  const auto kinds = entity_kinds();
  return std::string(kinds[number % kinds.size()].prefix) + ":n" + std::to_string(number);
}

World random_world(std::uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<Changes> documents;
  for (int d = 0; d < 4; ++d) {
    Report report("d" + std::to_string(d), "Document " + std::to_string(d), std::to_string(2018 + d));
    for (int i = 0; i < 9; ++i) {
      const std::size_t a = random() % nodes;
      const std::size_t b = (a + 1 + random() % (nodes - 1)) % nodes;
      const auto kinds = relation_kinds();
      report.relation(kinds[random() % kinds.size()].kind, id_of(a), id_of(b),
                      "Sentence " + std::to_string(i) + ".");
      if (random() % 4 == 0) report.last_relation().envelope.modality = Modality::proposed;
    }
    documents.push_back(report.changes());
  }
  return World(documents);
}

// The length of the shortest path that the rules admit; 0: none.
std::size_t plain_length(const Snapshot& snapshot, NodeId from, NodeId to, const PathRules& rules) {
  std::map<NodeId, std::set<NodeId>> next;
  EXPECT_TRUE(snapshot
                  .for_each_edge([&](const Edge& edge) {
                    if (rules.edges.admits(edge)) {
                      next[edge.source].insert(edge.target);
                      next[edge.target].insert(edge.source);
                    }
                    return true;
                  })
                  .ok());
  std::set<NodeId> level = {from};
  std::set<NodeId> seen = level;
  for (std::size_t length = 1; length <= rules.longest; ++length) {
    std::set<NodeId> after;
    for (NodeId node : level) {
      for (NodeId other : next[node]) {
        if (other == to) return length;
        const auto kind = kind_of(snapshot.id_of(other).value().value_or(""));
        const bool inner = kind && rules.inner.count(*kind) > 0 && rules.avoiding.count(other) == 0;
        if (inner && seen.insert(other).second) after.insert(other);
      }
    }
    level = after;
  }
  return 0;
}

PathRules random_rules(std::mt19937& random) {
  PathRules rules;
  for (const EntityKindInfo& kind : entity_kinds()) {
    if (random() % 4 != 0) rules.inner.insert(kind.kind);
  }
  rules.avoiding = {node_of(id_of(random() % nodes))};
  rules.edges.facts_only = random() % 2 == 0;
  if (random() % 3 == 0) rules.edges.since = Date{2019, 0, 0}.first_day();
  rules.longest = 1 + random() % 7;
  return rules;
}

void expect_sound(const Path& path, NodeId from, NodeId to, const PathRules& rules) {
  EXPECT_EQ(path.steps.front().from, from);
  EXPECT_EQ(path.steps.back().to, to);
  std::set<NodeId> seen = {from};
  for (const PathStep& step : path.steps) {
    EXPECT_TRUE(seen.insert(step.to).second) << "a node twice";
    EXPECT_FALSE(step.edges.empty());
    for (const Edge& edge : step.edges) {
      EXPECT_TRUE(rules.edges.admits(edge));
      EXPECT_EQ(other_end(edge, step.from), step.to);
    }
  }
}

TEST(PathSearch, finds_a_path_exactly_when_a_plain_search_does_and_as_short) {
  std::size_t found = 0;
  for (std::uint32_t seed = 0; seed < 40; ++seed) {
    const World world = random_world(seed);
    std::mt19937 random(seed);
    for (int round = 0; round < 20; ++round) {
      const NodeId from = node_of(id_of(random() % nodes));
      const NodeId to = node_of(id_of(random() % nodes));
      const PathRules rules = random_rules(random);
      if (from == to || rules.avoiding.count(from) > 0 || rules.avoiding.count(to) > 0) continue;
      Names names(world.snapshot());
      Budget budget{Limits{}};
      const PathSearch search(world.snapshot(), from, to, rules, names, budget);
      const auto paths = search.shortest(1 + random() % 3);
      ASSERT_TRUE(paths.ok());
      const std::size_t expected = plain_length(world.snapshot(), from, to, rules);
      ASSERT_EQ(paths->empty() ? 0 : paths->front().steps.size(), expected)
          << "seed " << seed << " round " << round;
      for (const Path& path : *paths) expect_sound(path, from, to, rules);
      found += paths->size();
    }
  }
  EXPECT_GT(found, 300U);
}

TEST(PathSearch, merges_parallel_edges_into_one_step) {
  Report report("d", "D", "2020");
  for (int i = 0; i < 3; ++i) report.relation(RelationKind::supports, "state:A", "state:B", "A supports B.");
  report.relation(RelationKind::urged, "state:B", "state:A", "B urged A.");
  const World world({report.changes()});
  Names names(world.snapshot());
  Budget budget{Limits{}};
  PathRules rules;
  const auto paths =
      PathSearch(world.snapshot(), node_of("state:A"), node_of("state:B"), rules, names, budget).shortest(5);
  ASSERT_TRUE(paths.ok());
  ASSERT_EQ(paths->size(), 1U);
  EXPECT_EQ(paths->front().steps.front().edges.size(), 4U);
}

}  // namespace
}  // namespace entente
