// A landing page and its PDF taken for two publications, or two publications for one.
#include "ingest/jobs/work.h"

#include <gtest/gtest.h>

#include "tests/ingest/scratch_folder.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

std::string page_announcing(const std::string& address) {
  return "<!doctype html><html><head><title>Report</title><meta name=\"citation_pdf_url\" content=\"" +
         address +
         "\"></head><body><article><h1>Report</h1><p>The two governments met in Tokyo in May and agreed to "
         "meet "
         "again.</p></article></body></html>";
}

TEST(Work, JoinsAPageWithThePdfItAnnounces) {
  const ScratchFolder folder;
  const fs::path page =
      folder.write("a.html", page_announcing("https://example.org/files/the%20report.pdf?v=2"));
  const fs::path pdf = folder.write("the report.pdf", "%PDF-1.4");
  const fs::path other = folder.write("other.pdf", "%PDF-1.4");
  const std::vector<Work> works = group_into_works(std::vector<fs::path>{page, other, pdf});
  ASSERT_EQ(works.size(), 2U);
  EXPECT_EQ(works[0].file, page);
  EXPECT_EQ(works[0].announced_pdf, pdf);
  EXPECT_EQ(works[1].file, other);
  EXPECT_FALSE(works[1].announced_pdf);
}

TEST(Work, PrefersThePdfBesideThePage) {
  const ScratchFolder folder;
  const fs::path page = folder.write("one/a.html", page_announcing("report.pdf"));
  const fs::path beside = folder.write("one/report.pdf", "%PDF-1.4");
  const fs::path elsewhere = folder.write("two/report.pdf", "%PDF-1.4");
  const std::vector<Work> works = group_into_works(std::vector<fs::path>{page, beside, elsewhere});
  EXPECT_EQ(works[0].announced_pdf, beside);
}

TEST(Work, DoesNotGuessBetweenTwoOfTheSameName) {
  const ScratchFolder folder;
  const fs::path page = folder.write("a.html", page_announcing("report.pdf"));
  const fs::path one = folder.write("one/report.pdf", "%PDF-1.4");
  const fs::path two = folder.write("two/report.pdf", "%PDF-1.4");
  EXPECT_EQ(group_into_works(std::vector<fs::path>{page, one, two}).size(), 3U);
}

Document part(const std::string& text, const std::string& title) {
  Document document;
  document.text = text;
  document.title = title;
  const auto size = static_cast<std::uint32_t>(text.size());
  document.pages = {{1, "", {0, size}}};
  document.blocks = {{BlockKind::list_stem, {0, 2}}, {BlockKind::list_item, {2, size}, 1, 0}};
  return document;
}

TEST(Work, KeepsOffsetsPagesAndStemsOfBothParts) {
  Document pdf = part("pdf text", "Pdf");
  pdf.pdf_text = {0, 8};
  const Document work = joined(part("page text", "Page"), pdf);
  EXPECT_EQ(work.pdf_text, (Span{11, 19}));
  EXPECT_EQ(work.title, "Page");
  EXPECT_EQ(work.text, "page text\n\npdf text");
  ASSERT_EQ(work.pages.size(), 2U);
  EXPECT_EQ(work.pages[0].label, "web");
  EXPECT_EQ(work.pages[1].label, "1");
  EXPECT_EQ(work.pages[1].number, 2U);
  EXPECT_EQ(work.text.substr(work.pages[1].span.begin, work.pages[1].span.size()), "pdf text");
  ASSERT_EQ(work.blocks.size(), 4U);
  EXPECT_EQ(work.blocks[3].stem, 2);
  EXPECT_EQ(work.text.substr(work.blocks[3].span.begin, work.blocks[3].span.size()), "f text");
}

}  // namespace
}  // namespace entente
