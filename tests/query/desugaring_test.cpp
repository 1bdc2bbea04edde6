// What a verb becomes; and that no name can change it.
#include "query/desugaring.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "query/language/syntax.h"
#include "tests/query/small_world.h"

namespace entente {
namespace {

using testing::HasSubstr;

struct Becomes {
  std::string verb;
  std::string statement;
};

void PrintTo(const Becomes& becomes, std::ostream* out) {
  *out << becomes.verb;
}

class Verbs : public testing::TestWithParam<Becomes> {};

TEST_P(Verbs, become_statements) {
  const Result<Desugared> statement = desugar(GetParam().verb);
  ASSERT_TRUE(statement.ok()) << statement.error().message;
  EXPECT_EQ(statement->statement, GetParam().statement);
}

INSTANTIATE_TEST_SUITE_P(
    of_every_form, Verbs,
    testing::Values(
        Becomes{"path Japan to AUKUS", "CALL graph.path(entity($p1), entity($p2)) YIELD *"},
        Becomes{"path Japan to AUKUS via member_of since 2021 avoiding \"United States\"",
                "CALL graph.path(entity($p1), entity($p2), {kinds: ['member_of'], since: date('2021-01-01'), "
                "avoid: [entity($p3)]}) YIELD *"},
        Becomes{"timeline state:KOR during 2024-02",
                "CALL graph.timeline(entity($p1, 'State'), {since: date('2024-02-01'), until: "
                "date('2024-02-29')}) YIELD *"},
        Becomes{
            "commitments of Japan at \"Camp David Summit\" class urge",
            "CALL graph.commitments(entity($p1), {at: entity($p2, 'Meeting'), classes: ['urge']}) YIELD *"},
        Becomes{"neighbours Japan until 2020 out confidence .8 with proposals limit 3",
                "CALL graph.neighbours(entity($p1), {until: date('2020-12-31'), direction: 'out', "
                "min_confidence: 0.8, with_proposals: true, limit: 3}) YIELD *"},
        Becomes{"links Japan to AUKUS between 2021 and 2022 not cited by \"G7\", Norway",
                "CALL graph.links(entity($p1), entity($p2), {since: date('2021-01-01'), until: "
                "date('2022-12-31'), not_sources: [$p3, $p4]}) YIELD *"},
        Becomes{"timeline Japan as of 2022-06 modality proposed into",
                "CALL graph.timeline(entity($p1), {as_of: date('2022-06-30'), modality: ['proposed'], "
                "direction: 'in'}) YIELD *"},
        Becomes{"timeline Japan since 2021 during 2020",
                "CALL graph.timeline(entity($p1), {since: date('2021-01-01'), until: date('2020-12-31')}) "
                "YIELD *"},
        Becomes{"top actors limit 2", "CALL graph.top(['Actor'], {limit: 2}) YIELD *"},
        Becomes{"top state, meeting", "CALL graph.top(['State', 'Meeting']) YIELD *"},
        Becomes{"who says \"extended deterrence\"", "CALL graph.who($p1) YIELD *"},
        Becomes{"documents since 2023", "CALL graph.documents(null, {since: date('2023-01-01')}) YIELD *"},
        Becomes{"pledges at Camp David", "CALL graph.pledges(entity($p1)) YIELD *"},
        Becomes{"changes since 2024", "CALL graph.changes({since: date('2024-01-01')}) YIELD *"},
        Becomes{"find \"O'Brien\" only person", "CALL graph.find($p1, {labels: ['Person']}) YIELD *"},
        Becomes{"why 3fa0", "CALL graph.why($p1) YIELD *"}, Becomes{"stats", "CALL graph.stats() YIELD *"},
        Becomes{"MATCH (n) RETURN n", "MATCH (n) RETURN n"}));

TEST(Desugaring, keeps_names_and_where_they_stood) {
  const ParsedQuestion question = parse("path “Camp \\” David” to place:\"Naha\"").value();
  const DesugaredQuestion statement = desugared(question);
  EXPECT_EQ(statement.parameters.at("p1").as<std::string>(), "Camp ” David");
  EXPECT_EQ(statement.parameters.at("p2").as<std::string>(), "Naha");
  const ParameterOrigin& origin = statement.origins.at("p2");
  EXPECT_EQ(origin.text.substr(origin.span.begin, origin.span.end - origin.span.begin), "place:\"Naha\"");
  EXPECT_THAT(statement.statement, HasSubstr("entity($p2, 'Place')"));
}

std::string sample(const FilterInfo& filter) {
  switch (filter.argument) {
    case Argument::nothing:
      return "";
    case Argument::relations:
      return "member_of, meeting";
    case Argument::kinds:
      return "state, actor";
    case Argument::classes:
      return "commit, urge";
    case Argument::modalities:
      return "proposed, planned";
    case Argument::date:
      return "2023-08";
    case Argument::dates:
      return "2021 and 2023-08-18";
    case Argument::count:
      return "2";
    case Argument::fraction:
      return "0.85";
    case Argument::weight:
      return "hubs";
    default:
      return "\"Quad\", \"the 'Group' of \\\"7\\\"\"";
  }
}

std::string subject(const VerbInfo& verb) {
  switch (verb.subject) {
    case VerbSubject::nothing:
      return "";
    case VerbSubject::text:
      return " \"some text\"";
    case VerbSubject::assertion:
      return " 3fa09c1d";
    case VerbSubject::kind:
      return " actors";
    case VerbSubject::names:
      break;
  }
  std::string text = " \"Japan\"";
  if (verb.most_names() == 2) text += " " + std::string(verb.connective) + " \"AUKUS\"";
  return text;
}

TEST(Desugaring, of_every_verb_with_every_filter_parses) {
  for (const VerbInfo& verb : verbs()) {
    for (const Filter filter : verb.filters) {
      std::string argument = sample(info(filter));
      if (info(filter).argument == Argument::name) argument = "\"Quad\"";
      const bool of_an_order = filter == Filter::gap || filter == Filter::undated;
      const std::string line = std::string(verb.name) + subject(verb) + (of_an_order ? " in order" : "") +
                               " " + std::string(info(filter).words) + " " + argument;
      const Result<Desugared> statement = desugar(line);
      ASSERT_TRUE(statement.ok()) << line << "\n" << statement.error().message;
      const Result<Query> query = parse_query(statement->statement);
      EXPECT_TRUE(query.ok()) << statement->statement << "\n" << (query.ok() ? "" : query.error().message);
    }
  }
}

// Names made of what ends texts, begins comments and parameters, or is a statement.
std::string hostile_name(std::mt19937& random) {
  static const std::vector<std::string> pieces = {"'",
                                                  "\"",
                                                  "\\",
                                                  "`",
                                                  "$p1",
                                                  "\n",
                                                  "\r",
                                                  "{",
                                                  "}",
                                                  "//",
                                                  "/*",
                                                  "*/",
                                                  "})",
                                                  ";",
                                                  "$",
                                                  "\xC2\x85",
                                                  "\\u0027",
                                                  "\\'",
                                                  "Japan",
                                                  " ",
                                                  "é",
                                                  ")",
                                                  "]",
                                                  ",",
                                                  "\t",
                                                  "') RETURN 1 //",
                                                  "MATCH (n) DETACH DELETE n",
                                                  "entity('x')",
                                                  "\xE2\x80\x9C"};
  std::string name;
  for (std::size_t i = 0; i < 1 + random() % 12; ++i) name += pieces[random() % pieces.size()];
  return name;
}

TEST(Desugaring, is_the_same_whatever_the_names_are) {
  std::mt19937 random(5);
  const ParsedQuestion plain = parse("path A to B avoiding C, D through E cited by F").value();
  const std::string expected = desugared(plain).statement;
  for (int i = 0; i < 20'000; ++i) {
    ParsedQuestion question = plain;
    std::vector<std::string> names;
    const auto rename = [&](ParsedName& name) {
      name.text = hostile_name(random);
      names.push_back(name.text);
    };
    for (ParsedName& name : question.names) rename(name);
    for (ParsedFilter& filter : question.filters) {
      for (ParsedName& name : filter.names) rename(name);
    }
    const DesugaredQuestion statement = desugared(question);
    ASSERT_EQ(statement.statement, expected);
    for (std::size_t n = 0; n < names.size(); ++n) {
      ASSERT_EQ(statement.parameters.at("p" + std::to_string(n + 1)).as<std::string>(), names[n]);
    }
  }
}

TEST(Desugaring, lets_no_name_ask_another_question) {
  for (const char* name : {"x') RETURN 1 //", "$p2", "`x`", "\\\\", "' OR 1 = 1", "a}) YIELD * RETURN 1",
                           "MATCH (n) RETURN n"}) {
    const std::string line = "timeline \"" + std::string(name) + "\"";
    EXPECT_EQ(summit_world().refusal_code(line), ErrorCode::unknown_name) << line;
    EXPECT_THAT(summit_world().refusal(line), HasSubstr(" 1 | timeline")) << line;
  }
}

TEST(Desugaring, runs_again_as_what_it_printed) {
  const char* line = "timeline Japan since 2023 via met_with, participated_in";
  const Answer verb = summit_world().ask(line);
  ASSERT_FALSE(verb.empty());
  EXPECT_EQ(verb.statement, desugar(line)->statement);
  const Result<Answer> again = ask({verb.statement, verb.parameters}, summit_world().snapshot(), Limits{});
  ASSERT_TRUE(again.ok()) << again.error().message;
  EXPECT_EQ(column(*again, "what"), column(verb, "what"));
  EXPECT_EQ(again->rows[0].assertions, verb.rows[0].assertions);
}

TEST(Desugaring, keeps_explain_before_a_verb) {
  const Result<Desugared> statement = desugar("EXPLAIN path Japan to Australia");
  ASSERT_TRUE(statement.ok()) << statement.error().message;
  EXPECT_TRUE(statement->statement.starts_with("EXPLAIN CALL graph.path(")) << statement->statement;
}

}  // namespace
}  // namespace entente
