#include "ingest/extraction/document_persons.h"

#include <algorithm>

#include "ingest/extraction/gazetteer.h"
#include "ingest/extraction/person_names.h"
#include "ingest/language/word_key.h"

namespace entente {
namespace {

constexpr int titled_rank = 8;  // above the bare surname (6), which would lose the title
constexpr std::string_view surname_prefix = "surname:";

bool is_surname_only(const Candidate& candidate) {
  return candidate.referent.key.starts_with(surname_prefix);
}

bool in_office(const Tenure& tenure, const Date& date) {
  return date.known() && tenure.from.first_day() <= date.last_day() &&
         (!tenure.to.known() || date.first_day() <= tenure.to.last_day());
}

bool heads_state(const Tenure& tenure) {
  return tenure.office.starts_with("head_of_");
}

// How well a tenure fits the title and state that the text gives; negative: not at all.
int fit(const Tenure& tenure, const std::string& title, const std::string& office, const std::string& of,
        const Date& date) {
  if (!of.empty() && tenure.of != of) return -1;
  int score = of.empty() ? 0 : 8;
  if (tenure.title == title) {
    score += 6;
  } else if (!office.empty() &&
             (tenure.office == office || (heads_state(tenure) && office.starts_with("head_of_")) ||
              title == "Secretary")) {
    score += 4;
  } else if (!office.empty()) {
    return -1;
  }
  return score + (in_office(tenure, date) ? 3 : 0);
}

}  // namespace

void DocumentPersons::learn(const std::vector<Candidate>& candidates) {
  for (const Candidate& candidate : candidates) {
    if (candidate.referent.kind == EntityKind::person && !is_surname_only(candidate))
      learn_full_name(candidate);
  }
  for (const Candidate& candidate : candidates) {
    if (is_surname_only(candidate)) learn_titled_surname(candidate);
  }
}

void DocumentPersons::learn_authors(const std::vector<Referent>& authors) {
  for (const Referent& author : authors) {
    authors_.insert(author.key);
    const std::string name = author.entry != nullptr ? author.entry->family : author.name;
    by_surname_.try_emplace(word_key(name.substr(name.find_last_of(' ') + 1)), author);
  }
}

void DocumentPersons::learn_full_name(const Candidate& candidate) {
  const LexiconEntry* entry = candidate.referent.entry;
  if (entry != nullptr && !entry->family.empty()) {
    by_surname_.try_emplace(word_key(entry->family), candidate.referent);
    return;
  }
  if (candidate.tokens.size() < 2) return;
  std::uint32_t last = candidate.tokens.last - 1;
  const auto is_suffix = [&](std::uint32_t at) {
    const std::string_view word = draft_.word(at);
    return word == "Jr." || word == "Sr." || word == "Jr" || word == "II" || word == "III" || word == ",";
  };
  while (last > candidate.tokens.first && is_suffix(last)) --last;
  // "Cho Tae-yul": a hyphenated second part in lower case is a given name, and the family stands first.
  const bool family_first = !draft_.token(last).capitalised && last > candidate.tokens.first + 1;
  TokenRange family{last, last + 1};
  while (family.first > candidate.tokens.first + 1 && draft_.is_dash(family.first - 1)) family.first -= 2;
  if (family_first) family = {candidate.tokens.first, candidate.tokens.first + 1};
  by_surname_.try_emplace(surname_key(draft_, family), candidate.referent);
}

void DocumentPersons::learn_titled_surname(const Candidate& candidate) {
  const std::string surname = candidate.referent.key.substr(surname_prefix.size());
  Referent referent;
  referent.kind = EntityKind::person;
  referent.entry = holder(candidate.referent);
  const auto known = by_surname_.find(surname);
  if (known != by_surname_.end() && !outranks(referent.entry, candidate.referent, known->second)) return;
  if (referent.entry == nullptr) {
    referent.name = candidate.referent.name;
    referent.key = local_key(EntityKind::person, referent.name);
  }
  by_surname_.insert_or_assign(surname, std::move(referent));
}

// "President Trump" is no relative of that name who was introduced in full: nobody the lexicon gives an
// office.
bool DocumentPersons::outranks(const LexiconEntry* holder, const Referent& titled,
                               const Referent& known) const {
  if (holder == nullptr || known.entry != nullptr || authors_.contains(known.key)) return false;
  const Date& date = draft_.reading.document->date;
  const auto title = titled.properties.find("title");
  return title != titled.properties.end() &&
         std::any_of(holder->tenures.begin(), holder->tenures.end(), [&](const Tenure& tenure) {
           return tenure.title == title->second && heads_state(tenure) && in_office(tenure, date);
         });
}

const LexiconEntry* DocumentPersons::holder(const Referent& surname) const {
  const auto family = draft_.index->families.find(surname.key.substr(surname_prefix.size()));
  if (family == draft_.index->families.end()) return nullptr;
  const auto property = [&](const char* name) {
    const auto found = surname.properties.find(name);
    return found == surname.properties.end() ? std::string() : found->second;
  };
  const std::string title = property("title");
  const auto& titles = draft_.index->records.titles;
  const auto record =
      std::find_if(titles.begin(), titles.end(), [&](const TitleRecord& t) { return t.title == title; });
  const std::string office = record == titles.end() ? "" : record->office;
  if (office.empty()) return nullptr;
  const LexiconEntry* best = nullptr;
  int best_score = -1;
  Date best_from;
  for (const std::uint32_t person : family->second) {
    const LexiconEntry& entry = draft_.index->records.entries[person];
    for (const Tenure& tenure : entry.tenures) {
      const int score = fit(tenure, title, office, property("of"), draft_.reading.document->date);
      if (score < 0 || score < best_score || (score == best_score && tenure.from <= best_from)) continue;
      best = &entry;
      best_score = score;
      best_from = tenure.from;
    }
  }
  return best;
}

void DocumentPersons::resolve(Candidate& candidate) const {
  if (!is_surname_only(candidate)) return;
  const auto known = by_surname_.find(candidate.referent.key.substr(surname_prefix.size()));
  if (known != by_surname_.end()) candidate.referent = known->second;
  candidate.rank = titled_rank;
}

// A head of state or government whose surname nobody else in the lexicon bears: "Putin", "Zelenskyy".
const LexiconEntry* DocumentPersons::leader_known_by(const std::string& surname) const {
  const auto family = draft_.index->families.find(surname);
  if (family == draft_.index->families.end() || family->second.size() != 1) return nullptr;
  const LexiconEntry& entry = draft_.index->records.entries[family->second.front()];
  const bool leads = std::any_of(entry.tenures.begin(), entry.tenures.end(), heads_state);
  return leads && surname.size() >= 5 ? &entry : nullptr;
}

// "Community Justice Action": a word like a surname inside a name of something else. Titles, function words
// and the first word of a sentence may stand before a surname.
bool DocumentPersons::inside_other_name(TokenRange words, TokenRange sentence) const {
  if (words.first == sentence.first || words.first == sentence.first + 1) return false;
  const std::uint32_t before = words.first - 1;
  const Token& token = draft_.token(before);
  if (token.shape != Token::Shape::word || !token.capitalised) return false;
  if (draft_.is(before, WordList::name_stopper) || draft_.is(before, WordList::opener)) return false;
  return !longest_match(draft_, draft_.index->titles, before, words.first).has_value();
}

bool DocumentPersons::is_demonym(TokenRange words) const {
  const auto name = name_at(draft_, words.first, words.last);
  return name && name->kind == AliasKind::demonym;
}

bool DocumentPersons::hyphenated(std::uint32_t at, TokenRange sentence) const {
  const bool before = at > sentence.first && draft_.is_dash(at - 1) && draft_.touches_next(at - 1);
  return before || (at + 1 < sentence.last && draft_.is_dash(at + 1) && draft_.touches_next(at));
}

std::vector<Candidate> DocumentPersons::find_surnames(int sentence) const {
  std::vector<Candidate> found;
  const TokenRange range = draft_.tokens_of(draft_.reading.sentences[static_cast<std::size_t>(sentence)]);
  for (std::uint32_t at = range.first; at < range.last; ++at) {
    const Token& token = draft_.token(at);
    if (!token.capitalised || token.shape != Token::Shape::word) continue;
    TokenRange words{at, at + 1};
    while (words.last + 1 < range.last && draft_.is_dash(words.last) && draft_.touches_next(words.last))
      words.last += 2;
    std::string key = surname_key(draft_, words);
    auto known = by_surname_.find(key);
    if (known == by_surname_.end() && words.size() > 1) {
      words.last = at + 1;
      known = by_surname_.find(key = surname_key(draft_, words));
    }
    if (inside_other_name(words, range) || is_demonym(words)) continue;
    Candidate candidate;
    candidate.tokens = words;
    candidate.sentence = sentence;
    candidate.rank = 6;
    candidate.referent.kind = EntityKind::person;
    if (known != by_surname_.end()) {
      candidate.referent = known->second;
    } else if (words.size() == 1 && !hyphenated(at, range) && !draft_.is(at, WordList::name_stopper) &&
               !draft_.is(at, WordList::given_name)) {
      candidate.referent.entry = leader_known_by(key);
    }
    if (candidate.referent.entry == nullptr && candidate.referent.key.empty()) continue;
    found.push_back(std::move(candidate));
  }
  return found;
}

}  // namespace entente
