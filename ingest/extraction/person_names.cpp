#include "ingest/extraction/person_names.h"

#include <algorithm>

#include "ingest/extraction/gazetteer.h"
#include "ingest/extraction/title_words.h"
#include "ingest/language/word_key.h"

namespace entente {
namespace {

constexpr std::uint32_t max_parts = 5;

bool is_suffix(std::string_view word) {
  return word == "Jr." || word == "Sr." || word == "Jr" || word == "Sr" || word == "II" || word == "III" ||
         word == "IV";
}

bool is_name_word(const ReadingDraft& draft, std::uint32_t at) {
  const Token& token = draft.token(at);
  if (token.shape != Token::Shape::word || !token.capitalised) return false;
  if (draft.is(at, WordList::name_stopper) || draft.is(at, WordList::calendar_word)) return false;
  if (draft.is(at, WordList::never_surname)) return false;
  const std::string_view word = draft.word(at);
  return word.size() > 1 && !(word.find('.') != std::string_view::npos && word.size() > 2) &&
         !is_suffix(word);
}

bool is_initial(const ReadingDraft& draft, std::uint32_t at) {
  const std::string_view word = draft.word(at);
  return draft.token(at).capitalised && (word.size() == 2 && word[1] == '.');
}

bool is_head_noun(const ReadingDraft& draft, std::uint32_t at, std::uint32_t end) {
  return longest_match(draft, draft.index->heads, at, end).has_value();
}

// A name of something else than a person begins here ("Korea", "NATO").
bool begins_other_name(const ReadingDraft& draft, std::uint32_t at, std::uint32_t end) {
  const auto match = name_at(draft, at, end);
  if (!match || match->entry->kind == EntityKind::person) return false;
  return match->tokens.size() > 1 || !draft.is(at, WordList::given_name);
}

std::uint32_t after_hyphens(const ReadingDraft& draft, std::uint32_t last, std::uint32_t end) {
  while (last + 1 < end && draft.is_dash(last) && draft.touches_next(last - 1) && draft.touches_next(last) &&
         draft.token(last + 1).shape == Token::Shape::word) {
    last += 2;
  }
  return last;
}

std::uint32_t after_suffix(const ReadingDraft& draft, std::uint32_t last, std::uint32_t end) {
  if (last < end && is_suffix(draft.word(last))) return last + 1;
  if (last + 1 < end && draft.word(last) == "," && is_suffix(draft.word(last + 1))) return last + 2;
  return last;
}

class PersonFinder {
 public:
  PersonFinder(const ReadingDraft& draft, int sentence)
      : draft_(draft),
        sentence_(sentence),
        range_(draft.tokens_of(draft.reading.sentences[static_cast<std::size_t>(sentence)])) {}

  std::vector<Candidate> find() {
    for (std::uint32_t at = range_.first; at < range_.last; ++at) {
      if (!draft_.token(at).capitalised) continue;
      if (const auto title = title_at(draft_, at, range_.last)) {
        add_titled(*title);
        at = title->tokens.last - 1;
      } else if (speaks(at) || has_given_name(at) || precedes_title(at)) {
        const TokenRange name = person_name_at(draft_, at, range_.last);
        add(name, {}, person_of(draft_, name));
        at = name.last - 1;
      }
    }
    return std::move(found_);
  }

 private:
  void add(TokenRange name, TokenRange title, Referent referent) {
    Candidate candidate;
    candidate.tokens = name;
    candidate.sentence = sentence_;
    candidate.title = title;
    candidate.referent = std::move(referent);
    candidate.rank = 4;
    found_.push_back(std::move(candidate));
  }

  // "Kishida", "Sherwood-Randall"
  bool is_one_word(TokenRange name) const {
    return after_hyphens(draft_, name.first + 1, name.last) == name.last;
  }

  bool is_shouted(TokenRange name) const {
    for (std::uint32_t at = name.first; at < name.last; ++at) {
      if (draft_.token(at).shape == Token::Shape::word && !draft_.token(at).all_capitals) return false;
    }
    return draft_.token(name.first).span.size() > 3;
  }

  // "PRESIDENT MACRON: …" names who speaks; in a heading of capitals nothing shows where a name ends.
  void add_shouted(TokenRange name, TokenRange title) {
    const bool speaker = name.last < range_.last && draft_.word(name.last) == ":";
    const bool known = draft_.index->families.contains(surname_key(draft_, {name.first, name.first + 1}));
    if (!speaker && !known) return;
    if (!speaker) name.last = name.first + 1;
    if (!is_one_word(name)) return add(name, title, person_of(draft_, name));
    add(name, title, surname(name));
  }

  Referent surname(TokenRange name) const {
    Referent referent;
    referent.kind = EntityKind::person;
    referent.key = "surname:" + surname_key(draft_, name);
    referent.name = draft_.text(name);
    return referent;
  }

  // "General Services", "Chief Investments": one capitalised word after a title is a surname only when it is
  // no head of other names and no nationality.
  bool means_something_else(TokenRange name) const {
    if (is_head_noun(draft_, name.first, name.last)) return true;
    const auto known = name_at(draft_, name.first, name.last);
    return known && known->kind == AliasKind::demonym;
  }

