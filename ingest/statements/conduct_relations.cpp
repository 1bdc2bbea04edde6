// cooperates_with, allied_with, sanctioned, attacked, aggressed, consults_with, has_diplomatic_relations.
#include <algorithm>

#include "ingest/statements/noun_lists.h"
#include "ingest/statements/relation_rules.h"

namespace entente {
namespace {

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

bool is_state_like(const SentenceView& sentence, int entity) {
  return is_actor_entity(sentence, entity) && sentence.entity(entity).kind != EntityKind::office;
}

void relate_among(const SentenceView& sentence, RelationSink& sink, RelationKind kind, const NameList& names,
                  WordRange evidence) {
  for (std::size_t i = 0; i < names.entities.size(); ++i)
    for (std::size_t j = i + 1; j < names.entities.size(); ++j)
      if (is_state_like(sentence, names.entities[i]) && is_state_like(sentence, names.entities[j]))
        sink.add(sentence, {kind, names.entities[i], names.entities[j]}, evidence, "conduct:between");
}

// "cooperation between A and B": the noun decides; goals ("strengthen cooperation between") stay out when a
// modal of the sentence makes them future, which the statement already says.
void read_between(const RelationContext& context, RelationSink& sink, int at) {
  const SentenceView& sentence = context.sentence;
  const bool cooperation = sentence.is(at - 1, WordClass::cooperation_noun);
  const bool alliance = sentence.is(at - 1, WordClass::alliance_noun);
  const bool relations = sentence.has_words(at - 2, {"diplomatic", "relations"});
  if (!cooperation && !alliance && !relations) return;
  const RelationKind kind = alliance    ? RelationKind::allied_with
                            : relations ? RelationKind::has_diplomatic_relations
                                        : RelationKind::cooperates_with;
  const NameList names = names_from(sentence, at + 1);
  relate_among(sentence, sink, kind, names, {std::max(0, at - 2), names.words.end});
}

// "Yoon's efforts to normalise relations with Japan": an attempt.
void read_efforts(const RelationContext& context, RelationSink& sink, int at) {
  const SentenceView& sentence = context.sentence;
  if (!sentence.is(at, WordClass::attempt_noun) || sentence.text(at + 1) != "to") return;
  int owner = at - 1;
  while (owner > 0 && owner > at - 3 && sentence[owner].mention < 0) --owner;
  if (sentence[owner].mention < 0) return;
  for (int i = at + 2; i < std::min(sentence.size(), at + 9); ++i) {
    if (!sentence.is(i, WordClass::ties_noun) || sentence.text(i + 1) != "with") continue;
    const NameList names = names_from(sentence, i + 2);
    for (int other : names.entities) {
      auto* made = sink.add(
          sentence, {RelationKind::cooperates_with, sentence.mention(sentence[owner].mention).entity, other},
          {owner, names.words.end}, "conduct:efforts");
      if (made) set_modality(*made, Modality::attempted);
    }
    return;
  }
}

// "Russia's invasion of Ukraine", "Russia's war of aggression against Ukraine", "attack on".
void read_aggression(const RelationContext& context, RelationSink& sink, int at) {
  const SentenceView& sentence = context.sentence;
  const bool aggression = sentence.is(at, WordClass::aggression_noun) ||
                          (sentence.text(at) == "war" && one_of(sentence.text(at + 1), {"against", "on"}));
  const bool attack = sentence.is(at, WordClass::attack_noun);
  if ((!aggression && !attack) || !one_of(sentence.text(at + 1), {"of", "against", "on"})) return;
  const NameList objects = names_from(sentence, sentence.text(at + 2) == "the" ? at + 3 : at + 2);
  if (objects.entities.empty() || !is_state_like(sentence, objects.entities.front())) return;
  int owner = at - 1;
  while (owner >= 0 && owner > at - 9 && sentence[owner].mention < 0 && sentence.text(owner) != ",") --owner;
  if (owner < 0 || sentence[owner].mention < 0) return;
  const bool owns = sentence.text(owner + 1) == "'s" || sentence.text(owner + 1) == "'" ||
                    sentence.mention(sentence[owner].mention).kind == MentionKind::adjective;
  const int subject = sentence.mention(sentence[owner].mention).entity;
  if (!owns || !is_state_like(sentence, subject)) return;
  sink.add(sentence,
           {aggression ? RelationKind::aggressed : RelationKind::attacked, subject, objects.entities.front()},
           {owner, objects.words.end}, "conduct:noun");
}

// "imposed sanctions on Russia".
void read_sanctions(const RelationContext& context, RelationSink& sink, int at) {
  const SentenceView& sentence = context.sentence;
  if (sentence.text(at) != "sanctions" || !one_of(sentence.text(at + 1), {"on", "against"})) return;
  int verb = at - 1;
  while (verb > 0 && verb > at - 5 && !sentence.is(verb, WordClass::sanction_verb) &&
         sentence.text(verb) != "announced")
    --verb;
  if (!sentence.is(verb, WordClass::sanction_verb)) return;
  const NameList objects = names_from(sentence, at + 2);
  int end = verb;
  while (end > 0 && sentence[end - 1].mention < 0 &&
         (sentence.is(end - 1, WordClass::have) || sentence.is(end - 1, WordClass::adverb)))
    --end;
  const NameList subjects = names_before(sentence, end);
  for (int subject : subjects.entities)
    for (int other : objects.entities)
      if (is_state_like(sentence, subject) && is_actor_entity(sentence, other))
        sink.add(sentence, {RelationKind::sanctioned, subject, other},
                 {subjects.words.begin, objects.words.end}, "conduct:sanctions");
}

}  // namespace

void find_conduct_relations(const RelationContext& context, RelationSink& sink) {
  const SentenceView& sentence = context.sentence;
  for (int i = 0; i < sentence.size(); ++i) {
    if (sentence[i].mention >= 0) continue;
    if (i > 0 && (sentence.text(i) == "between" || sentence.text(i) == "among"))
      read_between(context, sink, i);
    read_efforts(context, sink, i);
    read_aggression(context, sink, i);
    read_sanctions(context, sink, i);
  }
}

}  // namespace entente
