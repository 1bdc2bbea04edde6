// What a second process sees, and what a killed one leaves.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <random>
#include <thread>

#include "graph/check.h"
#include "graph/store.h"
#include "tests/graph/random_changes.h"
#include "tests/graph/scratch_store.h"

namespace entente {
namespace {

constexpr const char* child_directory = "ENTENTE_TEST_STORE";
constexpr World small{12, 2, 6, 10};

// The n-th commit of the child: new documents, then new versions of them, so that the store stays small.
Changes nth_changes(std::uint32_t n) {
  return random_changes("d" + std::to_string(n % 120), n, small);
}

// Runs in a process of its own, started by the tests below: a fork without exec would inherit RocksDB's
// threads as mere memory.
TEST(Child, DISABLED_CommitsUntilKilled) {
  const char* directory = ::getenv(child_directory);
  ASSERT_NE(directory, nullptr);
  Store store = Store::open(directory).value();
  const RunNumber run = store.begin_run({.started = "2024-01-01T00:00:00Z"}).value();
  for (std::uint32_t n = 0; n < 100000; ++n) {
    const std::string location = "/papers/" + std::to_string(n);
    ASSERT_TRUE(store.commit(nth_changes(n), {run, location}).ok());
    const auto kept = store.record_verdict(run, {.location = "/old/" + location, .reason = "a rule"});
    ASSERT_TRUE(kept.ok());
  }
}

class ChildProcess {
 public:
  explicit ChildProcess(const std::filesystem::path& store) {
    ::setenv(child_directory, store.c_str(), 1);
    id_ = ::fork();
    if (id_ == 0) {
      ::execl("/proc/self/exe", "graph_tests", "--gtest_also_run_disabled_tests",
              "--gtest_filter=Child.DISABLED_CommitsUntilKilled", "--gtest_brief=1", nullptr);
      ::_exit(127);
    }
  }
  ~ChildProcess() { kill(); }
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  void kill() {
    if (id_ <= 0) return;
    ::kill(id_, SIGKILL);
    ::waitpid(id_, nullptr, 0);
    id_ = 0;
  }

 private:
  pid_t id_;
};

void expect_sound(const Snapshot& snapshot) {
  auto report = check(snapshot);
  ASSERT_TRUE(report.ok()) << report.error().describe();
  for (const std::string& violation : report->violations) ADD_FAILURE() << violation;
}

TEST(Crash, LeavesEachDocumentWholeOrAbsent) {
  ScratchDirectory scratch;
  std::mt19937 random(5);
  std::uint64_t documents = 0;
  for (int round = 0; round < 8; ++round) {
    {
      ChildProcess child(scratch.path());
      std::this_thread::sleep_for(std::chrono::milliseconds(100 + random() % 900));
    }
    auto store = Store::open(scratch.path());
    ASSERT_TRUE(store.ok()) << store.error().describe();
    Snapshot snapshot = store->snapshot().value();
    expect_sound(snapshot);
    std::uint64_t now = snapshot.counts().value().documents;
    EXPECT_GE(now, documents) << "a document that was there is gone";
    documents = now;
  }
  EXPECT_GT(documents, 10U);
}

TEST(SecondWriter, IsTurnedAway) {
  ScratchDirectory scratch;
  Store first = Store::open(scratch.path()).value();
  auto second = Store::open(scratch.path());
  ASSERT_FALSE(second.ok());
  EXPECT_EQ(second.error().code, ErrorCode::locked);
  EXPECT_THAT(second.error().message, testing::HasSubstr("another process is writing"));
}

TEST(SecondWriter, InAnotherProcessIsTurnedAway) {
  ScratchDirectory scratch;
  ChildProcess child(scratch.path());
  Result<Reader> reader = Reader::open(scratch.path());
  for (int i = 0; i < 200 && !reader.ok(); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    reader = Reader::open(scratch.path());
  }
  ASSERT_TRUE(reader.ok()) << reader.error().describe();
  auto store = Store::open(scratch.path());
  ASSERT_FALSE(store.ok());
  EXPECT_EQ(store.error().code, ErrorCode::locked) << store.error().describe();
}

TEST(Reading, OfNoStoreIsNotFound) {
  ScratchDirectory scratch;
  EXPECT_EQ(Reader::open(scratch.path()).error().code, ErrorCode::not_found);
  EXPECT_EQ(Reader::open(scratch.path() / "absent").error().code, ErrorCode::not_found);
}

TEST(Reading, OfAPlainFileAsStoreFails) {
  ScratchDirectory scratch;
  std::ofstream(scratch.path() / "file") << "text";
  EXPECT_EQ(Store::open(scratch.path() / "file").error().code, ErrorCode::io);
}

TEST(Reading, SeesCommitsAfterCatchingUpOnly) {
  ScratchDirectory scratch;
  Store store = Store::open(scratch.path()).value();
  ASSERT_TRUE(store.commit(nth_changes(0)).ok());
  Reader reader = Reader::open(scratch.path()).value();
  ASSERT_TRUE(store.commit(nth_changes(1)).ok());
  EXPECT_EQ(reader.snapshot().value().counts().value().documents, 1U);
  ASSERT_TRUE(reader.catch_up().ok());
  EXPECT_EQ(reader.snapshot().value().counts().value().documents, 2U);
  ASSERT_TRUE(store.remove("document:d0").ok());
  ASSERT_TRUE(reader.catch_up().ok());
  EXPECT_FALSE(reader.snapshot().value().document(node_of("document:d0")).value());
  expect_sound(reader.snapshot().value());
}

TEST(Reading, BesideAWriterSeesWholeDocumentsOnly) {
  ScratchDirectory scratch;
  Store::open(scratch.path()).value();
  ChildProcess child(scratch.path());
  Reader reader = Reader::open(scratch.path()).value();
  std::uint64_t documents = 0;
  for (int round = 0; round < 20; ++round) {
    ASSERT_TRUE(reader.catch_up().ok());
    Snapshot snapshot = reader.snapshot().value();
    expect_sound(snapshot);
    std::uint64_t now = snapshot.counts().value().documents;
    // After 120 the writer begins anew: a document that takes another's location may end that one.
    if (now < 110) EXPECT_GE(now, documents);
    documents = std::min<std::uint64_t>(now, 109);
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  EXPECT_GT(documents, 10U);
}

}  // namespace
}  // namespace entente
