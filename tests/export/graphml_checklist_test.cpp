// What one importer or another refuses, loses or changes: each point of the list in export/README.md, on
// names chosen to break it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <regex>
#include <set>

#include "export/utf8.h"
#include "tests/export/graphml_reading.h"
#include "tests/export/sample_graph.h"

namespace entente {
namespace {

using testing::HasSubstr;
using testing::Not;

std::vector<Changes> nasty_graph() {
  SampleDocument document("nasty", "Title with \x0C form feed \xEF\xBF\xBE", "2024-03-01");
  document.entity("organisation:controls", "A\x01\x02 \x1F name");
  document.entity("organisation:quotes", "\"Quoted\" <b>bold</b> & 'more'\nsecond line\twith tab");
  document.entity("organisation:broken", "cut \xE2\x82 and \xFF and surrogate \xED\xA0\x80");
  document.entity("organisation:noncharacters",
                  "a\xEF\xBF\xBE\xEF\xBF\xBF"
                  "b");
  document.entity("organisation:empty", " \t\n ");
  document.entity("organisation:null", "null");
  document.entity("organisation:blank-ends", "  two  blanks  ");
  document.entity("organisation:case", "lower");
  document.entity("organisation:CASE", "upper");
  document.entity("organisation:<&\"'>", "odd id");
  document.entity("organisation:a..b", "dots");
  document.entity("organisation:huge", std::string(1 << 20, 'x'));
  document.entity("instrument:inf", "INF Treaty");
  const std::vector<std::string> names{"controls", "quotes", "broken",     "noncharacters", "empty", "null",
                                       "case",     "CASE",   "blank-ends", "<&\"'>",        "a..b",  "huge"};
  for (const std::string& name : names) {
    document.relation(RelationKind::party_to, "organisation:" + name, "instrument:inf", "the \"INF\" & more");
    document.relation(RelationKind::criticised, "organisation:" + name, "organisation:controls",
                      "no\x01\x0C control");
  }
  document.relation(RelationKind::allied_with, "organisation:case", "organisation:CASE", "allies");
  return {document.changes()};
}

class Checklist : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    const Store store = store_of(nasty_graph());
    text_ = new std::string(graphml_of(store));
    graph_ = new ReadGraphml(read_graphml(*text_));
  }
  static void TearDownTestSuite() {
    delete text_;
    delete graph_;
  }
  static const std::string& text() { return *text_; }
  static const ReadGraphml& graph() { return *graph_; }

  static std::string* text_;
  static ReadGraphml* graph_;
};

std::string* Checklist::text_ = nullptr;
ReadGraphml* Checklist::graph_ = nullptr;

bool is_nmtoken(const std::string& text) {
  static const std::regex pattern("[A-Za-z0-9._:-]+");
  return std::regex_match(text, pattern);
}

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return std::tolower(c); });
  return text;
}

