// The index of the archive deleted, torn, of another time, or behind the files it is of.
#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <vector>

#include "ingest/fetching/fetch_archive.h"
#include "tests/ingest/scratch_folder.h"

namespace entente {
namespace {

constexpr std::string_view ok_head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nETag: \"one\"\r\n\r\n";

class LostIndex : public testing::Test {
 protected:
  LostIndex() {
    FetchArchive archive = opened();
    for (int page = 0; page < 5; page++) {
      EXPECT_TRUE(archive.keep(address(page), ok_head, "text " + std::to_string(page)).ok());
    }
    clock.wait_until(clock.now() + std::chrono::hours(1));
    EXPECT_TRUE(archive.keep_not_modified(address(1), "HTTP/1.1 304 Same\r\nETag: \"two\"\r\n\r\n").ok());
    EXPECT_TRUE(archive.keep(address(2), ok_head, "text 2").ok());
    EXPECT_TRUE(archive.keep(address(3), ok_head, "another").ok());
    EXPECT_TRUE(archive.keep(address(4), "HTTP/1.1 404 Lost\r\n\r\n", "").ok());
    held = state(archive);
  }

  FetchArchive opened() {
    auto archive = FetchArchive::open(folder.path(), clock);
    EXPECT_TRUE(archive.ok()) << archive.error().describe();
    return std::move(*archive);
  }

  static std::string address(int page) { return "https://example.org/" + std::to_string(page); }

  static std::vector<std::string> state(const FetchArchive& archive) {
    std::vector<std::string> state;
    for (int page = 0; page < 5; page++) {
      const HeldPage* held_page = archive.find(address(page));
      state.push_back(!held_page ? "nothing"
                                 : std::to_string(held_page->record.status) + " " + held_page->file + " " +
                                       std::to_string(held_page->record.offset) + " " +
                                       held_page->record.etag + " " + to_string(held_page->record.date) +
                                       " " + to_string(held_page->checked));
    }
    return state;
  }

  std::string index() const {
    std::ifstream stream(folder.path() / "index.tsv", std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }

  ScratchFolder folder;
  ManualClock clock{parse_time("2024-03-05").value()};
  std::vector<std::string> held;
};

TEST_F(LostIndex, IsMadeAnewToTheSame) {
  EXPECT_EQ(held[1].substr(held[1].find('"'), 5), "\"two\"");
  const std::string sound = index();
  const std::vector<std::function<void()>> losses = {
      [] {},
      [&] { std::filesystem::remove(folder.path() / "index.tsv"); },
      [&] { folder.write("index.tsv", sound.substr(0, sound.size() - 7)); },
      [&] { folder.write("index.tsv", sound.substr(0, sound.size() / 2)); },
      [&] { folder.write("index.tsv", "page\tnonsense\n" + sound); },
      [&] { folder.write("index.tsv", std::string(sound.size(), '\0')); },
      [&] { folder.write("index.tsv", "known\t00009.warc.gz\t77\n" + sound); },
      [&] { folder.write("index.tsv", "known\t00001.warc.gz\t99999999\n" + sound); },
  };
  for (std::size_t i = 0; i < losses.size(); i++) {
    losses[i]();
    EXPECT_EQ(state(opened()), held) << "loss " << i;
    EXPECT_EQ(state(opened()), held) << "after it was mended, loss " << i;
  }
}

TEST_F(LostIndex, ATornRecordIsForgottenAndTheRestStands) {
  const std::filesystem::path file = folder.path() / "00001.warc.gz";
  std::filesystem::resize_file(file, std::filesystem::file_size(file) - 3);
  FetchArchive archive = opened();
  std::vector<std::string> state_now = state(archive);
  EXPECT_EQ(state_now[4].substr(0, 3), "200") << "that it was lost is forgotten";
  state_now[4] = held[4];
  EXPECT_EQ(state_now, held);
  EXPECT_TRUE(archive.keep(address(4), ok_head, "again").ok());
  EXPECT_TRUE(archive.record(archive.find(address(4))->place()).ok());
}

TEST_F(LostIndex, ThatIsOvergrownIsWrittenAnew) {
  {
    FetchArchive archive = opened();
    for (int time = 0; time < 1100; time++) {
      ASSERT_TRUE(archive.keep_not_modified(address(0), "HTTP/1.1 304 Same\r\n\r\n").ok());
    }
    held = state(archive);
  }
  const std::size_t before = index().size();
  EXPECT_EQ(state(opened()), held);
  EXPECT_LT(index().size() * 20, before);
  EXPECT_EQ(state(opened()), held);
}

TEST_F(LostIndex, AnotherProcessHasToWait) {
  const FetchArchive first = opened();
  const auto second = FetchArchive::open(folder.path(), clock);
  ASSERT_FALSE(second.ok());
  EXPECT_EQ(second.error().code, ErrorCode::locked);
}

}  // namespace
}  // namespace entente
