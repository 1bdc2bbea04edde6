#include "ingest/extraction/meetings_by_place.h"

#include <optional>

#include "ingest/extraction/gazetteer.h"
#include "ingest/extraction/head_names.h"

namespace entente {
namespace {

// "Ankara", "Ramadan": one capitalised word that is no state, body or title.
bool may_name_meeting(const ReadingDraft& draft, std::uint32_t at, TokenRange sentence) {
  const Token& token = draft.token(at);
  if (!token.capitalised || token.all_capitals || token.shape != Token::Shape::word) return false;
  if (draft.is(at, WordList::determiner) || draft.is(at, WordList::opener) ||
      draft.is(at, WordList::joining_word) || draft.is(at, WordList::ordinal) ||
      draft.is(at, WordList::calendar_word) || draft.is(at, WordList::participle))
    return false;
  const bool joined = at > sentence.first && (draft.is_dash(at - 1) || draft.token(at - 1).capitalised);
  const auto known = name_at(draft, at, sentence.last);
  const bool place = known && (known->entry->kind == EntityKind::place || known->kind == AliasKind::capital ||
                               known->kind == AliasKind::metonym);
  if (known && !place) return false;
  return !joined && (place || (at > sentence.first && draft.word(at - 1) == "the"));
}

// The common noun of a meeting that may stand behind such a word; nothing for visits and calls.
std::optional<HeadMatch> meeting_noun(const ReadingDraft& draft, std::uint32_t at, std::uint32_t end) {
  if (draft.token(at).capitalised || draft.words[at] == unknown_word) return std::nullopt;
  const auto head = head_at(draft, at, end);
  const bool meeting = head && head->noun->kind == EntityKind::meeting && head->noun->nominal &&
                       head->noun->subtype != "state_visit" && head->noun->subtype != "call";
  return meeting && (!head->plural || head->noun->noun == "talks") ? head : std::nullopt;
}

}  // namespace

std::vector<Candidate> find_meetings_by_place(const ReadingDraft& draft, int sentence) {
  std::vector<Candidate> found;
  const TokenRange range = draft.tokens_of(draft.reading.sentences[static_cast<std::size_t>(sentence)]);
  for (std::uint32_t at = range.first; at + 1 < range.last; ++at) {
    if (!may_name_meeting(draft, at, range)) continue;
    const auto noun = meeting_noun(draft, at + 1, range.last);
    if (!noun) continue;
    Candidate candidate;
    candidate.tokens = {at, noun->tokens.last};
    candidate.sentence = sentence;
    candidate.rank = 4;
    candidate.referent.kind = EntityKind::meeting;
    candidate.referent.subtype = noun->noun->subtype;
    candidate.referent.name = draft.text(candidate.tokens);
    candidate.referent.key = local_key(EntityKind::meeting, candidate.referent.name);
    found.push_back(std::move(candidate));
  }
  return found;
}

}  // namespace entente
