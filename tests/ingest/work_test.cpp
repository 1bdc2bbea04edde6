// A landing page and its PDF taken for two publications, or two publications for one.
#include "ingest/jobs/work.h"

#include <gtest/gtest.h>

#include "ingest/jobs/file_source.h"
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

// Keeps the works it is given.
class Kept : public WorkIntake {
 public:
  bool push(Work work) override {
    works.push_back(std::move(work));
    return true;
  }
  void expect(std::size_t /*works*/) override {}
  std::vector<Work> works;
};

std::vector<Work> works_of(const ScratchFolder& folder, std::vector<std::string> excluded = {}) {
  static const ReadingPool pool = ReadingPool::start({.workers = 1}).value();
  Kept kept;
  list_works({.paths = {folder.path()}, .excluded = std::move(excluded)}, pool, kept);
  return std::move(kept.works);
}

TEST(Work, JoinsAPageWithThePdfItAnnounces) {
  const ScratchFolder folder;
  const fs::path page =
      folder.write("a.html", page_announcing("https://example.org/files/the%20report.pdf?v=2"));
  const fs::path pdf = folder.write("the report.pdf", "%PDF-1.4");
  const fs::path other = folder.write("other.pdf", "%PDF-1.4");
  const std::vector<Work> works = works_of(folder);
  ASSERT_EQ(works.size(), 2U);
  EXPECT_EQ(works[0].item.place.file, page);
  ASSERT_TRUE(works[0].announced_pdf);
  EXPECT_EQ(works[0].announced_pdf->place.file, pdf);
  EXPECT_EQ(works[1].item.place.file, other);
  EXPECT_FALSE(works[1].announced_pdf);
}

TEST(Work, PrefersThePdfBesideThePage) {
  const ScratchFolder folder;
  folder.write("one/a.html", page_announcing("report.pdf"));
  const fs::path beside = folder.write("one/report.pdf", "%PDF-1.4");
  folder.write("two/report.pdf", "%PDF-1.4");
  const std::vector<Work> works = works_of(folder);
  ASSERT_TRUE(works[0].announced_pdf);
  EXPECT_EQ(works[0].announced_pdf->place.file, beside);
}

TEST(Work, DoesNotGuessBetweenTwoOfTheSameName) {
  const ScratchFolder folder;
  folder.write("a.html", page_announcing("report.pdf"));
  folder.write("one/report.pdf", "%PDF-1.4");
  folder.write("two/report.pdf", "%PDF-1.4");
  EXPECT_EQ(works_of(folder).size(), 3U);
}

TEST(Work, PassesOverWhatIsExcluded) {
  const ScratchFolder folder;
  folder.write("a.md", "Japan and Australia met in Perth.");
  folder.write("draft-b.md", "Japan and Australia may meet in Perth.");
  EXPECT_EQ(works_of(folder, {"draft-*"}).size(), 1U);
}

TEST(Work, ASidecarDescribesItsDocumentAndIsNone) {
  const ScratchFolder folder;
  folder.write("a.pdf", "%PDF-1.4");
  folder.write("a.json", R"({"title": "A Report", "date": "2024-05-01"})");
  const std::vector<Work> works = works_of(folder);
  ASSERT_EQ(works.size(), 1U);
  ASSERT_TRUE(works[0].given);
  EXPECT_EQ(works[0].given->title, "A Report");
  EXPECT_EQ(works[0].given->date.to_string(), "2024-05-01");
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
