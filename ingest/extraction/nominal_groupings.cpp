#include "ingest/extraction/nominal_groupings.h"

#include <algorithm>
#include <map>
#include <set>

#include "ingest/extraction/compound_actors.h"
#include "ingest/extraction/gazetteer.h"
#include "ingest/extraction/title_words.h"

namespace entente {
namespace {

constexpr int sentences_back = 4;

struct GroupPhrase {
  TokenRange tokens;  // "three countries", without article
  const RoleNounRecord* noun = nullptr;
  int count = 0;  // 0: not said
  bool capitalised = false;
};

int number_value(std::string_view word) {
  static const std::map<std::string_view, int> values = {{"both", 2}, {"two", 2}, {"three", 3}, {"four", 4},
                                                         {"five", 5}, {"six", 6}, {"seven", 7}, {"ten", 10},
                                                         {"Both", 2}, {"Two", 2}, {"Three", 3}, {"Four", 4}};
  const auto found = values.find(word);
  return found == values.end() ? 0 : found->second;
}

class GroupFinder {
 public:
  GroupFinder(const ReadingDraft& draft, int sentence, const std::vector<const LexiconEntry*>& issuers,
              const std::vector<int>& silent)
      : draft_(draft),
        sentence_(sentence),
        range_(draft.tokens_of(draft.reading.sentences[static_cast<std::size_t>(sentence)])),
        issuers_(issuers),
        silent_(silent) {}

  std::vector<Candidate> find() {
    for (std::uint32_t at = range_.first; at < range_.last; ++at) {
      if (draft_.words[at] == unknown_word) continue;
      if (add_allies(at)) continue;
      const auto match = longest_match(draft_, draft_.index->groups, at, range_.last);
      if (!match || static_cast<NounForm>(match->uses.front()->kind) != NounForm::plural) continue;
      if (const auto phrase =
              phrase_at(match->tokens, draft_.index->records.role_nouns[match->uses.front()->payload])) {
        add(*phrase);
      }
      at = match->tokens.last - 1;
    }
    return std::move(found_);
  }

 private:
  // A definite phrase: an article, "our", or a number must stand before the noun.
  std::optional<GroupPhrase> phrase_at(TokenRange noun_tokens, const RoleNounRecord& noun) const {
    GroupPhrase phrase{noun_tokens, &noun, 0, draft_.token(noun_tokens.first).capitalised};
    if (phrase.tokens.first == range_.first) return std::nullopt;
    std::uint32_t before = phrase.tokens.first - 1;
    phrase.count = number_value(draft_.word(before));
    if (phrase.count != 0) {
      phrase.tokens.first = before;
      if (draft_.word(before) == "both" || draft_.word(before) == "Both") return phrase;
      if (before == range_.first) return std::nullopt;
      --before;
    }
    const std::string_view word = draft_.word(before);
    const bool definite =
        word == "the" || word == "The" || word == "our" || word == "Our" || word == "these" || word == "all";
    if (!definite) return std::nullopt;
    // "the leaders of tomorrow", "the parties to the conflict": somebody else than those mentioned before.
    if (phrase.count == 0 && phrase.tokens.last < range_.last) {
      const std::string_view after = draft_.word(phrase.tokens.last);
      if (after == "of" || after == "in" || after == "to" || after == "who" || after == "that" ||
          after == "from")
        return std::nullopt;
    }
    return phrase;
  }

  Candidate candidate(TokenRange tokens, MentionKind kind, Referent referent) const {
    Candidate candidate;
    candidate.tokens = tokens;
    candidate.sentence = sentence_;
    candidate.kind = kind;
    candidate.rank = 1;
    candidate.referent = std::move(referent);
    return candidate;
  }

  bool add_allies(std::uint32_t at) {
    if (at + 2 >= range_.last || draft_.word(at + 1) != "and") return false;
    const std::string_view first = draft_.word(at), second = draft_.word(at + 2);
    const bool phrase =
        (first == "allies" && second == "partners") || (first == "Allies" && second == "Partners") ||
        (first == "Allies" && second == "partners") || (first == "partners" && second == "allies");
    if (!phrase) return false;
    Referent referent;
    referent.kind = EntityKind::grouping;
    referent.name = "allies and partners";
    referent.key = local_key(EntityKind::grouping, referent.name);
    referent.subtype = "diffuse";
    found_.push_back(candidate({at, at + 3}, MentionKind::nominal, std::move(referent)));
    return true;
  }

  void add(const GroupPhrase& phrase) {
    const std::string& subtype = phrase.noun->subtype;
    if (subtype == "treaty_parties" && phrase.capitalised) return add_parties(phrase);
    if (subtype == "diffuse" || (subtype == "treaty_parties" && phrase.count == 0)) return;
    if (subtype == "persons") return add_persons(phrase);
    if (phrase.count == 0 && phrase.noun->noun != "side") return;
    const std::vector<const LexiconEntry*> states = states_before(phrase);
    if (states.size() < 2) return;
    Referent referent = grouping_of(draft_, states);
    found_.push_back(candidate(phrase.tokens, MentionKind::nominal, std::move(referent)));
  }

