// JSON Lines that do not parse, leave something out, or tell more than the graph (an order, a time).
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <map>
#include <sstream>

#include "export/jsonl_writer.h"
#include "export/utf8.h"
#include "tests/export/sample_graph.h"

namespace entente {
namespace {

// Every line as JSON; fails the test on one that is none.
std::vector<rapidjson::Document> lines_of(const std::string& text) {
  std::vector<rapidjson::Document> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    rapidjson::Document document;
    document.Parse(line.c_str(), line.size());
    EXPECT_FALSE(document.HasParseError()) << line;
    lines.push_back(std::move(document));
  }
  return lines;
}

std::map<std::string, std::size_t> types_of(const std::string& text) {
  std::map<std::string, std::size_t> types;
  for (const auto& line : lines_of(text))
    ++types[line.HasMember("type") ? line["type"].GetString() : "header"];
  return types;
}

// The first line whose `member` is `value`.
std::string line_with(const std::string& text, const std::string& member_and_value) {
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    if (line.find(member_and_value) != std::string::npos) return line;
  }
  ADD_FAILURE() << "no line with " << member_and_value;
  return "";
}

TEST(Jsonl, BeginsWithItsFormat) {
  EXPECT_EQ(jsonl_of(store_of({})), "{\"format\":\"entente-jsonl\",\"version\":1,\"scope\":\"graph\"}\n");
}

TEST(Jsonl, HoldsAsMuchAsTheStore) {
  const Store store = store_of(random_graph(3, 30, 300));
  const Snapshot snapshot = snapshot_of(store);
  const Result<Counts> counts = snapshot.counts();
  ASSERT_TRUE(counts.ok());
  const auto types = types_of(jsonl_of(store));
  EXPECT_EQ(types.at("document"), counts->documents);
  EXPECT_EQ(types.at("page"), counts->pages);
  EXPECT_EQ(types.at("entity"), counts->entities);
  EXPECT_EQ(types.at("relation"), counts->relations);
}

TEST(Jsonl, WritesARelationWithItsEvidence) {
  SampleDocument document("d", "D", "2024-01-31");
  document.relation(RelationKind::cites, "document:d", "state:JPN", "as \"Japan\" said", "2024-01");
  document.last().envelope.confidence = 0.9F;
  document.last().envelope.attributed_to = {"state:JPN"};
  const std::string id = to_string(document.last().id);
  EXPECT_EQ(line_with(jsonl_of(store_of({document.changes()})), "\"type\":\"relation\""),
            "{\"type\":\"relation\",\"id\":\"" + id +
                "\",\"relation\":\"cites\",\"subject\":\"document:d\",\"object\":\"state:JPN\","
                "\"document\":\"document:d\",\"envelope\":{\"time\":{\"role\":\"date\",\"value\":\"2024-01\","
                "\"text\":\"2024-01\"},\"modality\":\"asserted\",\"factuality\":\"CT+\",\"polarity\":\"+\","
                "\"attributed_to\":[\"state:JPN\"],\"attribution\":\"default_author\",\"confidence\":0.9,"
                "\"method\":\"test\"},\"evidence\":{\"page\":1,\"start\":0,\"end\":15,\"sentence_start\":0,"
                "\"sentence_end\":15,\"quote\":\"as \\\"Japan\\\" said\"}}");
}

