#include "ingest/language/word_traits.h"

#include <algorithm>

#include "ingest/language/feature_hash.h"

namespace entente {
namespace {

constexpr std::size_t longest_word = 64;  // longer ones differ in nothing that matters

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::uint32_t short_hash(std::string_view text) {
  return static_cast<std::uint32_t>(hash_of(text) >> 16);
}

char shape_of(char c) {
  if (is_lower(c)) return 'x';
  if (is_upper(c)) return 'X';
  if (is_digit(c)) return 'd';
  return static_cast<unsigned char>(c) >= 0x80 ? 'f' : c;
}

// Runs of one kind count once: "Xx" for "Japan", "X.X." for "U.S.".
std::uint32_t shape_hash(std::string_view word) {
  std::array<char, longest_word> shape;  // NOLINT: the first `size` are set
  std::size_t size = 0;
  for (const char c : word) {
    const char kind = shape_of(c);
    if (size == 0 || shape[size - 1] != kind) shape[size++] = kind;
  }
  return short_hash({shape.data(), size});
}

WordTraits traits_of(std::string_view word, const WordKnowledge& knowledge) {
  word = word.substr(0, longest_word);
  std::array<char, longest_word> exact;  // NOLINT: the first word.size() are set
  std::array<char, longest_word> lower;  // NOLINT
  for (std::size_t i = 0; i < word.size(); ++i) {
    exact[i] = is_digit(word[i]) ? '0' : word[i];
    lower[i] = is_upper(word[i]) ? static_cast<char>(word[i] - 'A' + 'a') : exact[i];
  }
  const std::string_view small(lower.data(), word.size());
  WordTraits traits;
  traits.exact = short_hash({exact.data(), word.size()});
  traits.lower = short_hash(small);
  for (std::size_t n = 1; n <= traits.suffixes.size() && n < small.size(); ++n)
    traits.suffixes[n - 1] = short_hash(small.substr(small.size() - n));
  for (std::size_t n = 1; n <= traits.prefixes.size() && n < small.size(); ++n)
    traits.prefixes[n - 1] = short_hash(small.substr(0, n));
  traits.shape = shape_hash(word);
  traits.tags = knowledge.tag_sets.find(traits.lower);
  const WordCluster cluster = knowledge.clusters.cluster_of(word);
  traits.cluster = cluster.fine;
  traits.coarse = cluster.coarse;
  return traits;
}

}  // namespace

std::vector<WordTraits> traits_of(std::span<const std::string_view> words, const WordKnowledge& knowledge) {
  std::vector<WordTraits> all;
  all.reserve(words.size());
  for (const std::string_view word : words) all.push_back(traits_of(word, knowledge));
  return all;
}

}  // namespace entente
