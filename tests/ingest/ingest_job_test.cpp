// A document lost, doubled or left behind by a batch.
#include "ingest/jobs/ingest_job.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/check.h"
#include "tests/ingest/scratch_folder.h"

namespace entente {
namespace {

const Lexicon& lexicon() {
  static const Lexicon loaded = Lexicon::load().value();
  return loaded;
}

std::string page(const std::string& url, const std::string& date, const std::string& body) {
  return "---\ntitle: A Statement\nurl: " + url + "\ndate: " + date + "\n---\n\n" + body + "\n";
}

constexpr const char* tokyo =
    "Japan and Australia will hold a joint exercise in May 2025. Japan thanked Australia.";
constexpr const char* perth =
    "Japan and India will sign a treaty in Perth by the end of 2026. India welcomed it.";

class IngestJobTest : public testing::Test {
 protected:
  IngestReport run() {
    Result<IngestReport> report =
        ingest(store_, Extractor::make(lexicon()).value(), lexicon(),
               {.paths = {folder_.path()}, .reader = &server_, .workers = 2, .on_progress = {}});
    EXPECT_TRUE(report.ok()) << report.error().describe();
    const CheckReport checked = check(store_.snapshot().value()).value();
    EXPECT_THAT(checked.violations, testing::IsEmpty());
    return report.ok() ? *report : IngestReport{};
  }

  std::vector<DocumentRecord> documents() {
    std::vector<DocumentRecord> found;
    EXPECT_TRUE(store_.snapshot()
                    .value()
                    .for_each_document([&](const DocumentRecord& document) {
                      found.push_back(document);
                      return true;
                    })
                    .ok());
    return found;
  }

  void expect_nothing_to_do(std::size_t files) {
    const IngestReport again = run();
    EXPECT_EQ(again.unchanged, files);
    EXPECT_EQ(again.added + again.replaced + again.repeated, 0U);
  }

  ReadingPool server_ = ReadingPool::start().value();  // first: the store has threads
  ScratchFolder folder_;
  Store store_ = Store::open_in_memory().value();
};

TEST_F(IngestJobTest, TwoTextsAtOneAddressAreTwoDocuments) {
  folder_.write("a.md", page("https://example.org/s", "2024-01-01", tokyo));
  folder_.write("b.md", page("https://example.org/s", "2024-01-01", perth));
  EXPECT_EQ(run().added, 2U);
  EXPECT_EQ(documents().size(), 2U);
  expect_nothing_to_do(2);
}

TEST_F(IngestJobTest, OneTextAtTwoAddressesIsOneDocumentWithTwoSources) {
  folder_.write("a.md", page("https://example.org/s", "2024-01-01", tokyo));
  folder_.write("b.md", page("https://example.com/copy", "2024-01-02", tokyo));
  const IngestReport first = run();
  EXPECT_EQ(first.added, 1U);
  EXPECT_EQ(first.repeated, 1U);
  ASSERT_EQ(documents().size(), 1U);
  EXPECT_EQ(documents()[0].sources.size(), 2U);
  expect_nothing_to_do(2);
}

TEST_F(IngestJobTest, TheFirstOfTwoCopiesAtOneAddressHasTheSay) {
  folder_.write("a.md", page("https://example.org/s", "2024-01-01", tokyo));
  folder_.write("b.md", page("https://example.org/s", "2024-01-09", tokyo));
  EXPECT_EQ(run().repeated, 1U);
  ASSERT_EQ(documents().size(), 1U);
  EXPECT_EQ(documents()[0].date.to_string(), "2024-01-01");
  expect_nothing_to_do(2);
}

TEST_F(IngestJobTest, AChangedFileReplacesItsDocument) {
  folder_.write("a.md", page("https://example.org/s", "2024-01-01", tokyo));
  run();
  folder_.write("a.md", page("https://example.org/s", "2024-01-01", perth));
  EXPECT_EQ(run().replaced, 1U);
  EXPECT_EQ(documents().size(), 1U);
  EXPECT_TRUE(store_.snapshot().value().named("India").value().size() == 1);
  EXPECT_TRUE(store_.snapshot().value().named("Australia").value().empty());
}

TEST_F(IngestJobTest, AChangedDateReplacesToo) {
  folder_.write("a.md", page("https://example.org/s", "2024-01-01", tokyo));
  run();
  folder_.write("a.md", page("https://example.org/s", "2024-02-01", tokyo));
  EXPECT_EQ(run().replaced, 1U);
  EXPECT_EQ(documents()[0].date.to_string(), "2024-02-01");
}

TEST_F(IngestJobTest, AFileThatChangesItsAddressLeavesNoGhost) {
  folder_.write("a.md", page("https://example.org/old", "2024-01-01", tokyo));
  run();
  folder_.write("a.md", page("https://example.org/new", "2024-01-01", perth));
  run();
  ASSERT_EQ(documents().size(), 1U);
  EXPECT_EQ(documents()[0].url, "https://example.org/new");
}

TEST_F(IngestJobTest, APdfThatCannotBeReadDoesNotTakeItsPageWithIt) {
  folder_.write(
      "a.html",
      "<!doctype html><html><head><title>Paper</title><meta name=\"citation_pdf_url\" content=\"p.pdf\">"
      "</head><body><article><h1>Paper</h1><p>Japan and Australia will hold a joint exercise in May 2025, "
      "and India will send observers to it.</p></article></body></html>");
  folder_.write("p.pdf", "%PDF-1.4 and no more");
  const IngestReport report = run();
  EXPECT_EQ(report.added, 1U);
  ASSERT_EQ(report.failures.size(), 1U);
  EXPECT_THAT(report.failures[0].where, testing::HasSubstr("p.pdf"));
}

}  // namespace
}  // namespace entente
