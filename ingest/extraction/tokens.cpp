#include "ingest/extraction/tokens.h"

#include <algorithm>

#include "ingest/language/utf8.h"

namespace entente {
namespace {

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_foreign(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}

// Capitals of Latin-1, Latin Extended-A and Additional by their regular layout; enough for names in Latin
// script.
bool is_foreign_capital(char32_t c) {
  if (c >= 0xC0 && c <= 0xDE) return c != 0xD7;
  if (c >= 0x0100 && c <= 0x0137) return c % 2 == 0;
  if (c >= 0x0139 && c <= 0x0148) return c % 2 == 1;
  if (c >= 0x014A && c <= 0x0177) return c % 2 == 0;
  if (c >= 0x1E00 && c <= 0x1EFF) return c % 2 == 0;
  return (c >= 0x0391 && c <= 0x03A9) || (c >= 0x0410 && c <= 0x042F);
}

bool is_foreign_punctuation(char32_t c) {
  return (c >= 0x80 && c < 0xC0 && c != 0xAA && c != 0xB5 && c != 0xBA) || (c >= 0x2000 && c <= 0x2BFF) ||
         (c >= 0x3000 && c <= 0x303F);
}

}  // namespace

Token token_of(std::string_view word, Span span) {
  Token token;
  token.span = span;
  const Utf8Character first = utf8_at(word, 0);
  const bool letters =
      std::any_of(word.begin(), word.end(), [](char c) { return is_lower(c) || is_capital(c); });
  const bool foreign = is_foreign(word[0]) && !is_foreign_punctuation(first.code);
  if (is_digit(word[0])) {
    token.shape = Token::Shape::number;
  } else if (letters || foreign) {
    token.shape = Token::Shape::word;
  } else {
    token.shape =
        is_foreign(word[0]) && first.code > 0x3000 ? Token::Shape::other : Token::Shape::punctuation;
  }
  token.capitalised = is_capital(word[0]) || is_foreign_capital(first.code);
  const auto capitals = std::count_if(word.begin(), word.end(), is_capital);
  token.all_capitals = token.capitalised && capitals >= 2 && std::none_of(word.begin(), word.end(), is_lower);
  return token;
}

std::vector<Token> tokenise(Segmenter& segmenter, const AbbreviationTable& abbreviations,
                            std::string_view text, Span span) {
  std::vector<Token> tokens;
  for (const Span word : split_words(segmenter, abbreviations, text, span)) {
    tokens.push_back(token_of(text.substr(word.begin, word.size()), word));
  }
  return tokens;
}

}  // namespace entente
