// A file, or a reading process that a file has taken over, ends the batch.
#include "ingest/isolation/reading_pool.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <thread>

#include "ingest/readers/document_json.h"
#include "tests/ingest/scratch_folder.h"

namespace entente {
namespace {

std::filesystem::path sample_pdf() {
  return std::filesystem::path(ENTENTE_SOURCE_DIR) / "examples/corpus/2023-camp-david-joint-statement.pdf";
}

ReadingPool& pool() {
  static ReadingPool started = ReadingPool::start({.workers = 2}).value();
  return started;
}

TEST(ReadingPoolTest, ReadsAPdfAsTheReaderItselfDoes) {
  const auto direct = read_file(sample_pdf());
  const auto isolated = pool().read(sample_pdf());
  ASSERT_TRUE(direct.ok());
  ASSERT_TRUE(isolated.ok()) << isolated.error().describe();
  EXPECT_EQ(to_json(*direct), to_json(*isolated));
}

TEST(ReadingPoolTest, PassesErrorsOnUnderTheNameThatWasGiven) {
  const ScratchFolder folder;
  const auto broken = pool().read(folder.write("x.pdf", "%PDF-1.4\nnothing of the sort"));
  ASSERT_FALSE(broken.ok());
  EXPECT_EQ(broken.error().code, ErrorCode::malformed);
  EXPECT_TRUE(broken.error().where.ends_with("x.pdf"));
  const auto foreign = pool().read(std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16), "https://example.org/a");
  ASSERT_FALSE(foreign.ok());
  EXPECT_EQ(foreign.error().code, ErrorCode::unsupported);
  EXPECT_EQ(foreign.error().where, "https://example.org/a");
}

TEST(ReadingPoolTest, HintsReachTheReader) {
  const auto document = pool().read(
      "<html><body><article><p>Caf\xc3\xa9 meeting of the two sides in Oslo, at last."
      "</p><a href='x.html'>the text of it</a></article></body></html>",
      "x", {"https://example.org/a/", "text/html; charset=utf-8"});
  ASSERT_TRUE(document.ok());
  EXPECT_NE(document->text.find("Caf\xc3\xa9"), std::string::npos);
}

TEST(ReadingPoolTest, GivesUpOnTime) {
  const ReadingPool hurried =
      ReadingPool::start({.workers = 1, .document = {.time = std::chrono::seconds(0)}}).value();
  const auto late = hurried.read(sample_pdf());
  ASSERT_FALSE(late.ok());
  EXPECT_EQ(late.error().code, ErrorCode::timed_out);
}

TEST(ReadingPoolTest, AnswersManyThreadsAtOnce) {
  const std::string expected = to_json(read_file(sample_pdf()).value());
  const ReadingPool& shared = pool();
  std::vector<std::thread> threads;
  std::atomic<int> right = 0;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int round = 0; round < 5; ++round) right += to_json(shared.read(sample_pdf()).value()) == expected;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(right, 20);
}

TEST(ReadingPoolTest, SaysWhenItIsGone) {
  ReadingPool moved_from = ReadingPool::start({.workers = 1}).value();
  const ReadingPool moved_to = std::move(moved_from);
  const auto document = moved_from.read("Oslo, 1 May 2024", "x");  // NOLINT: used after move on purpose
  ASSERT_FALSE(document.ok());
  EXPECT_EQ(document.error().code, ErrorCode::io);
  EXPECT_TRUE(moved_to.read("The two sides met.\n", "x").ok());
}

TEST(ReadingPoolTest, SaysWhatTheSandboxIs) {
  EXPECT_NE(pool().sandbox_description().find("rlimits"), std::string::npos) << pool().sandbox_description();
  const ReadingPool open = ReadingPool::start({.workers = 1, .sandbox = false}).value();
  EXPECT_EQ(open.sandbox_description(), "none");
  EXPECT_TRUE(open.read(sample_pdf()).ok());
}

// Ctrl-C reaches every process of the terminal; the batch alone answers it, after its documents.
TEST(ReadingPoolTest, InterruptsDoNotEndWorkers) {
  setpgid(0, 0);  // so that only this test and its pool are interrupted
  const ReadingPool mine = ReadingPool::start({.workers = 1}).value();
  const auto before = std::signal(SIGINT, SIG_IGN);
  ASSERT_EQ(kill(0, SIGINT), 0);
  std::signal(SIGINT, before);
  EXPECT_TRUE(mine.read(sample_pdf()).ok());
}

TEST(ReadingPoolTest, WorkersAreReplacedWhenTheyHaveServed) {
  const ReadingPool brief = ReadingPool::start({.workers = 1, .service = {.documents = 2}}).value();
  for (int i = 0; i < 7; ++i) EXPECT_TRUE(brief.read("The two sides met.\n", "x").ok()) << i;
}

}  // namespace
}  // namespace entente
