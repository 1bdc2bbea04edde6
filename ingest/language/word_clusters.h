// Word clusters: words met in the same neighbourhoods bear the same number, so that what was learned of
// "Kishida" helps with "Meloni".
//
//   const Result<WordClusters> clusters = WordClusters::load();
//   WordCluster cluster = clusters->cluster_of("Seoul");
//
// Two levels: some hundred fine clusters, joined to some dozen coarse ones. Digits count as one digit. A word
// that the training text had too rarely gets the cluster of the rare words that look like it (capitalised, in
// capitals, with digits …), and `known` false. The numbers mean nothing beyond one cluster file.
//
// The file (little-endian) is used where it lies: a header, the coarse cluster of each fine one, the clusters
// of the rare words by their look, a hash table of 8 bytes a slot. It holds no words: a fingerprint of 32
// bits besides the place in the table tells them apart. ingest/training/ makes it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "graph/result.h"

namespace entente {

struct WordCluster {
  std::uint16_t fine = 0;
  std::uint8_t coarse = 0;
  bool known = false;
};

// What a word looks like when it is too rare to have a cluster of its own.
enum class WordLook : std::uint8_t {
  lower,
  capitalised,
  all_capitals,
  mixed,
  number,
  with_digit,
  hyphenated,
  other
};
inline constexpr std::size_t word_look_count = 8;
WordLook look_of(std::string_view word);

// The form in which a word is counted and looked up: "2024" and "1999" are "0000".
std::string cluster_form(std::string_view word);

class WordClusters {
 public:
  // The clusters in the program. Cheap, but not free: the file is checked (below 1 ms).
  static Result<WordClusters> load();
  // `bytes` must outlive the result. Errors: malformed, which says what does not fit.
  static Result<WordClusters> read(std::string_view bytes);

  WordCluster cluster_of(std::string_view word) const;  // one probe of a hash table
  std::size_t fine_count() const { return fine_count_; }
  std::size_t coarse_count() const { return coarse_count_; }

 private:
  WordClusters() = default;
  WordCluster cluster(std::uint16_t fine) const;

  const char* coarse_ = nullptr;  // a byte for each fine cluster
  const char* looks_ = nullptr;   // two bytes for each look
  const char* slots_ = nullptr;   // fingerprint (4), fine cluster (2), nothing (2)
  std::size_t fine_count_ = 0;
  std::size_t coarse_count_ = 0;
  std::size_t slot_mask_ = 0;
};

// What the trainer puts into a cluster file, and where: shared by the reader above and the writer.
namespace cluster_file {
inline constexpr std::string_view magic = "ENTCLUS1";
inline constexpr std::size_t header_size =
    40;  // magic, fine, coarse, slots, 4 reserved, checksum, 8 reserved
inline constexpr std::size_t slot_size = 8;
inline constexpr std::uint16_t no_cluster = 0xFFFF;  // an empty slot
std::uint64_t hash_of(std::string_view form);
std::uint64_t checksum_of(std::string_view body);
constexpr std::size_t padded(std::size_t size) {
  return (size + 7) / 8 * 8;
}
}  // namespace cluster_file

}  // namespace entente
