// How alike a name is to one that was asked for: 0 (nothing in common worth showing) to 1 (equal).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/edit_distance.h"

namespace entente {

struct NameWords;

// Both ways of getting a name wrong count: letters ("Kihsida Fumio") by edit distance of the whole, words
// left out, added or out of order ("Kishida", "Fumio Kishida-san") by the share of words that have a
// counterpart, each of which may itself be slightly misspelt.
class NameLikeness {
 public:
  // REQUIRES: folded (graph/name_folding.h).
  explicit NameLikeness(std::string_view asked);

  // Names below 0.5 come out as 0 early.
  double to(std::string_view folded_name) const;
  int distance(std::string_view folded_name) const { return whole_.to(folded_name); }

 private:
  double as_whole(std::string_view name, std::uint64_t letters) const;
  double by_words(const NameWords& name, std::size_t name_size) const;

  EditDistance whole_;
  std::uint64_t letters_ = 0;
  std::vector<EditDistance> words_;
  std::vector<std::string> word_texts_;
  std::vector<std::uint64_t> word_letters_;
};

}  // namespace entente
