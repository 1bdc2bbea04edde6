// Archives of others: damaged, cut, lying about their lengths, or made to exhaust the reader.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "ingest/archives/compression.h"
#include "tests/archives/archive_samples.h"

namespace entente {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct DamageRow {
  std::string name;
  std::string bytes;
  std::vector<std::string> kept;  // last parts of the addresses
  std::string loss;               // of the first note; "": none
};

std::string record(std::string_view name, std::string_view body = "text") {
  return plain_record("https://example.org/" + std::string(name), page(body));
}

std::string with_length(std::string text, std::string_view length) {
  const std::size_t at = text.find("Content-Length: ") + 16;
  return text.replace(at, text.find("\r\n", at) - at, length);
}

std::string flipped(std::string bytes, std::size_t at) {
  bytes[at] = static_cast<char>(bytes[at] ^ 0x55);
  return bytes;
}

class Damage : public testing::TestWithParam<DamageRow> {};

TEST_P(Damage, CostsOnlyTheRecord) {
  const ScratchFolder scratch;
  const auto index = index_of(scratch.write("foreign", GetParam().bytes));
  ASSERT_TRUE(index.ok()) << index.error().describe();
  std::vector<std::string> kept;
  for (const std::string& address : addresses(*index)) kept.push_back(address.substr(address.rfind('/') + 1));
  EXPECT_EQ(kept, GetParam().kept);
  if (GetParam().loss.empty()) {
    EXPECT_THAT(index->losses, IsEmpty());
  } else {
    ASSERT_FALSE(index->losses.empty());
    EXPECT_THAT(index->losses[0], HasSubstr(GetParam().loss));
  }
}

std::vector<DamageRow> damage_rows() {
  const std::string long_record = gzip(record("b", std::string(300'000, 'x') + "end"));
  return {
      {"sound_plain", record("a") + record("b"), {"a", "b"}, ""},
      {"sound_packed", gzip(record("a")) + gzip(record("b")), {"a", "b"}, ""},
      {"mixed", gzip(record("a")) + record("b") + gzip(record("c")), {"a", "b", "c"}, ""},
      {"one_line_end_missing", record("a").substr(0, record("a").size() - 2) + record("b"), {"a", "b"}, ""},
      {"no_length", record("a") + with_length(record("b"), "many") + record("c"), {"a", "c"}, "is damaged"},
      {"length_beyond_the_file",
       record("a") + with_length(record("b"), "99999999") + record("c"),
       {"a", "c"},
       "is cut short"},
      {"length_that_overflows",
       record("a") + with_length(record("b"), "18446744073709551615") + record("c"),
       {"a", "c"},
       "is cut short"},
      {"length_of_twenty_digits",
       record("a") + with_length(record("b"), "99999999999999999999") + record("c"),
       {"a", "c"},
       "is damaged"},
      {"torn_at_the_end", record("a") + record("b").substr(0, record("b").size() - 6), {"a"}, "is cut short"},
      {"flipped_in_a_member",
       gzip(record("a")) + flipped(gzip(record("b")), 60) + gzip(record("c")),
       {"a", "c"},
       "is"},
      {"flipped_in_a_long_member",
       gzip(record("a")) + flipped(long_record, long_record.size() / 2) + gzip(record("c")),
       {"a", "c"},
       "is"},
      {"zeros_between",
       gzip(record("a")) + std::string(5000, '\0') + gzip(record("c")),
       {"a", "c"},
       "is damaged"},
      {"member_shorter_than_it_says",
       gzip(with_length(record("a"), "5000")) + gzip(record("b")),
       {"b"},
       "is shorter than it says"},
      {"many_in_one_member", gzip(record("a") + record("b")), {"a"}, "compressed together"},
      {"no_answer_in_a_response",
       plain_record("https://example.org/a", "nothing\r\n\r\n") + record("b"),
       {"b"},
       ""},
      {"a_name_lookup", plain_record("dns:example.org", page("x")) + record("b"), {"b"}, ""},
      {"brackets_and_spaces",
       plain_record("<https://example.org/a b\xc3\xa9>", page("x")),
       {"a%20b%C3%A9"},
       ""},
  };
}

INSTANTIATE_TEST_SUITE_P(Rows, Damage, testing::ValuesIn(damage_rows()),
                         [](const auto& row) { return row.param.name; });

TEST(ForeignArchive, ThatIsNoneIsUnsupported) {
  const ScratchFolder scratch;
  for (const std::string& bytes : {std::string("%PDF-1.4"), gzip("no record"), std::string(100'000, 'W')}) {
    const auto index = index_of(scratch.write("file", bytes));
    ASSERT_FALSE(index.ok());
    EXPECT_EQ(index.error().code, ErrorCode::unsupported);
  }
}

TEST(ForeignArchive, ThatIsAFolderIsUnreadable) {
  const ScratchFolder scratch;
  EXPECT_EQ(index_of(scratch.path()).error().code, ErrorCode::unreadable);
}

TEST(HostileArchive, ThatInflatesWithoutEndIsGivenUp) {
  const ScratchFolder scratch;
  const std::string bomb = gzip(record("bomb", std::string(8u << 20, '\0')));
  ArchiveLimits limits;
  limits.max_record_bytes = 1u << 20;
  const auto index = index_of(scratch.write("bomb", gzip(record("a")) + bomb + gzip(record("c"))), limits);
  ASSERT_TRUE(index.ok());
  EXPECT_THAT(addresses(*index), ElementsAre("https://example.org/a", "https://example.org/c"));
  EXPECT_THAT(index->losses, ElementsAre(HasSubstr("is too large")));
}

TEST(HostileArchive, AllItsBombsTogetherAreTooMuch) {
  const ScratchFolder scratch;
  const std::string bomb = gzip(record("bomb", std::string(64u << 20, '\0')));
  std::string bytes;
  for (int i = 0; i < 8; i++) bytes += bomb;
  ArchiveLimits limits;
  limits.max_growth = 10;
  const auto index = index_of(scratch.write("bombs", bytes), limits);
  ASSERT_TRUE(index.ok());
  EXPECT_LT(index->records.size(), 5u);
  EXPECT_THAT(index->losses, testing::Contains(HasSubstr("inflates to more")));
}

// The costs are counted by the scan itself: without that count this would not end today.
TEST(HostileArchive, ManyFalseBeginningsAreGivenUp) {
  const ScratchFolder scratch;
  std::string marks = record("a");
  for (int i = 0; i < 200'000; i++) marks += "WARC/1.0\n";
  std::string members = gzip(record("a"));
  for (int i = 0; i < 200'000; i++)
    members += std::string("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x00\x00\x00\xff\xff", 15);
  for (const std::string& bytes : {marks, members}) {
    const auto index = index_of(scratch.write("marks", bytes));
    ASSERT_TRUE(index.ok());
    EXPECT_EQ(index->records.size(), 1u);
    EXPECT_FALSE(index->losses.empty());
  }
}

TEST(HostileArchive, NoMutationOfItBreaksTheReader) {
  const ScratchFolder scratch;
  const std::string packed =
      gzip(record("a")) + gzip(record("b", std::string(5000, 'y'))) + gzip(record("c"));
  const std::string plain = record("a") + record("b") + record("c");
  std::mt19937 random(20240305);
  std::size_t kept = 0;
  for (int round = 0; round < 1500; round++) {
    std::string bytes = round % 2 == 0 ? packed : plain;
    for (int flips = 0; flips < 1 + round % 4; flips++) {
      bytes[random() % bytes.size()] = static_cast<char>(random());
    }
    if (round % 5 == 0) bytes.resize(random() % bytes.size());
    const auto index = index_of(scratch.write("mutant", bytes));
    if (!index.ok()) continue;
    for (const ArchivedRecord& found : index->records) {
      ASSERT_LE(found.offset + found.size, bytes.size());
      kept += archived_body(std::string_view(bytes).substr(found.offset, found.size), 1u << 20).ok() ? 1 : 0;
    }
  }
  EXPECT_GT(kept, 1900u) << "of 4,500: one or two records of a mutant are sound";
}

}  // namespace
}  // namespace entente
