#include "ingest/language/words.h"

namespace entente {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

// "U.S", "D.C", "a.m", "J": single letters, with or without full stops between them.
bool is_initials(std::string_view word) {
  if (word.size() == 1) return is_capital(word[0]);
  if (word.size() % 2 == 0) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (i % 2 == 0 ? !is_letter(word[i]) : word[i] != '.') return false;
  }
  return true;
}

bool is_possessive(std::string_view word) {
  return word.size() > 2 && word[word.size() - 2] == '\'' && (word.back() == 's' || word.back() == 'S');
}

}  // namespace

std::vector<Span> split_words(Segmenter& segmenter, const AbbreviationTable& abbreviations,
                              std::string_view text, Span span) {
  std::vector<Span> words;
  for (Span word : segmenter.words(text.substr(span.begin, span.size()))) {
    word = {word.begin + span.begin, word.end + span.begin};
    const std::string_view spelling = text.substr(word.begin, word.size());
    if (spelling == "." && !words.empty() && words.back().end == word.begin) {
      const Span last = words.back();
      const std::string_view before = text.substr(last.begin, last.size());
      if (is_initials(before) || abbreviations.find(text.substr(last.begin, last.size() + 1))) {
        words.back().end = word.end;
        continue;
      }
    }
    if (is_possessive(spelling)) {
      words.push_back({word.begin, word.end - 2});
      words.push_back({word.end - 2, word.end});
    } else {
      words.push_back(word);
    }
  }
  return words;
}

}  // namespace entente
