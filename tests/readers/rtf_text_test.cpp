// Rich text as several programs write it.
#include <gmock/gmock.h>

#include "tests/readers/read_fixture.h"

namespace entente {
namespace {

using testing::ElementsAre;

struct RichText {
  std::string name;
  std::string body;  // inside {\rtf1\ansi\ansicpg1252 … }
  std::vector<std::string> blocks;
};

class Rtf : public testing::TestWithParam<RichText> {};

TEST_P(Rtf, BecomesBlocks) {
  const Document document = read_well("{\\rtf1\\ansi\\ansicpg1252\\deff0 " + GetParam().body + "}");
  EXPECT_EQ(name_of(document.media_type), "rtf");
  EXPECT_EQ(main_blocks(document), GetParam().blocks);
  EXPECT_EQ(broken_promise(document), "");
}

const std::string sentence = "The two sides met in Oslo and agreed on all of it.";

INSTANTIATE_TEST_SUITE_P(
    Bodies, Rtf,
    testing::Values(
        RichText{"paragraphs",
                 "The first one ends.\\par\r\nThe second\\line goes on.\\par",
                 {"paragraph: The first one ends.", "paragraph: The second\ngoes on."}},
        RichText{"charsets",
                 "{\\fonttbl{\\f0\\fcharset0 Times;}{\\f1\\fcharset204 Cyr;}}Caf\\'e9 "
                 "\\f1\\'cc\\'e8\\'f0\\f0  and "
                 "\\u26481?\\u20140\\'8e\\'6b it is so.",
                 {"paragraph: Café Мир and 東京k it is so."}},
        RichText{"unicode",
                 "\\uc2\\u8364 EUhalf \\uc1\\u-10179?\\u-8704? \\uc0\\u233t\\u233  is what it says.",
                 {"paragraph: €half 😀 été is what it says."}},
        RichText{"signs",
                 "\\ldblquote No\\rdblquote\\~\\emdash  he said \\{so\\}\\\\ it\\rquote s co\\-op.",
                 {"paragraph: “No”\u00A0— he said {so}\\ it’s co\u00ADop."}},
        RichText{"silent_groups",
                 "{\\*\\generator Riched20;}{\\header A running header\\par}{\\pict\\wmetafile8 010203}" +
                     sentence +
                     "{\\*\\unknown not this}{\\v nor this}{\\field{\\*\\fldinst HYPERLINK \"x\"}{\\fldrslt  "
                     "A link.}}\\par",
                 {"paragraph: " + sentence + " A link."}},
        RichText{"binary", "{\\pict\\bin7 }}{{\\}\\}" + sentence, {"paragraph: " + sentence}},
        RichText{"styles",
                 "{\\stylesheet{\\ql Normal;}{\\s1 heading 1;}{\\s5\\b Title;}}\\pard\\s5 A Long "
                 "Title\\par\\pard\\s1 "
                 "Security\\par\\pard " +
                     sentence + "\\par\\pard\\outlinelevel2 Trade\\par\\pard {\\b Bold lines}\\par " +
                     sentence,
                 {"title: A Long Title", "heading: Security", "paragraph: " + sentence, "heading: Trade",
                  "heading: Bold lines", "paragraph: " + sentence}},
        RichText{
            "lists",
            "\\pard The ministers will:\\par\\pard{\\listtext 1.\\tab}\\ls1\\ilvl0 meet;\\par{\\listtext "
            "2.\\tab}talk:\\par\\pard\\ls1\\ilvl1{\\listtext\\'b7\\tab}often.\\par",
            {"list_stem: The ministers will:", "list_item: 1. meet;",
             "list_item: 2. talk:", "list_item: often."}},
        RichText{"tables",
                 sentence +
                     "\\par\\trowd\\pard\\intbl State\\cell Ships\\cell\\row\\pard\\intbl Norway\\cell "
                     "4\\cell\\row\\pard " +
                     sentence,
                 {"paragraph: " + sentence, "table: State | Ships\nNorway | 4", "paragraph: " + sentence}},
        RichText{"notes",
                 "They agreed{\\footnote\\pard\\plain {\\chftn} See the annex.} on all of it and more.\\par",
                 {"paragraph: They agreed on all of it and more.", "footnote: 1 See the annex."}},
        RichText{
            "notes_in_a_list",
            "\\pard{\\listtext 1.\\tab}\\ls1 meet{\\footnote\\pard\\plain\\s9 See the annex.} soon.\\par",
            {"list_item: 1. meet soon.", "footnote: 1 See the annex."}},
        RichText{"text_after_the_end", sentence + "}\r\nand more", {"paragraph: " + sentence}}),
    [](const auto& test) { return test.param.name; });

TEST(RtfProperties, FillTitleAuthorAndDate) {
  const Document document = read_well(
      "{\\rtf1{\\info{\\title A Policy for the North}{\\author Ann "
      "Lee}{\\creatim\\yr2023\\mo8\\dy18\\hr1}}The first sentence "
      "is long enough that nobody would take it for anything like a title.\\par\\page The second "
      "page.\\par}");
  EXPECT_EQ(document.title + "/" + document.title_source, "A Policy for the North/document properties");
  EXPECT_THAT(document.authors, ElementsAre("Ann Lee"));
  EXPECT_EQ(document.date.to_string() + "/" + document.date_source, "2023-08-18/document properties");
  EXPECT_EQ(document.pages.size(), 2u);
}

TEST(RtfHostile, NestingAndCutsEnd) {
  EXPECT_EQ(read_document("{\\rtf1 " + std::string(1'000'000, '{'), "").error().code, ErrorCode::malformed);
  const std::string whole =
      "{\\rtf1\\ansi{\\fonttbl{\\f0 A;}}" + sentence + "\\par\\u233?{\\footnote x}\\trowd a\\cell\\row}";
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const Result<Document> document = read_document(whole.substr(0, size), "");
    if (!document.ok()) continue;
    EXPECT_EQ(broken_promise(*document), "") << size;
  }
  EXPECT_EQ(read_document("{\\rtf1 \\par}", "").error().code, ErrorCode::empty);
  std::string pages = "{\\rtf1 words";
  for (int i = 0; i < 30'000; ++i) pages += "\\page";
  EXPECT_EQ(read_document(pages, "").error().code, ErrorCode::too_large);
}

}  // namespace
}  // namespace entente
