#include "ingest/extraction/short_forms.h"

#include <algorithm>

#include "ingest/extraction/head_names.h"

namespace entente {
namespace {

bool is_acronym(std::string_view word) {
  const auto capitals = std::count_if(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  const auto lower = std::count_if(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return capitals >= 2 && capitals > lower && word.size() <= 12;
}

bool may_have_acronym(const Candidate& candidate) {
  const EntityKind kind = candidate.referent.kind;
  return candidate.tokens.size() >= 2 && candidate.kind == MentionKind::name && kind != EntityKind::person &&
         kind != EntityKind::office && kind != EntityKind::document;
}

}  // namespace

std::vector<Candidate> ShortForms::learn(const std::vector<Candidate>& chosen) {
  std::vector<Candidate> found;
  for (const Candidate& candidate : chosen) {
    if (auto acronym = may_have_acronym(candidate) ? learn_acronym(candidate) : std::nullopt) {
      found.push_back(std::move(*acronym));
    }
    learn_heads(candidate);
  }
  return found;
}

std::optional<Candidate> ShortForms::learn_acronym(const Candidate& candidate) {
  const auto end = draft_.reading.sentences[static_cast<std::size_t>(candidate.sentence)].last_token;
  std::uint32_t at = candidate.tokens.last;
  if (at + 2 >= end || draft_.word(at) != "(") return std::nullopt;
  ++at;
  if (draft_.word(at) == "\"") ++at;
  std::uint32_t last = at + 1;
  while (last + 1 < end && draft_.is_dash(last) && draft_.touches_next(last)) last += 2;
  if (last >= end || (draft_.word(last) != ")" && draft_.word(last) != "\"" && draft_.word(last) != ",")) {
    return std::nullopt;
  }
  if (!is_acronym(draft_.word(at))) return std::nullopt;
  Candidate acronym;
  acronym.tokens = {at, last};
  acronym.sentence = candidate.sentence;
  acronym.rank = 7;
  acronym.referent = candidate.referent;
  acronyms_.try_emplace(draft_.text(acronym.tokens), candidate.referent);
  return acronym;
}

void ShortForms::learn_heads(const Candidate& candidate) {
  if (candidate.kind != MentionKind::name || candidate.referent.kind == EntityKind::person) return;
  const auto& nouns = draft_.index->records.role_nouns;
  if (const LexiconEntry* entry = candidate.referent.entry) {
    for (const std::uint32_t noun : draft_.index->entry_heads[draft_.index->by_id.at(entry->id)]) {
      introduce(nouns[noun], candidate);
    }
    return;
  }
  for (std::uint32_t at = candidate.tokens.first; at < candidate.tokens.last; ++at) {
    const auto head = head_at(draft_, at, candidate.tokens.last);
    if (!head || !head->noun->definite || head->plural) continue;
    introduce(*head->noun, candidate);
    at = head->tokens.last - 1;
  }
}

// An organisation that is called an alliance ("the Alliance" for NATO) is there a grouping equal to it.
void ShortForms::introduce(const RoleNounRecord& noun, const Candidate& candidate) {
  Referent referent = candidate.referent;
  if (noun.kind == EntityKind::grouping && referent.kind == EntityKind::organisation &&
      referent.entry != nullptr) {
    referent = Referent{};
    referent.kind = EntityKind::grouping;
    referent.key = "grouping~" + candidate.referent.entry->id;
    referent.name = candidate.referent.entry->name;
    referent.subtype = noun.subtype;
    referent.equivalent_to = candidate.referent.entry->id;
  }
  by_head_[noun.id].push_back({std::move(referent), candidate.sentence});
}

std::vector<Candidate> ShortForms::find(int sentence) const {
  std::vector<Candidate> found = find_short_forms(sentence);
  const TokenRange range = draft_.tokens_of(draft_.reading.sentences[static_cast<std::size_t>(sentence)]);
  for (std::uint32_t at = range.first; at < range.last && !acronyms_.empty(); ++at) {
    if (!draft_.token(at).capitalised) continue;
    std::uint32_t last = at + 1;
    while (last + 1 < range.last && draft_.is_dash(last) && draft_.touches_next(last)) last += 2;
    auto known = acronyms_.find(draft_.text({at, last}));
    if (known == acronyms_.end()) known = acronyms_.find(draft_.text({at, last = at + 1}));
    if (known == acronyms_.end()) continue;
    Candidate candidate;
    candidate.tokens = {at, last};
    candidate.sentence = sentence;
    candidate.rank = 7;
    candidate.referent = known->second;
    found.push_back(std::move(candidate));
  }
  return found;
}

std::vector<Candidate> ShortForms::find_short_forms(int sentence) const {
  std::vector<Candidate> found;
  const TokenRange range = draft_.tokens_of(draft_.reading.sentences[static_cast<std::size_t>(sentence)]);
  for (std::uint32_t at = range.first + 1; at < range.last; ++at) {
    const std::string_view before = draft_.word(at - 1);
    if (!draft_.token(at).capitalised ||
        (before != "the" && before != "The" && before != "our" && before != "this" && before != "This"))
      continue;
    const auto head = head_at(draft_, at, range.last);
    if (!head || !head->noun->definite || head->plural) continue;
    const TokenRange tokens = head->tokens;
    const auto known = by_head_.find(head->noun->id);
    if (known == by_head_.end()) continue;
    // What goes on in capitals is a name of its own.
    if (tokens.last < range.last && draft_.token(tokens.last).capitalised) continue;
    const auto after =
        std::upper_bound(known->second.begin(), known->second.end(), sentence,
                         [](int limit, const Introduced& one) { return limit < one.sentence; });
    if (after == known->second.begin()) continue;
    Candidate candidate;
    candidate.tokens = tokens;
    candidate.sentence = sentence;
    candidate.kind = MentionKind::definite;
    candidate.rank = 3;
    candidate.referent = std::prev(after)->referent;
    found.push_back(std::move(candidate));
  }
  return found;
}

}  // namespace entente
