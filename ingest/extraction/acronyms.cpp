#include "ingest/extraction/acronyms.h"

#include <algorithm>
#include <string>
#include <vector>

namespace entente {
namespace {

constexpr std::size_t max_letters = 16;

char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

std::string capitals_of(std::string_view acronym) {
  std::string letters;
  for (const char c : acronym) {
    if (c >= 'A' && c <= 'Z') letters += c;
  }
  return letters;
}

// Skips so far, by how many letters are read.
using Skips = std::vector<int>;

void read_word(const Skips& before, std::string_view letters, std::string_view word, Skips& after) {
  for (std::size_t read = 0; read < letters.size(); ++read) {
    if (before[read] >= max_words_skipped || upper(word[0]) != letters[read]) continue;
    std::size_t next = read + 1;
    std::size_t inside = 1;
    after[next] = std::min(after[next], before[read]);
    while (next < letters.size() && inside < word.size()) {
      if (upper(word[inside++]) != letters[next]) continue;
      ++next;
      after[next] = std::min(after[next], before[read]);
    }
  }
}

}  // namespace

int skipped_words(const ReadingDraft& draft, std::string_view acronym, TokenRange name) {
  const std::string letters = capitals_of(acronym);
  if (letters.empty() || letters.size() > max_letters) return max_words_skipped;
  Skips skips(letters.size() + 1, max_words_skipped);
  skips[0] = 0;
  for (std::uint32_t at = name.first; at < name.last; ++at) {
    const std::string_view word = draft.word(at);
    if (draft.token(at).shape != Token::Shape::word || word == "'s") continue;
    const bool function_word = draft.is(at, WordList::joining_word) || draft.is(at, WordList::determiner);
    Skips after = skips;
    if (!function_word) {
      for (int& skipped : after) skipped = std::min(skipped + 1, max_words_skipped);
    }
    read_word(skips, letters, word, after);
    skips = std::move(after);
  }
  return skips.back();
}

}  // namespace entente
