#include "graph/full_text_passage.h"

#include <algorithm>

#include "graph/full_text_words.h"
#include "graph/full_text_writer.h"

namespace entente {
namespace {

constexpr std::uint32_t widest_cluster = 200;  // bytes from the first match shown to the last
constexpr std::uint32_t widest_passage = 260;

bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

struct Leaf {
  const FullTextQuery* query = nullptr;
  std::vector<std::string> stems;  // of a word
};

struct Match {
  std::size_t word = 0;  // first, in the order of the text
  std::uint32_t begin = 0, end = 0;
  std::size_t leaf = 0;
};

void add_leaves(const FullTextQuery& query, std::vector<Leaf>& leaves) {
  using Kind = FullTextQuery::Kind;
  if (query.parts.empty()) {
    leaves.push_back({&query, query.kind == Kind::word ? stems_in_all_languages(query.words.front())
                                                       : std::vector<std::string>()});
  }
  for (const FullTextQuery& part : query.parts) {
    add_leaves(part, leaves);
    if (query.kind == Kind::but_not) break;
  }
}

// How many words from `at` on the leaf means; 0: none.
std::size_t matched_words(const Leaf& leaf, const std::vector<TextWord>& words, std::size_t at,
                          const std::string& stem) {
  using enum FullTextQuery::Kind;
  const std::vector<std::string>& wanted = leaf.query->words;
  switch (leaf.query->kind) {
    case word:
      return std::ranges::find(leaf.stems, stem) != leaf.stems.end() ? 1 : 0;
    case prefix:
      return words[at].form.starts_with(wanted.front()) ? 1 : 0;
    case phrase: {
      if (words.size() - at < wanted.size()) return 0;
      for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (words[at + i].form != wanted[i]) return 0;
      }
      return wanted.size();
    }
    default:
      return 0;
  }
}

std::vector<Match> matches_in(const std::vector<TextWord>& words, const std::vector<Leaf>& leaves,
                              std::string_view language) {
  const bool stemmed = std::ranges::any_of(leaves, [](const Leaf& leaf) { return !leaf.stems.empty(); });
  WordStems stems(language);
  const std::string none;
  std::vector<Match> matches;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const std::string& stem = stemmed ? stems.of(words[at].form) : none;
    for (std::size_t leaf = 0; leaf < leaves.size(); ++leaf) {
      const std::size_t count = matched_words(leaves[leaf], words, at, stem);
      if (count > 0) matches.push_back({at, words[at].begin, words[at + count - 1].end, leaf});
    }
  }
  return matches;
}

struct Cluster {
  std::size_t first = 0, last = 0;  // matches
  std::size_t kinds = 0;            // different leaves among them
};

// Two fingers: the matches that fit into one passage, for each first one.
Cluster best_cluster(const std::vector<Match>& matches, std::size_t leaves) {
  std::vector<std::size_t> seen(leaves, 0);
  std::size_t kinds = 0;
  Cluster best;
  std::size_t first = 0;
  for (std::size_t last = 0; last < matches.size(); ++last) {
    if (seen[matches[last].leaf]++ == 0) ++kinds;
    while (first < last && matches[last].end > matches[first].begin + widest_cluster) {
      if (--seen[matches[first++].leaf] == 0) --kinds;
    }
    const bool more_kinds = kinds > best.kinds;
    const bool more_words = kinds == best.kinds && last - first > best.last - best.first;
    if (more_kinds || more_words) best = {first, last, kinds};
  }
  return best;
}

bool is_sentence_start(std::string_view text, const TextWord& before, const TextWord& word) {
  constexpr std::size_t longest_abbreviation = 3;  // "Mr.", "U.S."
  const char initial = text[word.begin];
  return before.form.size() > longest_abbreviation && initial >= 'A' && initial <= 'Z' &&
         text.substr(before.end, word.begin - before.end).find_first_of(".!?\n") != std::string_view::npos;
}

// Words around `first` .. `last` until the passage is full, a third of what is left before them.
Passage widened(std::string_view text, const std::vector<TextWord>& words, std::size_t first,
                std::size_t last) {
  const std::uint32_t core = words[last].end - words[first].begin;
  const std::uint32_t spare = core < widest_passage ? widest_passage - core : 0;
  const std::uint32_t earliest = words[first].begin - std::min(words[first].begin, spare / 3);
  while (first > 0 && words[first - 1].begin >= earliest &&
         !is_sentence_start(text, words[first - 1], words[first])) {
    --first;
  }
  const std::uint32_t latest = std::max(words[last].end, words[first].begin + widest_passage);
  while (last + 1 < words.size() && words[last + 1].end <= latest) ++last;
  Passage passage;
  passage.start = words[first].begin;
  passage.end = words[last].end;
  constexpr std::size_t longest_stop = 4;  // a full stop and a closing quote
  for (std::size_t i = 0; i < longest_stop && passage.end < text.size() && !is_blank(text[passage.end]);
       ++i) {
    const bool next_word = last + 1 < words.size() && words[last + 1].begin <= passage.end;
    if (next_word) break;
    ++passage.end;
  }
  passage.text = text.substr(passage.start, passage.end - passage.start);
  return passage;
}

}  // namespace

std::string Passage::marked(std::string_view open, std::string_view close) const {
  std::string line;
  auto mark = marks.begin();
  for (std::uint32_t at = start; at < end; ++at) {
    if (mark != marks.end() && mark->first == at) line += open;
    const char c = text[at - start];
    if (!is_blank(c)) line += c;
    if (is_blank(c) && (line.empty() || line.back() != ' ')) line += ' ';
    if (mark != marks.end() && mark->second == at + 1) {
      line += close;
      ++mark;
    }
  }
  return line;
}

Passage passage_of(std::string_view text, std::string_view language, const FullTextQuery& query) {
  const std::vector<TextWord> words = words_of(text);
  if (words.empty()) return {};
  std::vector<Leaf> leaves;
  add_leaves(query, leaves);
  const std::vector<Match> matches = matches_in(words, leaves, language);
  std::size_t first = 0;
  std::size_t last = 0;
  if (!matches.empty()) {
    const Cluster best = best_cluster(matches, leaves.size());
    first = matches[best.first].word;
    last = matches[best.first].word;
    for (std::size_t i = best.first; i <= best.last; ++i) {
      while (last + 1 < words.size() && words[last].end < matches[i].end) ++last;
    }
  }
  Passage passage = widened(text, words, first, last);
  std::uint32_t marked_to = passage.start;
  for (const Match& match : matches) {
    if (match.begin < marked_to || match.end > passage.end) continue;
    passage.marks.emplace_back(match.begin, match.end);
    marked_to = match.end;
  }
  return passage;
}

}  // namespace entente
