// Names as sequences of words, for finding the longest one at a place of a text in one walk.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "ingest/extraction/vocabulary.h"

namespace entente {

// How a word must be written to match the word of a name.
enum class Capitals : char {
  any = 'a',      // the name has it in lower case
  initial = 'i',  // the name begins it with a capital
  all = 'c',      // an acronym: exactly so
  mixed = 'm',    // capitals inside ("LeT", "DoD"): so or all in capitals, never "Let"
};

// One spelling of something: what it stands for is the caller's business.
struct NameUse {
  std::uint32_t payload = 0;
  std::uint8_t kind = 0;
  std::string capitals;  // one Capitals a word
};

class NameTrie {
 public:
  using Node = std::uint32_t;
  static constexpr Node root = 0;

  NameTrie() : uses_(1) {}
  void add(std::span<const WordId> words, NameUse use);
  // The node after `word`; root when there is none.
  Node step(Node node, WordId word) const;
  std::span<const NameUse> uses(Node node) const { return uses_[node]; }

 private:
  std::unordered_map<std::uint64_t, Node> steps_;
  std::vector<std::vector<NameUse>> uses_;
};

}  // namespace entente