TEST(Jsonl, WritesStatementsEntitiesAndContributions) {
  SampleDocument document("d", "D", "2024");
  document.profile("state:JPN", {"Japan", "", {"Nippon"}, {{"iso3", "JPN"}}, {}});
  document.observe("commitment:c", "status", "pledged")
      .statement("state:JPN", "Japan will help.", "commitment:c");
  const std::string text = jsonl_of(store_of({document.changes()}));
  EXPECT_THAT(line_with(text, "\"type\":\"statement\""),
              testing::HasSubstr("\"class\":\"commit\",\"parties\":[\"state:JPN\"],\"cue\":\"will\","
                                 "\"is_commitment\":true,\"commitment\":\"commitment:c\""));
  EXPECT_THAT(
      line_with(text, "\"type\":\"contribution\",\"document\":\"document:d\",\"entity\":\"state:JPN\""),
      testing::HasSubstr(
          "\"profile\":{\"name\":\"Japan\",\"aliases\":[\"Nippon\"],\"ids\":{\"iso3\":\"JPN\"}}"));
  EXPECT_THAT(line_with(text, "\"type\":\"entity\",\"id\":\"state:JPN\""),
              testing::HasSubstr("\"kind\":\"State\",\"name\":\"Japan\""));
}

TEST(Jsonl, PagesCarryTheirTextOnlyWhenAskedTo) {
  SampleDocument document("d", "D", "2024");
  document.relation(RelationKind::cites, "document:d", "state:JPN", "the words");
  const Store store = store_of({document.changes()});
  EXPECT_THAT(
      line_with(jsonl_of(store), "\"type\":\"page\""),
      testing::AllOf(testing::HasSubstr("\"bytes\":10"), testing::Not(testing::HasSubstr("\"text\":"))));
  StringSink sink;
  ASSERT_TRUE(write_jsonl(Selection::everything(snapshot_of(store), {}), PageContent::text, sink).ok());
  EXPECT_THAT(line_with(sink.bytes(), "\"type\":\"page\""), testing::HasSubstr("\"text\":\"the words\\n\""));
}

TEST(Jsonl, OddBytesStillGiveJson) {
  SampleDocument document("d", "bad \xFF \x01 \"quote\" \\ \xED\xA0\x80", "2024");
  document.relation(RelationKind::cites, "document:d", "state:JPN", "cut \xE2\x82");
  const std::string text = jsonl_of(store_of({document.changes()}));
  EXPECT_EQ(valid_utf8(text), text);
  EXPECT_EQ(types_of(text).at("document"), 1U);
}

TEST(Jsonl, DoesNotDependOnTheOrderOfDocuments) {
  std::vector<Changes> documents = random_graph(11, 40, 400);
  const std::string first = jsonl_of(store_of(documents));
  std::ranges::reverse(documents);
  EXPECT_EQ(jsonl_of(store_of(documents)), first);
}

TEST(Jsonl, RunsLeaveNoTrace) {
  Store store = store_of(small_graph());
  const std::string before = jsonl_of(store);
  const auto run = store.begin_run({.started = "2024-01-01T00:00:00Z", .arguments = {"x"}});
  ASSERT_TRUE(run.ok());
  ASSERT_TRUE(store.finish_run(*run, "2024-01-01T00:00:09Z", RunEnd::complete).ok());
  EXPECT_EQ(jsonl_of(store), before);
}

TEST(Jsonl, OfAPartHoldsItsDocumentsAndStatements) {
  const Store store = store_of(small_graph());
  const Snapshot snapshot = snapshot_of(store);
  Subgraph part;
  part.nodes = {node_of("state:JPN"), node_of("state:AUS")};
  std::ranges::sort(part.nodes);
  ASSERT_TRUE(snapshot
                  .edges(part.nodes.front(), {},
                         [&](const Edge& edge) {
                           if (edge.relation == RelationKind::allied_with) part.edges.push_back(edge);
                           return true;
                         })
                  .ok());
  StringSink sink;
  ASSERT_TRUE(write_jsonl(Selection::part_of(snapshot, part), PageContent::digest, sink).ok());
  EXPECT_THAT(sink.bytes(), testing::HasSubstr("\"scope\":\"part\""));
  const auto types = types_of(sink.bytes());
  EXPECT_EQ(types.at("entity"), 2U);
  EXPECT_EQ(types.at("relation"), 1U);
  EXPECT_EQ(types.at("document"), 1U);
}

}  // namespace
}  // namespace entente
