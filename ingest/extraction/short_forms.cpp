#include "ingest/extraction/short_forms.h"

#include <algorithm>
#include <iterator>

#include "ingest/extraction/acronyms.h"
#include "ingest/extraction/gazetteer.h"
#include "ingest/extraction/head_names.h"
#include "ingest/extraction/selection.h"

namespace entente {
namespace {

bool is_acronym(std::string_view word) {
  const auto capitals = std::count_if(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  const auto lower = std::count_if(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return capitals >= 2 && capitals > lower && word.size() <= 12;
}

constexpr std::uint32_t max_words_before = 6;

bool may_have_acronym(const Candidate& candidate) {
  const EntityKind kind = candidate.referent.kind;
  return candidate.tokens.size() >= 2 && candidate.kind == MentionKind::name && kind != EntityKind::person &&
         kind != EntityKind::office && kind != EntityKind::document;
}

}  // namespace

std::vector<Candidate> ShortForms::learn(std::vector<Candidate> chosen) {
  std::vector<Candidate> acronyms;
  std::vector<Candidate> owners;
  for (Candidate& candidate : chosen) {
    if (auto owner = split_owner(candidate)) owners.push_back(std::move(*owner));
  }
  std::move(owners.begin(), owners.end(), std::back_inserter(chosen));
  for (Candidate& candidate : chosen) {
    if (auto acronym = may_have_acronym(candidate) ? learn_acronym(candidate) : std::nullopt) {
      acronyms.push_back(std::move(*acronym));
    }
    learn_heads(candidate);
    learn_realm(candidate);
    if (auto defined = learn_definition(candidate)) acronyms.push_back(std::move(*defined));
  }
  std::move(acronyms.begin(), acronyms.end(), std::back_inserter(chosen));
  return select(std::move(chosen));
}

// An unknown name begins where its acronym says: "American Society of Civil Engineers (ASCE)".
bool ShortForms::begin_by_initials(std::string_view acronym, Candidate& candidate) const {
  const std::uint32_t end = candidate.tokens.last;
  const std::uint32_t sentence =
      draft_.reading.sentences[static_cast<std::size_t>(candidate.sentence)].first_token;
  std::uint32_t first = candidate.tokens.first;
  for (std::uint32_t steps = 0; skipped_words(draft_, acronym, {first, end}) != 0; ++steps) {
    if (first == sentence || steps == max_words_before) return false;
    --first;
    const bool joins = draft_.is(first, WordList::joining_word) || draft_.word(first) == "&";
    if (!draft_.token(first).capitalised && !joins && draft_.word(first) != "'s") return false;
  }
  if (!draft_.token(first).capitalised) return false;
  candidate.tokens.first = first;
  candidate.referent.name = draft_.text(candidate.tokens);
  candidate.referent.key = local_key(candidate.referent.kind, candidate.referent.name);
  return true;
}

// The acronym leaves out a state at the beginning or what follows a preposition: "U.S.-Mexico High Level
// Dialogue (HLD)", "Global Plan for Enhanced Action (GP)".
bool ShortForms::stands_for_part(std::string_view acronym, TokenRange name) const {
  for (std::uint32_t first = name.first; first < name.last && first < name.first + 5; ++first) {
    if (skipped_words(draft_, acronym, {first, name.last}) == 0) return true;
  }
  for (std::uint32_t last = name.last; last > name.first + 1; --last) {
    if (draft_.is(last - 1, WordList::joining_word) &&
        skipped_words(draft_, acronym, {name.first, last}) == 0) {
      return true;
    }
  }
  return false;
}

// Whether the acronym in parentheses is the candidate's: the lexicon knows, or the initials show it.
bool ShortForms::defines(TokenRange acronym, Candidate& candidate) const {
  const std::string letters = draft_.text(acronym);
  const auto known = name_at(draft_, acronym.first, acronym.last);
  const LexiconEntry* meant = known && known->tokens == acronym ? known->entry : nullptr;
  const LexiconEntry* entry = candidate.referent.entry;
  if (entry != nullptr) {
    if (meant != nullptr) return meant == entry;
    const bool body = entry->kind == EntityKind::organisation;
    return skipped_words(draft_, letters, candidate.tokens) <= (body ? 2 : 0);
  }
  const bool fits = begin_by_initials(letters, candidate) ||
                    (meant == nullptr && (skipped_words(draft_, letters, candidate.tokens) <= 1 ||
                                          stands_for_part(letters, candidate.tokens)));
  if (fits && meant != nullptr && meant->kind == candidate.referent.kind) candidate.referent.entry = meant;
  return fits;
}

// "Council of Ministers of the East African Harbour Commission (EAHC)": the acronym shows that the last part
// is a name of its own. Returns it, and leaves the rest to the candidate.
std::optional<Candidate> ShortForms::split_owner(Candidate& candidate) const {
  const auto end = draft_.reading.sentences[static_cast<std::size_t>(candidate.sentence)].last_token;
  const TokenRange name = candidate.tokens;
  const bool body =
      candidate.referent.entry == nullptr && candidate.referent.kind == EntityKind::organisation;
  if (!body || name.last + 2 >= end || draft_.word(name.last) != "(" || draft_.word(name.last + 2) != ")")
    return std::nullopt;
  const std::string_view letters = draft_.word(name.last + 1);
  if (!is_acronym(letters)) return std::nullopt;
  for (std::uint32_t of = name.first + 2; of + 2 < name.last; ++of) {
    if (draft_.word(of) != "of") continue;
    const std::uint32_t first = draft_.word(of + 1) == "the" ? of + 2 : of + 1;
    if (first + 1 >= name.last || skipped_words(draft_, letters, {first, name.last}) != 0) continue;
    Candidate owner = candidate;
    owner.tokens = {first, name.last};
    owner.referent = Referent{};
    owner.referent.kind = candidate.referent.kind;
    owner.referent.name = draft_.text(owner.tokens);
    owner.referent.key = local_key(owner.referent.kind, owner.referent.name);
    owner.referent.status = "existing";
    candidate.tokens.last = of;
    candidate.referent.name = draft_.text(candidate.tokens);
    candidate.referent.key = local_key(candidate.referent.kind, candidate.referent.name);
    return owner;
  }
  return std::nullopt;
}

std::optional<Candidate> ShortForms::learn_acronym(Candidate& candidate) {
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
  if (!defines({at, last}, candidate)) return std::nullopt;
  Candidate acronym;
  acronym.tokens = {at, last};
  acronym.sentence = candidate.sentence;
  acronym.rank = 7;
  acronym.referent = candidate.referent;
  acronyms_.try_emplace(draft_.text(acronym.tokens), candidate.referent);
  return acronym;
}

// "Agreement on Reciprocal Trade (the \"Agreement\")": from here on the short form means this and nothing
// else.
std::optional<Candidate> ShortForms::learn_definition(const Candidate& candidate) {
  const auto end = draft_.reading.sentences[static_cast<std::size_t>(candidate.sentence)].last_token;
  std::uint32_t at = candidate.tokens.last;
  if (candidate.kind != MentionKind::name || at + 2 >= end || draft_.word(at) != "(") return std::nullopt;
  ++at;
  while (at + 1 < end && (draft_.word(at) == "\"" || draft_.word(at) == "the" || draft_.word(at) == "The"))
    ++at;
  if (!draft_.token(at).capitalised) return std::nullopt;
  const auto head = head_at(draft_, at, end);
  if (!head || head->plural || head->tokens.last >= end) return std::nullopt;
  const std::string_view close = draft_.word(head->tokens.last);
  const bool same = head->noun->kind == candidate.referent.kind;
  if ((close != ")" && close != "\"") || !same) return std::nullopt;
  defined_.try_emplace(head->noun->id, Introduced{candidate.referent, candidate.sentence});
  Candidate definition;
  definition.tokens = head->tokens;
  definition.sentence = candidate.sentence;
  definition.kind = MentionKind::definite;
  definition.rank = 3;
  definition.referent = candidate.referent;
  return definition;
}

void ShortForms::learn_heads(const Candidate& candidate) {
  const bool alliance =
      candidate.kind == MentionKind::definite && candidate.referent.kind == EntityKind::grouping;
  if ((candidate.kind != MentionKind::name && !alliance) || candidate.referent.kind == EntityKind::person)
    return;
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
  if (const LexiconEntry* body = referent.entry;
      body != nullptr && noun.kind == EntityKind::grouping && referent.kind == EntityKind::organisation) {
    referent = Referent{};
    referent.kind = EntityKind::grouping;
    referent.key = "grouping~" + body->id;
    referent.name = body->name;
    referent.subtype = noun.subtype;
    referent.equivalent_to = body->id;
  }
  by_head_[noun.id].push_back({std::move(referent), candidate.sentence});
}

// "the Kingdom" for the only state of the document that is called one: "Kingdom of Saudi Arabia".
void ShortForms::learn_realm(const Candidate& candidate) {
  if (candidate.referent.kind != EntityKind::state || candidate.referent.entry == nullptr) return;
  const LexiconEntry& state = *candidate.referent.entry;
  if (!draft_.text(candidate.tokens).starts_with("Kingdom of ")) return;
  if (realm_ != nullptr && realm_ != &state) several_realms_ = true;
  realm_ = &state;
}

std::vector<Candidate> ShortForms::find_realms(int sentence) const {
  std::vector<Candidate> found;
  const TokenRange range = draft_.tokens_of(draft_.reading.sentences[static_cast<std::size_t>(sentence)]);
  for (std::uint32_t at = range.first + 1; realm_ != nullptr && !several_realms_ && at < range.last; ++at) {
    if (draft_.word(at) != "Kingdom" || (draft_.word(at - 1) != "the" && draft_.word(at - 1) != "The"))
      continue;
    if (at + 1 < range.last && draft_.word(at + 1) == "of") continue;
    Candidate candidate;
    candidate.tokens = {at, at + 1};
    candidate.sentence = sentence;
    candidate.kind = MentionKind::definite;
    candidate.rank = 3;
    candidate.referent.kind = EntityKind::state;
    candidate.referent.entry = realm_;
    found.push_back(std::move(candidate));
  }
  return found;
}

std::vector<Candidate> ShortForms::find(int sentence) const {
  std::vector<Candidate> found = find_short_forms(sentence);
  std::vector<Candidate> realms = find_realms(sentence);
  std::move(realms.begin(), realms.end(), std::back_inserter(found));
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
    // "The Council further decided": who acts in such a text is the body that its opening introduced.
    const bool opens = at == range.first + 1 && known->second.front().sentence <= 2;
    candidate.referent = opens ? known->second.front().referent : std::prev(after)->referent;
    const auto defined = defined_.find(head->noun->id);
    if (defined != defined_.end() && defined->second.sentence <= sentence)
      candidate.referent = defined->second.referent;
    found.push_back(std::move(candidate));
  }
  return found;
}

}  // namespace entente
