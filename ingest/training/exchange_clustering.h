// Words into classes, so that the class of a word tells most about the class of the next.
//
// The exchange algorithm (Kneser and Ney 1993; Martin, Liermann and Ney 1998) for a class bigram model: each
// word in turn is taken out of its class and put where the likelihood of the text is greatest, until a round
// moves hardly any. Deterministic. A round costs classes × distinct bigrams.
#pragma once

#include <cstdint>
#include <vector>

namespace entente {

using WordNumber = std::uint32_t;
using ClassNumber = std::uint16_t;

// How often one word follows another. Words are numbered from the most frequent down.
struct BigramCounts {
  struct Neighbour {
    WordNumber word = 0;
    std::uint32_t count = 0;
  };
  std::vector<std::vector<Neighbour>> after;   // of each word: the words that follow it
  std::vector<std::vector<Neighbour>> before;  // the words it follows
  std::size_t size() const { return after.size(); }
};

// A sequence of words into counts; `end_of_sentence` numbers separate sentences and are words like others.
BigramCounts count_bigrams(const std::vector<WordNumber>& text, std::size_t vocabulary);

// The same of classes instead of words: what a second, coarser clustering starts from.
BigramCounts count_class_bigrams(const BigramCounts& words, const std::vector<ClassNumber>& classes,
                                 std::size_t class_count);

// The class of each word. REQUIRES: 0 < class_count <= words
std::vector<ClassNumber> exchange_classes(const BigramCounts& counts, std::size_t class_count, int rounds);

}  // namespace entente
