#include "ingest/statements/relation_agents.h"

#include <algorithm>
#include <limits>

#include "ingest/statements/subject.h"

namespace entente {
namespace {

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

bool is_auxiliary(const SentenceView& sentence, int at) {
  return sentence.is(at, WordClass::modal) || sentence.is(at, WordClass::have) ||
         sentence.is(at, WordClass::adverb) || sentence.is(at, WordClass::auxiliary_do) ||
         sentence.text(at) == "not";
}

// The statement that the words at `verb` belong to: the narrowest that covers them; null: none.
const StatementCandidate* statement_at(const RelationContext& context, int verb) {
  const Span word = context.sentence[verb].span;
  const StatementCandidate* best = nullptr;
  std::uint32_t narrowest = std::numeric_limits<std::uint32_t>::max();
  for (const StatementCandidate& statement : context.statements) {
    const bool covers = statement.content.contains(word) || statement.cue.contains(word);
    if (!covers || statement.parties.empty() || statement.content.size() >= narrowest) continue;
    narrowest = statement.content.size();
    best = &statement;
  }
  return best;
}

// Is the verb the first thing the statement's content or cue says, so that its parties are the verb's?
bool leads(const RelationContext& context, const StatementCandidate& statement, int verb) {
  const Span word = context.sentence[verb].span;
  if (statement.cue.contains(word)) return true;
  constexpr std::uint32_t longest_lead = 24;
  return statement.content.contains(word) && word.begin - statement.content.begin <= longest_lead;
}

std::vector<int> meetings_in(const SentenceView& sentence, WordRange words) {
  std::vector<int> meetings;
  for (int entity : sentence.entities_in(words))
    if (sentence.entity(entity).kind == EntityKind::meeting) meetings.push_back(entity);
  return meetings;
}

// Those that a pronoun can stand for: "she" is a person.
std::vector<int> meant_by(const SentenceView& sentence, WordRange subject, std::vector<int> parties) {
  const std::string_view pronoun = subject.size() == 1 ? sentence.text(subject.begin) : "";
  const bool personal = one_of(pronoun, {"he", "she"});
  if (personal && (parties.size() != 1 || sentence.entity(parties[0]).kind != EntityKind::person)) return {};
  const bool single = parties.size() == 1 && sentence.entity(parties[0]).kind != EntityKind::grouping;
  if (pronoun == "they" && single) return {};
  return parties;
}

bool has_members(const DocumentEntity& entity, const std::vector<int>& sorted) {
  if (entity.members.size() != sorted.size()) return false;
  std::vector<int> members = entity.members;
  std::ranges::sort(members);
  return members == sorted;
}

bool is_title_word(const SentenceView& sentence, int at) {
  const Word& word = sentence[at];
  return word.capitalised || word.text == ".";
}

bool is_person(const SentenceView& sentence, int entity) {
  return entity >= 0 && sentence.entity(entity).kind == EntityKind::person;
}

}  // namespace

std::vector<int> acting_parties(const RelationContext& context, const StatementCandidate& statement) {
  const SentenceView& sentence = context.sentence;
  std::vector<int> parties = actors_among(sentence, statement.parties);
  const bool named = statement.agent.size() > 0 && sentence.info().span.contains(statement.agent);
  const WordRange agent = named ? sentence.range_of(statement.agent) : WordRange{};
  if (!agent.empty() && !read_subject(sentence, agent).is_agent()) return {};  // a body nobody knows
  if (context.speaker.policy) return parties;
  std::erase_if(parties, [&](int party) {
    return std::ranges::find(context.speaker.source, party) != context.speaker.source.end();
  });
  if (!parties.empty() || agent.empty()) return parties;
  return actors_among(sentence, actors_named(sentence, agent));
}

std::vector<int> acting_as_one(const RelationContext& context, const std::vector<int>& parties) {
  if (parties.size() < 3) return parties;
  std::vector<int> sorted = parties;
  std::ranges::sort(sorted);
  const std::vector<DocumentEntity>& entities = context.reading.entities;
  for (int grouping : context.groupings)
    if (has_members(entities[static_cast<std::size_t>(grouping)], sorted)) return {grouping};
  const bool speakers =
      context.speaker.policy && parties == context.speaker.we && context.title_grouping >= 0;
  if (!speakers) return parties;
  const DocumentEntity& titled = entities[static_cast<std::size_t>(context.title_grouping)];
  return titled.members.empty() ? std::vector<int>{context.title_grouping} : parties;
}

bool is_asked_for(const RelationContext& context, int at) {
  const StatementCandidate* said = statement_at(context, at);
  return said && info(said->statement_class).is_directive && !said->cue.contains(context.sentence[at].span);
}

int verb_group_begin(const SentenceView& sentence, int verb) {
  constexpr int longest_group = 8;
  int group = verb;
  while (group > 0 && group > verb - longest_group && sentence[group - 1].mention < 0) {
    const bool catenative = sentence.text(group - 1) == "to" && group > 1 &&
                            sentence[group - 2].mention < 0 &&
                            sentence.is(group - 2, WordClass::catenative_verb);
    if (catenative)
      group -= 2;
    else if (is_auxiliary(sentence, group - 1))
      --group;
    else
      break;
  }
  return group;
}

std::vector<int> actors_among(const SentenceView& sentence, const std::vector<int>& entities) {
  const auto is_in_grouping = [&](int entity) {
    return std::ranges::any_of(entities, [&](int other) {
      return other >= 0 && std::ranges::find(sentence.entity(other).members, entity) !=
                               sentence.entity(other).members.end();
    });
  };
  std::vector<int> kept;
  for (int entity : entities)
    if (is_actor_entity(sentence, entity) && sentence.entity(entity).kind != EntityKind::office &&
        !is_in_grouping(entity))
      kept.push_back(entity);
  return kept;
}

const StatementCandidate* statement_saying(const RelationContext& context, int at) {
  const StatementCandidate* said = statement_at(context, at);
  const bool own =
      said && !info(said->statement_class).is_directive && said->envelope.polarity == Polarity::positive;
  return own ? said : nullptr;
}

int possessor_of(const SentenceView& sentence, int at) {
  constexpr int most_adjectives = 5;
  for (int i = at - 1; i >= std::max(0, at - most_adjectives); --i) {
    if (sentence[i].mention < 0) {
      if (sentence.is(i, WordClass::preposition) || sentence.is(i, WordClass::determiner)) return -1;
      continue;
    }
    const Mention& mention = sentence.mention(sentence[i].mention);
    const bool owns = sentence.text(i + 1) == "'s" || sentence.text(i + 1) == "'" ||
                      sentence.text(i) == "'s" || mention.kind == MentionKind::adjective;
    return owns ? mention.entity : -1;
  }
  return -1;
}

std::vector<int> agents_of(const RelationContext& context, int verb) {
  const SentenceView& sentence = context.sentence;
  const int group = verb_group_begin(sentence, verb);
  const WordRange words = find_subject(sentence, {group, 0, false});
  std::vector<int> named = actors_among(sentence, actors_named(sentence, words));
  if (!named.empty()) return named;
  named = meetings_in(sentence, words);
  if (!named.empty()) return named;
  const Subject subject = read_subject(sentence, words);
  if (subject.kind == SubjectKind::we) return acting_as_one(context, context.speaker.we);
  const StatementCandidate* statement = statement_at(context, verb);
  const bool nameless = words.empty() || subject.is_agent();
  if (statement && nameless && leads(context, *statement, verb))
    return acting_as_one(context, meant_by(sentence, words, acting_parties(context, *statement)));
  if (!subject.is_agent() || context.statements.empty()) return {};
  return acting_as_one(context,
                       meant_by(sentence, words, acting_parties(context, context.statements.front())));
}

NameList participants_from(const SentenceView& sentence, int at) {
  NameList list;
  list.words = {at, at};
  bool after_person = false;
  for (int i = at; i < sentence.size(); ++i) {
    const int mention = sentence[i].mention;
    if (mention < 0) {
      const std::string_view word = sentence.text(i);
      const bool belongs = after_person && (word == "of" || word == "from");
      const bool joint = one_of(word, {",", "and", "the", "(", ")", "&", "'s", "with"}) && word != "with";
      if (!belongs && !joint && !is_title_word(sentence, i)) break;
      if (belongs) {
        int state = sentence.is(i + 1, WordClass::determiner) ? i + 2 : i + 1;
        if (!sentence.begins_mention(state)) break;
        while (sentence.in_range(state + 1) && sentence[state + 1].mention == sentence[state].mention)
          ++state;
        i = state;
        list.words.end = i + 1;
      }
      continue;
    }
    const Mention& found = sentence.mention(mention);
    after_person = is_person(sentence, found.entity) ||
                   (found.entity >= 0 && sentence.entity(found.entity).kind == EntityKind::office);
    if (found.entity >= 0 && found.kind != MentionKind::adjective && sentence.begins_mention(i) &&
        std::ranges::find(list.entities, found.entity) == list.entities.end())
      list.entities.push_back(found.entity);
    list.words.end = i + 1;
  }
  const bool persons = std::ranges::any_of(list.entities, [&](int e) { return is_person(sentence, e); });
  list.entities = actors_among(sentence, list.entities);
  if (persons)
    std::erase_if(list.entities, [&](int e) { return sentence.entity(e).kind == EntityKind::state; });
  return list;
}

Modality modality_of_verb(const SentenceView& sentence, int verb) {
  for (int i = verb - 1; i >= verb_group_begin(sentence, verb); --i)
    if (sentence.is(i, WordClass::proposing_modal)) return Modality::proposed;
  for (int i = verb - 1; i >= std::max(0, verb - 3); --i) {
    if (sentence[i].mention >= 0) break;
    if (sentence.is(i, WordClass::planning_modal) || sentence.text(i) == "to") return Modality::planned;
    if (sentence.is(i, WordClass::proposing_modal)) return Modality::proposed;
  }
  return Modality::asserted;
}

bool is_denied_verb(const SentenceView& sentence, int verb) {
  for (int i = verb_group_begin(sentence, verb); i < verb; ++i)
    if (one_of(sentence.text(i), {"not", "never", "refused"})) return true;
  return false;
}

}  // namespace entente
