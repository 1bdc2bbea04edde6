// Text recognition that works until the worker is locked in.
#include <gtest/gtest.h>

#include "ingest/isolation/reading_pool.h"
#include "ingest/readers/document_json.h"
#include "ingest/readers/text_recognition.h"
#include "tests/readers/scanned_pdf.h"

namespace entente {
namespace {

class ScansInWorkers : public testing::TestWithParam<LandlockUse> {};

TEST_P(ScansInWorkers, AreReadAsTheReaderItselfDoes) {
  if (const Result<void> loaded = load_text_recognition(); !loaded.ok()) {
    GTEST_SKIP() << loaded.error().message;
  }
  const std::vector<ScannedPage> pages = harbour_scan();
  if (!shows_something(pages.front().picture)) GTEST_SKIP() << "no font to print a page with";
  const std::string scan = scanned_pdf({pages.back()});
  PoolOptions options;
  options.workers = 1;
  options.landlock = GetParam();
  options.reading.recognised_pages = 5;
  const Result<ReadingPool> pool = ReadingPool::start(options);
  ASSERT_TRUE(pool.ok()) << pool.error().describe();
  const Result<Document> direct = read_document(scan, "scan.pdf", options.reading);
  ASSERT_TRUE(direct.ok()) << direct.error().describe();
  for (int round = 0; round < 2; ++round) {
    const Result<Document> isolated = pool->read(scan, "scan.pdf");
    ASSERT_TRUE(isolated.ok()) << isolated.error().describe();
    EXPECT_EQ(to_json(*isolated), to_json(*direct));
  }
}

INSTANTIATE_TEST_SUITE_P(Systems, ScansInWorkers,
                         testing::Values(LandlockUse::where_there, LandlockUse::never));

// A document may take longer where its pages are recognised, and no other may.
TEST(ScansInWorkersTime, IsGrantedByThePage) {
  PoolOptions options;
  options.workers = 1;
  options.document.time = std::chrono::milliseconds(0);
  options.document.time_per_megabyte = std::chrono::milliseconds(0);
  options.document.longest = std::chrono::milliseconds(0);
  if (!load_text_recognition().ok()) GTEST_SKIP() << "no text recognition here";
  options.reading.recognised_pages = 5;
  const ReadingPool pool = ReadingPool::start(options).value();
  EXPECT_TRUE(pool.read(make_pdf({{{72, 100, "The ministers met in Bergen."}}}), "a.pdf").ok());
  const Result<Document> text = pool.read("The ministers met in Bergen.", "a.txt");
  ASSERT_FALSE(text.ok());
  EXPECT_EQ(text.error().code, ErrorCode::timed_out);
}

}  // namespace
}  // namespace entente
