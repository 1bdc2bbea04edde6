// Cells that importers would change, and ids that are no XML names.
#include "export/column_text.h"

#include <gtest/gtest.h>

#include <set>

namespace entente {
namespace {

struct Cell {
  std::string raw;
  std::string written;
};

class ColumnText : public testing::TestWithParam<Cell> {};

TEST_P(ColumnText, IsOneTidyLine) {
  EXPECT_EQ(column_text(GetParam().raw), GetParam().written);
}

INSTANTIATE_TEST_SUITE_P(Table, ColumnText,
                         testing::Values(Cell{"", ""}, Cell{" \t\n\r ", ""}, Cell{"\xC2\xA0", ""},
                                         Cell{"  a  b\n c ", "a b c"}, Cell{"a\xE2\x80\xA8z", "a z"},
                                         Cell{"a\xC2\x85z", "a z"}, Cell{"a\x01z", "az"},
                                         Cell{"a\xC2\x9Fz\x7F", "az"}, Cell{"a\xEF\xBF\xBEz", "az"},
                                         Cell{"null", ""}, Cell{" NULL ", ""}, Cell{"None", ""},
                                         Cell{"nan", ""}, Cell{"n\x01ull", ""}, Cell{"nullify", "nullify"},
                                         Cell{"Nonesuch", "Nonesuch"}, Cell{"a\xFFz", "a\xEF\xBF\xBDz"},
                                         Cell{"\xE3\x80\x80日本", "日本"}, Cell{"INF Treaty", "INF Treaty"}));

struct Cut {
  std::string text;
  std::size_t limit;
  std::string kept;
};

class Shortening : public testing::TestWithParam<Cut> {};

TEST_P(Shortening, CutsBetweenCharacters) {
  EXPECT_EQ(shortened(GetParam().text, GetParam().limit), GetParam().kept);
}

INSTANTIATE_TEST_SUITE_P(Table, Shortening,
                         testing::Values(Cut{"", 5, ""}, Cut{"12345", 5, "12345"}, Cut{"123456", 5, "1234…"},
                                         Cut{"日本語日本", 4, "日本語…"}, Cut{"one two three", 9, "one two…"},
                                         Cut{"a bcdefghijkl", 8, "a bcdef…"}, Cut{"one two", 7, "one two"}));

TEST(XmlId, KeepsPlainIds) {
  EXPECT_EQ(xml_id("meeting:camp_david-2023"), "meeting:camp_david-2023");
}

TEST(XmlId, DifferentIdsStayDifferentAndAreNames) {
  const std::set<std::string> ids{"topic:a b", "topic:a_b", "topic:a\nb", "topic:a.b",  "topic:a..b",
                                  "topic:A_b", "topic:a<b", "topic:é",    "topic:\xFF", ""};
  std::set<std::string> tokens;
  for (const std::string& id : ids) {
    const std::string token = xml_id(id);
    EXPECT_EQ(token.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:_-."),
              std::string::npos)
        << token;
    EXPECT_EQ(token.find(".."), std::string::npos) << token;
    EXPECT_FALSE(token.empty());
    tokens.insert(token);
  }
  EXPECT_EQ(tokens.size(), ids.size());
}

}  // namespace
}  // namespace entente
