#include "ingest/linking/commitment_identity.h"

#include <algorithm>
#include <array>
#include <set>

#include "graph/digest.h"
#include "graph/name_folding.h"
#include "ingest/language/stemmer.h"

namespace entente {
namespace {

// Function words that may differ between two statements of one commitment. Here and not in the lexicon
// because they are part of what a commitment id is: changing them changes ids that are on disk.
constexpr std::array<std::string_view, 46> function_words = {
    "a",     "all",   "also",     "an",         "and",     "any",      "as",     "at",      "be",   "both",
    "by",    "each",  "for",      "from",       "fully",   "has",      "have",   "if",      "in",   "into",
    "is",    "it",    "its",      "of",         "on",      "or",       "our",    "s",       "that", "the",
    "their", "these", "this",     "those",      "through", "to",       "toward", "towards", "we",   "which",
    "will",  "with",  "continue", "continuing", "further", "continued"};

bool is_function_word(std::string_view word) {
  return std::find(function_words.begin(), function_words.end(), word) != function_words.end();
}

std::set<std::string> content_stems(std::string_view content) {
  std::set<std::string> stems;
  const std::string folded = fold_name(content);
  for (std::size_t begin = 0; begin < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', begin), folded.size());
    const std::string_view word = std::string_view(folded).substr(begin, end - begin);
    if (!word.empty() && !is_function_word(word)) stems.insert(stem(word));
    begin = end + 1;
  }
  return stems;
}

}  // namespace

EntityId commitment_id(std::vector<EntityId> parties, Polarity polarity, std::string_view content) {
  std::sort(parties.begin(), parties.end());
  parties.erase(std::unique(parties.begin(), parties.end()), parties.end());
  std::string signature(name_of(polarity));
  for (const EntityId& party : parties) signature += "|" + party;
  signature += '\n';
  for (const std::string& word : content_stems(content)) signature += word + ' ';
  return "commitment:" + hex(sha256(signature)).substr(0, 16);
}

}  // namespace entente
