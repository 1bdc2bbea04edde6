#include "ingest/extraction/metonymy.h"

#include "graph/model.h"
#include "graph/name_folding.h"
#include "ingest/extraction/person_names.h"

namespace entente {
namespace {

bool is_proper_word(const ReadingDraft& draft, std::uint32_t at, TokenRange sentence) {
  if (at < sentence.first || at >= sentence.last) return false;
  const Token& token = draft.token(at);
  return token.shape == Token::Shape::word && token.capitalised && !token.all_capitals;
}

bool begins_title(const ReadingDraft& draft, std::uint32_t at, TokenRange sentence) {
  return longest_match(draft, draft.index->titles, at, sentence.last).has_value() &&
         draft.token(at).capitalised;
}

// "Jordan Smith", "Michael Jordan": a place name that is part of a person's.
bool part_of_person_name(const ReadingDraft& draft, TokenRange name, TokenRange sentence) {
  if (name.size() != 1) return false;
  const bool given = draft.is(name.first, WordList::given_name);
  if (given && is_proper_word(draft, name.last, sentence) && draft.words[name.last] == unknown_word)
    return true;
  return name.first > sentence.first && is_proper_word(draft, name.first - 1, sentence) &&
         draft.is(name.first - 1, WordList::given_name) && !draft.is(name.first - 1, WordList::auxiliary);
}

bool after_place_preposition(const ReadingDraft& draft, TokenRange name, TokenRange sentence) {
  return name.first > sentence.first && draft.is(name.first - 1, WordList::place_preposition);
}

// "cancelled", "stayed": any past tense makes a capital its subject, but for "London based".
bool is_past_tense(const ReadingDraft& draft, std::uint32_t at) {
  const std::string_view word = draft.word(at);
  return word.size() > 4 && word.ends_with("ed") && word != "based" && word != "located" && word != "need" &&
         word != "indeed" && !draft.token(at).capitalised;
}

// "Washington argued", "Seoul and Tokyo have agreed", "Beijing's decision".
bool acts(const ReadingDraft& draft, TokenRange name, TokenRange sentence) {
  if (after_place_preposition(draft, name, sentence)) return false;
  // "Beijing accused Washington"
  if (name.first > sentence.first && draft.is(name.first - 1, WordList::act_verb) &&
      !draft.is(name.first - 1, WordList::auxiliary)) {
    return true;
  }
  std::uint32_t next = name.last;
  if (next < sentence.last && draft.word(next) == "'s") {
    return next + 1 < sentence.last && draft.is(next + 1, WordList::policy_noun);
  }
  for (int names = 0; names < 3 && next + 1 < sentence.last; ++names) {
    const std::string_view word = draft.word(next);
    if (word != "and" && word != ",") break;
    std::uint32_t other = next + 1;
    if (draft.word(other) == "and" && other + 1 < sentence.last) ++other;
    const auto match = name_at(draft, other, sentence.last);
    if (!match || match->entry->kind != EntityKind::state) break;
    next = match->tokens.last;
  }
  if (next >= sentence.last || draft.token(next).capitalised) return false;
  return draft.is(next, WordList::act_verb) || is_past_tense(draft, next);
}

// "Japanese Prime Minister", "Chinese economic coercion", "Japanese and Korean leaders".
bool modifies_policy_noun(const ReadingDraft& draft, TokenRange name, TokenRange sentence) {
  std::uint32_t next = name.last;
  while (next + 1 < sentence.last &&
         (draft.word(next) == "and" || draft.word(next) == "," || draft.is_dash(next))) {
    const auto other = name_at(draft, next + 1, sentence.last);
    if (!other || other->entry->kind != EntityKind::state) break;
    next = other->tokens.last;
  }
  if (next >= sentence.last) return false;
  if (draft.is(next, WordList::policy_noun) || begins_title(draft, next, sentence)) return true;
  const bool adjective = draft.token(next).shape == Token::Shape::word && !draft.token(next).capitalised &&
                         !draft.is(next, WordList::joining_word) && !draft.is(next, WordList::auxiliary);
  return adjective && next + 1 < sentence.last && draft.is(next + 1, WordList::policy_noun);
}

Candidate plain(const KnownName& match) {
  Candidate candidate;
  candidate.tokens = match.tokens;
  candidate.referent.kind = match.entry->kind;
  candidate.referent.entry = match.entry;
  candidate.rank = 5;
  return candidate;
}

// The city behind the name of a capital; the lexicon's place when it has one.
Candidate city(const ReadingDraft& draft, const KnownName& match, std::string_view subtype) {
  Candidate candidate = plain(match);
  const std::string name = draft.text(match.tokens);
  candidate.referent.kind = EntityKind::place;
  candidate.referent.entry = draft.lexicon->find(entity_id(EntityKind::place, name));
  const std::string folded = fold_name(name), capital = fold_name(match.entry->capital);
  if (!capital.empty() && (capital.starts_with(folded) || folded.starts_with(capital))) {
    candidate.referent.entry = draft.lexicon->find(entity_id(EntityKind::place, match.entry->capital));
  }
  if (candidate.referent.entry != nullptr) return candidate;
  candidate.referent.key = local_key(EntityKind::place, name);
  candidate.referent.name = name;
  candidate.referent.subtype = subtype;
  return candidate;
}

// "Indo-Pacific" of "Indo-Pacific region": a common noun after a place's name is no part of it.
TokenRange without_common_noun(const ReadingDraft& draft, TokenRange name) {
  const auto is_common = [&](std::uint32_t at) {
    return draft.word(at) == "region" || draft.word(at) == "theater" || draft.word(at) == "area";
  };
  if (name.size() > 1 && is_common(name.last - 1)) --name.last;
  return name;
}

// "the U.S.-Japan alliance", in lower case, is no name: two states and a common noun.
bool is_common_alliance(const ReadingDraft& draft, const KnownName& match) {
  return match.entry->kind == EntityKind::grouping && match.tokens.size() > 1 &&
         draft.token(match.tokens.last - 1).shape == Token::Shape::word &&
         !draft.token(match.tokens.last - 1).capitalised;
}

}  // namespace

std::optional<Candidate> meaning_of(const ReadingDraft& draft, const KnownName& match, TokenRange sentence) {
  const EntityKind kind = match.entry->kind;
  if ((kind == EntityKind::state || kind == EntityKind::place) &&
      part_of_person_name(draft, match.tokens, sentence)) {
    return std::nullopt;
  }
  if (is_common_alliance(draft, match)) return std::nullopt;
  if (match.kind == AliasKind::demonym) {
    if (!modifies_policy_noun(draft, match.tokens, sentence)) return std::nullopt;
    Candidate candidate = plain(match);
    candidate.kind = MentionKind::adjective;
    return candidate;
  }
  if (match.kind == AliasKind::capital || match.kind == AliasKind::metonym) {
    if (acts(draft, match.tokens, sentence)) return plain(match);
    return city(draft, match, match.kind == AliasKind::capital ? "city" : "venue");
  }
  Candidate candidate = plain(match);
  if (kind == EntityKind::place) candidate.tokens = without_common_noun(draft, match.tokens);
  return candidate;
}

}  // namespace entente
