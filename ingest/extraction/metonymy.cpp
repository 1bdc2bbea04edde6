#include "ingest/extraction/metonymy.h"

#include "graph/model.h"
#include "graph/name_folding.h"
#include "ingest/extraction/head_names.h"
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

// "… and Lima, to general surprise, said nothing": the subject of a full verb, where the sentence was parsed.
bool is_subject(const ReadingDraft& draft, TokenRange name) {
  const Token& token = draft.token(name.last - 1);
  return token.arc == Arc::nsubj && token.head >= 0 &&
         draft.token(static_cast<std::uint32_t>(token.head)).tag == WordTag::verb;
}

// "suggests that Canberra relax …", "Ankara, for its part, insists", "Should Doha withdraw": a capital that
// opens a clause is its subject. Datelines ("Doha, Qatar", "Vienna, 5 May") are none.
bool opens_clause(const ReadingDraft& draft, TokenRange name, TokenRange sentence) {
  const bool second = name.first == sentence.first + 1;  // "And Washington, for once, …"
  const bool opens = name.first == sentence.first || draft.is(name.first - 1, WordList::clause_opener) ||
                     (second && (draft.word(sentence.first) == "And" || draft.word(sentence.first) == "But"));
  if (!opens || name.last + 1 >= sentence.last) return false;
  const std::uint32_t next = draft.word(name.last) == "," ? name.last + 1 : name.last;
  const Token& token = draft.token(next);
  const bool word = token.shape == Token::Shape::word && !token.capitalised;
  if (next == name.last) {
    return word && name.first > sentence.first && !draft.is(next, WordList::joining_word) &&
           !draft.is(next, WordList::place_preposition) && !draft.is(next, WordList::legacy_noun) &&
           !head_at(draft, next, sentence.last) && draft.word(next) != "time";
  }
  return word && draft.word(next) != "and" && draft.word(next) != "or";
}

// "Washington argued", "Seoul and Tokyo have agreed", "Beijing's decision".
bool acts(const ReadingDraft& draft, TokenRange name, TokenRange sentence) {
  const bool after_place = after_place_preposition(draft, name, sentence);
  std::uint32_t next = name.last;
  if (next < sentence.last && draft.word(next) == "'s") {
    const auto is_policy = [&](std::uint32_t at) {
      return at < sentence.last && draft.is(at, WordList::policy_noun);
    };
    const bool policy = is_policy(next + 1) || (is_policy(next + 2) && !draft.token(next + 1).capitalised);
    return policy && !(after_place && draft.word(name.first - 1) == "in");
  }
  if (after_place) return false;
  // "Beijing accused Washington"
  if (name.first > sentence.first && draft.is(name.first - 1, WordList::act_verb) &&
      !draft.is(name.first - 1, WordList::auxiliary)) {
    return true;
  }
  if (opens_clause(draft, name, sentence) || is_subject(draft, name)) return true;
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

// "Sudanese people", "Russian-led talks": a lower-case word of the noun phrase that a demonym begins.
bool is_noun_phrase_word(const ReadingDraft& draft, std::uint32_t at) {
  const Token& token = draft.token(at);
  return token.shape == Token::Shape::word && !token.capitalised && token.span.size() > 2 &&
         !draft.is(at, WordList::joining_word) && !draft.is(at, WordList::auxiliary) &&
         !draft.is(at, WordList::determiner) && !draft.is(at, WordList::place_preposition) &&
         token.tag != WordTag::pron && token.tag != WordTag::adp && token.tag != WordTag::adv &&
         draft.word(at) != "who" && draft.word(at) != "which" && !draft.is(at, WordList::speech_verb);
}

// "Japanese dishes", "Indian engineers": who and what a state does not answer for.
bool is_private(const ReadingDraft& draft, std::uint32_t from, TokenRange sentence) {
  for (std::uint32_t at = from; at < sentence.last && at < from + 4; ++at) {
    if (draft.is(at, WordList::private_noun)) return true;
    if (!is_noun_phrase_word(draft, at) || draft.is(at, WordList::policy_noun)) return false;
  }
  return false;
}

// "Japanese Prime Minister", "Chinese economic coercion", "Japanese and Korean leaders".
bool modifies_policy_noun(const ReadingDraft& draft, TokenRange name, TokenRange sentence) {
  // "inter-Korean", "pro-Russian", "the Chinese-made": part of another word.
  if (name.first > sentence.first && draft.is_dash(name.first - 1) && draft.touches_next(name.first - 1) &&
      name.first > sentence.first + 1 && !draft.token(name.first - 2).capitalised)
    return false;
  std::uint32_t next = name.last;
  while (next + 1 < sentence.last && (draft.word(next) == "and" || draft.word(next) == "or" ||
                                      draft.word(next) == "," || draft.is_dash(next))) {
    if (draft.is_dash(next) && draft.word(next + 1) == "led") return true;
    const auto other = name_at(draft, next + 1, sentence.last);
    if (!other || other->entry->kind != EntityKind::state) break;
    next = other->tokens.last;
  }
  if (next >= sentence.last) return false;
  if (draft.is(next, WordList::policy_noun) || begins_title(draft, next, sentence)) return true;
  return is_noun_phrase_word(draft, next) && !is_private(draft, next, sentence);
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

// "Russia's invasion of Ukraine": the common noun is the mention (nominal_events.h), the names have theirs.
// Not "Mumbai attacks of 2008", "Iraq War", "January 6 attack".
bool is_common_event(const ReadingDraft& draft, const KnownName& match) {
  if (match.entry->kind != EntityKind::event || draft.is(match.tokens.first, WordList::calendar_word))
    return false;
  bool joined = false, common = false;
  for (std::uint32_t at = match.tokens.first; at < match.tokens.last; ++at) {
    std::uint32_t next = at + 1;
    if (next < match.tokens.last && draft.word(next) == "the") ++next;
    if (next < match.tokens.last && draft.is(next, WordList::compass)) ++next;
    const bool names = next < match.tokens.last && draft.token(next).shape == Token::Shape::word &&
                       draft.token(next).capitalised && !draft.is(next, WordList::calendar_word);
    joined = joined || draft.word(at) == "'s" || (draft.is(at, WordList::joining_word) && names);
    if (draft.token(at).shape != Token::Shape::word || draft.token(at).capitalised) continue;
    const auto head = head_at(draft, at, match.tokens.last);
    common = common || (head && head->noun->kind == EntityKind::event && head->noun->nominal);
  }
  return joined && common;
}

// "U.S. military assets", "Polish government bonds": the common noun that a name ends in belongs to the next.
bool is_only_modifier(const ReadingDraft& draft, const KnownName& match, TokenRange sentence) {
  const Token& last = draft.token(match.tokens.last - 1);
  if (match.entry->kind != EntityKind::organisation || match.tokens.size() < 2) return false;
  if (last.shape != Token::Shape::word || last.capitalised || match.tokens.last >= sentence.last)
    return false;
  const Token& next = draft.token(match.tokens.last);
  return next.tag == WordTag::noun && !next.capitalised;
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
  const std::string_view next = match.tokens.last < sentence.last ? draft.word(match.tokens.last) : "";
  if (next == "dollars" || next == "dollar" || next == "$") return std::nullopt;
  if (is_only_modifier(draft, match, sentence)) return std::nullopt;
  if (is_common_alliance(draft, match) || is_common_event(draft, match)) return std::nullopt;
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
