#include "ingest/extraction/meeting_places.h"

#include "graph/name_folding.h"
#include "ingest/extraction/gazetteer.h"

namespace entente {

void MeetingPlaces::learn(const std::vector<Candidate>& candidates) {
  for (const Candidate& candidate : candidates) {
    if (candidate.referent.kind != EntityKind::meeting) continue;
    const LexiconEntry* entry = candidate.referent.entry;
    if (entry != nullptr && !entry->place.empty())
      by_place_.try_emplace(fold_name(entry->place), candidate.referent);
    for (std::uint32_t at = candidate.tokens.first; entry == nullptr && at < candidate.tokens.last; ++at) {
      const auto name = name_at(draft_, at, candidate.tokens.last);
      if (!name || name->entry->kind != EntityKind::place) continue;
      by_place_.try_emplace(fold_name(draft_.text(name->tokens)), candidate.referent);
    }
  }
}

void MeetingPlaces::apply(Candidate& candidate) const {
  if (by_place_.empty() || candidate.referent.kind != EntityKind::place) return;
  const auto meeting = by_place_.find(fold_name(draft_.text(candidate.tokens)));
  if (meeting == by_place_.end()) return;
  const auto sentence =
      draft_.tokens_of(draft_.reading.sentences[static_cast<std::size_t>(candidate.sentence)]);
  if (!means_meeting(candidate.tokens, sentence)) return;
  candidate.referent = meeting->second;
  candidate.kind = MentionKind::definite;
}

bool MeetingPlaces::means_meeting(TokenRange place, TokenRange sentence) const {
  if (place.last < sentence.last && draft_.is(place.last, WordList::legacy_noun)) return true;
  if (place.first == sentence.first) return false;
  const std::string_view before = draft_.word(place.first - 1);
  if (before == "since" || before == "after" || before == "Since" || before == "After") return true;
  if (before != "of" && before != "from" && before != "at") return false;
  return place.first > sentence.first + 1 && draft_.is(place.first - 2, WordList::legacy_noun);
}

}  // namespace entente
