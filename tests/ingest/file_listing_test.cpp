// A job that misses a file, reads one twice or walks in a circle.
#include "ingest/jobs/file_listing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/ingest/scratch_folder.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

FileListing list(std::initializer_list<fs::path> paths) {
  return list_files(std::vector<fs::path>(paths));
}

TEST(FileListing, WalksFoldersInSortedOrder) {
  const ScratchFolder folder;
  const fs::path b = folder.write("b.txt", "b");
  const fs::path c = folder.write("sub/c.pdf", "c");
  const fs::path a = folder.write("a.html", "a");
  folder.write(".hidden", "x");
  folder.write("style.css", "x");
  const FileListing listing = list({folder.path()});
  EXPECT_THAT(listing.files, testing::ElementsAre(a, b, c));
  EXPECT_EQ(listing.skipped, 2U);
  EXPECT_TRUE(listing.problems.empty());
}

TEST(FileListing, ListsAFileOnceHoweverItIsNamed) {
  const ScratchFolder folder;
  const fs::path file = folder.write("a.txt", "a");
  fs::create_symlink(file, folder.path() / "z.txt");
  EXPECT_EQ(list({file, folder.path(), file}).files.size(), 1U);
}

TEST(FileListing, NamesWhatIsHiddenWhenAsked) {
  const ScratchFolder folder;
  const fs::path hidden = folder.write(".notes", "x");
  EXPECT_THAT(list({hidden}).files, testing::ElementsAre(hidden));
}

TEST(FileListing, ReportsAFolderLoopOnce) {
  const ScratchFolder folder;
  folder.write("sub/a.txt", "a");
  fs::create_directory_symlink("..", folder.path() / "sub" / "up");
  const FileListing listing = list({folder.path()});
  EXPECT_EQ(listing.files.size(), 1U);
  ASSERT_EQ(listing.problems.size(), 1U);
  EXPECT_THAT(listing.problems[0].describe(), testing::HasSubstr("loop"));
}

TEST(FileListing, ReportsWhatIsNotThere) {
  const ScratchFolder folder;
  fs::create_symlink("nowhere", folder.path() / "dangling.txt");
  const FileListing listing = list({folder.path(), folder.path() / "missing.pdf"});
  ASSERT_EQ(listing.problems.size(), 2U);
  EXPECT_EQ(listing.problems[1].code, ErrorCode::not_found);
}

}  // namespace
}  // namespace entente
