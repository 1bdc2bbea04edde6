// Markdown: markup that leaks into sentences, front matter that is misread, lists that lose their stem.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/readers/read_fixture.h"

namespace entente {
namespace {

using testing::ElementsAre;

constexpr char head[] = "---\ntitle: T\n---\n\n";

struct Rendering {
  std::string name;
  std::string source;
  std::vector<std::string> blocks;
};

class Rendered : public testing::TestWithParam<Rendering> {};

TEST_P(Rendered, LeavesTheWords) {
  Document document = read_well(head + GetParam().source);
  EXPECT_EQ(main_blocks(document), GetParam().blocks);
  EXPECT_EQ(broken_promise(document), "");
}

INSTANTIATE_TEST_SUITE_P(
    Sources, Rendered,
    testing::Values(
        Rendering{"emphasis",
                  "The **two** sides *met* in __Oslo__, 5 * 3 and snake_case stay.\n",
                  {"paragraph: The two sides met in Oslo, 5 * 3 and snake_case stay."}},
        Rendering{"links",
                  "See the [full *text*](https://example.org/a_(b)) and ![a map](map.png)more[^2].\n",
                  {"paragraph: See the full text and more."}},
        Rendering{"reference_link",
                  "See [the text][1] and [sic] here.\n",
                  {"paragraph: See the text and [sic] here."}},
        Rendering{"tags",
                  "**<u>Both</u>** sides<br />met at H<sub>2</sub>O &amp; more.\n",
                  {"paragraph: Both sides\nmet at H2O & more."}},
        Rendering{"escapes", "Item \\#4 costs 5\\* and a\\_b.\n", {"paragraph: Item #4 costs 5* and a_b."}},
        Rendering{"autolink",
                  "Write to <desk@example.org> today.\n",
                  {"paragraph: Write to desk@example.org today."}},
        Rendering{"wraps",
                  "One sentence that is\nwrapped over lines.\n",
                  {"paragraph: One sentence that is wrapped over lines."}},
        Rendering{"hard_break",
                  "The first ends here.  \nThe second begins.\n",
                  {"paragraph: The first ends here.", "paragraph: The second begins."}},
        Rendering{"headings",
                  "## Trade ##\n\nWords follow it here.\n\nUnderlined\n----------\n\nMore words follow.\n",
                  {"heading: Trade", "paragraph: Words follow it here.", "heading: Underlined",
                   "paragraph: More words follow."}},
        Rendering{"strong_heading",
                  "**<u>Common goals</u>**\n\nWe share them all.\n",
                  {"heading: Common goals", "paragraph: We share them all."}},
        Rendering{"list",
                  "We will:\n\n-   build *ports*;\n    and roads;\n    -   of stone;\n-   rest.\n",
                  {"list_stem: We will:", "list_item: build ports; and roads;", "list_item: of stone;",
                   "list_item: rest."}},
        Rendering{"numbers",
                  "1. First, we act.\n2) Then we rest.\n",
                  {"list_item: First, we act.", "list_item: Then we rest."}},
        Rendering{"number_in_a_sentence",
                  "The treaty dates from the year\n1995. It was never signed.\n",
                  {"paragraph: The treaty dates from the year 1995. It was never signed."}},
        Rendering{"quote",
                  "> We stand\n> together.\n\nThey said so.\n",
                  {"paragraph: We stand together.", "paragraph: They said so."}},
        Rendering{"separators",
                  "Words before it.\n\n# # #\n\n\\#\\#\\#\n\n* * *\n\nWords after it.\n",
                  {"paragraph: Words before it.", "paragraph: Words after it."}},
        Rendering{"pipe_table",
                  "| A | B |\n|---|---|\n| 1 | 2 |\n\nAfter the table.\n",
                  {"table: A | B\n1 | 2", "paragraph: After the table."}},
        Rendering{"html_table",
                  "<table>\n<tr><td>A</td>\n<td>**B**</td></tr>\n<tr><td>1</td><td>2</td></tr>\n</"
                  "table>\n\nAfter.\n",
                  {"table: A | B\n1 | 2", "paragraph: After."}}),
    [](const auto& test) { return test.param.name; });

TEST(FrontMatter, IsReadAsPeopleAndExportersWriteIt) {
  Document document = read_well(
      "---\ndate: '2022-05-09'\npublished_time: 2022-05-10 05:00:00-04:00\nsource_url: "
      "https://example.org/a: b\n"
      "tags: [one, \"two, three\"]\nauthor:\n- Ann Lee\n- 'Bo O''Kim'\nissuer: [Norway, Iceland]\n"
      "title: \"Fact Sheet: Talks\\_of the Two\\\n  \\ Sides and their\n  "
      "\\u201CFriends\\u201D\"\n---\n\nThe sides met.\n");
  EXPECT_EQ(document.title, "Fact Sheet: Talks\u00A0of the Two Sides and their \u201CFriends\u201D");
  EXPECT_EQ(document.date.to_string(), "2022-05-09");
  EXPECT_EQ(document.date_source, "front matter");
  EXPECT_EQ(document.url, "https://example.org/a: b");
  EXPECT_THAT(document.authors, ElementsAre("Ann Lee", "Bo O'Kim"));
  EXPECT_EQ(document.issuer, "Norway, Iceland");
  EXPECT_EQ(document.genre, "fact_sheet");
}

TEST(FrontMatter, AnOpenBlockIsTextAndABrokenOneHarmless) {
  for (std::string_view bytes :
       {"---\ntitle: x\n\nNo end follows. [a](b) [c](d)\n", "---\n\"\n: :\n- [\nkey: 'open\n---\nWords.\n",
        "---\ntitle: \"\\\n---\nWords.\n"}) {
    EXPECT_EQ(broken_promise(read_well(bytes)), "") << bytes;
  }
}

TEST(Markdown, TheHeadingThatRepeatsTheTitleIsTheTitle) {
  Document document = read_well("---\ntitle: Talks on Trade\n---\n\n# Talks on Trade\n\nThey went well.\n");
  EXPECT_THAT(main_blocks(document), ElementsAre("title: Talks on Trade", "paragraph: They went well."));
}

}  // namespace
}  // namespace entente