  // "Prime Minister Fumio Kishida", "Prime Minister of Japan Fumio Kishida", "President of Kenya, William
  // Ruto".
  void add_titled(const TitleMatch& title) {
    std::uint32_t at = title.tokens.last;
    const Jurisdiction of = jurisdiction_of(draft_, title.tokens, range_);
    const TokenRange direct = person_name_at(draft_, at, range_.last);
    if (direct.size() == 0 && of.entry != nullptr && of.tokens.first > title.tokens.last) {
      at = of.tokens.last;
      if (at < range_.last && draft_.word(at) == ",") ++at;
      if (person_name_at(draft_, at, range_.last).size() < 2) return;
    }
    const TokenRange name = person_name_at(draft_, at, range_.last);
    if (name.size() == 0) return;
    if (is_shouted(name)) return add_shouted(name, title.tokens);
    if (!is_one_word(name)) return add(name, title.tokens, person_of(draft_, name));
    if (means_something_else(name)) return;
    Referent referent = surname(name);
    if (of.entry != nullptr) referent.properties["of"] = of.entry->id;
    referent.properties["title"] = title.record->title;
    add(name, title.tokens, std::move(referent));
  }

  bool lower_follows(std::uint32_t at, WordList list) const {
    return at < range_.last && draft_.is(at, list) && !draft_.token(at).capitalised;
  }

  bool opens_document() const {
    for (int i = 0; i < sentence_; ++i) {
      const Sentence& before = draft_.reading.sentences[static_cast<std::size_t>(i)];
      if (!before.is_silent() && before.block != BlockKind::title && before.block != BlockKind::heading &&
          before.last_token - before.first_token > 20) {
        return false;
      }
    }
    return true;
  }

  // "Alex Soohoon Lee argues": any two names at the opening of an abstract, elsewhere only after a given
  // name.
  bool speaks(std::uint32_t at) const {
    if (!is_name_word(draft_, at) || begins_other_name(draft_, at, range_.last)) return false;
    const TokenRange name = person_name_at(draft_, at, range_.last);
    if (name.size() < 2 || !lower_follows(name.last, WordList::speech_verb)) return false;
    return draft_.is(at, WordList::given_name) || (at == range_.first && opens_document());
  }

  bool has_given_name(std::uint32_t at) const {
    if (!draft_.is(at, WordList::given_name)) return false;
    const TokenRange name = person_name_at(draft_, at, range_.last);
    if (name.size() < 2 || name.size() > 4) return false;
    for (std::uint32_t i = name.first + 1; i < name.last; ++i) {
      if (is_head_noun(draft_, i, range_.last)) return false;
    }
    return name.last >= range_.last || !draft_.token(name.last).capitalised;
  }

  // "Jane Doe, Minister of …"
  bool precedes_title(std::uint32_t at) const {
    if (!is_name_word(draft_, at) || begins_other_name(draft_, at, range_.last)) return false;
    if (at > range_.first && draft_.token(at - 1).capitalised) return false;
    const TokenRange name = person_name_at(draft_, at, range_.last);
    if (name.size() < 2 || name.last + 1 >= range_.last || draft_.word(name.last) != ",") return false;
    const auto title = title_at(draft_, name.last + 1, range_.last);
    return title && title->is_office() && title->tokens.last < range_.last &&
           (draft_.word(title->tokens.last) == "of" || draft_.word(title->tokens.last) == "for");
  }

  const ReadingDraft& draft_;
  int sentence_;
  TokenRange range_;
  std::vector<Candidate> found_;
};

}  // namespace

TokenRange person_name_at(const ReadingDraft& draft, std::uint32_t first, std::uint32_t end) {
  TokenRange name{first, first};
  std::uint32_t parts = 0;
  std::uint32_t at = first;
  while (at < end && parts < max_parts) {
    std::uint32_t next = at;
    while (next < end && next > first && draft.is(next, WordList::name_particle) &&
           !draft.token(next).capitalised)
      ++next;
    if (next >= end) break;
    if (is_initial(draft, next)) {
      at = next + 1;
      if (parts > 0 || (at < end && is_name_word(draft, at))) continue;
      break;
    }
    if (!is_name_word(draft, next) || (parts > 0 && begins_other_name(draft, next, end))) break;
    at = after_hyphens(draft, next + 1, end);
    name.last = at;
    ++parts;
  }
  if (name.size() > 0) name.last = after_suffix(draft, name.last, end);
  return name;
}

std::string surname_key(const ReadingDraft& draft, TokenRange words) {
  std::string key;
  for (std::uint32_t at = words.first; at < words.last; ++at) key += word_key(draft.word(at));
  return key;
}

Referent person_of(const ReadingDraft& draft, TokenRange name) {
  Referent referent;
  referent.kind = EntityKind::person;
  const auto match = name_at(draft, name.first, name.last);
  if (match && match->entry->kind == EntityKind::person && match->tokens == name) {
    referent.entry = match->entry;
    return referent;
  }
  referent.name = draft.text(name);
  referent.key = local_key(EntityKind::person, referent.name);
  return referent;
}

std::vector<Candidate> find_person_names(const ReadingDraft& draft, int sentence) {
  return PersonFinder(draft, sentence).find();
}

}  // namespace entente
