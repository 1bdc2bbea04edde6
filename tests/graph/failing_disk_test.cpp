// A disk that is full, read-only or gone: an error without advice, or a commit that is lost.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "graph/check.h"
#include "graph/store.h"
#include "tests/graph/random_changes.h"
#include "tests/graph/scratch_store.h"

namespace entente {
namespace {

using testing::HasSubstr;

// Commits until the store refuses; how many it took.
struct Filling {
  std::uint32_t committed = 0;
  Error error{ErrorCode::not_found, "", ""};
};

Filling fill(Store& store) {
  Filling filling;
  auto run = store.begin_run({.started = "2024-01-01T00:00:00Z"});
  for (std::uint32_t n = 0; run.ok() && n < 20000; ++n) {
    auto outcome = store.commit(random_changes("d" + std::to_string(n), n), {*run, ""});
    if (!outcome.ok()) {
      filling.error = outcome.error();
      return filling;
    }
    ++filling.committed;
  }
  if (!run.ok()) filling.error = run.error();
  return filling;
}

void expect_all_there(const std::filesystem::path& path, std::uint32_t committed) {
  auto store = Store::open(path);
  ASSERT_TRUE(store.ok()) << store.error().describe();
  const Snapshot snapshot = store->snapshot().value();
  const auto report = check(snapshot);
  ASSERT_TRUE(report.ok()) << report.error().describe();
  EXPECT_THAT(report->violations, testing::IsEmpty());
  // The one whose batch broke off may be in: the error came after the last byte.
  EXPECT_GE(snapshot.counts().value().documents, committed);
  EXPECT_LE(snapshot.counts().value().documents, committed + 1);
  EXPECT_TRUE(store->commit(random_changes("later", 1)).ok());
}

// A file system of its own; only root may mount one.
class SmallDisk {
 public:
  explicit SmallDisk(const char* options)
      : mounted_(::mount("tmpfs", scratch_.path().c_str(), "tmpfs", 0, options) == 0) {}
  ~SmallDisk() {
    if (mounted_) ::umount2(scratch_.path().c_str(), MNT_DETACH);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

  bool mounted() const { return mounted_; }
  bool remount(unsigned long flags, const char* options) const {
    return ::mount("tmpfs", scratch_.path().c_str(), "tmpfs", MS_REMOUNT | flags, options) == 0;
  }
  std::filesystem::path store() const { return scratch_.path() / "store"; }

 private:
  ScratchDirectory scratch_;
  bool mounted_;
};

TEST(FullDisk, RefusesWithAdviceAndLosesNothing) {
  const SmallDisk disk("size=3m");
  if (!disk.mounted()) GTEST_SKIP() << "mounting a small disk needs root";
  Filling filling;
  {
    Store store = Store::open(disk.store()).value();
    filling = fill(store);
  }
  EXPECT_EQ(filling.error.code, ErrorCode::io);
  EXPECT_THAT(filling.error.message, HasSubstr("make room"));
  EXPECT_GT(filling.committed, 10U);
  ASSERT_TRUE(disk.remount(0, "size=64m"));
  expect_all_there(disk.store(), filling.committed);
}

TEST(ReadOnlyDisk, RefusesToOpenForWritingAndCanBeRead) {
  const SmallDisk disk("size=16m");
  if (!disk.mounted()) GTEST_SKIP() << "mounting a disk needs root";
  {
    Store store = Store::open(disk.store()).value();
    ASSERT_TRUE(store.commit(random_changes("d", 1)).ok());
  }
  ASSERT_TRUE(disk.remount(MS_RDONLY, "size=16m"));
  const auto store = Store::open(disk.store());
  ASSERT_FALSE(store.ok());
  EXPECT_EQ(store.error().code, ErrorCode::io);
  EXPECT_THAT(store.error().message, HasSubstr("writable"));
  const auto reader = Reader::open(disk.store());
  ASSERT_TRUE(reader.ok()) << reader.error().describe();
  EXPECT_EQ(reader->snapshot().value().counts().value().documents, 1U);
  ASSERT_TRUE(disk.remount(0, "size=16m"));
  expect_all_there(disk.store(), 1);
}

TEST(ReadOnlyDirectory, RefusesToCreateAStore) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may write anywhere";
  ScratchDirectory scratch;
  std::filesystem::permissions(scratch.path(),
                               std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
  const auto store = Store::open(scratch.path() / "store");
  std::filesystem::permissions(scratch.path(), std::filesystem::perms::owner_all);
  ASSERT_FALSE(store.ok());
  EXPECT_EQ(store.error().code, ErrorCode::io);
}

TEST(LostDirectory, IsNoticedByTheNextCommit) {
  ScratchDirectory scratch;
  const std::filesystem::path path = scratch.path() / "store";
  const std::filesystem::path elsewhere = scratch.path() / "elsewhere";
  std::uint32_t committed = 0;
  {
    Store store = Store::open(path).value();
    for (; committed < 20; ++committed) {
      ASSERT_TRUE(store.commit(random_changes("d" + std::to_string(committed), committed)).ok());
    }
    std::filesystem::rename(path, elsewhere);
    const auto outcome = store.commit(random_changes("lost", 999));
    ASSERT_FALSE(outcome.ok());
    EXPECT_EQ(outcome.error().code, ErrorCode::io);
    EXPECT_THAT(outcome.error().message, HasSubstr("no longer where"));
  }
  expect_all_there(elsewhere, committed);
}

TEST(LostDirectory, UnderAFileIsIo) {
  ScratchDirectory scratch;
  std::ofstream(scratch.path() / "file") << "x";
  EXPECT_EQ(Store::open(scratch.path() / "file" / "store").error().code, ErrorCode::io);
}

constexpr const char* quota_directory = "ENTENTE_TEST_QUOTA_STORE";

// Runs in a process of its own: the limit cannot be taken back. Says how many commits it took.
TEST(Child, DISABLED_CommitsUntilTheFileLimit) {
  const char* directory = ::getenv(quota_directory);
  ASSERT_NE(directory, nullptr);
  ::signal(SIGXFSZ, SIG_IGN);
  Store store = Store::open(directory).value();
  const rlimit limit{256 << 10, 256 << 10};
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &limit), 0);
  const Filling filling = fill(store);
  EXPECT_EQ(filling.error.code, ErrorCode::io) << filling.error.describe();
  EXPECT_THAT(filling.error.message, HasSubstr("is the disk there"));
  std::filesystem::path result = std::filesystem::path(directory).parent_path() / "committed";
  std::ofstream(result) << filling.committed;
}

TEST(Quota, RefusesAndLosesNothing) {
  ScratchDirectory scratch;
  ::setenv(quota_directory, (scratch.path() / "store").c_str(), 1);
  const pid_t child = ::fork();
  if (child == 0) {
    ::execl("/proc/self/exe", "graph_tests", "--gtest_also_run_disabled_tests",
            "--gtest_filter=Child.DISABLED_CommitsUntilTheFileLimit", "--gtest_brief=1", nullptr);
    ::_exit(127);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
  std::uint32_t committed = 0;
  std::ifstream(scratch.path() / "committed") >> committed;
  EXPECT_GT(committed, 3U);
  expect_all_there(scratch.path() / "store", committed);
}

}  // namespace
}  // namespace entente
