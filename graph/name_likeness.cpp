#include "graph/name_likeness.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

namespace entente {
namespace {

constexpr double worth_showing = 0.5;
constexpr double alike_as_a_whole = 0.6;  // less is chance: short names share letters

// One bit a letter or digit, the rest shared: two texts whose sets differ by n bits are n/2 edits apart or
// more.
std::uint64_t letters_of(std::string_view text) {
  std::uint64_t letters = 0;
  for (char c : text) letters |= std::uint64_t{1} << (static_cast<unsigned char>(c) & 63);
  return letters;
}

// Edits that a word of that length may have and still be taken for the same.
int tolerance(std::size_t length) {
  return length < 4 ? 0 : length < 8 ? 1 : 2;
}

int missing(std::uint64_t wanted, std::uint64_t there) {
  return std::popcount(wanted & ~there);
}

template <typename Visit>
void for_each_word(std::string_view folded, const Visit& visit) {
  while (!folded.empty()) {
    std::size_t end = std::min(folded.find(' '), folded.size());
    visit(folded.substr(0, end));
    folded.remove_prefix(std::min(end + 1, folded.size()));
  }
}

// 1 for the same word, less for a misspelt or shortened one.
double word_weight(const EditDistance& pattern, std::string_view asked, std::string_view word) {
  if (asked == word) return 1.0;
  if (asked.size() >= 3 && word.starts_with(asked)) return 0.7;
  int allowed = tolerance(asked.size());
  auto difference = static_cast<std::ptrdiff_t>(asked.size()) - static_cast<std::ptrdiff_t>(word.size());
  if (allowed == 0 || difference > allowed || -difference > allowed) return 0.0;
  int distance = pattern.within(word, allowed);
  return distance > allowed ? 0.0 : 1.0 - 0.2 * distance;
}

}  // namespace

// The words of a name, with their letters. Beyond the sixteenth they do not count: no name needs them, and
// the scan over all names allocates nothing.
struct NameWords {
  std::array<std::string_view, 16> texts;
  std::array<std::uint64_t, 16> letters{};
  std::size_t size = 0;
  std::uint64_t all_letters = 0;

  explicit NameWords(std::string_view folded) {
    for_each_word(folded, [this](std::string_view word) {
      std::uint64_t set = letters_of(word);
      all_letters |= set;
      if (size == texts.size()) return;
      texts[size] = word;
      letters[size++] = set;
    });
  }
};

NameLikeness::NameLikeness(std::string_view asked) : whole_(asked), letters_(letters_of(asked)) {
  for_each_word(asked, [this](std::string_view word) {
    words_.emplace_back(word);
    word_texts_.emplace_back(word);
    word_letters_.push_back(letters_of(word));
  });
}

double NameLikeness::to(std::string_view folded_name) const {
  NameWords words(folded_name);
  double likeness = by_words(words, folded_name.size());
  if (likeness < 0.95) likeness = std::max(likeness, as_whole(folded_name, words.all_letters));
  return likeness < worth_showing ? 0.0 : likeness;
}

double NameLikeness::as_whole(std::string_view name, std::uint64_t letters) const {
  auto longer = static_cast<double>(std::max(name.size(), whole_.length()));
  auto shorter = static_cast<double>(std::min(name.size(), whole_.length()));
  int limit = static_cast<int>((1.0 - alike_as_a_whole) * longer);
  if (longer - shorter > limit) return 0.0;
  // The blanks between words are in one set and not in the other.
  if (std::max(missing(letters_, letters) - 1, missing(letters, letters_)) > limit) return 0.0;
  int distance = whole_.within(name, limit);
  return distance > limit ? 0.0 : 1.0 - distance / longer;
}

double NameLikeness::by_words(const NameWords& name, std::size_t name_size) const {
  double found = 0.0;
  double all = 0.0;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const std::string& asked = word_texts_[i];
    all += static_cast<double>(asked.size());
    double best = 0.0;
    for (std::size_t j = 0; j < name.size; ++j) {
      if (missing(word_letters_[i], name.letters[j]) > tolerance(asked.size())) continue;
      best = std::max(best, word_weight(words_[i], asked, name.texts[j]));
    }
    found += best * static_cast<double>(asked.size());
  }
  if (found == 0.0) return 0.0;
  double covered = std::min(1.0, found / static_cast<double>(name_size));
  return found / all * (0.8 + 0.15 * covered);
}

}  // namespace entente
