#include "ingest/extraction/nominal_groupings.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <map>
#include <set>

#include "ingest/extraction/compound_actors.h"
#include "ingest/extraction/gazetteer.h"
#include "ingest/extraction/group_names.h"
#include "ingest/extraction/listed_officers.h"
#include "ingest/extraction/title_words.h"

namespace entente {
namespace {

constexpr int sentences_back = 4;
constexpr int sentences_back_for_states = 40;
constexpr std::size_t mentions_weighed = 500;

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
      const RoleNounRecord& noun = draft_.index->records.role_nouns[match->uses.front()->payload];
      if (noun.subtype == "persons" && add_listed(match->tokens)) {
        at = found_.back().tokens.last - 1;
        continue;
      }
      const TokenRange tokens = noun.subtype == "persons" ? with_colleagues(match->tokens) : match->tokens;
      if (const auto phrase = phrase_at(tokens, noun)) add(*phrase);
      at = tokens.last - 1;
    }
    return std::move(found_);
  }

 private:
  // "experts and senior officials"
  TokenRange with_colleagues(TokenRange noun) const {
    if (noun.last + 1 >= range_.last || draft_.word(noun.last) != "and") return noun;
    const auto other = longest_match(draft_, draft_.index->groups, noun.last + 1, range_.last);
    if (!other || draft_.token(other->tokens.first).capitalised) return noun;
    const NameUse& use = *other->uses.front();
    const bool persons = draft_.index->records.role_nouns[use.payload].subtype == "persons";
    const bool plural = static_cast<NounForm>(use.kind) == NounForm::plural;
    return persons && plural ? TokenRange{noun.first, other->tokens.last} : noun;
  }

  // A definite phrase: an article, "our", or a number must stand before the noun.
  std::optional<GroupPhrase> phrase_at(TokenRange noun_tokens, const RoleNounRecord& noun) const {
    GroupPhrase phrase{noun_tokens, &noun, 0, draft_.token(noun_tokens.first).capitalised};
    if (phrase.tokens.first == range_.first) return std::nullopt;
    std::uint32_t before = phrase.tokens.first - 1;
    phrase.count = number_value(draft_.word(before));
    if (phrase.count != 0) {
      phrase.tokens.first = before;
      const bool of_both = before > range_.first && draft_.word(before - 1) == "of";
      if (draft_.word(before) == "both") return of_both ? std::nullopt : std::optional(phrase);
      if (draft_.word(before) == "Both") return phrase;
      if (before == range_.first) return std::nullopt;
      --before;
    }
    const std::string_view word = draft_.word(before);
    const bool definite =
        word == "the" || word == "The" || word == "our" || word == "Our" || word == "these" || word == "all";
    if (!definite) return std::nullopt;
    // "the leaders of tomorrow", "the parties to the conflict": somebody else than those mentioned before.
    if (phrase.count == 0 && phrase.tokens.last < range_.last && noun.noun != "belligerent") {
      const std::string_view after = draft_.word(phrase.tokens.last);
      if (after == "of" || after == "in" || after == "to" || after == "who" || after == "that" ||
          after == "from" || (word == "our" && (after == "'s" || after == "'")))
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

  // "allies and partners", "allies and close partners"
  bool add_allies(std::uint32_t at) {
    if (at + 2 >= range_.last || draft_.word(at + 1) != "and") return false;
    const std::uint32_t other = at + 2 + (draft_.is(at + 2, WordList::group_modifier) ? 1 : 0);
    if (other >= range_.last) return false;
    const auto is = [&](std::uint32_t i, std::string_view word, std::string_view capital) {
      return draft_.word(i) == word || draft_.word(i) == capital;
    };
    const bool phrase = (is(at, "allies", "Allies") && is(other, "partners", "Partners")) ||
                        (is(at, "partners", "Partners") && is(other, "allies", "Allies"));
    if (!phrase) return false;
    Referent referent;
    referent.kind = EntityKind::grouping;
    referent.name = other == at + 2 ? "allies and partners" : draft_.text({at, other + 1});
    referent.key = local_key(EntityKind::grouping, referent.name);
    referent.subtype = "diffuse";
    found_.push_back(candidate({at, other + 1}, MentionKind::nominal, std::move(referent)));
    return true;
  }

  void add(const GroupPhrase& phrase) {
    const std::string& subtype = phrase.noun->subtype;
    if (subtype == "treaty_parties" && phrase.capitalised) return add_parties(phrase);
    if ((subtype == "diffuse" && phrase.count < 3) || subtype == "participants") return;
    if (subtype == "treaty_parties" && phrase.count == 0) return;
    if (subtype == "persons") return add_persons(phrase);
    if (phrase.count == 0 && phrase.noun->noun != "side" && phrase.noun->noun != "belligerent" &&
        phrase.noun->noun != "warring party")
      return;
    const std::string& noun = phrase.noun->noun;
    if (noun == "economy") return;
    const bool fights = noun == "party" || noun == "side" || noun == "belligerent" || noun == "warring party";
    if (fights && phrase.count <= 2 && issuers_.size() != 2 && add_two_forces(phrase)) return;
    const std::vector<const LexiconEntry*> states = states_before(phrase);
    if (states.size() < 2) return;
    Referent referent = grouping_of(draft_, states);
    if (const LexiconEntry* club = club_of(states)) referent.entry = club;
    referent.name = name_of_states(document_order(draft_, states));
    found_.push_back(candidate(phrase.tokens, MentionKind::nominal, std::move(referent)));
  }

  // "the three countries" of a text about AUKUS: the club it named that has just these members.
  const LexiconEntry* club_of(const std::vector<const LexiconEntry*>& states) const {
    const auto& mentions = draft_.reading.mentions;
    const std::size_t last = std::min(mentions.size(), mentions_weighed);
    for (std::size_t i = 0; i < last; ++i) {
      const DocumentEntity& group = draft_.reading.entities[static_cast<std::size_t>(mentions[i].entity)];
      if (group.kind != EntityKind::grouping || group.lexicon_id.empty()) continue;
      const LexiconEntry* entry = draft_.lexicon->find(group.lexicon_id);
      if (entry != nullptr && entry->subtype != "alliance" && are_members(*entry, states)) return entry;
    }
    return nullptr;
  }

  bool is_force(int entity) const {
    const std::string& subtype = draft_.reading.entities[static_cast<std::size_t>(entity)].subtype;
    return subtype == "armed_force" || subtype == "armed_group";
  }

  // "both parties", "the belligerents": the two forces that the text named side by side.
  bool add_two_forces(const GroupPhrase& phrase) {
    const auto& mentions = draft_.reading.mentions;
    const std::size_t first = mentions.size() > mentions_weighed ? mentions.size() - mentions_weighed : 0;
    const Mention *one = nullptr, *other = nullptr;
    for (std::size_t i = first; i + 1 < mentions.size(); ++i) {
      if (!is_force(mentions[i].entity)) continue;
      for (std::size_t j = i + 1; j < mentions.size() && j < i + 4; ++j) {
        const bool pair = is_force(mentions[j].entity) && mentions[j].entity != mentions[i].entity &&
                          mentions[j].sentence == mentions[i].sentence &&
                          mentions[j].span.begin < place_of(phrase);
        if (pair) one = &mentions[i], other = &mentions[j];
      }
    }
    if (one == nullptr) return false;
    Referent referent;
    referent.kind = EntityKind::grouping;
    referent.subtype = "dyad";
    for (const Mention* mention : {one, other}) {
      const auto entity = static_cast<std::size_t>(mention->entity);
      referent.members.push_back(draft_.keys[entity]);
      referent.name += (referent.name.empty() ? "" : " and ") + draft_.reading.entities[entity].name;
      referent.key += (referent.key.empty() ? "grouping~" : " ") + draft_.keys[entity];
    }
    found_.push_back(candidate(phrase.tokens, MentionKind::nominal, std::move(referent)));
    return true;
  }

  // "the Parties": those who conclude the text; known when its issuers are.
  void add_parties(const GroupPhrase& phrase) {
    Referent referent;
    referent.kind = EntityKind::grouping;
    referent.subtype = phrase.noun->subtype;
    referent.name = draft_.text(phrase.tokens);
    if (const std::string& title = draft_.reading.document->title; draft_.reading.voice.genre == "treaty")
      referent.name += " to the " + title;
    referent.key = "grouping~parties";
    for (const LexiconEntry* issuer : issuers_) referent.members.push_back(issuer->id);
    found_.push_back(candidate(phrase.tokens, MentionKind::definite, std::move(referent)));
  }

  void add_persons(const GroupPhrase& phrase) {
    if (const auto states = officers_before(phrase); !states.empty()) return add_officers(phrase, states);
    std::vector<int> persons = persons_before(phrase);
    if (persons.size() < 2) {
      if (const int group = group_before(phrase); group >= 0) return add_reference(phrase, group);
      const auto states = phrase.count == 0 ? std::vector<const LexiconEntry*>{} : states_before(phrase);
      if (states.size() >= 2) return add_officers(phrase, states);
    }
    Referent referent;
    referent.kind = EntityKind::grouping;
    referent.subtype = "persons";
    if (persons.size() >= 2) {
      std::set<std::string> ids;
      for (const int person : persons) {
        const std::string& key = draft_.keys[static_cast<std::size_t>(person)];
        if (ids.insert(key).second) referent.members.push_back(key);
      }
      referent.name = name_of_persons(draft_, officers_in_text(phrase), persons);
      referent.key = "grouping~persons";
      for (const std::string& id : ids) referent.key += " " + id;
    } else {
      if (issuers_.size() < 2 || (phrase.count != 0 && static_cast<int>(issuers_.size()) != phrase.count))
        return;
      referent = grouping_of(draft_, issuers_);
      referent.key = "grouping~leaders " + referent.key;
      referent.entry = nullptr;
      referent.name = name_of_officers(officers_in_text(phrase), document_order(draft_, issuers_));
      referent.subtype = "persons";
    }
    found_.push_back(candidate(phrase.tokens, MentionKind::nominal, std::move(referent)));
  }

  // "Foreign Ministers", "leaders": capitals that only begin a sentence do not count.
  std::string officers_in_text(const GroupPhrase& phrase) const {
    TokenRange noun = phrase.tokens;
    noun.first += phrase.count != 0 ? 1 : 0;
    return noun.size() > 1 || noun.first > range_.first + 1 ? draft_.text(noun) : phrase.noun->plural;
  }

  // "the leaders of Australia, Japan and New Zealand": only the noun is the mention, the states have theirs.
  bool add_listed(TokenRange tokens) {
    const auto [noun, states] = listed_officers(draft_, tokens, range_.last);
    if (states.size() < 2) return false;
    Referent referent = grouping_of(draft_, states);
    const std::string officers = draft_.text(noun);
    referent.key = "grouping~" + officers + " " + referent.key;
    referent.entry = nullptr;
    referent.name = name_of_officers(officers, document_order(draft_, states));
    referent.subtype = "persons";
    found_.push_back(candidate(noun, MentionKind::nominal, std::move(referent)));
    return true;
  }

  // "the Foreign Ministers of A, B and C … The Ministers": officers known by their states alone.
  void add_officers(const GroupPhrase& phrase, const std::vector<const LexiconEntry*>& states) {
    Referent referent = grouping_of(draft_, states);
    referent.key = "grouping~" + phrase.noun->plural + " " + referent.key;
    referent.entry = nullptr;
    referent.name = name_of_officers(officers_in_text(phrase), document_order(draft_, states));
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
  void sentences_before(const GroupPhrase& phrase, Visit visit, int back = sentences_back) const {
    const auto& mentions = draft_.reading.mentions;
    auto end = mentions.end();
    for (int s = sentence_; s >= 0 && s >= sentence_ - back; --s) {
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

  // How often the document has named the states so far: what it is about.
  int salience(const std::vector<const LexiconEntry*>& states) const {
    int named = 0;
    const auto& mentions = draft_.reading.mentions;
    const std::size_t last = std::min(mentions.size(), mentions_weighed);
    for (std::size_t i = 0; i < last; ++i) {
      const LexiconEntry* one = state(mentions[i].entity);
      named += one != nullptr && std::find(states.begin(), states.end(), one) != states.end();
    }
    return named;
  }

  // States that belong to a grouping of as many members, or that one sentence names alone.
  std::vector<const LexiconEntry*> counted_states(const std::vector<int>& entities, std::size_t count) const {
    for (auto entity = entities.rbegin(); entity != entities.rend(); ++entity) {
      const DocumentEntity& group = draft_.reading.entities[static_cast<std::size_t>(*entity)];
      if (group.kind != EntityKind::grouping || group.members.size() != count) continue;
      if (group.subtype == "persons") continue;
      if (const auto states = states_among(group.members); states.size() == count) return states;
    }
    const auto states = states_among(entities);
    return states.size() == count ? states : std::vector<const LexiconEntry*>{};
  }

  // Those who issue the document or whom its title names, if as many; else the most spoken of before.
  std::vector<const LexiconEntry*> states_before(const GroupPhrase& phrase) const {
    const std::size_t count = phrase.count == 0 ? 2 : static_cast<std::size_t>(phrase.count);
    if (issuers_.size() == count && !only_states(issuers_).empty()) return issuers_;
    const auto& titled = draft_.title_entries;
    if (titled.size() == count && !only_states(titled).empty()) return titled;
    std::vector<const LexiconEntry*> best;
    int best_salience = 0, apart = 0;
    sentences_before(
        phrase,
        [&](const std::vector<int>& entities) {
          const auto states = counted_states(entities, count);
          const int found = states.empty() ? 0 : salience(states) - apart++;
          if (found > best_salience || (best.empty() && !states.empty()))
            best = states, best_salience = found;
          return false;
        },
        sentences_back_for_states);
    return best;
  }

  static std::vector<const LexiconEntry*> only_states(const std::vector<const LexiconEntry*>& entries) {
    const bool all = std::all_of(entries.begin(), entries.end(),
                                 [](const auto* e) { return e->kind == EntityKind::state; });
    return all ? entries : std::vector<const LexiconEntry*>{};
  }

  // The last group of persons that the document spoke of, however long ago; -1: none, or of another size.
  int group_before(const GroupPhrase& phrase) const {
    const auto& mentions = draft_.reading.mentions;
    const auto back = std::min(std::ssize(mentions), static_cast<std::ptrdiff_t>(mentions_weighed));
    for (auto mention = mentions.rbegin(); mention != mentions.rbegin() + back; ++mention) {
      const DocumentEntity& group = draft_.reading.entities[static_cast<std::size_t>(mention->entity)];
      if (group.kind != EntityKind::grouping || group.subtype != "persons" || group.members.size() < 2)
        continue;
      const bool fits = phrase.count == 0 || group.members.size() == static_cast<std::size_t>(phrase.count);
      return fits ? mention->entity : -1;
    }
    return -1;
  }

  void add_reference(const GroupPhrase& phrase, int group) {
    Referent referent;
    referent.kind = EntityKind::grouping;
    referent.key = draft_.keys[static_cast<std::size_t>(group)];
    found_.push_back(candidate(phrase.tokens, MentionKind::nominal, std::move(referent)));
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

  // Who holds the office that the noun names: all for "leaders", for "foreign ministers" those called so.
  bool is_called(int person, const RoleNounRecord& noun) const {
    if (noun.noun == "leader" || noun.noun == "official" || noun.noun == "president") return true;
    const auto words = [&](std::string text) {
      std::transform(text.begin(), text.end(), text.begin(),
                     [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
      return text.find(noun.noun) != std::string::npos;
    };
    const LexiconEntry* entry =
        draft_.lexicon->find(draft_.reading.entities[static_cast<std::size_t>(person)].lexicon_id);
    if (entry == nullptr || entry->tenures.empty()) return true;
    return std::any_of(entry->tenures.begin(), entry->tenures.end(),
                       [&](const Tenure& tenure) { return words(tenure.title); });
  }

  std::vector<int> officers_among(const std::vector<int>& entities, const RoleNounRecord& noun) const {
    std::vector<int> officers;
    for (const int entity : entities) {
      const bool person =
          draft_.reading.entities[static_cast<std::size_t>(entity)].kind == EntityKind::person;
      const bool known = std::find(officers.begin(), officers.end(), entity) != officers.end();
      const bool author = std::find(silent_.begin(), silent_.end(), entity) != silent_.end();
      if (person && !known && !author && holds_office(entity) && is_called(entity, noun))
        officers.push_back(entity);
    }
    return officers;
  }

  // As many as are counted; without a number those of the nearest sentence with two, and whoever a sentence
  // before it named together with one of them: "A met B and C. He commended B and C. The leaders …".
  std::vector<int> persons_before(const GroupPhrase& phrase) const {
    std::vector<int> persons;
    const std::size_t wanted = phrase.count == 0 ? 2 : static_cast<std::size_t>(phrase.count);
    sentences_before(phrase, [&](const std::vector<int>& entities) {
      const std::vector<int> here = officers_among(entities, *phrase.noun);
      const auto known = [&](int one) {
        return std::find(persons.begin(), persons.end(), one) != persons.end();
      };
      const bool enough = persons.size() >= wanted;
      if (enough && std::none_of(here.begin(), here.end(), known)) return false;
      std::vector<int> both = here;
      for (const int one : persons)
        if (std::find(here.begin(), here.end(), one) == here.end()) both.push_back(one);
      persons = std::move(both);
      return phrase.count != 0 && persons.size() >= wanted;
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
