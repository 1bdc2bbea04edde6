// Questions that are right, and what is understood.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "query/parsed_question.h"

namespace entente {
namespace {

struct Right {
  std::string question;
  Verb verb;
  std::vector<std::string> names;
  std::vector<Filter> filters;
};

void PrintTo(const Right& right, std::ostream* out) {
  *out << right.question;
}

class ParserReads : public testing::TestWithParam<Right> {};

TEST_P(ParserReads, verb_names_and_filters) {
  const Result<ParsedQuestion> parsed = parse(GetParam().question);
  ASSERT_TRUE(parsed.ok()) << parsed.error().message;
  EXPECT_EQ(parsed->verb, GetParam().verb);
  std::vector<std::string> names;
  for (const ParsedName& name : parsed->names) names.push_back(name.text);
  EXPECT_EQ(names, GetParam().names);
  std::vector<Filter> filters;
  for (const ParsedFilter& filter : parsed->filters) filters.push_back(filter.filter);
  EXPECT_EQ(filters, GetParam().filters);
}

INSTANTIATE_TEST_SUITE_P(
    questions, ParserReads,
    testing::Values(
        Right{"show Japan", Verb::show, {"Japan"}, {}}, Right{"SHOW Japan;", Verb::show, {"Japan"}, {}},
        Right{"show South Korea", Verb::show, {"South Korea"}, {}},
        Right{"show \"Treaty with Japan\"", Verb::show, {"Treaty with Japan"}, {}},
        Right{"show “Camp David”", Verb::show, {"Camp David"}, {}},
        Right{"show 'Camp David'", Verb::show, {"Camp David"}, {}},
        Right{"show Côte d'Ivoire", Verb::show, {"Côte d'Ivoire"}, {}},
        Right{"show \"the \\\"Quad\\\"\"", Verb::show, {"the \"Quad\""}, {}},
        Right{"show place:\"Camp David\"", Verb::show, {"Camp David"}, {}},
        Right{"show state:KOR", Verb::show, {"KOR"}, {}},
        Right{"show Trade and Development", Verb::show, {"Trade and Development"}, {}},
        Right{"path Papua New Guinea to AUKUS", Verb::path, {"Papua New Guinea", "AUKUS"}, {}},
        Right{
            "path Japan TO AUKUS VIA member_of, PARTY_TO SINCE 2021 avoiding \"United States\", China ways 3",
            Verb::path,
            {"Japan", "AUKUS"},
            {Filter::via, Filter::since, Filter::avoiding, Filter::ways}},
        Right{"path A to B not via cites through C D until 2022-05-17 confidence .8 with proposals",
              Verb::path,
              {"A", "B"},
              {Filter::not_via, Filter::through, Filter::until, Filter::confidence, Filter::with_proposals}},
        Right{"neighbors Japan depth 2 only state,actor",
              Verb::neighbours,
              {"Japan"},
              {Filter::depth, Filter::only}},
        Right{"neighbours Computer science agency", Verb::neighbours, {"Computer science agency"}, {}},
        Right{"commitments of South Korea at Camp David Summit since 2023",
              Verb::commitments,
              {"South Korea"},
              {Filter::at, Filter::since}},
        Right{"commitments Japan", Verb::commitments, {"Japan"}, {}},
        Right{"statements of Japan class recommend, urge during 2024-02",
              Verb::statements,
              {"Japan"},
              {Filter::statement_class, Filter::during}},
        Right{"common Japan and South Korea", Verb::common, {"Japan", "South Korea"}, {}},
        Right{"documents", Verb::documents, {}, {}},
        Right{"documents since 2023", Verb::documents, {}, {Filter::since}},
        Right{"documents of AUKUS limit 5", Verb::documents, {"AUKUS"}, {Filter::limit}},
        Right{"find camp david only meeting limit 3", Verb::find, {}, {Filter::only, Filter::limit}},
        Right{"stats", Verb::stats, {}, {}}, Right{"schema ;", Verb::schema, {}, {}},
        Right{"why 3fa0", Verb::why, {}, {}}));

TEST(Parser, keeps_the_text_of_find_and_the_kind_of_a_name) {
  EXPECT_EQ(parse("find camp david limit 3")->subject, "camp david");
  EXPECT_EQ(parse("show place:\"Camp David\"")->names[0].kind, EntityKind::place);
  EXPECT_EQ(parse("show state:KOR")->names[0].kind, EntityKind::state);
}

TEST(Parser, reads_families_and_groups_of_kinds) {
  const Result<ParsedQuestion> family = parse("neighbours Japan via meeting");
  ASSERT_TRUE(family.ok());
  EXPECT_EQ(family->filters[0].relations.count(RelationKind::participated_in), 1U);
  EXPECT_EQ(family->filters[0].relations.count(RelationKind::member_of), 0U);
  const Result<ParsedQuestion> actors = parse("neighbours Japan only actor");
  ASSERT_TRUE(actors.ok());
  EXPECT_EQ(actors->filters[0].kinds.count(EntityKind::person), 1U);
  EXPECT_EQ(actors->filters[0].kinds.count(EntityKind::meeting), 0U);
}

TEST(VerbTable, has_a_parsing_example_for_every_verb_and_lists_it_in_the_help) {
  for (const VerbInfo& verb : verbs()) {
    const Result<ParsedQuestion> parsed = parse(verb.example);
    ASSERT_TRUE(parsed.ok()) << parsed.error().message;
    EXPECT_EQ(parsed->verb, verb.verb);
    EXPECT_EQ(&info(verb.verb), &verb);
    EXPECT_NE(help(nullptr).find(verb.name), std::string::npos);
  }
}

TEST(VerbTable, is_in_the_order_of_its_enumerators) {
  for (const FilterInfo& filter : filters()) EXPECT_EQ(&info(filter.filter), &filter);
}

}  // namespace
}  // namespace entente
