// The store as statements see it.
#include "query/graphs/store_graph.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/query/small_world.h"

namespace entente {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::UnorderedElementsAre;

const World& world() {
  return summit_world();
}

std::string text(const Result<Value>& value) {
  return value.ok() ? text_of(*value) : value.error().message;
}

TEST(StoreGraph, has_labels_and_types_in_exactly_their_case) {
  const StoreGraph graph(world().snapshot());
  EXPECT_TRUE(graph.label("State"));
  EXPECT_TRUE(graph.label("Actor"));
  EXPECT_FALSE(graph.label("state"));
  EXPECT_TRUE(graph.type("member_of"));
  EXPECT_FALSE(graph.type("MEMBER_OF"));
  EXPECT_EQ(graph.type_name(*graph.type("met_with")), "met_with");
  for (const std::string& name : graph.label_names()) EXPECT_TRUE(graph.label(name)) << name;
  for (const std::string& name : graph.type_names()) EXPECT_TRUE(graph.type(name)) << name;
}

TEST(StoreGraph, finds_nodes_by_what_they_are_called_exactly) {
  const StoreGraph graph(world().snapshot());
  const auto found = [&](std::string_view key, const Value& value) {
    return graph.nodes_with(key, value).value();
  };
  EXPECT_THAT(found("name", "Japan"), ElementsAre(node_of("state:JPN")));
  EXPECT_THAT(found("name", "japan"), ElementsAre());
  EXPECT_THAT(found("name", "Nippon"), ElementsAre());  // an alias is no name
  EXPECT_THAT(found("name", "Georgia"), UnorderedElementsAre(node_of("state:GEO"), node_of("place:georgia")));
  EXPECT_THAT(found("id", "state:JPN"), ElementsAre(node_of("state:JPN")));
  EXPECT_THAT(found("id", "state:XXX"), ElementsAre());
  EXPECT_THAT(found("name", 7), ElementsAre());
}

// A seek must find what a scan would, however odd the name.
TEST(StoreGraph, finds_by_name_whatever_a_scan_finds) {
  const StoreGraph graph(world().snapshot());
  std::vector<NodeId> all;
  ASSERT_TRUE(graph
                  .nodes(std::nullopt,
                         [&](NodeId node) {
                           all.push_back(node);
                           return true;
                         })
                  .ok());
  ASSERT_GT(all.size(), 15U);
  for (NodeId node : all) {
    EXPECT_THAT(graph.nodes_with("name", graph.property(node, "name").value()).value(), Contains(node));
  }
}

TEST(StoreGraph, tells_what_is_known_of_a_node) {
  const StoreGraph graph(world().snapshot());
  const NodeId japan = node_of("state:JPN");
  EXPECT_THAT(graph.labels(japan).value(), ElementsAre("State", "Actor"));
  EXPECT_EQ(text(graph.property(japan, "kind")), "State");
  EXPECT_EQ(text(graph.property(japan, "names")), "Japan, Nippon");
  EXPECT_TRUE(graph.property(japan, "nonsense").value().is_null());
  const NodeId summit = node_of("document:summit");
  EXPECT_EQ(text(graph.property(summit, "title")), "Joint Statement of the Lakeside Summit");
  EXPECT_TRUE(graph.property(summit, "date").value().is<CalendarDay>());
  const NodeId review = node_of("document:partnerships");
  EXPECT_EQ(text(graph.property(review, "date")), "2022-03-01");
  EXPECT_EQ(text(graph.property(review, "until")), "2022-03-31");
  EXPECT_EQ(text(graph.property(review, "date_text")), "2022-03");
  const NodeId pledge = node_of("commitment:consult-promptly");
  EXPECT_EQ(text(graph.property(pledge, "stated")), "2023-08-18");
  EXPECT_EQ(text(graph.property(pledge, "restated")), "2024-08-18");
  EXPECT_EQ(text(graph.property(pledge, "classes")), "commit, reaffirm");
  EXPECT_TRUE(graph.property(node_of("state:XXX"), "name").value().is_null());
}

TEST(StoreGraph, tells_every_property_it_lists_and_no_other) {
  const StoreGraph graph(world().snapshot());
  const std::vector<std::string> keys = graph.node_keys();
  ASSERT_TRUE(graph
                  .nodes(std::nullopt,
                         [&](NodeId node) {
                           const ValueMap properties = graph.properties(node).value();
                           for (const auto& [key, value] : properties) EXPECT_THAT(keys, Contains(key));
                           return true;
                         })
                  .ok());
}

TEST(StoreGraph, walks_facts_unless_told_otherwise) {
  const StoreGraph graph(world().snapshot());
  HopFilter filter = graph.hop_filter(Direction::out, {"member_of"});
  const auto targets = [&] {
    std::vector<std::string> names;
    EXPECT_TRUE(graph
                    .expand(node_of("state:JPN"), filter,
                            [&](const Relationship& step) {
                              names.push_back(text(graph.property(step.target, "name")));
                              return true;
                            })
                    .ok());
    return names;
  };
  EXPECT_THAT(targets(), ElementsAre("Quad"));
  filter.edges.facts_only = false;
  EXPECT_THAT(targets(), UnorderedElementsAre("Quad", "AUKUS"));
  filter = graph.hop_filter(Direction::out, {"no_such_type"});
  EXPECT_THAT(targets(), ElementsAre());
  filter = graph.hop_filter(Direction::out, {"member_of"});
  filter.direction = Direction::in;
  EXPECT_THAT(targets(), ElementsAre());
}

TEST(StoreGraph, tells_where_a_relationship_comes_from) {
  const StoreGraph graph(world().snapshot());
  std::vector<Relationship> steps;
  ASSERT_TRUE(graph
                  .expand(node_of("grouping:quad"), graph.hop_filter(Direction::in, {"member_of"}),
                          [&](const Relationship& step) {
                            if (step.source == node_of("state:JPN")) steps.push_back(step);
                            return true;
                          })
                  .ok());
  ASSERT_EQ(steps.size(), 1U);
  const auto property = [&](std::string_view key) { return text(graph.property(steps[0], key)); };
  EXPECT_EQ(property("date"), "2017-01-01");
  EXPECT_EQ(property("until"), "2017-12-31");
  EXPECT_EQ(property("date_text"), "2017");
  EXPECT_EQ(property("date_source"), "stated");
  EXPECT_EQ(property("standing"), "fact");
  EXPECT_EQ(property("document"), "Partnerships, a Review");
  EXPECT_EQ(property("document_id"), "document:partnerships");
  EXPECT_EQ(property("sentence"), "Japan is in the Quad.");
  EXPECT_EQ(property("page"), "1");
  EXPECT_THAT(property("sources"), HasSubstr("partnerships.txt"));
  const auto content = graph.content(steps[0]).value();
  EXPECT_EQ(content->source, "state:JPN");
  EXPECT_EQ(content->target, "grouping:quad");
  EXPECT_THAT(content->labels, ElementsAre("member_of"));
}

TEST(StoreGraph, keeps_a_confidence_as_it_was_written) {
  Report report("sure", "Sure", "2024-01-01");
  report.relation(RelationKind::member_of, "state:JPN", "grouping:quad", "Japan is in the Quad.");
  report.last_relation().envelope.confidence = 0.9F;
  const World small({report.changes()});
  EXPECT_EQ(small.ask("MATCH ()-[r]->() WHERE r.confidence >= 0.9 RETURN r.confidence").rows.size(), 1U);
}

TEST(StoreGraph, leaves_an_open_time_open) {
  Report report("open", "Open", "2024-01-01");
  report.relation(RelationKind::member_of, "state:JPN", "grouping:quad", "In the Quad since 2017.",
                  "2017/..");
  const World small({report.changes()});
  const Answer answer = small.ask("MATCH ()-[r:member_of]->() RETURN r.date, r.until, r.date_text");
  EXPECT_THAT(column(answer, "r.date"), ElementsAre("2017-01-01"));
  EXPECT_THAT(column(answer, "r.until"), ElementsAre(""));
  EXPECT_THAT(column(answer, "r.date_text"), ElementsAre("since 2017-01-01"));
}

}  // namespace
}  // namespace entente
