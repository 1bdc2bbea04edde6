// Escaping, widths and what is left out: how answers are written.
#include "cli/answer_printer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query/display_width.h"

namespace entente {
namespace {

using testing::HasSubstr;
using testing::Not;

Answer answer_of(const std::vector<std::string>& names, const std::vector<std::vector<Cell>>& rows) {
  Answer answer;
  answer.columns = columns(names);
  for (const std::vector<Cell>& cells : rows) answer.rows.push_back({cells, {}});
  return answer;
}

TEST(Csv, quotes_what_rfc_4180_asks_to_quote) {
  const Answer answer = answer_of({"name", "note"}, {{"plain", "a,b"},
                                                     {"say \"so\"", "two\nlines"},
                                                     {std::vector<std::string>{"x", "y"}, std::int64_t{-3}},
                                                     {"", Cell()}});
  EXPECT_EQ(csv_text(answer),
            "name,note,ids\r\nplain,\"a,b\",\r\n\"say \"\"so\"\"\",\"two\nlines\",\r\nx; y,-3,\r\n,,\r\n");
}

TEST(Csv, of_nothing_is_its_header) {
  EXPECT_EQ(csv_text(answer_of({"name"}, {})), "name,ids\r\n");
}

TEST(Json, escapes_and_keeps_types) {
  Answer answer =
      answer_of({"text", "number", "list", "none", "share"},
                {{"a\"b\\c\n\x01 日本", std::int64_t{7}, std::vector<std::string>{"x", "\t"}, Cell(), 0.5}});
  answer.rows[0].assertions = {AssertionId{1, 2}};
  EXPECT_EQ(json_text(answer),
            "[\n{\"text\":\"a\\\"b\\\\c\\n\\u0001 日本\",\"number\":7,\"list\":[\"x\",\"\\t\"],\"none\":null,"
            "\"share\":0.5,\"ids\":[\"00000000000000010000000000000002\"]}\n]\n");
}

TEST(Json, of_nothing_is_an_empty_array) {
  EXPECT_EQ(json_text(answer_of({"name"}, {})), "[]\n");
}

TEST(Json, of_an_error_names_its_code) {
  EXPECT_EQ(error_json({ErrorCode::unknown_name, "no \"x\"\n", ""}),
            "{\"error\":\"unknown_name\",\"message\":\"no \\\"x\\\"\\n\"}\n");
}

TEST(Table, aligns_by_columns_and_numbers_to_the_right) {
  EXPECT_EQ(table_text(answer_of({"name", "n"}, {{"日本", std::int64_t{5}}, {"Kenya", std::int64_t{12}}})),
            "name    n\n日本    5\nKenya  12\n");
}

TEST(Table, leaves_out_empty_columns_and_those_for_programs) {
  Answer answer = answer_of({"name", "empty"}, {{"Japan", "", "state:JPN"}});
  answer.columns.push_back({"entity", Column::For::programs, ""});
  EXPECT_EQ(table_text(answer), "name\nJapan\n");
  EXPECT_THAT(csv_text(answer), HasSubstr("Japan,,state:JPN"));
}

TEST(Table, ends_in_the_digits_that_why_takes) {
  Answer answer = answer_of({"name"}, {{"Japan"}, {"Korea"}});
  answer.rows[0].assertions = {AssertionId{0xabcdef0123456789, 1}};
  answer.rows[1].assertions = {AssertionId{0x1111111122222222, 1}, AssertionId{2, 3}};
  EXPECT_EQ(table_text(answer), "name   id\nJapan  abcdef01\nKorea  11111111 +1\n");
}

TEST(Table, shows_no_control_characters) {
  EXPECT_THAT(table_text(answer_of({"name"}, {{"a\x1B[31mb\nc"}})), HasSubstr("a [31mb c"));
}

TEST(Box, fits_the_terminal_and_keeps_every_word) {
  const std::string quote =
      "will consult promptly with each other on challenges that affect collective security";
  const Answer answer = answer_of({"date", "commitment"}, {{"2023-08-18", quote}});
  const std::string box = box_text(answer, 50);
  std::string words;
  for (std::size_t at = 0; at < box.size();) {
    const std::size_t end = box.find('\n', at);
    const std::string line = box.substr(at, end - at);
    EXPECT_EQ(display_width(line), 50U) << line;
    words += line;
    at = end + 1;
  }
  for (const char* word : {"promptly", "challenges", "collective", "security"})
    EXPECT_THAT(words, HasSubstr(word));
}

TEST(Box, of_wide_characters_is_straight) {
  const std::string box = box_text(answer_of({"name"}, {{"日本国"}, {"Cote"}}), 80);
  EXPECT_EQ(box, "┌────────┐\n│ name   │\n├────────┤\n│ 日本国 │\n│ Cote   │\n└────────┘\n");
}

TEST(Box, of_a_very_long_cell_says_that_it_was_cut) {
  const std::string box = box_text(answer_of({"text"}, {{std::string(4000, 'x')}}), 40);
  EXPECT_THAT(box, HasSubstr("…"));
  EXPECT_LT(box.size(), 2000U);
}

TEST(Drawing, replaces_the_table_for_people_only) {
  Answer answer = answer_of({"from"}, {{"Japan"}});
  answer.drawing = {"Japan —member_of→ Quad"};
  EXPECT_EQ(table_text(answer), "Japan —member_of→ Quad\n");
  EXPECT_THAT(csv_text(answer), Not(HasSubstr("→")));
}

TEST(Talk, counts_and_says_when_it_was_stopped) {
  Answer answer = answer_of({"name"}, {{"Japan"}});
  answer.notes = {"a note"};
  answer.edges_read = 1234567;
  answer.stopped = true;
  EXPECT_EQ(talk_text(answer),
            "a note\nstopped: this is what was found until then\n1 row, 0.0 ms, 1,234,567 edges read\n");
}

}  // namespace
}  // namespace entente
