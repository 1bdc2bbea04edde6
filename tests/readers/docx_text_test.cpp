// Word documents: what a person sees in Word is what is read, and what the file hides stays hidden.
#include <gmock/gmock.h>

#include "tests/readers/read_fixture.h"
#include "tests/readers/small_docx.h"

namespace entente {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string style(const std::string& id, const std::string& name, const std::string& more = "") {
  return "<w:style w:type=\"paragraph\" w:styleId=\"" + id + "\"><w:name w:val=\"" + name + "\"/>" + more +
         "</w:style>";
}

std::string styled(const std::string& id) {
  return "<w:pStyle w:val=\"" + id + "\"/>";
}

std::string listed(int numbering, int level) {
  return "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" +
         std::to_string(numbering) + "\"/></w:numPr>";
}

const std::string usual_styles = style("Title", "Title") + style("a3", "heading 1") +
                                 style("Own", "Ministry section", "<w:basedOn w:val=\"a3\"/>") +
                                 style("Deep", "Clause", "<w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr>") +
                                 style("TOC1", "toc 1");

const std::string usual_numbering =
    "<w:abstractNum w:abstractNumId=\"4\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt "
    "w:val=\"decimal\"/>"
    "<w:lvlText w:val=\"%1.\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt "
    "w:val=\"lowerLetter\"/>"
    "<w:lvlText w:val=\"(%2)\"/></w:lvl><w:lvl w:ilvl=\"2\"><w:numFmt w:val=\"lowerRoman\"/><w:lvlText "
    "w:val=\"%1.%3\"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId=\"5\"><w:lvl "
    "w:ilvl=\"0\"><w:numFmt "
    "w:val=\"bullet\"/><w:lvlText w:val=\"\uF0B7\"/></w:lvl></w:abstractNum><w:num "
    "w:numId=\"1\"><w:abstractNumId "
    "w:val=\"4\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"5\"/></w:num>";

Document read_body(const std::string& body) {
  return read_well(make_docx({.body = body,
                              .styles = usual_styles,
                              .numbering = usual_numbering,
                              .footnotes = "<w:footnote w:id=\"0\" w:type=\"separator\"><w:p/></w:footnote>"
                                           "<w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/><w:t> See the "
                                           "annex.</w:t></w:r></w:p></w:footnote>",
                              .core = ""}));
}

TEST(Docx, StylesMakeTitlesHeadingsAndContents) {
  const Document document =
      read_body(word_paragraph("Joint Statement on the Strait", styled("Title")) +
                word_paragraph("1 Security 2", styled("TOC1")) + word_paragraph("Security", styled("a3")) +
                word_paragraph("Trade", styled("Own")) + word_paragraph("Tariffs", styled("Deep")) +
                word_paragraph("The sides met in Oslo and agreed on much."));
  EXPECT_THAT(main_blocks(document),
              ElementsAre("title: Joint Statement on the Strait", "heading: Security", "heading: Trade",
                          "heading: Tariffs", "paragraph: The sides met in Oslo and agreed on much."));
  EXPECT_EQ(document.title + "/" + document.title_source, "Joint Statement on the Strait/title style");
  EXPECT_EQ(document.blocks[2].level, 1);
  EXPECT_EQ(document.blocks[4].level, 3);
  EXPECT_EQ(name_of(document.media_type), "docx");
  EXPECT_EQ(document.genre, "joint_statement");
}

TEST(Docx, ListsKeepTheirStemsAndTheirNumbers) {
  const Document document = read_body(
      word_paragraph("The two ministers decided to:") + word_paragraph("share data;", listed(1, 0)) +
      word_paragraph("open an office:", listed(1, 0)) + word_paragraph("in Lima;", listed(1, 1)) +
      word_paragraph("in Oslo;", listed(1, 1)) + word_paragraph("meet again.", listed(1, 0)) +
      word_paragraph("in spring.", listed(1, 2)) + word_paragraph("They also said:") +
      word_paragraph("one thing", listed(2, 0)) +
      word_paragraph("no list at all in this one.", listed(0, 0)));
  EXPECT_THAT(texts_of_kind(document, BlockKind::list_item),
              ElementsAre("1. share data;", "2. open an office:", "(a) in Lima;", "(b) in Oslo;",
                          "3. meet again.", "3.i in spring.", "one thing"));
  EXPECT_THAT(texts_of_kind(document, BlockKind::list_stem),
              ElementsAre("The two ministers decided to:", "They also said:"));
}

TEST(Docx, AListOfTheSameFormMayBeginAnew) {
  const std::string numbering =
      "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt "
      "w:val=\"upperRoman\"/>"
      "<w:lvlText w:val=\"%1)\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId "
      "w:val=\"1\"/></w:num>"
      "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride "
      "w:val=\"1\"/>"
      "</w:lvlOverride></w:num>";
  const std::string body =
      word_paragraph("first thing;", listed(1, 0)) + word_paragraph("second thing.", listed(1, 0)) +
      word_paragraph("another first;", listed(2, 0)) + word_paragraph("another second.", listed(2, 0));
  const Document document =
      read_well(make_docx({.body = body, .styles = "", .numbering = numbering, .footnotes = "", .core = ""}));
  EXPECT_THAT(
      texts_of_kind(document, BlockKind::list_item),
      ElementsAre("I) first thing;", "II) second thing.", "I) another first;", "II) another second."));
}

TEST(Docx, TrackedChangesAreAsIfAccepted) {
  const Document document = read_body(
      "<w:p><w:r><w:t>They will </w:t></w:r><w:del><w:r><w:delText>not "
      "</w:delText></w:r></w:del><w:ins><w:r><w:t>surely "
      "</w:t></w:r></w:ins><w:r><w:t>sign.</w:t></w:r></w:p>"
      "<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr><w:r><w:t>The first half </w:t></w:r></w:p>"
      "<w:p><w:r><w:t>and the second.</w:t></w:r></w:p>"
      "<w:moveFrom><w:p><w:r><w:t>Moved away.</w:t></w:r></w:p></w:moveFrom>");
  EXPECT_THAT(main_blocks(document),
              ElementsAre("paragraph: They will surely sign.", "paragraph: The first half and the second."));
}

TEST(Docx, HiddenTextFieldCodesAndSecondVersionsAreNotText) {
  const Document document = read_body(
      "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>HYPERLINK "
      "\"x\"</w:instrText></w:r>"
      "<w:r><w:t>A link</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t> "
      "secret</w:t></w:r><w:r><w:rPr><w:vanish "
      "w:val=\"0\"/></w:rPr><w:t> and words.</w:t></w:r></w:p>"
      "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>In the "
      "box.</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>In the "
      "box.</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>Around "
      "it.</w:t></w:r></w:p>");
  EXPECT_THAT(main_blocks(document),
              ElementsAre("paragraph: A link and words.", "paragraph: In the box.", "paragraph: Around it."));
}

TEST(Docx, FootnotesStandApartFromTheSentence) {
  const Document document = read_body(
      "<w:p><w:r><w:t>They agreed</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:t> on all "
      "points.</w:t></w:r></w:p>" +
      word_paragraph("They left."));
  EXPECT_THAT(main_blocks(document), ElementsAre("paragraph: They agreed on all points.",
                                                 "paragraph: They left.", "footnote: 1 See the annex."));
}

TEST(Docx, TablesOfShortCellsAreTablesAndOthersAreLayout) {
  auto cell = [](const std::string& words) { return "<w:tc>" + word_paragraph(words) + "</w:tc>"; };
  const Document document =
      read_body("<w:tbl><w:tr>" + cell("State") + cell("Ships") + "</w:tr><w:tr>" + cell("Norway") +
                cell("4") + "</w:tr></w:tbl>" + "<w:tbl><w:tr>" +
                cell("This column is one that only lays out the page.") + "</w:tr></w:tbl>");
  EXPECT_THAT(main_blocks(document),
              ElementsAre("table: State | Ships\nNorway | 4",
                          "paragraph: This column is one that only lays out the page."));
}

TEST(Docx, PagesEndWhereWordEndedThem) {
  const std::string rendered =
      "<w:p><w:r><w:lastRenderedPageBreak/><w:t>On the second page.</w:t></w:r></w:p>";
  const std::string asked = "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>";
  const Document one = read_body(word_paragraph("On the first page.") + word_paragraph("Still there."));
  EXPECT_EQ(one.pages.size(), 1u);
  const Document by_word = read_body(word_paragraph("On the first page.") + asked + rendered);
  ASSERT_EQ(by_word.pages.size(), 2u);
  EXPECT_THAT(by_word.text.substr(by_word.pages[1].span.begin), HasSubstr("On the second page."));
  const Document by_break =
      read_body(word_paragraph("On the first page.") + asked + word_paragraph("On the second."));
  ASSERT_EQ(by_break.pages.size(), 2u);
  EXPECT_THAT(by_break.text.substr(by_break.pages[1].span.begin), HasSubstr("On the second."));
}

TEST(Docx, PropertiesFillWhatTheTextDoesNotSay) {
  const std::string core =
      "<dc:title>A Policy for the North</dc:title><dc:creator>Ann "
      "Lee</dc:creator><dcterms:created>2023-08-18T10:00:00Z"
      "</dcterms:created>";
  const Document silent = read_well(make_docx(
      {.body = word_paragraph(
           "This is the first sentence of a text that says nothing of itself, and goes on for long."),
       .styles = "",
       .numbering = "",
       .footnotes = "",
       .core = core}));
  EXPECT_EQ(silent.title + "/" + silent.title_source, "A Policy for the North/document properties");
  EXPECT_THAT(silent.authors, ElementsAre("Ann Lee"));
  EXPECT_EQ(silent.date.to_string() + "/" + silent.date_source, "2023-08-18/document properties");
  const Document speaks = read_well(make_docx(
      {.body = word_paragraph("Joint Communique of the Two Ministers") + word_paragraph("By Bo Kim") +
               word_paragraph("3 May 2024") +
               word_paragraph("This is the first sentence of a text, and it goes on for long enough."),
       .styles = "",
       .numbering = "",
       .footnotes = "",
       .core =
           "<dc:title>Microsoft Word - draft3.doc</dc:title><dc:creator>Microsoft Office User</dc:creator>"
           "<dcterms:created>2023-08-18T10:00:00Z</dcterms:created>"}));
  EXPECT_EQ(speaks.title + "/" + speaks.title_source, "Joint Communique of the Two Ministers/text");
  EXPECT_THAT(speaks.authors, ElementsAre("Bo Kim"));
  EXPECT_EQ(speaks.date.to_string() + "/" + speaks.date_source, "2024-05-03/text");
}

TEST(Docx, ABoldLineIsAHeadingWhereNoStyleSaysSo) {
  const Document document =
      read_body(word_paragraph("A Title", styled("Title")) +
                word_paragraph("A paragraph of words that ends with a full stop, as they do.") +
                "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Next "
                "steps</w:t></w:r></w:p><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Bold "
                "</w:t></w:r><w:r><w:t>words begin this sentence.</w:t></w:r></w:p>");
  EXPECT_THAT(
      main_blocks(document),
      ElementsAre("title: A Title", "paragraph: A paragraph of words that ends with a full stop, as they do.",
                  "heading: Next steps", "paragraph: Bold words begin this sentence."));
}

TEST(Docx, DamagedSidePartsAreLossesAndDamagedTextIsToldOf) {
  std::vector<ZipMember> members = docx_members({.body = word_paragraph("The text is whole."),
                                                 .styles = "<w:style>",
                                                 .numbering = "",
                                                 .footnotes = "",
                                                 .core = ""});
  const Document document = read_well(make_zip(members));
  EXPECT_THAT(document.losses, ElementsAre(HasSubstr("word/styles.xml is damaged")));
  members[3].second.resize(members[3].second.size() - 30);
  EXPECT_THAT(read_well(make_zip(members)).losses, testing::Contains(HasSubstr("read in part")));
}

}  // namespace
}  // namespace entente
