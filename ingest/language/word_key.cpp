#include "ingest/language/word_key.h"

#include <algorithm>

#include "graph/name_folding.h"

namespace entente {
namespace {

bool is_ascii(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_dash(std::string_view word) {
  return word == "-" || word == "\u2010" || word == "\u2011" || word == "\u2012" || word == "\u2013" ||
         word == "\u2212";
}

}  // namespace

std::string word_key(std::string_view word) {
  if (word == "&") return "and";
  if (is_dash(word)) return "-";
  if (!is_ascii(word)) {
    std::string folded = fold_name(word);
    return folded.empty() ? std::string(word) : folded;
  }
  if (word.size() < 2)
    return {word.empty() || word[0] < 'A' || word[0] > 'Z' ? std::string(word)
                                                           : std::string(1, static_cast<char>(word[0] + 32))};
  std::string key;
  key.reserve(word.size());
  for (const char c : word) {
    if (c >= 'A' && c <= 'Z') {
      key.push_back(static_cast<char>(c + 32));
    } else if (c != '.' && c != '\'') {
      key.push_back(c);
    }
  }
  return key.empty() ? std::string(word) : key;
}

}  // namespace entente