  // "the Parties": those who conclude the text; known when its issuers are.
  void add_parties(const GroupPhrase& phrase) {
    Referent referent;
    referent.kind = EntityKind::grouping;
    referent.subtype = phrase.noun->subtype;
    referent.name = draft_.text(phrase.tokens);
    referent.key = local_key(EntityKind::grouping, referent.name);
    for (const LexiconEntry* issuer : issuers_) referent.members.push_back(issuer->id);
    found_.push_back(candidate(phrase.tokens, MentionKind::definite, std::move(referent)));
  }

  void add_persons(const GroupPhrase& phrase) {
    if (const auto states = officers_before(phrase); !states.empty()) return add_officers(phrase, states);
    std::vector<int> persons = persons_before(phrase);
    if (persons.size() < 2) persons = group_before(phrase);
    Referent referent;
    referent.kind = EntityKind::grouping;
    referent.subtype = "persons";
    if (persons.size() >= 2) {
      std::set<std::string> ids;
      for (const int person : persons) {
        const DocumentEntity& entity = draft_.reading.entities[static_cast<std::size_t>(person)];
        const std::string& key = draft_.keys[static_cast<std::size_t>(person)];
        if (ids.insert(key).second) referent.members.push_back(key);
        referent.name += (referent.name.empty() ? "" : ", ") + entity.name;
      }
      referent.name = phrase.noun->plural + " (" + referent.name + ")";
      referent.key = "grouping~persons";
      for (const std::string& id : ids) referent.key += " " + id;
    } else {
      if (issuers_.size() < 2 || (phrase.count != 0 && static_cast<int>(issuers_.size()) != phrase.count))
        return;
      referent = grouping_of(draft_, issuers_);
      referent.key = "grouping~leaders " + referent.key;
      referent.entry = nullptr;
      referent.name = phrase.noun->plural + " of " + referent.name;
      referent.subtype = "persons";
    }
    found_.push_back(candidate(phrase.tokens, MentionKind::nominal, std::move(referent)));
  }

  // "the Foreign Ministers of A, B and C … The Ministers": officers known by their states alone.
  void add_officers(const GroupPhrase& phrase, const std::vector<const LexiconEntry*>& states) {
    Referent referent = grouping_of(draft_, states);
    referent.key = "grouping~" + phrase.noun->plural + " " + referent.key;
    referent.entry = nullptr;
    referent.name = phrase.noun->plural + " of " + referent.name;
    referent.subtype = "persons";
    found_.push_back(candidate(phrase.tokens, MentionKind::nominal, std::move(referent)));
  }

  // The states after "Ministers of" in the sentence before; none when it names persons.
  std::vector<const LexiconEntry*> officers_before(const GroupPhrase& phrase) const {
    if (sentence_ == 0) return {};
    const Sentence& before = draft_.reading.sentences[static_cast<std::size_t>(sentence_ - 1)];
    bool listed = false;
    for (std::uint32_t at = before.first_token; at + 1 < before.last_token && !listed; ++at) {
      if (draft_.word(at + 1) != "of" || !draft_.token(at).capitalised) continue;
      const auto noun = longest_match(draft_, draft_.index->groups, at, before.last_token);
      if (!noun || noun->tokens.last != at + 1) continue;
      listed = static_cast<NounForm>(noun->uses.front()->kind) == NounForm::plural;
    }
    if (!listed) return {};
    std::vector<const LexiconEntry*> states;
    for (auto mention = draft_.reading.mentions.rbegin(); mention != draft_.reading.mentions.rend();
         ++mention) {
      if (mention->sentence < sentence_ - 1) break;
      if (mention->sentence != sentence_ - 1) continue;
      if (draft_.reading.entities[static_cast<std::size_t>(mention->entity)].kind == EntityKind::person)
        return {};
      const LexiconEntry* one = state(mention->entity);
      if (one != nullptr && std::find(states.begin(), states.end(), one) == states.end())
        states.push_back(one);
    }
    const bool counted = phrase.count == 0 || states.size() == static_cast<std::size_t>(phrase.count);
    return states.size() >= 2 && counted ? states : std::vector<const LexiconEntry*>{};
  }

  std::uint32_t place_of(const GroupPhrase& phrase) const {
    return draft_.token(phrase.tokens.first).span.begin;
  }

  // Mentions before the phrase, nearest sentence first.
  template <typename Visit>
  void sentences_before(const GroupPhrase& phrase, Visit visit) const {
    const auto& mentions = draft_.reading.mentions;
    auto end = mentions.end();
    for (int s = sentence_; s >= 0 && s >= sentence_ - sentences_back; --s) {
      auto begin = end;
      while (begin != mentions.begin() && std::prev(begin)->sentence >= s) --begin;
      std::vector<int> entities;
      for (auto mention = begin; mention != end; ++mention) {
        if (mention->span.begin < place_of(phrase)) entities.push_back(mention->entity);
      }
      if (visit(entities)) return;
      end = begin;
    }
  }

