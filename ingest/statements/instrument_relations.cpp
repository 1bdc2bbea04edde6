// party_to, produced, established: who signed, adopted, set up what.
#include <algorithm>

#include "ingest/statements/noun_lists.h"
#include "ingest/statements/relation_rules.h"
#include "ingest/statements/subject.h"

namespace entente {
namespace {

struct Rule {
  WordClass verbs;
  RelationKind kind;
  std::initializer_list<EntityKind> objects;
};

const Rule rules[] = {
    {WordClass::signing_verb, RelationKind::party_to, {EntityKind::instrument}},
    {WordClass::issuing_verb, RelationKind::produced, {EntityKind::instrument, EntityKind::document}},
    {WordClass::founding_verb,
     RelationKind::established,
     {EntityKind::organisation, EntityKind::initiative, EntityKind::office}},
};

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

// The first entity of a fitting kind behind the verb, before the clause turns elsewhere.
int object_after(const SentenceView& sentence, int verb, std::initializer_list<EntityKind> kinds) {
  const int last = std::min(sentence.size(), verb + 14);
  for (int i = verb + 1; i < last; ++i) {
    if (sentence[i].mention < 0) {
      if (one_of(sentence.text(i), {"with", "to", "under", "in", "at", "during", ";", "for", "by", "that"}))
        return -1;
      continue;
    }
    const int entity = sentence.mention(sentence[i].mention).entity;
    if (entity >= 0 && std::ranges::find(kinds, sentence.entity(entity).kind) != kinds.end()) return entity;
  }
  return -1;
}

// How far from fact the verb is: "to sign", "will establish", "should create".
Modality modality_at(const SentenceView& sentence, int verb) {
  for (int i = verb - 1; i >= std::max(0, verb - 3); --i) {
    if (sentence.is(i, WordClass::planning_modal) || sentence.text(i) == "to") return Modality::planned;
    if (sentence.is(i, WordClass::proposing_modal)) return Modality::proposed;
  }
  return Modality::asserted;
}

bool is_denied(const SentenceView& sentence, int verb) {
  for (int i = std::max(0, verb - 4); i < verb; ++i)
    if (one_of(sentence.text(i), {"not", "never", "refused"})) return true;
  return false;
}

std::vector<int> subjects_of(const RelationContext& context, int verb) {
  const SentenceView& sentence = context.sentence;
  int group = verb;
  while (group > 0 && sentence[group - 1].mention < 0 &&
         (sentence.is(group - 1, WordClass::modal) || sentence.is(group - 1, WordClass::adverb) ||
          sentence.is(group - 1, WordClass::have) || sentence.is(group - 1, WordClass::auxiliary_do) ||
          sentence.text(group - 1) == "not"))
    --group;
  const WordRange words = find_subject(sentence, {group, 0, false});
  std::vector<int> subjects = actors_named(sentence, words);
  if (subjects.empty())
    for (int entity : sentence.entities_in(words))
      if (sentence.entity(entity).kind == EntityKind::meeting) subjects.push_back(entity);
  if (subjects.empty() && read_subject(sentence, words).is_agent() && !context.subjects.empty())
    subjects = context.subjects.front();
  return subjects;
}

void read_rule(const RelationContext& context, RelationSink& sink, int verb, const Rule& rule) {
  const SentenceView& sentence = context.sentence;
  if (!sentence.is(verb, rule.verbs)) return;
  const bool passive = sentence.is(verb - 1, WordClass::be);
  const int object = passive ? -1 : object_after(sentence, verb, rule.objects);
  const Modality modality = modality_at(sentence, verb);
  if (object < 0 || modality == Modality::proposed) return;  // what "should" be is a proposal, no act
  for (int subject : subjects_of(context, verb)) {
    auto* made = sink.add(sentence, {rule.kind, subject, object},
                          {std::max(0, verb - 6), std::min(sentence.size(), verb + 10)}, "instrument:verb");
    if (!made) continue;
    set_modality(*made, modality);
    if (is_denied(sentence, verb)) deny(*made);
  }
}

// "the treaty was signed by Japan and Korea", "the X, established by the ministers".
void read_passive(const RelationContext& context, RelationSink& sink, int verb, const Rule& rule) {
  const SentenceView& sentence = context.sentence;
  if (!sentence.is(verb, rule.verbs) || sentence.text(verb + 1) != "by") return;
  const NameList agents = names_from(sentence, verb + 2);
  for (int i = verb - 1; i >= std::max(0, verb - 8); --i) {
    if (sentence[i].mention < 0) continue;
    const int object = sentence.mention(sentence[i].mention).entity;
    if (object < 0 || std::ranges::find(rule.objects, sentence.entity(object).kind) == rule.objects.end())
      return;
    for (int agent : agents.entities)
      if (is_actor_entity(sentence, agent) || sentence.entity(agent).kind == EntityKind::meeting)
        sink.add(sentence, {rule.kind, agent, object}, {i, agents.words.end}, "instrument:passive");
    return;
  }
}

}  // namespace

void find_instrument_relations(const RelationContext& context, RelationSink& sink) {
  for (int i = 1; i < context.sentence.size(); ++i) {
    if (context.sentence[i].mention >= 0) continue;
    for (const Rule& rule : rules) {
      read_rule(context, sink, i, rule);
      read_passive(context, sink, i, rule);
    }
  }
}

}  // namespace entente
