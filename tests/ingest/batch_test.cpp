// A document lost, doubled or left behind by a batch.
#include "ingest/jobs/batch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/check.h"
#include "ingest/jobs/file_source.h"
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

class BatchTest : public testing::Test {
 protected:
  IngestReport run(Vanished vanished = Vanished::keep) {
    const Batch batch{.pool = &pool_,
                      .clock = &clock_,
                      .workers = 2,
                      .job = "",
                      .arguments = {},
                      .vanished = vanished,
                      .side_files = side_files_.path(),
                      .on_progress = {}};
    Result<IngestReport> report =
        run_batch(store_, Extractor::make(lexicon()).value(), lexicon(), batch, [&](WorkIntake& intake) {
          return list_works({.paths = {folder_.path()}, .excluded = {}}, pool_, intake);
        });
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

  // Once, and before any store has threads.
  static const ReadingPool& pool() {
    static const ReadingPool started = ReadingPool::start({.workers = 2}).value();
    return started;
  }

  const ReadingPool& pool_ = pool();
  ManualClock clock_{parse_time("2024-06-01T05:30:00Z").value()};
  ScratchFolder side_files_;
  ScratchFolder folder_;
  Store store_ = Store::open_in_memory().value();
};

TEST_F(BatchTest, TwoTextsAtOneAddressAreTwoDocuments) {
  folder_.write("a.md", page("https://example.org/s", "2024-01-01", tokyo));
  folder_.write("b.md", page("https://example.org/s", "2024-01-01", perth));
  EXPECT_EQ(run().added, 2U);
  EXPECT_EQ(documents().size(), 2U);
  expect_nothing_to_do(2);
}

TEST_F(BatchTest, OneTextAtTwoAddressesIsOneDocumentWithTwoSources) {
  folder_.write("a.md", page("https://example.org/s", "2024-01-01", tokyo));
  folder_.write("b.md", page("https://example.com/copy", "2024-01-02", tokyo));
  const IngestReport first = run();
  EXPECT_EQ(first.added, 1U);
  EXPECT_EQ(first.repeated, 1U);
  ASSERT_EQ(documents().size(), 1U);
  EXPECT_EQ(documents()[0].sources.size(), 2U);
  expect_nothing_to_do(2);
}

TEST_F(BatchTest, TheFirstOfTwoCopiesAtOneAddressHasTheSay) {
  folder_.write("a.md", page("https://example.org/s", "2024-01-01", tokyo));
  folder_.write("b.md", page("https://example.org/s", "2024-01-09", tokyo));
  EXPECT_EQ(run().repeated, 1U);
  ASSERT_EQ(documents().size(), 1U);
  EXPECT_EQ(documents()[0].date.to_string(), "2024-01-01");
  expect_nothing_to_do(2);
}

TEST_F(BatchTest, AChangedFileReplacesItsDocument) {
  folder_.write("a.md", page("https://example.org/s", "2024-01-01", tokyo));
  run();
  folder_.write("a.md", page("https://example.org/s", "2024-01-01", perth));
  EXPECT_EQ(run().replaced, 1U);
  EXPECT_EQ(documents().size(), 1U);
  EXPECT_TRUE(store_.snapshot().value().named("India").value().size() == 1);
  EXPECT_TRUE(store_.snapshot().value().named("Australia").value().empty());
}

TEST_F(BatchTest, AChangedDateReplacesToo) {
  folder_.write("a.md", page("https://example.org/s", "2024-01-01", tokyo));
  run();
  folder_.write("a.md", page("https://example.org/s", "2024-02-01", tokyo));
  EXPECT_EQ(run().replaced, 1U);
  EXPECT_EQ(documents()[0].date.to_string(), "2024-02-01");
}

TEST_F(BatchTest, AFileThatChangesItsAddressLeavesNoGhost) {
  folder_.write("a.md", page("https://example.org/old", "2024-01-01", tokyo));
  run();
  folder_.write("a.md", page("https://example.org/new", "2024-01-01", perth));
  run();
  ASSERT_EQ(documents().size(), 1U);
  EXPECT_EQ(documents()[0].url, "https://example.org/new");
}

TEST_F(BatchTest, APdfThatCannotBeReadDoesNotTakeItsPageWithIt) {
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

TEST_F(BatchTest, ACopyWhoseOriginalChangesIsADocumentOfItsOwnAtOnce) {
  folder_.write("a.md", page("https://example.org/s", "2024-01-01", tokyo));
  folder_.write("b.md", page("https://example.com/copy", "2024-01-02", tokyo));
  run();
  folder_.write("a.md", page("https://example.org/s", "2024-01-01", perth));
  run();
  ASSERT_EQ(documents().size(), 2U);
  EXPECT_EQ(documents()[0].sources.size(), 1U);
  EXPECT_EQ(documents()[1].sources.size(), 1U);
  expect_nothing_to_do(2);
}

TEST_F(BatchTest, AChangedCopyIsStruckFromTheOriginal) {
  folder_.write("a.md", page("https://example.org/s", "2024-01-01", tokyo));
  folder_.write("b.md", page("https://example.com/copy", "2024-01-02", tokyo));
  run();
  folder_.write("b.md", page("https://example.com/copy", "2024-01-02", perth));
  run();
  ASSERT_EQ(documents().size(), 2U);
  EXPECT_EQ(documents()[0].sources.size(), 1U);
  expect_nothing_to_do(2);
}

TEST_F(BatchTest, WhatVanishedIsToldOnceAndKept) {
  folder_.write("a.md", page("https://example.org/s", "2024-01-01", tokyo));
  const auto gone = folder_.write("b.md", page("https://example.org/t", "2024-01-02", perth));
  run();
  std::filesystem::remove(gone);
  EXPECT_EQ(run().vanished, 1U);
  EXPECT_EQ(documents().size(), 2U);
  EXPECT_EQ(run().vanished, 0U);
  folder_.write("b.md", page("https://example.org/t", "2024-01-02", perth));
  EXPECT_EQ(run().unchanged, 2U);
  EXPECT_EQ(documents().size(), 2U);
}

TEST_F(BatchTest, WhatVanishedIsRemovedWhereTheJobSaysSo) {
  folder_.write("a.md", page("https://example.org/s", "2024-01-01", tokyo));
  const auto gone = folder_.write("b.md", page("https://example.org/t", "2024-01-02", perth));
  run();
  std::filesystem::remove(gone);
  EXPECT_EQ(run(Vanished::remove).vanished, 1U);
  ASSERT_EQ(documents().size(), 1U);
  EXPECT_TRUE(store_.snapshot().value().named("India").value().empty());
}

TEST_F(BatchTest, AFolderThatIsEmptyAllAtOnceIsALostDisk) {
  const auto one = folder_.write("a.md", page("https://example.org/s", "2024-01-01", tokyo));
  run();
  std::filesystem::remove(one);
  const IngestReport report = run(Vanished::remove);
  EXPECT_EQ(report.vanished, 0U);
  ASSERT_EQ(report.failures.size(), 1U);
  EXPECT_THAT(report.failures[0].message, testing::HasSubstr("disk"));
  EXPECT_EQ(documents().size(), 1U);
}

TEST_F(BatchTest, EveryDocumentHasAVerdict) {
  folder_.write("a.md", page("https://example.org/s", "2024-01-01", tokyo));
  folder_.write("empty.md", "");
  const IngestReport report = run();
  std::vector<std::pair<std::string, Verdict>> verdicts;
  ASSERT_TRUE(store_.snapshot()
                  .value()
                  .verdicts(report.run,
                            [&](const DocumentVerdict& verdict) {
                              verdicts.emplace_back(shown(verdict.location), verdict.verdict);
                              return true;
                            })
                  .ok());
  EXPECT_THAT(verdicts, testing::UnorderedElementsAre(
                            testing::Pair((folder_.path() / "a.md").string(), Verdict::added),
                            testing::Pair((folder_.path() / "empty.md").string(), Verdict::failed)));
}

}  // namespace
}  // namespace entente
