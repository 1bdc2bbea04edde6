#include "ingest/training/name_score.h"

#include <algorithm>
#include <chrono>

namespace entente {
namespace {

std::vector<LabelledName> without_others(std::vector<LabelledName> names) {
  std::erase_if(names, [](const LabelledName& name) { return name.type == NameType::other; });
  return names;
}

std::vector<LabelledName> without_types(std::vector<LabelledName> names) {
  for (LabelledName& name : names) name.type = NameType::other;
  return names;
}

void count(NameCounts& counts, const std::vector<LabelledName>& gold,
           const std::vector<LabelledName>& found) {
  counts.gold += gold.size();
  counts.found += found.size();
  for (const LabelledName& name : found) {
    counts.right += std::find(gold.begin(), gold.end(), name) != gold.end() ? 1u : 0u;
  }
}

}  // namespace

NameScore score_names(const NameTagger& tagger, const std::vector<MarkedSentence>& sentences,
                      const NameTypes& types, const Lexicon& lexicon) {
  const ReadingDraft draft = draft_of_words(sentences, lexicon);
  NameScore score;
  std::chrono::duration<double> spent{0};
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const TokenRange range = draft.tokens_of(draft.reading.sentences[i]);
    const auto begin = std::chrono::steady_clock::now();
    const std::vector<TaggedName> tagged = tagger.tag(draft, range);
    spent += std::chrono::steady_clock::now() - begin;
    std::vector<LabelledName> found;
    for (const TaggedName& name : tagged)
      found.push_back({{name.tokens.first - range.first, name.tokens.last - range.first}, name.type});
    const std::vector<LabelledName> gold = labelled_names(sentences[i], types);
    count(score.spans, without_types(gold), without_types(found));
    count(score.typed, without_others(gold), without_others(found));
  }
  if (spent.count() > 0) score.sentences_per_second = static_cast<double>(sentences.size()) / spent.count();
  return score;
}

}  // namespace entente
