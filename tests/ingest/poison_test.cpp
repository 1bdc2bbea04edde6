// One file that ends every batch.
#include <gtest/gtest.h>

#include <csignal>
#include <cstdlib>
#include <thread>

#include "ingest/jobs/durable_file.h"
#include "ingest/jobs/in_flight.h"
#include "ingest/jobs/quarantine.h"
#include "ingest/jobs/suspects.h"
#include "ingest/readers/file_bytes.h"
#include "tests/ingest/scratch_folder.h"

namespace entente {
namespace {

TEST(Quarantine, RemembersBytesByTheirDigestAcrossOpenings) {
  const ScratchFolder folder;
  Quarantine quarantine = Quarantine::open(folder.path() / "q").value();
  EXPECT_TRUE(quarantine.empty());
  const QuarantineEntry entry{"abc1", "/pubs/loop.pdf", ErrorCode::timed_out, "took over 60 s \"twice\"", ""};
  ASSERT_TRUE(quarantine.put(entry, "bytes", "2024-01-01T00:00:00Z").ok());
  const Quarantine again = Quarantine::open(folder.path() / "q").value();
  const auto found = again.find("abc1");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->reason, entry.reason);
  EXPECT_EQ(found->error, ErrorCode::timed_out);
  EXPECT_EQ(found->since, "2024-01-01T00:00:00Z");
  EXPECT_EQ(read_bytes(folder.path() / "q" / "abc1.bytes", 100).value(), "bytes");
}

TEST(Quarantine, LetsGoWhatIsReleased) {
  const ScratchFolder folder;
  Quarantine quarantine = Quarantine::open(folder.path()).value();
  ASSERT_TRUE(quarantine.put({"abc1", "a", ErrorCode::crashed, "r", ""}, "bytes", "now").ok());
  ASSERT_TRUE(quarantine.release("abc1").ok());
  EXPECT_TRUE(Quarantine::open(folder.path()).value().empty());
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "abc1.bytes"));
}

TEST(Quarantine, PassesOverADamagedEntry) {
  const ScratchFolder folder;
  folder.write("bad.json", "{\"digest\": ");
  folder.write("worse.json", "[]");
  EXPECT_TRUE(Quarantine::open(folder.path()).value().empty());
}

TEST(InFlight, TellsTheNextBatchWhatWasNotFinished) {
  const ScratchFolder folder;
  const SourceItem one{.location = "file:///a.pdf", .place = {.file = "/a.pdf"}, .hints = {}};
  const SourceItem two{.location = "https://example.org/b",
                       .place = {.file = "/fetched/1.warc.gz", .offset = 77, .size = 900},
                       .hints = {.address = "", .content_type = "text/html"}};
  {
    InFlight notes = InFlight::open(folder.path() / "in-flight").value();
    EXPECT_TRUE(notes.left_behind().empty());
    notes.note(one);
    notes.note(two);
    notes.free(0);
  }
  InFlight notes = InFlight::open(folder.path() / "in-flight").value();
  ASSERT_EQ(notes.left_behind().size(), 1U);
  EXPECT_EQ(notes.left_behind()[0].location, two.location);
  EXPECT_EQ(notes.left_behind()[0].place.offset, 77U);
  EXPECT_EQ(notes.left_behind()[0].place.size, 900U);
  EXPECT_EQ(notes.left_behind()[0].hints.content_type, "text/html");
  notes.clear();
  EXPECT_TRUE(InFlight::open(folder.path() / "in-flight").value().left_behind().empty());
}

TEST(Suspects, ACrashIsToldByItsSignal) {
  const auto harm = harm_of([] { std::raise(SIGABRT); }, std::chrono::seconds(10));
  ASSERT_TRUE(harm);
  EXPECT_EQ(harm->code, ErrorCode::crashed);
}

TEST(Suspects, ALoopIsEndedByTheClock) {
  const auto harm = harm_of(
      [] {
        for (;;) std::this_thread::sleep_for(std::chrono::milliseconds(1));
      },
      std::chrono::seconds(1));
  ASSERT_TRUE(harm);
  EXPECT_EQ(harm->code, ErrorCode::timed_out);
}

TEST(Suspects, WhatEndsWellOrIsKilledByOthersIsInnocent) {
  EXPECT_FALSE(harm_of([] {}, std::chrono::seconds(10)));
  EXPECT_FALSE(harm_of([] { std::raise(SIGKILL); }, std::chrono::seconds(10)));
}

TEST(DurableFile, LeavesTheOldFileWhereTheNewCannotBeWritten) {
  const ScratchFolder folder;
  const auto file = folder.write("a.json", "old");
  std::filesystem::create_directory(file.string() + ".unfinished");  // in the way
  EXPECT_EQ(write_durably(file, "new").error().code, ErrorCode::io);
  EXPECT_EQ(read_bytes(file, 100).value(), "old");
}

}  // namespace
}  // namespace entente