  const LexiconEntry* state(int entity) const {
    const DocumentEntity& found = draft_.reading.entities[static_cast<std::size_t>(entity)];
    return found.kind == EntityKind::state ? draft_.lexicon->find(found.lexicon_id) : nullptr;
  }

  std::vector<const LexiconEntry*> states_among(const std::vector<int>& entities) const {
    std::vector<const LexiconEntry*> states;
    for (const int entity : entities) {
      const LexiconEntry* one = state(entity);
      if (one != nullptr && std::find(states.begin(), states.end(), one) == states.end())
        states.push_back(one);
    }
    return states;
  }

  // A grouping of as many states mentioned before, or the states of the nearest sentence that names as many.
  std::vector<const LexiconEntry*> states_before(const GroupPhrase& phrase) const {
    std::vector<const LexiconEntry*> best;
    const std::size_t count = phrase.count == 0 ? 2 : static_cast<std::size_t>(phrase.count);
    sentences_before(phrase, [&](const std::vector<int>& entities) {
      for (auto entity = entities.rbegin(); entity != entities.rend() && best.empty(); ++entity) {
        const DocumentEntity& group = draft_.reading.entities[static_cast<std::size_t>(*entity)];
        if (group.kind == EntityKind::grouping && group.members.size() == count &&
            group.subtype != "persons") {
          best = states_among(group.members);
        }
      }
      const auto states = states_among(entities);
      if (best.empty() && states.size() == count) best = states;
      return !best.empty();
    });
    if (best.size() == count) return best;
    return issuers_.size() == count ? only_states(issuers_) : std::vector<const LexiconEntry*>{};
  }

  static std::vector<const LexiconEntry*> only_states(const std::vector<const LexiconEntry*>& entries) {
    const bool all = std::all_of(entries.begin(), entries.end(),
                                 [](const auto* e) { return e->kind == EntityKind::state; });
    return all ? entries : std::vector<const LexiconEntry*>{};
  }

  // The members of the last group of persons that the document spoke of, however long ago.
  std::vector<int> group_before(const GroupPhrase& phrase) const {
    const auto& mentions = draft_.reading.mentions;
    for (auto mention = mentions.rbegin(); mention != mentions.rend(); ++mention) {
      const DocumentEntity& group = draft_.reading.entities[static_cast<std::size_t>(mention->entity)];
      if (group.kind != EntityKind::grouping || group.subtype != "persons") continue;
      const bool fits = phrase.count == 0 || group.members.size() == static_cast<std::size_t>(phrase.count);
      return fits ? group.members : std::vector<int>{};
    }
    return {};
  }

  // Spouses, reporters and experts named beside the leaders are none of "the leaders".
  bool holds_office(int person) const {
    const DocumentEntity& entity = draft_.reading.entities[static_cast<std::size_t>(person)];
    const LexiconEntry* entry = draft_.lexicon->find(entity.lexicon_id);
    if (entry != nullptr && !entry->tenures.empty()) return true;
    return std::any_of(
        draft_.reading.mentions.begin(), draft_.reading.mentions.end(), [&](const Mention& mention) {
          return mention.entity == person && mention.title.size() > 0 && is_office(mention.title);
        });
  }

  bool is_office(Span title) const {
    const auto& tokens = draft_.reading.tokens;
    const auto first =
        std::lower_bound(tokens.begin(), tokens.end(), title.begin,
                         [](const Token& token, std::uint32_t at) { return token.span.begin < at; });
    const auto at = static_cast<std::uint32_t>(first - tokens.begin());
    const auto match = title_at(draft_, at, range_.last);
    return match && match->is_office();
  }

  std::vector<int> persons_before(const GroupPhrase& phrase) const {
    std::vector<int> persons;
    const std::size_t wanted = phrase.count == 0 ? 2 : static_cast<std::size_t>(phrase.count);
    sentences_before(phrase, [&](const std::vector<int>& entities) {
      for (const int entity : entities) {
        const bool person =
            draft_.reading.entities[static_cast<std::size_t>(entity)].kind == EntityKind::person;
        const bool known = std::find(persons.begin(), persons.end(), entity) != persons.end();
        const bool author = std::find(silent_.begin(), silent_.end(), entity) != silent_.end();
        if (person && !known && !author && holds_office(entity)) persons.push_back(entity);
      }
      return persons.size() >= wanted;
    });
    if (phrase.count != 0 && persons.size() != wanted) return {};
    return persons;
  }

  const ReadingDraft& draft_;
  int sentence_;
  TokenRange range_;
  const std::vector<const LexiconEntry*>& issuers_;
  const std::vector<int>& silent_;
  std::vector<Candidate> found_;
};

}  // namespace

std::vector<Candidate> find_nominal_groupings(const ReadingDraft& draft, int sentence,
                                              const std::vector<const LexiconEntry*>& issuers,
                                              const std::vector<int>& silent) {
  return GroupFinder(draft, sentence, issuers, silent).find();
}

}  // namespace entente