TEST_F(Checklist, 01_DeclarationFirst) {
  EXPECT_THAT(text(), testing::StartsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml "));
  EXPECT_THAT(text(), Not(HasSubstr("<!DOCTYPE")));
}

TEST_F(Checklist, 02_ValidUtf8) {
  EXPECT_EQ(valid_utf8(text()), text());
  EXPECT_EQ(
      graph().node("organisation:broken").at("label"),
      "cut \xEF\xBF\xBD\xEF\xBF\xBD and \xEF\xBF\xBD and surrogate \xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST_F(Checklist, 03_NoForbiddenCharacters) {
  EXPECT_TRUE(std::ranges::none_of(text(), [](char c) { return c >= 0 && c < 0x20 && c != '\n'; }));
  EXPECT_THAT(text(), Not(HasSubstr("\xEF\xBF\xBE")));
  EXPECT_THAT(text(), Not(HasSubstr("\xEF\xBF\xBF")));
  EXPECT_THAT(text(), Not(HasSubstr("&#")));
  EXPECT_EQ(graph().node("organisation:noncharacters").at("label"), "ab");
}

TEST_F(Checklist, 04_Escapes) {
  EXPECT_EQ(graph().node("organisation:quotes").at("label"),
            "\"Quoted\" <b>bold</b> & 'more' second line with tab");
}

TEST_F(Checklist, 05_06_OneDirectedGraphAndNothingElse) {
  const std::regex element("<([A-Za-z:?/]+)");
  std::set<std::string> names;
  for (std::sregex_iterator at(text().begin(), text().end(), element), end; at != end; ++at)
    names.insert((*at)[1]);
  EXPECT_THAT(names, testing::ElementsAre("/data", "/edge", "/graph", "/graphml", "/node", "?xml", "data",
                                          "edge", "graph", "graphml", "key", "node"));
  EXPECT_THAT(text(), HasSubstr("<graph id=\"entente\" edgedefault=\"directed\">"));
}

TEST_F(Checklist, 08_to_13_Keys) {
  const std::set<std::string> node_reserved{"id",   "timeset", "type", "nodelabel", "xpos",
                                            "ypos", "zpos",    "suid", "selected"};
  const std::set<std::string> edge_reserved{"id",   "key",     "source", "target",   "type",
                                            "kind", "timeset", "suid",   "selected", "edgelabel"};
  std::set<std::string> ids;
  std::set<std::string> names;
  for (const auto& [id, key] : graph().keys) {
    const std::string& owner = key.at("for");
    const std::string& name = key.at("attr.name");
    EXPECT_THAT(owner, testing::AnyOf("node", "edge"));
    EXPECT_THAT(key.at("attr.type"), testing::AnyOf("string", "int", "double"));
    EXPECT_TRUE(is_nmtoken(id) && is_nmtoken(name));
    EXPECT_FALSE(std::regex_match(id, std::regex("d[0-9]+")));
    EXPECT_TRUE(ids.insert(lower(id)).second) << id;
    EXPECT_TRUE(names.insert(owner + lower(name)).second) << name;
    EXPECT_FALSE((owner == "node" ? node_reserved : edge_reserved).contains(lower(name))) << name;
  }
  EXPECT_LT(text().find("<key"), text().find("<graph "));
}

TEST_F(Checklist, 14_NodesFirstWithUniqueNames) {
  EXPECT_TRUE(graph().nodes_first);
  std::set<std::string> ids;
  for (const ReadElement& node : graph().nodes) {
    EXPECT_TRUE(is_nmtoken(node.attributes.at("id")));
    EXPECT_TRUE(ids.insert(node.attributes.at("id")).second);
  }
  EXPECT_TRUE(ids.contains("organisation:case") && ids.contains("organisation:CASE"));
}

TEST_F(Checklist, 15_EveryNodeHasALabel) {
  for (const ReadElement& node : graph().nodes) {
    EXPECT_FALSE(node.at("label").empty());
    EXPECT_EQ(node.at("label"), node.at("n_name"));
  }
  EXPECT_EQ(graph().node("organisation:empty").at("label"), "organisation:empty");
  EXPECT_EQ(graph().node("organisation:null").at("label"), "organisation:null");
}

TEST_F(Checklist, 15_AHugeNameIsShortInTheLabelAndWholeBesideIt) {
  const ReadElement& node = graph().node("organisation:huge");
  EXPECT_LT(node.at("label").size(), 130U);
  EXPECT_EQ(node.at("n_full_name"), std::string(1 << 20, 'x'));
  EXPECT_FALSE(graph().node("organisation:case").data.contains("n_full_name"));
}

TEST_F(Checklist, 16_17_Looks) {
  const std::regex colour("#[0-9A-F]{6}");
  const std::regex decimal("-?[0-9]+\\.[0-9]{2}");
  std::set<std::pair<std::string, std::string>> places;
  for (const ReadElement& node : graph().nodes) {
    EXPECT_TRUE(std::regex_match(node.at("color"), colour));
    EXPECT_TRUE(std::regex_match(node.at("x"), decimal)) << node.at("x");
    EXPECT_TRUE(std::regex_match(node.at("y"), decimal)) << node.at("y");
    EXPECT_GE(std::stod(node.at("size")), 10);
    EXPECT_LE(std::stod(node.at("size")), 40);
    places.emplace(node.at("x"), node.at("y"));
  }
  EXPECT_EQ(places.size(), graph().nodes.size());
}

TEST_F(Checklist, 18_CategoryAndNumbers) {
  for (const ReadElement& node : graph().nodes) {
    EXPECT_FALSE(node.at("n_category").empty());
    EXPECT_TRUE(std::regex_match(node.at("n_mentions"), std::regex("[0-9]+")));
  }
  EXPECT_EQ(graph().keys.at("n_mentions").at("attr.type"), "int");
}

TEST_F(Checklist, 19_to_23_Edges) {
  std::set<std::string> nodes;
  for (const ReadElement& node : graph().nodes) nodes.insert(node.attributes.at("id"));
  std::set<std::string> ids;
  std::set<std::vector<std::string>> kinds;
  for (const ReadElement& edge : graph().edges) {
    const auto& a = edge.attributes;
    EXPECT_TRUE(is_nmtoken(a.at("id")) && ids.insert(a.at("id")).second);
    EXPECT_TRUE(nodes.contains(a.at("source")) && nodes.contains(a.at("target")));
    EXPECT_FALSE(a.contains("directed"));
    EXPECT_EQ(a.at("label"), edge.at("e_label"));
    EXPECT_FALSE(edge.at("e_relation").empty());
    EXPECT_TRUE(kinds.insert({a.at("source"), a.at("target"), a.at("label")}).second);
    EXPECT_GT(std::stod(edge.at("weight")), 0);
  }
  EXPECT_EQ(graph().edges.size(), 25U);
}

TEST_F(Checklist, 24_to_27_29_Values) {
  const auto check = [](const ReadElement& element) {
    for (const auto& [key, value] : element.data) {
      EXPECT_FALSE(value.empty()) << key;
      EXPECT_NE(value.front(), ' ');
      EXPECT_NE(value.back(), ' ');
      EXPECT_THAT(value, Not(HasSubstr("  ")));
      EXPECT_THAT(lower(value), testing::AllOf(testing::Ne("null"), testing::Ne("none"), testing::Ne("nan")));
    }
  };
  std::ranges::for_each(graph().nodes, check);
  std::ranges::for_each(graph().edges, check);
  for (const ReadElement& edge : graph().edges) {
    EXPECT_THAT(edge.at("e_symmetric"), testing::AnyOf("true", "false"));
    EXPECT_TRUE(std::regex_match(edge.at("e_start"), std::regex("[0-9]{4}-[0-9]{2}-[0-9]{2}")));
  }
  EXPECT_EQ(graph().node("organisation:blank-ends").at("label"), "two blanks");
}

TEST_F(Checklist, 31_TwiceTheSameBytes) {
  const Store again = store_of(nasty_graph());
  EXPECT_EQ(graphml_of(again), text());
}

}  // namespace
}  // namespace entente
