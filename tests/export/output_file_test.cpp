// An export that fails must leave the old file as it was, and nothing beside it.
#include "export/output_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace entente {
namespace {

namespace fs = std::filesystem;

class Output : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) / (std::string("entente_output_") +
                                              testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string path(const char* name) const { return (folder_ / name).string(); }
  std::size_t files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
  }
  static std::string content(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
  }

  fs::path folder_;
};

TEST_F(Output, AppearsOnlyWhenFinished) {
  Result<OutputFile> file = OutputFile::create(path("a"));
  ASSERT_TRUE(file.ok());
  file->write("hello");
  EXPECT_FALSE(fs::exists(path("a")));
  ASSERT_TRUE(file->finish().ok());
  EXPECT_EQ(content(path("a")), "hello");
  EXPECT_EQ(files(), 1U);
}

TEST_F(Output, UnfinishedLeavesTheOldFile) {
  std::ofstream(path("a")) << "old";
  {
    Result<OutputFile> file = OutputFile::create(path("a"));
    ASSERT_TRUE(file.ok());
    file->write(std::string(3 << 20, 'x'));
  }
  EXPECT_EQ(content(path("a")), "old");
  EXPECT_EQ(files(), 1U);
}

TEST_F(Output, KeepsTheModeOfTheOldFile) {
  std::ofstream(path("a")) << "old";
  ASSERT_EQ(::chmod(path("a").c_str(), 0640), 0);
  Result<OutputFile> file = OutputFile::create(path("a"));
  ASSERT_TRUE(file.ok());
  ASSERT_TRUE(file->finish().ok());
  struct stat status {};
  ASSERT_EQ(::stat(path("a").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0640U);
}

TEST_F(Output, FollowsALink) {
  std::ofstream(path("target")) << "old";
  fs::create_symlink("target", path("link"));
  Result<OutputFile> file = OutputFile::create(path("link"));
  ASSERT_TRUE(file.ok());
  file->write("new");
  ASSERT_TRUE(file->finish().ok());
  EXPECT_TRUE(fs::is_symlink(path("link")));
  EXPECT_EQ(content(path("target")), "new");
}

TEST_F(Output, ADeviceIsWrittenNotReplaced) {
  Result<OutputFile> file = OutputFile::create("/dev/null");
  ASSERT_TRUE(file.ok());
  file->write("x");
  ASSERT_TRUE(file->finish().ok());
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
}

TEST_F(Output, AFullDiskIsAnErrorAtTheEnd) {
  if (!fs::exists("/dev/full")) GTEST_SKIP() << "this system has no /dev/full";
  Result<OutputFile> file = OutputFile::create("/dev/full");
  ASSERT_TRUE(file.ok());
  file->write(std::string(3 << 20, 'x'));
  EXPECT_TRUE(file->failed());
  const Result<void> finished = file->finish();
  ASSERT_FALSE(finished.ok());
  EXPECT_EQ(finished.error().code, ErrorCode::io);
}

TEST_F(Output, APlaceThatIsNotThereIsAnErrorAtOnce) {
  EXPECT_FALSE(OutputFile::create(path("no/such/folder/a")).ok());
  EXPECT_FALSE(OutputFile::create(folder_.string()).ok());
}

}  // namespace
}  // namespace entente
