// A crash or a full disk in the middle of a record: the records before it stand, and writing goes on.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/archives/archive_samples.h"

namespace entente {
namespace {

using testing::ElementsAre;

TEST(TornArchive, IsCutAtTheLastWholeRecordWhereverItWasTorn) {
  const ScratchFolder scratch;
  write_page(scratch.path(), "https://example.org/a", "first");
  write_page(scratch.path(), "https://example.org/b", "second");
  const std::filesystem::path file = scratch.path() / "00001.warc.gz";
  const std::string whole = bytes_of(file);
  const std::uint64_t second = index_of(file)->records[1].offset;
  for (std::size_t size = second; size < whole.size(); size++) {
    scratch.write("00001.warc.gz", whole.substr(0, size));
    const ArchivePlace place = write_page(scratch.path(), "https://example.org/c", "third");
    ASSERT_EQ(place.offset, second) << "torn at " << size;
    const auto index = index_of(file);
    ASSERT_TRUE(index.ok());
    ASSERT_THAT(addresses(*index), ElementsAre("https://example.org/a", "https://example.org/c"));
    ASSERT_THAT(index->losses, ElementsAre());
  }
}

TEST(TornArchive, WithoutOneWholeRecordIsLeftAloneAndTheNextFileBegun) {
  const ScratchFolder scratch;
  scratch.write("00001.warc.gz", "\x1f\x8b\x08 torn at once");
  EXPECT_EQ(write_page(scratch.path(), "https://example.org/a", "text").file, "00002.warc.gz");
  EXPECT_EQ(bytes_of(scratch.path() / "00001.warc.gz"), "\x1f\x8b\x08 torn at once");
}

TEST(TornArchive, KnownWholeBytesAreNotReadAgain) {
  const ScratchFolder scratch;
  write_page(scratch.path(), "https://example.org/a", "first");
  const std::filesystem::path file = scratch.path() / "00001.warc.gz";
  const auto before = index_of(file);
  ManualClock clock(parse_time("2024-01-02").value());
  auto writer = WarcWriter::open(scratch.path(), {}, clock, before->end);
  ASSERT_TRUE(writer.ok());
  const auto place =
      writer->append(ResponseRecord{"https://example.org/b", clock.now(), "HTTP/1.1 200 OK\r\n\r\n", "x"});
  EXPECT_EQ(place->offset, before->end);
}

TEST(ArchiveFiles, GoOnInTheNextFileBeyondTheirLimit) {
  const ScratchFolder scratch;
  WarcWriterOptions options;
  options.max_file_bytes = 600;
  for (int i = 0; i < 4; i++)
    write_page(scratch.path(), "https://example.org/" + std::to_string(i), "text", options);
  const std::vector<std::string> files = archive_files(scratch.path());
  ASSERT_GE(files.size(), 2u);
  std::size_t records = 0;
  for (const std::string& file : files) records += index_of(scratch.path() / file)->records.size();
  EXPECT_EQ(records, 4u);
}

TEST(ArchiveFiles, HaveOneWriterAtATime) {
  const ScratchFolder scratch;
  ManualClock clock(parse_time("2024-01-01").value());
  const auto first = WarcWriter::open(scratch.path(), {}, clock);
  ASSERT_TRUE(first.ok());
  const auto second = WarcWriter::open(scratch.path(), {}, clock);
  ASSERT_FALSE(second.ok());
  EXPECT_EQ(second.error().code, ErrorCode::locked);
}

TEST(ArchiveFiles, TheSameRecordsGiveTheSameBytes) {
  const ScratchFolder one, other;
  write_page(one.path(), "https://example.org/a", "text");
  write_page(other.path(), "https://example.org/a", "text");
  EXPECT_EQ(bytes_of(one.path() / "00001.warc.gz"), bytes_of(other.path() / "00001.warc.gz"));
}

TEST(ArchiveFiles, LineEndsInAnAddressWriteNoField) {
  const ScratchFolder scratch;
  write_page(scratch.path(), "https://example.org/a\r\nWARC-Type: warcinfo", "text");
  const auto index = index_of(scratch.path() / "00001.warc.gz");
  ASSERT_EQ(index->records.size(), 1u);
  EXPECT_EQ(index->records[0].type, "response");
}

TEST(ArchiveFiles, ARevisitPointsToWhatIsThere) {
  const ScratchFolder scratch;
  write_page(scratch.path(), "https://example.org/a", "text");
  ManualClock clock(parse_time("2024-01-09T08:00:00Z").value());
  auto writer = WarcWriter::open(scratch.path(), {}, clock);
  const std::string digest = payload_digest_of("text");
  ASSERT_TRUE(writer
                  ->append(RevisitRecord{"https://example.org/a", clock.now(),
                                         "HTTP/1.1 304 Not Modified\r\n\r\n", RevisitReason::not_modified,
                                         digest, "https://example.org/a", parse_time("2024-01-01").value()})
                  .ok());
  const auto index = index_of(scratch.path() / "00001.warc.gz");
  ASSERT_EQ(index->records.size(), 2u);
  EXPECT_EQ(index->records[1].type, "revisit");
  EXPECT_EQ(index->records[1].status, 304);
  EXPECT_EQ(index->records[1].date, clock.now());
  EXPECT_EQ(index->records[1].payload_digest, index->records[0].payload_digest);
}

}  // namespace
}  // namespace entente
