// GraphML that says something else than the graph.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "export/graphml_columns.h"
#include "export/graphml_writer.h"
#include "tests/export/graphml_reading.h"
#include "tests/export/sample_graph.h"

namespace entente {
namespace {

constexpr const char* japan = "state:JPN";
constexpr const char* attended = "state:JPN..participated_in..meeting:harbour-summit-2023";

TEST(Graphml, TellsWhatANodeIs) {
  const Store store = store_of(small_graph());
  const ReadGraphml graph = read_graphml(graphml_of(store));
  const ReadElement& node = graph.node(japan);
  EXPECT_EQ(node.at("label"), "Japan");
  EXPECT_EQ(node.at("n_name"), "Japan");
  EXPECT_EQ(node.at("n_category"), "State");
  EXPECT_EQ(node.at("n_iso3"), "JPN");
  EXPECT_EQ(node.at("n_cow"), "740");
  EXPECT_EQ(node.at("n_wikidata"), "");
  EXPECT_EQ(node.at("color"), "#0072B2");
  EXPECT_EQ(graph.node("state:AUS").at("n_wikidata"), "Q408");
  EXPECT_EQ(graph.node("meeting:harbour-summit-2023").at("n_date"), "2023-05-20");
}

TEST(Graphml, JoinsParallelRelations) {
  const Store store = store_of(small_graph());
  const ReadGraphml graph = read_graphml(graphml_of(store));
  const ReadElement& edge = graph.edge(attended);
  EXPECT_EQ(edge.attributes.at("label"), "participated_in");
  EXPECT_EQ(edge.at("e_relation"), "participated_in");
  EXPECT_EQ(edge.at("weight"), "2");
  EXPECT_EQ(edge.at("e_documents"), "2");
  EXPECT_EQ(edge.at("e_sources"), "Joint Statement of the Harbour Summit | Readout");
  EXPECT_EQ(edge.at("e_start"), "2023-01-01");
  EXPECT_EQ(edge.at("e_end"), "2023-12-31");
  EXPECT_EQ(edge.at("e_dates"), "2023 | 2023-05-20");
  EXPECT_EQ(edge.at("e_date_precision"), "year");
  EXPECT_EQ(edge.at("e_date_source"), "stated");
  EXPECT_EQ(edge.at("e_symmetric"), "false");
  EXPECT_EQ(edge.at("e_evidence"), "In 2023 Japan's minister <also> came.");
  EXPECT_EQ(edge.at("e_evidence_source"), "Readout, p. 1");
}

TEST(Graphml, WritesASymmetricRelationOnce) {
  const Store store = store_of(small_graph());
  const ReadGraphml graph = read_graphml(graphml_of(store));
  EXPECT_EQ(graph.edge("state:AUS..allied_with..state:JPN").at("e_symmetric"), "true");
  EXPECT_EQ(
      std::ranges::count_if(graph.edges, [](const auto& e) { return e.at("e_relation") == "allied_with"; }),
      1);
}

TEST(Graphml, ADocumentsDateIsNotAStatedDate) {
  const Store store = store_of(small_graph());
  const ReadElement edge =
      read_graphml(graphml_of(store)).edge("state:AUS..participated_in..meeting:harbour-summit-2023");
  EXPECT_EQ(edge.at("e_date_source"), "document");
  EXPECT_EQ(edge.at("e_dates"), "2024-02");
  EXPECT_EQ(edge.at("e_date_precision"), "month");
}

TEST(Graphml, LeavesOutWhatIsNotKnown) {
  const Store store = store_of(small_graph());
  const ReadElement edge = read_graphml(graphml_of(store)).edge("state:AUS..party_to..instrument:inf-treaty");
  for (const char* key : {"e_start", "e_end", "e_dates", "e_date_precision", "e_date_source"}) {
    EXPECT_FALSE(edge.data.contains(key)) << key;
  }
}

TEST(Graphml, ProposalsOnlyWhenAskedForAndLabelled) {
  const Store store = store_of(small_graph());
  const std::string relation = "state:AUS..member_of.proposed..organisation:sea-pact";
  EXPECT_EQ(graphml_of(store).find("member_of"), std::string::npos);
  EdgeFilter all;
  all.facts_only = false;
  const ReadElement edge = read_graphml(graphml_of(store, all)).edge(relation);
  EXPECT_EQ(edge.attributes.at("label"), "member_of (proposed)");
  EXPECT_EQ(edge.at("e_label"), "member_of (proposed)");
  EXPECT_EQ(edge.at("e_relation"), "member_of");
  EXPECT_EQ(edge.at("e_standing"), "proposed");
}

TEST(Graphml, DocumentsAppearWithEdgesOnly) {
  const Store store = store_of(small_graph());
  const std::string text = graphml_of(store);
  EXPECT_NE(text.find("<node id=\"document:joint-statement\""), std::string::npos);
  EXPECT_EQ(text.find("<node id=\"document:readout\""), std::string::npos);
}

TEST(Graphml, DerivedRelationsAreNoEvidence) {
  SampleDocument document("d", "D", "2024");
  document.relation(RelationKind::participated_in, "state:AUS", "meeting:m", "one").last().derived = true;
  document.relation(RelationKind::participated_in, "state:JPN", "meeting:m", "two");
  document.relation(RelationKind::participated_in, "state:JPN", "meeting:m", "three").last().derived = true;
  const Store store = store_of({document.changes()});
  const ReadGraphml graph = read_graphml(graphml_of(store));
  EXPECT_EQ(graph.edge("state:AUS..participated_in..meeting:m").at("e_derived"), "true");
  EXPECT_EQ(graph.edge("state:AUS..participated_in..meeting:m").at("weight"), "1");
  EXPECT_EQ(graph.edge("state:JPN..participated_in..meeting:m").at("e_derived"), "false");
  EXPECT_EQ(graph.edge("state:JPN..participated_in..meeting:m").at("weight"), "1");
  EXPECT_EQ(graph.edge("state:JPN..participated_in..meeting:m").at("e_evidence"), "two");
}

TEST(Graphml, ManySourcesAreCountedNotListed) {
  std::vector<Changes> documents;
  for (int i = 0; i < 40; ++i) {
    SampleDocument document("d" + std::to_string(i), "Title " + std::to_string(i), "2024");
    document.relation(RelationKind::aids, "state:JPN", "state:AUS", "aid");
    documents.push_back(document.changes());
  }
  const ReadElement edge = read_graphml(graphml_of(store_of(documents))).edge("state:JPN..aids..state:AUS");
  EXPECT_EQ(edge.at("e_documents"), "40");
  EXPECT_EQ(edge.at("weight"), "40");
  EXPECT_THAT(edge.at("e_sources"), testing::EndsWith(" | and 28 more"));
}

TEST(Graphml, WarnsOfInfinityOutsideLabels) {
  const Store store = store_of(small_graph());
  const Selection selection = Selection::everything(snapshot_of(store), {});
  const Result<Projection> projection = Projection::of(selection);
  StringSink sink;
  const auto report = write_graphml(selection, *projection, GraphmlProfile::gephi, sink);
  ASSERT_TRUE(report.ok());
  EXPECT_EQ(report->infinities, 2U);  // the name column and the quote, not the label
  EXPECT_EQ(report->first_infinity, "INF Treaty");
  EXPECT_EQ(read_graphml(sink.bytes()).node("instrument:inf-treaty").at("label"), "INF Treaty");
}

TEST(Graphml, OfAPartHoldsExactlyThePart) {
  const Store store = store_of(small_graph());
  const Snapshot snapshot = snapshot_of(store);
  Subgraph part;
  part.nodes = {node_of("state:JPN"), node_of("state:AUS"), node_of("document:readout")};
  ASSERT_TRUE(snapshot
                  .edges(node_of("state:JPN"), {},
                         [&](const Edge& edge) {
                           if (edge.relation == RelationKind::allied_with) part.edges.push_back(edge);
                           return true;
                         })
                  .ok());
  const Selection selection = Selection::part_of(snapshot, part);
  const Result<Projection> projection = Projection::of(selection);
  ASSERT_TRUE(projection.ok());
  StringSink sink;
  ASSERT_TRUE(write_graphml(selection, *projection, GraphmlProfile::gephi, sink).ok());
  const ReadGraphml graph = read_graphml(sink.bytes());
  EXPECT_EQ(graph.nodes.size(), 3U);  // the document too: it was asked for
  EXPECT_EQ(graph.edges.size(), 1U);
}

TEST(Graphml, APartThatNamesNoEntityIsAnError) {
  const Store store = store_of(small_graph());
  const Result<Projection> projection =
      Projection::of(Selection::part_of(snapshot_of(store), Subgraph{{12345}, {}}));
  ASSERT_FALSE(projection.ok());
  EXPECT_EQ(projection.error().code, ErrorCode::corruption);
}

TEST(Graphml, StrictHasOneEdgeForEachPair) {
  SampleDocument document("d", "D", "2024");
  document.relation(RelationKind::aids, "state:JPN", "state:AUS", "one");
  document.relation(RelationKind::defends, "state:JPN", "state:AUS", "two");
  const Store store = store_of({document.changes()});
  const Selection selection = Selection::everything(snapshot_of(store), {});
  const Result<Projection> projection = Projection::of(selection);
  StringSink sink;
  ASSERT_TRUE(write_graphml(selection, *projection, GraphmlProfile::strict, sink).ok());
  const ReadGraphml graph = read_graphml(sink.bytes());
  ASSERT_EQ(graph.edges.size(), 1U);
  EXPECT_FALSE(graph.edges.front().attributes.contains("label"));
  EXPECT_EQ(graph.edges.front().at("e_label"), "aids | defends");
  EXPECT_EQ(graph.edges.front().at("weight"), "2");
}

TEST(Graphml, OfAnEmptyStoreIsAnEmptyGraph) {
  const ReadGraphml graph = read_graphml(graphml_of(store_of({})));
  EXPECT_TRUE(graph.nodes.empty());
  EXPECT_TRUE(graph.edges.empty());
  EXPECT_FALSE(graph.keys.empty());
}

// The whole text, so that no column, attribute or blank changes unnoticed.
TEST(Graphml, TextOfASmallGraph) {
  SampleDocument document("d", "A & B", "2024-01-31");
  document.profile("state:JPN", {"Japan", "", {}, {{"iso3", "JPN"}}, {}});
  document.relation(RelationKind::authored, "person:p", "document:d", "By P.");
  document.relation(RelationKind::cites, "document:d", "state:JPN", "\"Japan\"", "2024-01");
  const std::string text = graphml_of(store_of({document.changes()}));
  const std::string head = text.substr(0, text.find("  <key"));
  EXPECT_EQ(head,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
            "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
            "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
            "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n");
  const std::string edges = text.substr(text.find("    <edge"));
  EXPECT_EQ(edges,
            "    <edge id=\"document:d..cites..state:JPN\" source=\"document:d\" target=\"state:JPN\" "
            "label=\"cites\">"
            "<data key=\"e_label\">cites</data><data key=\"e_relation\">cites</data>"
            "<data key=\"e_family\">source</data><data key=\"e_standing\">fact</data>"
            "<data key=\"e_modality\">asserted</data><data key=\"e_symmetric\">false</data>"
            "<data key=\"e_derived\">false</data><data key=\"e_start\">2024-01-01</data>"
            "<data key=\"e_end\">2024-01-31</data><data key=\"e_date_precision\">month</data>"
            "<data key=\"e_date_source\">stated</data><data key=\"e_dates\">2024-01</data>"
            "<data key=\"e_documents\">1</data><data key=\"e_sources\">A &amp; B</data>"
            "<data key=\"e_evidence\">\"Japan\"</data><data key=\"e_evidence_source\">A &amp; B, p. 1</data>"
            "<data key=\"e_confidence\">1.00</data><data key=\"weight\">1</data></edge>\n"
            "    <edge id=\"person:p..authored..document:d\" source=\"person:p\" target=\"document:d\" "
            "label=\"authored\"><data key=\"e_label\">authored</data><data key=\"e_relation\">authored</data>"
            "<data key=\"e_family\">source</data><data key=\"e_standing\">fact</data>"
            "<data key=\"e_modality\">asserted</data><data key=\"e_symmetric\">false</data>"
            "<data key=\"e_derived\">false</data><data key=\"e_start\">2024-01-31</data>"
            "<data key=\"e_end\">2024-01-31</data><data key=\"e_date_precision\">day</data>"
            "<data key=\"e_date_source\">document</data><data key=\"e_dates\">2024-01-31</data>"
            "<data key=\"e_documents\">1</data><data key=\"e_sources\">A &amp; B</data>"
            "<data key=\"e_evidence\">By P.</data><data key=\"e_evidence_source\">A &amp; B, p. 1</data>"
            "<data key=\"e_confidence\">1.00</data><data key=\"weight\">1</data></edge>\n"
            "  </graph>\n"
            "</graphml>\n");
}

TEST(GraphmlColumns, EachIsInTheReadme) {
  std::ifstream file(ENTENTE_SOURCE_DIR "/export/README.md");
  std::stringstream readme;
  readme << file.rdbuf();
  const auto expect = [&](const auto& columns) {
    for (const auto& column : columns) {
      EXPECT_THAT(readme.str(),
                  testing::HasSubstr("| `" + std::string(column.name) + "` | " + std::string(column.type) +
                                     " | " + std::string(column.meaning)));
    }
  };
  expect(graphml_node_columns());
  expect(graphml_edge_columns());
  for (const ExportFormatInfo& row : export_formats()) {
    EXPECT_THAT(readme.str(),
                testing::HasSubstr("| `" + std::string(row.name) + "` | " + std::string(row.meaning)));
  }
}

}  // namespace
}  // namespace entente
