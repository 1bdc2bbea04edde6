#include "ingest/extraction/entities.h"

#include <algorithm>
#include <iterator>

#include "graph/model.h"
#include "ingest/extraction/compound_actors.h"
#include "ingest/extraction/draft.h"
#include "ingest/extraction/gazetteer.h"
#include "ingest/extraction/selection.h"

namespace entente {
namespace {

void append(std::vector<Candidate>& all, std::vector<Candidate> more) {
  std::move(more.begin(), more.end(), std::back_inserter(all));
}

std::vector<Candidate> candidates_of(const Draft& draft, int sentence) {
  std::vector<Candidate> found = find_known_names(draft, sentence);
  append(found, find_compound_actors(draft, sentence));
  return select(std::move(found));
}

void number_mentions(Reading& reading) {
  for (std::size_t i = 0; i < reading.mentions.size(); ++i) {
    reading.entities[static_cast<std::size_t>(reading.mentions[i].entity)].mentions.push_back(
        static_cast<int>(i));
  }
}

}  // namespace

Reading read_entities(const Document& document, const Lexicon& lexicon,
                      std::span<const GivenSentence> given) {
  Draft draft = draft_of(document, lexicon, given);
  for (std::size_t i = 0; i < draft.reading.sentences.size(); ++i) {
    if (draft.reading.sentences[i].boilerplate) continue;
    for (const Candidate& candidate : candidates_of(draft, static_cast<int>(i))) draft.enter(candidate);
  }
  number_mentions(draft.reading);
  return std::move(draft.reading);
}

}  // namespace entente
