#include "ingest/extraction/learned_names.h"

#include <algorithm>
#include <cstdlib>

#include "ingest/extraction/gazetteer.h"
#include "ingest/extraction/head_names.h"
#include "ingest/extraction/name_tagger.h"
#include "ingest/extraction/person_names.h"
#include "ingest/extraction/title_words.h"

namespace entente {
namespace {

// Below these the tagger is wrong more often than it helps; found on the development gold.
constexpr float sure_enough = 0.5F;
constexpr float sure_of_longer_name = 0.8F;
constexpr std::uint32_t longest_heading = 15;

std::optional<EntityKind> kind_of(NameType type) {
  switch (type) {
    case NameType::person:
      return EntityKind::person;
    case NameType::organisation:
      return EntityKind::organisation;
    case NameType::place:
      return EntityKind::place;
    case NameType::event:
      return EntityKind::event;
    case NameType::other:
      break;
  }
  return std::nullopt;
}

class LearnedNameFinder {
 public:
  LearnedNameFinder(const ReadingDraft& draft, int sentence, const std::vector<Candidate>& found)
      : draft_(draft),
        sentence_(sentence),
        range_(draft.tokens_of(draft.reading.sentences[static_cast<std::size_t>(sentence)])),
        found_(found) {}

  std::vector<Candidate> find() const {
    std::vector<Candidate> proposed;
    if (draft_.index->tagger == nullptr || is_title_cased(draft_, range_)) return proposed;
    const std::uint32_t text = after_heading();
    for (const TaggedName& name : draft_.index->tagger->tag(draft_, range_)) {
      const auto kind = kind_of(name.type);
      if (!kind || name.confidence < sure_enough || name.tokens.first < text) continue;
      const TokenRange tokens = trimmed(name.tokens, *kind);
      if (tokens.size() == 0 || !is_name(tokens) || !is_whole(tokens) || names_group(tokens)) continue;
      if (*kind == EntityKind::place && tokens.size() == 1 && !is_placed(tokens.first)) continue;
      if (has_room(tokens, *kind, name.confidence)) proposed.push_back(candidate(tokens, *kind));
    }
    return proposed;
  }

 private:
  // "Providing Security Assistance: The two leaders …": where the text after such a heading begins.
  std::uint32_t after_heading() const {
    const std::uint32_t end = std::min(range_.last, range_.first + longest_heading);
    for (std::uint32_t at = range_.first; at < end; ++at) {
      if (draft_.word(at) == ":") return is_title_cased(draft_, {range_.first, at}) ? at + 1 : range_.first;
    }
    return range_.first;
  }

  // Without articles, titles and possessives, which are no part of a name's span; with the other half of a
  // hyphenated word.
  TokenRange trimmed(TokenRange tokens, EntityKind kind) const {
    while (tokens.size() > 0 &&
           (draft_.is(tokens.first, WordList::determiner) || draft_.word(tokens.first) == "The"))
      ++tokens.first;
    if (kind == EntityKind::person && tokens.size() > 0) {
      const auto title = title_at(draft_, tokens.first, range_.last);
      if (title) tokens.first = std::min(title->tokens.last, tokens.last);
    }
    while (tokens.size() > 0 && (draft_.word(tokens.last - 1) == "'s" || draft_.word(tokens.last - 1) == "'"))
      --tokens.last;
    while (tokens.size() > 0 && tokens.last + 1 < range_.last && draft_.is_dash(tokens.last) &&
           draft_.touches_next(tokens.last - 1) && draft_.touches_next(tokens.last)) {
      tokens.last += 2;
    }
    return tokens;
  }

  bool is_name(TokenRange tokens) const {
    const Token& first = draft_.token(tokens.first);
    if (first.shape != Token::Shape::word || !first.capitalised || first.span.size() < 2) return false;
    if (is_known(tokens)) return false;
    return tokens.size() > 1 || is_name_by_itself(tokens.first);
  }

  // The lexicon has had its say: a demonym ("North Korean"), or the name of something that is not meant here.
  bool is_known(TokenRange tokens) const {
    const auto name = name_at(draft_, tokens.first, tokens.last);
    return name && name->tokens == tokens;
  }

  // "in Constanta", "Odesa, Chornomorsk and Pivdennyi": what one unknown word must have before it to be a
  // place. Else it is a nationality as often as not.
  bool is_placed(std::uint32_t at) const {
    if (at == range_.first) return false;
    const std::string_view before = draft_.word(at - 1);
    return draft_.is(at - 1, WordList::place_preposition) || before == "," || before == "and" ||
           before == "of" || before == "from" || before == "to";
  }

