// Edges lost or doubled by the seeks of a date window, by the two halves, or by loops.
#include <gtest/gtest.h>

#include <algorithm>

#include "graph/database.h"
#include "graph/keys.h"
#include "graph/stated_days.h"
#include "graph/store.h"
#include "tests/graph/changes_builder.h"
#include "tests/graph/random_changes.h"

namespace entente {
namespace {

std::vector<Edge> edges_of(const Snapshot& snapshot, NodeId node, const EdgeFilter& filter) {
  std::vector<Edge> edges;
  auto read = snapshot.edges(node, filter, [&edges](const Edge& edge) {
    edges.push_back(edge);
    return true;
  });
  EXPECT_TRUE(read.ok()) << read.error().describe();
  return edges;
}

bool has_direction(const Edge& edge, NodeId node, Direction direction) {
  if (direction == Direction::both || info(edge.relation).symmetric) return true;
  return direction == Direction::out ? edge.source == node : edge.target == node;
}

auto rank(const Edge& edge, NodeId node) {
  return std::tuple(edge.relation, edge.first, edge.source == node ? edge.target : edge.source,
                    edge.assertion);
}

// The same without any seek: every edge of the store, tested one by one.
std::vector<Edge> naive_edges_of(const Snapshot& snapshot, NodeId node, const EdgeFilter& filter) {
  std::vector<Edge> edges;
  EXPECT_TRUE(snapshot
                  .for_each_edge([&](const Edge& edge) {
                    bool ours = edge.source == node || edge.target == node;
                    if (ours && has_direction(edge, node, filter.direction) && filter.admits(edge)) {
                      edges.push_back(edge);
                    }
                    return true;
                  })
                  .ok());
  std::ranges::sort(edges, {}, [node](const Edge& edge) { return rank(edge, node); });
  return edges;
}

std::vector<AssertionId> ids_of(const std::vector<Edge>& edges) {
  std::vector<AssertionId> ids;
  for (const Edge& edge : edges) ids.push_back(edge.assertion);
  return ids;
}

EdgeFilter random_filter(std::mt19937& random) {
  EdgeFilter filter;
  auto some_day = [&random] {
    return Date::parse(std::to_string(2003 + random() % 26))->first_day() + static_cast<Day>(random() % 366);
  };
  if (random() % 3 > 0) filter.since = some_day();
  if (random() % 3 > 0) filter.until = some_day();
  filter.undated = random() % 2 == 0;
  filter.facts_only = random() % 2 == 0;
  filter.derived = random() % 2 == 0;
  filter.direction = static_cast<Direction>(random() % 3);
  if (random() % 3 == 0) filter.relations = {RelationKind::urged, RelationKind::met_with};
  if (random() % 3 == 0) filter.not_relations = {RelationKind::member_of};
  if (random() % 4 == 0) filter.min_confidence = 0.5F;
  if (random() % 4 == 0) filter.documents = {node_of("document:d1"), node_of("document:d2")};
  return filter;
}

TEST(Edges, OfAnyFilterAreThoseOfItsNaiveTwin) {
  Store store = Store::open_in_memory().value();
  World world{9, 1, 2, 60};
  for (std::uint32_t i = 0; i < 6; ++i) {
    ASSERT_TRUE(store.commit(random_changes("d" + std::to_string(i), i, world)).ok());
  }
  Snapshot snapshot = store.snapshot().value();
  std::mt19937 random(3);
  std::size_t seen = 0;
  for (int round = 0; round < 3000; ++round) {
    EdgeFilter filter = random_filter(random);
    NodeId node = node_of(round % 2 == 0 ? "state:e0" : round % 4 == 1 ? "meeting:e1" : "person:e2");
    auto found = edges_of(snapshot, node, filter);
    ASSERT_EQ(ids_of(found), ids_of(naive_edges_of(snapshot, node, filter))) << "round " << round;
    seen += found.size();
  }
  EXPECT_GT(seen, 10000U);
}

TEST(Edges, OfALoopAreSeenOnce) {
  Store store = Store::open_in_memory().value();
  Changes changes = ChangesBuilder("loop")
                        .page("It urged itself.")
                        .relation(RelationKind::urged, "state:JPN", "state:JPN", "It urged")
                        .build();
  ASSERT_TRUE(store.commit(changes).ok());
  Snapshot snapshot = store.snapshot().value();
  for (Direction direction : {Direction::out, Direction::in, Direction::both}) {
    EdgeFilter filter;
    filter.direction = direction;
    EXPECT_EQ(edges_of(snapshot, node_of("state:JPN"), filter).size(), 1U);
  }
  EXPECT_EQ(snapshot.degree(node_of("state:JPN")).value(), 1U);
}

TEST(Edges, KeepWhatTheyAre) {
  Store store = Store::open_in_memory().value();
  ChangesBuilder builder("one");
  builder.dated("2023-08").page("Japan planned to join.");
  builder.relation(RelationKind::member_of, "state:JPN", "grouping:quad", "Japan planned");
  builder.modality(Modality::planned).last_relation().derived = true;
  builder.last_relation().envelope.confidence = 0.25F;
  builder.last_relation().envelope.polarity = Polarity::negative;
  builder.last_relation().envelope.factuality = Factuality::underspecified;
  ASSERT_TRUE(store.commit(builder.build()).ok());
  EdgeFilter filter;
  filter.facts_only = false;
  auto edges = edges_of(store.snapshot().value(), node_of("grouping:quad"), filter);
  ASSERT_EQ(edges.size(), 1U);
  EXPECT_EQ(edges[0].source, node_of("state:JPN"));
  EXPECT_EQ(edges[0].target, node_of("grouping:quad"));
  EXPECT_EQ(edges[0].relation, RelationKind::member_of);
  EXPECT_EQ(edges[0].first, Date::parse("2023-08-01")->first_day());
  EXPECT_EQ(edges[0].last, Date::parse("2023-08-31")->first_day());
  EXPECT_EQ(edges[0].assertion, builder.last_relation().id);
  EXPECT_EQ(edges[0].document, node_of("document:one"));
  EXPECT_EQ(edges[0].modality, Modality::planned);
  EXPECT_EQ(edges[0].factuality, Factuality::underspecified);
  EXPECT_EQ(edges[0].polarity, Polarity::negative);
  EXPECT_EQ(edges[0].date_source, DateSource::document);
  EXPECT_TRUE(edges[0].derived);
  EXPECT_FLOAT_EQ(edges[0].confidence, 0.25F);
  EXPECT_FALSE(edges[0].is_fact());
}

TEST(Edges, StopWhenTheVisitorHasEnough) {
  Store store = Store::open_in_memory().value();
  ASSERT_TRUE(store.commit(random_changes("d", 5, {3, 1, 0, 40})).ok());
  int visits = 0;
  EdgeFilter filter;
  filter.facts_only = false;
  ASSERT_TRUE(store.snapshot()
                  .value()
                  .edges(node_of("state:e0"), filter, [&visits](const Edge&) { return ++visits < 3; })
                  .ok());
  EXPECT_EQ(visits, 3);
}

struct StatedTime {
  const char* value;
  const char* first;
  const char* last;  // "" unknown, ".." open
};

class StatedDays : public testing::TestWithParam<StatedTime> {};

TEST_P(StatedDays, AreTheDaysOfTheWords) {
  DaySpan days = stated_days(GetParam().value);
  EXPECT_EQ(Date::from_day(days.first).to_string(), GetParam().first);
  if (std::string_view(GetParam().last) == "..") {
    EXPECT_EQ(days.last, INT32_MAX);
  } else {
    EXPECT_EQ(Date::from_day(days.last).to_string(), GetParam().last);
  }
}

INSTANTIATE_TEST_SUITE_P(Table, StatedDays,
                         testing::Values(StatedTime{"2023-08-18", "2023-08-18", "2023-08-18"},
                                         StatedTime{"2023", "2023-01-01", "2023-12-31"},
                                         StatedTime{"2022/2024-02", "2022-01-01", "2024-02-29"},
                                         StatedTime{"2022/..", "2022-01-01", ".."},
                                         StatedTime{"2022/", "2022-01-01", ".."},
                                         StatedTime{"2024/2022", "", ""}, StatedTime{"P2Y", "", ""},
                                         StatedTime{"", "", ""}, StatedTime{"../2022", "", ""},
                                         StatedTime{"2022/soon", "", ""}));

// The length classes are on disk, and a window must look back far enough for each.
TEST(SpanClasses, HoldNothingLongerThanTheySay) {
  for (Day days : {1, 2, 31, 32, 365, 366, 367, 3653, 3654, 100000}) {
    int length = keys::span_class(0, days - 1);
    EXPECT_LE(days, keys::longest_span(length));
    if (length > 0) {
      EXPECT_GT(days, keys::longest_span(length - 1));
    }
  }
  EXPECT_EQ(keys::span_class(0, INT32_MAX), keys::span_classes - 1);
  EXPECT_EQ(keys::span_class(-700000, INT32_MAX), keys::span_classes - 1);
}

}  // namespace
}  // namespace entente
