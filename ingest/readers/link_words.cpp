#include "ingest/readers/link_words.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "ingest/readers/line_text.h"

namespace entente {
namespace {

using enum LinkUse;

struct LinkPhrase {
  LinkUse use;
  std::string_view words;
};

constexpr LinkPhrase link_phrases[] = {
#include "ingest/readers/listing_phrases.inc"
};

// Arrows and brackets around the words say nothing more.
std::string letters_and_blanks(std::string_view words) {
  std::string letters;
  for (char c : fold_phrase(words)) {
    bool letter = c >= 'a' && c <= 'z';
    if (letter) letters += c;
    if (c == ' ' && !letters.empty() && letters.back() != ' ') letters += c;
    // The bytes of any letter that is not ASCII keep a phrase from being another.
    if (static_cast<unsigned char>(c) >= 0xC3 && static_cast<unsigned char>(c) <= 0xDF) letters += '?';
  }
  while (letters.ends_with(' ')) letters.pop_back();
  return letters;
}

}  // namespace

LinkUse use_of_link(std::string_view words) {
  if (words.size() > 60) return other;
  std::string said = letters_and_blanks(words);
  const LinkPhrase* found = std::find_if(std::begin(link_phrases), std::end(link_phrases),
                                         [&](const LinkPhrase& phrase) { return phrase.words == said; });
  return found == std::end(link_phrases) ? other : found->use;
}

}  // namespace entente
