// A run that is lost sight of, goes through a shell, or cannot be stopped.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <fstream>
#include <sstream>

#include "ingest/jobs/child_process.h"
#include "ingest/jobs/file_lock.h"
#include "tests/ingest/scratch_folder.h"

namespace entente {
namespace {

using testing::HasSubstr;

std::string contents(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

ChildEnd run(std::vector<std::string> words, const std::filesystem::path& output = "/dev/null") {
  Result<ChildProcess> child =
      ChildProcess::start({.words = std::move(words), .output = output, .input = {}});
  EXPECT_TRUE(child.ok()) << child.error().describe();
  return child.ok() ? child->wait([] { return false; }, std::chrono::seconds(0)) : ChildEnd{.status = -1};
}

TEST(ChildProcess, WordsAreNotReadByAShell) {
  const ScratchFolder folder;
  const auto output = folder.path() / "out";
  EXPECT_EQ(run({"printf", "%s|", "$(id)", "a b", "*", "; true", ""}, output).status, 0);
  EXPECT_EQ(contents(output), "$(id)|a b|*|; true||");
}

TEST(ChildProcess, TellsHowItEnded) {
  EXPECT_EQ(run({"sh", "-c", "exit 7"}).status, 7);
  EXPECT_EQ(run({"sh", "-c", "kill -SEGV $$"}).signal, SIGSEGV);
  const Result<ChildProcess> none =
      ChildProcess::start({.words = {"/no/such/program"}, .output = {}, .input = {}});
  ASSERT_FALSE(none.ok());
  EXPECT_EQ(none.error().code, ErrorCode::not_found);
  EXPECT_FALSE(ChildProcess::start({}).ok());
}

TEST(ChildProcess, BothOutputsReplaceTheFile) {
  const ScratchFolder folder;
  const auto output = folder.write("out", "from the run before, which was longer");
  EXPECT_EQ(run({"sh", "-c", "echo one; echo two >&2; cat"}, output).status, 0);
  EXPECT_EQ(contents(output), "one\ntwo\n");
}

TEST(ChildProcess, IsToldToStopAndMayFinish) {
  const ScratchFolder folder;
  const auto output = folder.path() / "out";
  Result<ChildProcess> child = ChildProcess::start(
      {.words = {"sh", "-c", "trap 'echo finished; exit 3' TERM; echo ready; while :; do sleep 0.05; done"},
       .output = output,
       .input = {}});
  ASSERT_TRUE(child.ok());
  const ChildEnd end = child->wait([&] { return contents(output) == "ready\n"; }, std::chrono::seconds(0));
  EXPECT_TRUE(end.was_stopped);
  EXPECT_FALSE(end.was_late);
  EXPECT_EQ(end.status, 3);
  EXPECT_EQ(contents(output), "ready\nfinished\n");
}

TEST(ChildProcess, IsKilledWhereItDoesNotStop) {
  Result<ChildProcess> child =
      ChildProcess::start({.words = {"sh", "-c", "trap '' TERM; while :; do sleep 0.05; done"},
                           .output = "/dev/null",
                           .input = {}});
  ASSERT_TRUE(child.ok());
  const ChildEnd end = child->wait([] { return false; }, std::chrono::seconds(1), std::chrono::seconds(0));
  EXPECT_TRUE(end.was_late);
  EXPECT_EQ(end.signal, SIGKILL);
}

TEST(FileLock, IsHeldOnceAndGoesWithItsHolder) {
  const ScratchFolder folder;
  const auto file = folder.path() / "a.lock";
  EXPECT_FALSE(FileLock::is_held(file));
  {
    const Result<FileLock> one = FileLock::take(file);
    ASSERT_TRUE(one.ok());
    EXPECT_TRUE(FileLock::is_held(file));
    const Result<FileLock> other = FileLock::take(file);
    ASSERT_FALSE(other.ok());
    EXPECT_EQ(other.error().code, ErrorCode::locked);
    EXPECT_THAT(other.error().message, HasSubstr("process " + std::to_string(getpid())));
    int asked = 0;
    EXPECT_FALSE(FileLock::wait(file, [&] { return ++asked == 2; }).ok());
    EXPECT_EQ(asked, 2);
  }
  EXPECT_FALSE(FileLock::is_held(file));
  EXPECT_TRUE(FileLock::take(file).ok());
  EXPECT_EQ(FileLock::take(folder.path() / "no/folder.lock").error().code, ErrorCode::io);
}

TEST(FileLock, IsNotInheritedByARun) {
  const ScratchFolder folder;
  const auto file = folder.path() / "a.lock";
  Result<ChildProcess> child = [&] {
    const Result<FileLock> lock = FileLock::take(file);
    return ChildProcess::start({.words = {"sleep", "0.3"}, .output = "/dev/null", .input = {}});
  }();
  ASSERT_TRUE(child.ok());
  EXPECT_FALSE(FileLock::is_held(file));
  child->wait([] { return false; }, std::chrono::seconds(0));
}

}  // namespace
}  // namespace entente
