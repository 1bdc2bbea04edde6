#include "query/name_words.h"

#include <algorithm>
#include <sstream>
#include <string>

#include "graph/name_folding.h"

namespace entente {
namespace {

// Names looked at for their words: those that hold all the letters are few.
constexpr std::size_t most_candidates = 200;

std::vector<std::string> words_of(std::string_view name) {
  std::istringstream folded(fold_name(name));
  std::vector<std::string> words;
  for (std::string word; folded >> word;) words.push_back(word);
  std::sort(words.begin(), words.end());
  return words;
}

template <typename Fits>
Result<std::vector<NameMatch>> fitting(const Snapshot& snapshot, std::string_view text, Fits fits) {
  std::vector<NameMatch> matches = TRY(snapshot.containing(text, most_candidates));
  std::erase_if(matches, [&](const NameMatch& match) { return !fits(words_of(match.text)); });
  return matches;
}

}  // namespace

Result<std::vector<NameMatch>> named_in_any_order(const Snapshot& snapshot, std::string_view name) {
  const std::vector<std::string> words = words_of(name);
  if (words.size() < 2) return std::vector<NameMatch>();
  return fitting(snapshot, name, [&](const std::vector<std::string>& other) { return other == words; });
}

Result<std::vector<NameMatch>> with_words_beginning(const Snapshot& snapshot, std::string_view prefix,
                                                    std::size_t limit) {
  const std::vector<std::string> beginnings = words_of(prefix);
  if (beginnings.empty()) return std::vector<NameMatch>();
  std::vector<NameMatch> matches = TRY(fitting(snapshot, prefix, [&](const std::vector<std::string>& words) {
    return std::all_of(beginnings.begin(), beginnings.end(), [&](const std::string& beginning) {
      return std::any_of(words.begin(), words.end(),
                         [&](const std::string& word) { return word.starts_with(beginning); });
    });
  }));
  if (matches.size() > limit) matches.resize(limit);
  return matches;
}

}  // namespace entente
