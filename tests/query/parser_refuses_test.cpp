// Questions that are wrong, with what is said and where the caret stands.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "query/parsed_question.h"

namespace entente {
namespace {

struct Wrong {
  std::string question;
  std::string message;  // first line
  std::string under;    // the text above the carets; "" at the end of the question
  std::string hint;     // part of it
};

void PrintTo(const Wrong& wrong, std::ostream* out) {
  *out << wrong.question;
}

struct Form {
  std::string message, text, under, hint;
};

// Takes the form of question_error.h apart again.
Form form_of(const std::string& error) {
  Form form;
  const std::size_t first = error.find('\n');
  const std::size_t second = error.find('\n', first + 1);
  form.message = error.substr(0, first);
  form.text = error.substr(first + 6, second - first - 6);
  const std::string carets = error.substr(second + 6);
  const std::size_t begin = carets.find('^');
  const std::size_t end = carets.find_first_not_of('^', begin);
  const std::size_t width = (end == std::string::npos ? carets.size() : end) - begin;
  if (begin < form.text.size()) form.under = form.text.substr(begin, width);
  if (end != std::string::npos) form.hint = carets.substr(end);
  return form;
}

class ParserRefuses : public testing::TestWithParam<Wrong> {};

TEST_P(ParserRefuses, with_a_caret_under_the_word) {
  const Wrong& wrong = GetParam();
  const Result<ParsedQuestion> parsed = parse(wrong.question);
  ASSERT_FALSE(parsed.ok());
  EXPECT_EQ(parsed.error().code, ErrorCode::invalid_query);
  const Form form = form_of(parsed.error().message);
  EXPECT_EQ(form.message, wrong.message);
  EXPECT_EQ(form.under, wrong.under) << parsed.error().message;
  EXPECT_NE(form.hint.find(wrong.hint), std::string::npos) << parsed.error().message;
}

const std::string end = "the end of the question";

INSTANTIATE_TEST_SUITE_P(
    verbs, ParserRefuses,
    testing::Values(Wrong{"", "an empty question", "", "find"},
                    Wrong{"   ", "an empty question", " ", "find"},
                    Wrong{";", "an empty question", ";", "find"},
                    Wrong{"pth Japan to AUKUS", "'pth' is not a verb", "pth", "did you mean 'path'?"},
                    Wrong{"comitments of Japan", "'comitments' is not a verb", "comitments", "'commitments'"},
                    Wrong{"xyzzy", "'xyzzy' is not a verb", "xyzzy", "verbs: find, show"},
                    Wrong{"\"path\" Japan", "'path' is not a verb", "\"path\"", ""},
                    Wrong{", Japan", "',' is not a verb", ",", "verbs"}));

INSTANTIATE_TEST_SUITE_P(
    names, ParserRefuses,
    testing::Values(
        Wrong{"show", "expected a name, found " + end, "", "quotes"},
        Wrong{"show \"\"", "a name is empty", "\"\"", ""},
        Wrong{"show ,", "expected a name, found ','", ",", ""},
        Wrong{"show \"Japan", "a quote is not closed", "\"", "opened here"},
        Wrong{"show place:\"Lake", "a quote is not closed", "\"", "opened here"},
        Wrong{"show plac:\"Lakeside\"", "'plac' is not a kind of entity", "plac", "did you mean 'place'?"},
        Wrong{"show Japan,Korea", "',' is not a filter", ",", "takes no filters"},
        Wrong{"show \"Japan\" now", "'now' is not a filter", "now", "'show' takes no filters"},
        Wrong{"path Japan", "expected 'to', found " + end, "", "write: path A to B"},
        Wrong{"path Japan to", "expected a name, found " + end, "", ""},
        Wrong{"path to AUKUS", "expected a name, found 'to'", "to", ""},
        Wrong{"path \"Japan\" AUKUS", "expected 'to', found 'AUKUS'", "AUKUS", "write: path A to B"},
        Wrong{"path Papua New Guinea", "expected 'to', found " + end, "", ""},
        Wrong{"common Japan", "expected 'and', found " + end, "", "write: common A and B"},
        Wrong{"common and Japan", "expected a name, found 'and'", "and", ""},
        Wrong{"neighbours depth 2", "expected a name, found 'depth'", "depth", ""},
        Wrong{"commitments of", "expected a name, found " + end, "", ""},
        Wrong{"find", "expected a text, found " + end, "", ""},
        Wrong{"find \"\"", "a name is empty", "\"\"", ""}));

INSTANTIATE_TEST_SUITE_P(
    filters, ParserRefuses,
    testing::Values(
        Wrong{"neighbours Japan depht 2", "'depht' is not a filter", "depht", "did you mean 'depth'?"},
        Wrong{"neighbours \"Japan\" depht 2", "'depht' is not a filter", "depht", "did you mean 'depth'?"},
        Wrong{"timeline Japan sicne 2020", "'sicne' is not a filter", "sicne", "did you mean 'since'?"},
        Wrong{"path A to B avoidng C", "'avoidng' is not a filter", "avoidng", "'avoiding'"},
        Wrong{"links A to B depth 2", "'depth' is not a filter of links", "depth", "filters of links: via"},
        Wrong{"links \"A\" to \"B\" ways 2", "'ways' is not a filter of links", "ways", "filters of links"},
        Wrong{"stats limit 2", "'limit' is not a filter of stats", "limit", "takes no filters"},
        Wrong{"neighbours \"A\" foo", "'foo' is not a filter", "foo", "filters of neighbours"},
        Wrong{"neighbours Japan depth 2 depth 3", "'depth' is given twice", "depth", ""}));

constexpr const char* leave_one = "leave one of them out";

INSTANTIATE_TEST_SUITE_P(
    filters_that_disagree, ParserRefuses,
    testing::Values(
        Wrong{"path A to B by hubs in order", "'by' and 'in order' exclude each other", "in order",
              leave_one},
        Wrong{"path A to B in order by days", "'in order' and 'by' exclude each other", "by days", leave_one},
        Wrong{"path A to B earliest fastest", "'earliest' and 'fastest' exclude each other", "fastest",
              leave_one},
        Wrong{"path A to B ways 2 all shortest", "'ways' and 'all shortest' exclude each other",
              "all shortest", leave_one},
        Wrong{"neighbours A out into depth 2", "'out' and 'into' exclude each other", "into", leave_one},
        Wrong{"path A to B gap 30", "'gap' belongs to a path in order of time", "gap 30", "add 'in order'"},
        Wrong{"path A to B undated ways 2", "'undated' belongs to a path in order of time", "undated",
              "add 'in order'"}));

TEST(FiltersThatAgree, are_taken_in_any_order) {
  EXPECT_TRUE(parse("path A to B gap 30 in order latest undated").ok());
  EXPECT_TRUE(parse("path A to B by hubs ways 3").ok());
}

INSTANTIATE_TEST_SUITE_P(
    arguments, ParserRefuses,
    testing::Values(
        Wrong{"neighbours Japan depth", "expected a number after 'depth', found " + end, "", "1 to 12"},
        Wrong{"neighbours Japan depth two", "expected a number after 'depth', found 'two'", "two", "1 to 12"},
        Wrong{"neighbours Japan depth 0", "expected a number after 'depth', found '0'", "0", "1 to 12"},
        Wrong{"neighbours Japan depth 13", "expected a number after 'depth', found '13'", "13", "1 to 12"},
        Wrong{"neighbours Japan depth -1", "expected a number after 'depth', found '-1'", "-1", "1 to 12"},
        Wrong{"neighbours Japan depth 2.5", "expected a number after 'depth', found '2.5'", "2.5", "1 to 12"},
        Wrong{"neighbours Japan limit 99999999999999",
              "expected a number after 'limit', found '99999999999999'", "99999999999999", "1 to 100000"},
        Wrong{"path A to B ways 101", "expected a number after 'ways', found '101'", "101", "1 to 100"},
        Wrong{"neighbours Japan confidence 2", "expected a number after 'confidence', found '2'", "2",
              "0 to 1"},
        Wrong{"neighbours Japan via", "expected a kind of relation, found " + end, "", "schema"},
        Wrong{"neighbours Japan via membr_of", "'membr_of' is not a kind of relation", "membr_of",
              "'member_of'"},
        Wrong{"neighbours Japan via member_of,", "expected a kind of relation, found " + end, "", ""},
        Wrong{"neighbours Japan via ,", "expected a kind of relation, found ','", ",", ""},
        Wrong{"neighbours Japan via member_of party_to", "'party_to' is not a filter", "party_to", ""},
        Wrong{"neighbours Japan only stat", "'stat' is not a kind of entity", "stat",
              "did you mean 'state'?"},
        Wrong{"statements of Japan class promis", "'promis' is not a class of statement", "promis", "schema"},
        Wrong{"timeline Japan modality sure", "'sure' is not a modality", "sure", "one of: asserted"},
        Wrong{"timeline Japan modality propsed", "'propsed' is not a modality", "propsed", "'proposed'"},
        Wrong{"timeline Japan between 2021", "expected 'and', found " + end, "", "between 2021 and 2023"},
        Wrong{"timeline Japan between 2021 and x", "'x' is not a date", "x", "write 2023"},
        Wrong{"timeline Japan as of", "expected a date, found " + end, "", "2023-08-18"},
        Wrong{"timeline Japan cited by", "expected a name, found " + end, "", "quotes"},
        Wrong{"top foo", "'foo' is not a kind of entity", "foo", "schema"},
        Wrong{"top", "expected a kind of entity, found " + end, "", "schema"},
        Wrong{"who says", "expected a text, found " + end, "", ""},
        Wrong{"pledges at", "expected a name, found " + end, "", "quotes"},
        Wrong{"neighbours Japan since", "expected a date, found " + end, "", "2023-08-18"},
        Wrong{"neighbours Japan since yesterday", "'yesterday' is not a date", "yesterday", "2023-08"},
        Wrong{"neighbours Japan since 2023-13", "'2023-13' is not a date", "2023-13", "write 2023"},
        Wrong{"neighbours Japan since 2023-02-30", "'2023-02-30' is not a date", "2023-02-30", "write 2023"},
        Wrong{"neighbours Japan during 20230", "'20230' is not a date", "20230", "write 2023"},
        Wrong{"path A to B avoiding", "expected a name, found " + end, "", "quotes"},
        Wrong{"path A to B avoiding C,", "expected a name, found " + end, "", "quotes"},
        Wrong{"path A to B avoiding , C", "expected a name, found ','", ",", "quotes"},
        Wrong{"path A to B through via member_of", "expected a name, found 'via'", "via", "quotes"},
        Wrong{"why", "expected an id, found " + end, "", "hex digits"},
        Wrong{"why 3fa", "expected an id, found '3fa'", "3fa", "hex digits"},
        Wrong{"why xyz12345", "expected an id, found 'xyz12345'", "xyz12345", "hex digits"},
        Wrong{"why 3fa09c1d and more", "'and' is not a filter", "and", "takes no filters"}));

TEST(ParserRefusesBytes, that_are_no_text) {
  const std::vector<std::string> questions = {"show \xFF", std::string("show \0x", 7), "show \x1B[31m",
                                              "show \xC3", "find \"a\nb\""};
  for (const std::string& question : questions) {
    const Result<ParsedQuestion> parsed = parse(question);
    ASSERT_FALSE(parsed.ok()) << question;
    EXPECT_EQ(parsed.error().code, ErrorCode::invalid_query);
    EXPECT_NE(parsed.error().message.find("plain UTF-8 text"), std::string::npos);
  }
}

TEST(ParserRefusesSize, above_64_kib_and_stays_fast_below) {
  EXPECT_FALSE(parse("show " + std::string(70'000, 'a')).ok());
  EXPECT_TRUE(parse("show " + std::string(60'000, 'a')).ok());
  std::string many = "path A to B avoiding C";
  while (many.size() < 60'000) many += ", C";
  EXPECT_TRUE(parse(many).ok());
}

TEST(QuestionError, aligns_the_caret_under_wide_characters) {
  const Result<ParsedQuestion> parsed = parse("neighbours \"日本\" foo");
  ASSERT_FALSE(parsed.ok());
  EXPECT_NE(parsed.error().message.find("\n   | " + std::string(18, ' ') + "^^^"), std::string::npos)
      << parsed.error().message;
}

TEST(QuestionError, shows_a_long_question_around_the_caret) {
  const Result<ParsedQuestion> parsed = parse("show \"" + std::string(500, 'x') + "\" foo");
  ASSERT_FALSE(parsed.ok());
  EXPECT_LT(parsed.error().message.size(), 400U);
  EXPECT_NE(parsed.error().message.find("foo"), std::string::npos);
}

}  // namespace
}  // namespace entente