  bool has_inner_capital(std::uint32_t at) const {
    const std::string_view word = draft_.word(at);
    return std::any_of(word.begin() + 1, word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  }

  // One word alone is a name when it is none of the words that sentences, headings and lists capitalise, and
  // the lexicon has not had its say. Acronyms in brackets belong to what stands before them.
  bool is_name_by_itself(std::uint32_t at) const {
    for (const WordList list :
         {WordList::name_stopper, WordList::calendar_word, WordList::opener, WordList::never_surname}) {
      if (draft_.is(at, list)) return false;
    }
    if (head_at(draft_, at, at + 1)) return false;
    if (draft_.token(at).all_capitals || has_inner_capital(at)) return !is_beside_mark(at);
    std::string lower(draft_.word(at));
    lower[0] = static_cast<char>(lower[0] | 0x20);
    return !draft_.index->tagger->clusters().cluster_of(lower).known;
  }

  // In brackets, or part of a symbol such as "A/RES/70".
  bool is_beside_mark(std::uint32_t at) const {
    const auto marks = [&](std::uint32_t i) {
      const std::string_view word = draft_.word(i);
      return word == "(" || word == ")" || word == "/" || draft_.is_dash(i);
    };
    return (at > range_.first && marks(at - 1)) || (at + 1 < range_.last && marks(at + 1));
  }

  // No capitalised word goes on before or after it: else the tagger has cut a longer name.
  bool is_whole(TokenRange tokens) const {
    const auto proper = [&](std::uint32_t at) {
      return draft_.token(at).shape == Token::Shape::word && draft_.token(at).capitalised;
    };
    if (tokens.last < range_.last && proper(tokens.last)) return false;
    if (tokens.first <= range_.first + 1 || !proper(tokens.first - 1)) return true;
    return longest_match(draft_, draft_.index->titles, tokens.first - 1, tokens.first).has_value() ||
           draft_.is(tokens.first - 1, WordList::name_stopper);
  }

  // "National Security Advisors", "Member States": many, and no name.
  bool names_group(TokenRange tokens) const {
    for (std::uint32_t at = tokens.first; at < tokens.last; ++at) {
      if (draft_.words[at] != unknown_word && longest_match(draft_, draft_.index->groups, at, tokens.last))
        return true;
    }
    return false;
  }

  bool has_room(TokenRange tokens, EntityKind kind, float confidence) const {
    for (const Candidate& other : found_) {
      if (!other.tokens.overlaps(tokens)) continue;
      const bool state = other.referent.kind == EntityKind::state || other.kind == MentionKind::adjective;
      const bool longer = tokens.contains(other.tokens) && other.tokens.size() < tokens.size();
      if (kind != EntityKind::organisation || !state || !longer || confidence < sure_of_longer_name)
        return false;
    }
    return true;
  }

  // The noun that says what is named: the last, or the last before "of": "Ninth Trilateral Summit", "Years of
  // Exchange". It knows better than the tagger, which has but five types.
  const RoleNounRecord* head_of(TokenRange tokens) const {
    std::uint32_t end = tokens.last;
    for (std::uint32_t at = tokens.first + 1; at < tokens.last; ++at) {
      if (draft_.word(at) != "of" && draft_.word(at) != "for" && draft_.word(at) != "on") continue;
      end = at;
      break;
    }
    const auto head = head_at(draft_, end - 1, end);
    return head ? head->noun : nullptr;
  }

  Candidate candidate(TokenRange tokens, EntityKind kind) const {
    Candidate candidate;
    candidate.tokens = tokens;
    candidate.sentence = sentence_;
    candidate.rank = -1;
    if (kind == EntityKind::person && tokens.size() > 1) {
      candidate.referent = person_of(draft_, tokens);
      return candidate;
    }
    candidate.referent.kind = kind;
    if (const RoleNounRecord* noun = head_of(tokens); noun != nullptr && kind != EntityKind::person) {
      candidate.referent.kind = kind = noun->kind;
      candidate.referent.subtype = noun->subtype;
    }
    candidate.referent.name = draft_.text(tokens);
    candidate.referent.key = kind == EntityKind::person ? "surname:" + surname_key(draft_, tokens)
                                                        : local_key(kind, candidate.referent.name);
    return candidate;
  }

  const ReadingDraft& draft_;
  int sentence_;
  TokenRange range_;
  const std::vector<Candidate>& found_;
};

}  // namespace

std::vector<Candidate> find_learned_names(const ReadingDraft& draft, int sentence,
                                          const std::vector<Candidate>& found) {
  return LearnedNameFinder(draft, sentence, found).find();
}

}  // namespace entente
