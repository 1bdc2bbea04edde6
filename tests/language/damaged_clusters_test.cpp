// A cluster file that is damaged is refused; nothing is ever read beside it.
#include <gtest/gtest.h>

#include <random>

#include "ingest/language/embedded_models.h"
#include "ingest/language/word_clusters.h"

namespace entente {
namespace {

std::string embedded() {
  return std::string(embedded_clusters());
}

// With the checksum of the damaged bytes, so that the other checks must find the damage.
std::string resigned(std::string bytes) {
  const std::uint64_t sum =
      cluster_file::checksum_of(std::string_view(bytes).substr(cluster_file::header_size));
  bytes.replace(24, sizeof(sum), reinterpret_cast<const char*>(&sum), sizeof(sum));
  return bytes;
}

TEST(DamagedClusters, TheFileInTheProgramIsWhole) {
  const auto clusters = WordClusters::load();
  ASSERT_TRUE(clusters.ok());
  EXPECT_GE(clusters->fine_count(), 500u);
  EXPECT_LE(embedded_clusters().size(), 1u << 20);
}

TEST(DamagedClusters, EveryCutIsNoticed) {
  const std::string bytes = embedded();
  for (std::size_t size = 0; size < 2000; size += 7)
    EXPECT_FALSE(WordClusters::read(std::string_view(bytes).substr(0, size)).ok()) << size;
  EXPECT_FALSE(WordClusters::read(std::string_view(bytes).substr(0, bytes.size() - 1)).ok());
  EXPECT_FALSE(WordClusters::read(bytes + "x").ok());
}

TEST(DamagedClusters, EveryChangedByteIsNoticed) {
  std::mt19937 random(1);
  for (int round = 0; round < 300; ++round) {
    std::string bytes = embedded();
    const std::size_t at = cluster_file::header_size + random() % (bytes.size() - cluster_file::header_size);
    bytes[at] = static_cast<char>(bytes[at] ^ (1 << random() % 8));
    EXPECT_FALSE(WordClusters::read(bytes).ok()) << at;
  }
}

TEST(DamagedClusters, NumbersOutOfRangeAreRefusedEvenWithARightChecksum) {
  std::string coarse = embedded();
  coarse[cluster_file::header_size] = static_cast<char>(0xFF);
  EXPECT_FALSE(WordClusters::read(resigned(coarse)).ok());
  std::string full = embedded();
  for (std::size_t at = full.size() - 4; at > full.size() / 4; at -= 8) full[at] = full[at + 1] = 0;
  EXPECT_FALSE(WordClusters::read(resigned(full)).ok());
  std::string slots = embedded();
  slots[16] = static_cast<char>(slots[16] + 1);
  EXPECT_FALSE(WordClusters::read(slots).ok());
}

TEST(DamagedClusters, AChangedHeaderNeverReadsBesideTheFile) {
  std::mt19937 random(2);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes = embedded();
    for (int i = 0; i < 3; ++i) bytes[8 + random() % 16] = static_cast<char>(random());
    const auto clusters = WordClusters::read(bytes);
    if (!clusters.ok()) continue;
    EXPECT_LT(clusters->cluster_of("treaty").fine, clusters->fine_count());
  }
}

}  // namespace
}  // namespace entente
