// Columns on a terminal: what takes two, what takes none, and where a text may be cut.
#include "query/display_width.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query/dates.h"
#include "query/question_error.h"

namespace entente {
namespace {

using testing::ElementsAre;

TEST(DisplayWidth, counts_columns_not_bytes) {
  const std::pair<const char*, std::size_t> cases[] = {
      {"", 0},    {"Japan", 5}, {"Côte d’Ivoire", 13}, {"日本", 4},     {"대한민국", 8}, {"e\u0301", 1},
      {"Ｊ", 2},  {"—→", 2},    {"🕊", 2},           {"a\u200Bb", 2}, {"\xFF\xFE", 2}, {"\xE6\x97", 2},
      {"ไทย", 3}, {"हिन्दी", 5}, {"Россия", 6},         {"\x1B", 0},
  };
  for (const auto& [text, columns] : cases) EXPECT_EQ(display_width(text), columns) << text;
}

TEST(Fitted, never_cuts_inside_a_character) {
  EXPECT_EQ(fitted("Japan", 5), "Japan");
  EXPECT_EQ(fitted("Japan", 4), "Jap…");
  EXPECT_EQ(fitted("日本国", 5), "日本…");
  EXPECT_EQ(fitted("日本国", 4), "日…");
  EXPECT_EQ(fitted("Japan", 0), "");
}

TEST(Wrapped, breaks_at_blanks_and_within_words_only_when_it_must) {
  EXPECT_THAT(wrapped("will consult promptly", 12), ElementsAre("will consult", "promptly"));
  EXPECT_THAT(wrapped("abcdefghij", 4), ElementsAre("abcd", "efgh", "ij"));
  EXPECT_THAT(wrapped("日本日本", 5), ElementsAre("日本", "日本"));
  EXPECT_THAT(wrapped("", 5), ElementsAre(""));
  EXPECT_THAT(wrapped("a  b", 2), ElementsAre("a", "b"));
}

TEST(PlainText, has_no_control_characters_and_is_utf8) {
  EXPECT_TRUE(is_plain_text("Côte\td’Ivoire 日本 🕊"));
  for (const char* bad :
       {"\x01", "a\nb", "\x7F", "\xC0\x80", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xE6\x97"}) {
    EXPECT_FALSE(is_plain_text(bad)) << bad;
  }
}

TEST(DateText, is_as_short_as_it_can_be_said) {
  const auto day = [](const char* text) { return Date::parse(text)->first_day(); };
  EXPECT_EQ(date_text(day("2023"), Date{2023, 0, 0}.last_day()), "2023");
  EXPECT_EQ(date_text(day("2024-02"), day("2024-02-29")), "2024-02");
  EXPECT_EQ(date_text(day("2023-08-18"), day("2023-08-18")), "2023-08-18");
  EXPECT_EQ(date_text(day("2021"), day("2024-06-30")), "2021 to 2024-06");
  EXPECT_EQ(date_text(day("2021-01-01"), day("2021-01-01")), "2021-01-01");
  EXPECT_EQ(date_text(unknown_day, unknown_day), "");
}

TEST(EditDistance, counts_swapped_neighbours_once) {
  EXPECT_EQ(edit_distance("depht", "depth"), 1U);
  EXPECT_EQ(edit_distance("since", "SINCE"), 0U);
  EXPECT_EQ(edit_distance("", "via"), 3U);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3U);
}

TEST(NearestWord, is_none_when_nothing_is_near) {
  EXPECT_EQ(nearest_word("depht", {"limit", "depth"}), "depth");
  EXPECT_EQ(nearest_word("banana", {"limit", "depth"}), "");
  EXPECT_EQ(nearest_word("xy", {"xz"}), "");
}

}  // namespace
}  // namespace entente
