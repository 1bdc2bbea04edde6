// A name model that is damaged is refused, and labels never form half a name.
#include <gtest/gtest.h>

#include <cstring>
#include <limits>
#include <random>

#include "ingest/extraction/name_tagger.h"
#include "ingest/language/embedded_models.h"

namespace entente {
namespace {

std::string embedded() {
  return std::string(embedded_names());
}

bool is_read(std::string_view bytes) {
  return NameTagger::read(bytes, WordClusters::load().value()).ok();
}

std::string resigned(std::string bytes) {
  const std::uint64_t sum =
      cluster_file::checksum_of(std::string_view(bytes).substr(name_model_file::header_size));
  bytes.replace(24, sizeof(sum), reinterpret_cast<const char*>(&sum), sizeof(sum));
  return bytes;
}

std::string with_weight(std::size_t number, float weight) {
  std::string bytes = embedded();
  std::memcpy(&bytes[name_model_file::header_size + number * sizeof(float)], &weight, sizeof(weight));
  return resigned(std::move(bytes));
}

TEST(DamagedNameModel, TheModelInTheProgramIsWholeAndSmall) {
  EXPECT_TRUE(NameTagger::load().ok());
  EXPECT_LE(embedded_names().size(), 5u << 20);
}

TEST(DamagedNameModel, CutsAndAdditionsAreNoticed) {
  const std::string bytes = embedded();
  for (std::size_t size = 0; size < 200; ++size)
    EXPECT_FALSE(is_read(std::string_view(bytes).substr(0, size)));
  EXPECT_FALSE(is_read(std::string_view(bytes).substr(0, bytes.size() - 1)));
  EXPECT_FALSE(is_read(bytes + "x"));
}

TEST(DamagedNameModel, ChangedBytesAreNoticed) {
  std::mt19937 random(3);
  for (int round = 0; round < 40; ++round) {
    std::string bytes = embedded();
    const std::size_t at =
        name_model_file::header_size + random() % (bytes.size() - name_model_file::header_size);
    bytes[at] = static_cast<char>(bytes[at] ^ (1 << random() % 8));
    EXPECT_FALSE(is_read(bytes)) << at;
  }
}

TEST(DamagedNameModel, WeightsThatAreNoNumbersAreRefused) {
  EXPECT_TRUE(is_read(with_weight(0, 0.5F)));
  for (const float weight :
       {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity(), 1e9F}) {
    EXPECT_FALSE(is_read(with_weight(0, weight)));
    EXPECT_FALSE(is_read(with_weight(name_label_count + 5, weight)));
  }
}

TEST(NameLabels, NamesComeBackFromTheirLabels) {
  const std::vector<LabelledName> names = {{{4, 5}, NameType::place},
                                           {{5, 8}, NameType::person},
                                           {{8, 10}, NameType::person},
                                           {{11, 12}, NameType::event}};
  const std::vector<NameLabel> labels = labels_of(names, 3, 10);
  EXPECT_EQ(names_of(labels, 3), names);
  EXPECT_TRUE(may_begin_sentence(labels.front()));
  EXPECT_TRUE(may_end_sentence(labels.back()));
  for (std::size_t i = 1; i < labels.size(); ++i) EXPECT_TRUE(may_follow(labels[i - 1], labels[i])) << i;
}

TEST(NameLabels, HalfANameIsImpossible) {
  for (std::size_t type = 0; type < name_type_count; ++type) {
    const auto name = static_cast<NameType>(type);
    EXPECT_FALSE(may_begin_sentence(label_of(name, NamePart::later)));
    EXPECT_FALSE(may_end_sentence(label_of(name, NamePart::first)));
    EXPECT_FALSE(may_follow(no_name, label_of(name, NamePart::later)));
    EXPECT_FALSE(may_follow(label_of(name, NamePart::first), no_name));
    EXPECT_FALSE(may_follow(label_of(name, NamePart::whole), label_of(name, NamePart::later)));
    const auto other = static_cast<NameType>((type + 1) % name_type_count);
    EXPECT_FALSE(may_follow(label_of(other, NamePart::first), label_of(name, NamePart::later)));
  }
}

}  // namespace
}  // namespace entente
