// Titles of templates and accounts for authors, XMP that breaks off, fonts that do not say what they show.
#include "ingest/readers/pdf_metadata.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/readers/read_fixture.h"
#include "tests/readers/small_pdf.h"

namespace entente {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string packet(const std::string& title, const std::string& creators) {
  return "<x:xmpmeta><rdf:RDF><rdf:Description><dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" + title +
         "</rdf:li></rdf:Alt></dc:title><dc:creator><rdf:Seq>" + creators +
         "</rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>";
}

struct XmpCase {
  std::string name;
  std::string xml;
  std::string title;
  std::vector<std::string> authors;
};
class PdfXmp : public testing::TestWithParam<XmpCase> {};

TEST_P(PdfXmp, GivesWhatIsThere) {
  XmpFacts facts = read_xmp(GetParam().xml);
  EXPECT_EQ(facts.title, GetParam().title);
  EXPECT_EQ(facts.authors, GetParam().authors);
}

INSTANTIATE_TEST_SUITE_P(
    Packets, PdfXmp,
    testing::Values(XmpCase{"both",
                            packet("Ports &amp; Piers", "<rdf:li>Ann Lee</rdf:li><rdf:li>Bo Roe</rdf:li>"),
                            "Ports & Piers",
                            {"Ann Lee", "Bo Roe"}},
                    XmpCase{"nothing", "", "", {}}, XmpCase{"cut_in_the_tag", "<dc:title><rdf:li", "", {}},
                    XmpCase{"cut_in_the_text", "<dc:title><rdf:Alt><rdf:li>Half a ti", "", {}},
                    XmpCase{"no_end", "<dc:title><rdf:li>Whole</rdf:li>", "", {}},
                    XmpCase{"blanks", packet("  A\n  Title ", ""), "A Title", {}},
                    XmpCase{"too_long", packet(std::string(5000, 'x'), ""), "", {}}),
    [](const auto& test) { return test.param.name; });

Document with_metadata(const PdfExtras& extras) {
  PdfPage page = {{72, 80, "The Printed Title of the Report", 18},
                  {72, 120, "Words of the text stand here and go on for a while."},
                  {72, 134, "More of them stand here, and they end."}};
  return read_well(make_pdf({page}, extras));
}

TEST(PdfMetadata, XmpIsTakenWhereTheInfoIsCutShort) {
  PdfExtras extras;
  extras.info = "/Title (The Printed) /Author (Microsoft Office User)";
  extras.xmp = packet("The Printed Title of the Report", "<rdf:li>Ann Lee</rdf:li>");
  Document document = with_metadata(extras);
  EXPECT_EQ(document.title, "The Printed Title of the Report");
  EXPECT_EQ(document.title_source, "xmp");
  EXPECT_THAT(document.authors, IsEmpty()) << "the info names an account: its author is believed no more";
}

TEST(PdfMetadata, SourcesAreRecorded) {
  PdfExtras extras;
  extras.info =
      "/Title (The Printed Title of the Report) /Author (Ann Lee; Bo Roe) /CreationDate (D:20230818)";
  Document document = with_metadata(extras);
  EXPECT_EQ(document.title_source, "pdf metadata");
  EXPECT_THAT(document.authors, ElementsAre("Ann Lee", "Bo Roe"));
  EXPECT_EQ(document.authors_source, "pdf metadata");
  EXPECT_EQ(document.date_source, "pdf creation date");
}

TEST(PdfMetadata, ABylineIsASource) {
  PdfPage page = {{72, 80, "The Printed Title of the Report", 18},
                  {72, 120, "By Ann Lee"},
                  {72, 140, "3 May 2024"},
                  {72, 180, "Words of the text stand here and go on for a while, and then they end."}};
  Document document = read_well(make_pdf({page}));
  EXPECT_THAT(document.authors, ElementsAre("Ann Lee"));
  EXPECT_EQ(document.authors_source, "byline");
  EXPECT_EQ(document.date_source, "text");
}

TEST(PdfMetadata, ATitleOverTwoLinesIsTypedInOne) {
  PdfPage page = {{72, 80, "The Long Title of the Coope-", 18},
                  {72, 102, "ration of Two Ports", 18},
                  {72, 150, "Words of the text stand here and go on for a while, and then they end."},
                  {72, 164, "More words stand here, and they go on as well until they end."}};
  EXPECT_EQ(read_well(make_pdf({page})).title, "The Long Title of the Cooperation of Two Ports");
}

TEST(PdfMetadata, LettersWithoutMeaningAreALoss) {
  PdfPage page;
  for (int i = 0; i < 6; ++i)
    page.push_back({72, 100.0 + 14 * i, "glyphs that say nothing of what they are", 10, "F4"});
  EXPECT_THAT(read_well(make_pdf({page})).losses, Contains(HasSubstr("bad encoding")));
  for (PdfLine& line : page) line.font = "F1";
  EXPECT_THAT(read_well(make_pdf({page})).losses, IsEmpty());
}

}  // namespace
}  // namespace entente
