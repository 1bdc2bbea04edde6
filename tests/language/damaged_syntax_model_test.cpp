// A syntax model that is damaged is refused, and none that is accepted reads beside its bytes (the sanitizers
// watch; tests/fuzz/syntax_fuzz.cpp goes on where this stops).
#include <gtest/gtest.h>

#include <cstring>
#include <random>

#include "ingest/language/embedded_models.h"
#include "ingest/language/syntax_model.h"

namespace entente {
namespace {

std::string embedded() {
  return std::string(embedded_syntax());
}

std::string resigned(std::string bytes) {
  const std::uint64_t sum = syntax_file::checksum_of(std::string_view(bytes).substr(16));
  bytes.replace(8, sizeof sum, reinterpret_cast<const char*>(&sum), sizeof sum);
  return bytes;
}

TEST(DamagedSyntaxModel, TheModelInTheProgramIsWholeAndSmall) {
  EXPECT_TRUE(SyntaxModel::load().ok());
  EXPECT_LE(embedded_syntax().size(), 20U << 20);
}

TEST(DamagedSyntaxModel, EveryCutIsNoticed) {
  const std::string bytes = embedded();
  for (std::size_t size = 0; size < 200; ++size)
    EXPECT_FALSE(SyntaxModel::read(std::string_view(bytes).substr(0, size)).ok()) << size;
  EXPECT_FALSE(SyntaxModel::read(std::string_view(bytes).substr(0, bytes.size() - 1)).ok());
  EXPECT_FALSE(SyntaxModel::read(bytes + "x").ok());
}

TEST(DamagedSyntaxModel, AChangedByteIsNoticed) {
  std::mt19937 random(5);
  std::string bytes = embedded();
  for (int round = 0; round < 100; ++round) {
    const std::size_t at = random() % bytes.size();
    const char before = bytes[at];
    bytes[at] = static_cast<char>(before ^ (1 << random() % 8));
    EXPECT_FALSE(SyntaxModel::read(bytes).ok()) << at;
    bytes[at] = before;
  }
}

TEST(DamagedSyntaxModel, OtherClustersAreRefused) {
  std::string bytes = embedded();
  bytes[16] = static_cast<char>(bytes[16] + 1);
  const auto model = SyntaxModel::read(resigned(bytes));
  ASSERT_FALSE(model.ok());
  EXPECT_NE(model.error().message.find("clusters"), std::string::npos);
}

TEST(DamagedSyntaxModel, WrongSizesWithARightChecksumAreRefused) {
  for (std::size_t part = 0; part < syntax_file::parts; ++part) {
    for (const int step : {-1, 1, 100}) {
      std::string bytes = embedded();
      char& size = bytes[24 + 4 * part];
      size = static_cast<char>(size + step);
      EXPECT_FALSE(SyntaxModel::read(resigned(bytes)).ok()) << part;
    }
  }
}

TEST(DamagedSyntaxModel, ARowOfAnUnknownClassIsRefused) {
  std::string bytes = embedded();
  std::uint32_t classes = 0;
  std::memcpy(&classes, bytes.data() + 24, sizeof classes);  // bytes of the tag classes, two each
  const std::size_t table = 24 + 4 * syntax_file::parts + classes;
  bytes[table] = static_cast<char>(bytes[table] - 1);  // one class less than the weights and the names have
  EXPECT_FALSE(SyntaxModel::read(resigned(bytes)).ok());
}

}  // namespace
}  // namespace entente
