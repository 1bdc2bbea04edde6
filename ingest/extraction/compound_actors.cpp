#include "ingest/extraction/compound_actors.h"

#include <algorithm>
#include <cctype>

#include "ingest/extraction/gazetteer.h"

namespace entente {
namespace {

// A state by its name, not reaching over a hyphen into the next ("South Korea" of "South Korea-Japan").
std::optional<KnownName> state_at(const ReadingDraft& draft, std::uint32_t first, std::uint32_t end) {
  std::uint32_t stop = first;
  while (stop < end && !draft.is_dash(stop)) ++stop;
  const auto match = name_at(draft, first, stop);
  if (!match || match->entry->kind != EntityKind::state || match->kind == AliasKind::demonym)
    return std::nullopt;
  return match;
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

}  // namespace

CompoundActor compound_at(const ReadingDraft& draft, std::uint32_t first, std::uint32_t end) {
  CompoundActor actor{{first, first}, {}};
  std::uint32_t at = first;
  while (at < end) {
    const auto state = state_at(draft, at, end);
    if (!state) break;
    actor.states.push_back(state->entry);
    actor.tokens.last = state->tokens.last;
    at = state->tokens.last;
    if (at + 1 >= end || !draft.is_dash(at) || !draft.touches_next(at - 1) || !draft.touches_next(at)) break;
    ++at;
  }
  if (actor.states.size() < 2) return {{first, first}, {}};
  return actor;
}

Referent grouping_of(const ReadingDraft& draft, const std::vector<const LexiconEntry*>& states) {
  std::vector<const LexiconEntry*> sorted = states;
  std::sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) { return a->id < b->id; });
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  Referent referent;
  referent.kind = EntityKind::grouping;
  std::string id = "grouping:";
  for (const LexiconEntry* state : sorted) {
    if (state != sorted.front()) id += '-';
    if (!referent.name.empty()) referent.name += "\u2013";
    id += lower(state->id.substr(state->id.find(':') + 1));
    referent.name += state->usual_name();
    referent.members.push_back(state->id);
  }
  referent.entry = draft.lexicon->find(id);
  referent.key = id;
  referent.subtype = sorted.size() == 2 ? "dyad" : sorted.size() == 3 ? "trilateral" : "quad";
  return referent;
}

std::vector<Candidate> find_compound_actors(const ReadingDraft& draft, int sentence) {
  std::vector<Candidate> found;
  const TokenRange range = draft.tokens_of(draft.reading.sentences[static_cast<std::size_t>(sentence)]);
  for (std::uint32_t at = range.first; at < range.last; ++at) {
    if (draft.words[at] == unknown_word || (at > range.first && draft.is_dash(at - 1))) continue;
    const CompoundActor actor = compound_at(draft, at, range.last);
    if (actor.states.size() < 3) continue;
    Candidate candidate;
    candidate.tokens = actor.tokens;
    candidate.sentence = sentence;
    candidate.referent = grouping_of(draft, actor.states);
    candidate.referent.name = draft.text(actor.tokens);
    candidate.rank = 6;
    at = actor.tokens.last - 1;
    found.push_back(std::move(candidate));
  }
  return found;
}

}  // namespace entente
