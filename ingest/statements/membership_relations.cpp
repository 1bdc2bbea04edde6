// member_of, seeks_membership, withdrew_from, part_of, chairs, located_in.
#include <algorithm>

#include "ingest/statements/noun_lists.h"
#include "ingest/statements/relation_rules.h"

namespace entente {
namespace {

bool is_body(const SentenceView& sentence, int entity) {
  if (entity < 0) return false;
  const EntityKind kind = sentence.entity(entity).kind;
  return kind == EntityKind::organisation || kind == EntityKind::grouping;
}

int first_body(const SentenceView& sentence, WordRange range) {
  for (int entity : sentence.entities_in(range))
    if (is_body(sentence, entity)) return entity;
  return -1;
}

void add_all(const SentenceView& sentence, RelationSink& sink, const std::vector<int>& subjects,
             RelationSink::Triple triple, WordRange evidence, Modality modality) {
  for (int subject : subjects) {
    if (!is_actor_entity(sentence, subject)) continue;
    auto* made = sink.add(sentence, {triple.kind, subject, triple.object}, evidence, "membership:stated");
    if (made) set_modality(*made, modality);
  }
}

// The grouping of the document whose members are just these; -1: none.
int grouping_of(const Reading& reading, std::vector<int> entities) {
  std::ranges::sort(entities);
  for (std::size_t i = 0; i < reading.entities.size(); ++i) {
    const DocumentEntity& entity = reading.entities[i];
    if (entity.kind != EntityKind::grouping || entity.subtype == "persons") continue;
    std::vector<int> members = entity.members;
    std::ranges::sort(members);
    if (members == entities) return static_cast<int>(i);
  }
  return -1;
}

// "cooperation between the ROK, the United States, and Japan": the members of a trilateral are enumerated.
void read_enumeration(const RelationContext& context, RelationSink& sink, int at) {
  const SentenceView& sentence = context.sentence;
  const NameList names = names_from(sentence, at + 1);
  if (names.entities.size() < 3) return;
  const int grouping = grouping_of(context.reading, names.entities);
  if (grouping < 0) return;
  add_all(sentence, sink, names.entities, {RelationKind::member_of, -1, grouping},
          {std::max(0, at - 2), names.words.end}, Modality::asserted);
}

struct Pattern {
  std::initializer_list<std::string_view> words;
  RelationKind kind;
  Modality modality;
};

const Pattern patterns[] = {
    {{"is", "a", "member", "of"}, RelationKind::member_of, Modality::asserted},
    {{"are", "members", "of"}, RelationKind::member_of, Modality::asserted},
    {{"a", "member", "of"}, RelationKind::member_of, Modality::asserted},
    {{"as", "a", "member", "of"}, RelationKind::member_of, Modality::asserted},
    {{"became", "a", "member", "of"}, RelationKind::member_of, Modality::asserted},
    {{"joined"}, RelationKind::member_of, Modality::asserted},
    {{"acceded", "to"}, RelationKind::member_of, Modality::asserted},
    {{"will", "join"}, RelationKind::member_of, Modality::planned},
    {{"to", "join"}, RelationKind::seeks_membership, Modality::asserted},
    {{"applied", "for", "membership", "in"}, RelationKind::seeks_membership, Modality::asserted},
    {{"applied", "to", "join"}, RelationKind::seeks_membership, Modality::asserted},
    {{"seeks", "membership", "in"}, RelationKind::seeks_membership, Modality::asserted},
    {{"seeks", "membership", "of"}, RelationKind::seeks_membership, Modality::asserted},
    {{"withdrew", "from"}, RelationKind::withdrew_from, Modality::asserted},
    {{"withdrawal", "from"}, RelationKind::withdrew_from, Modality::asserted},
    {{"left"}, RelationKind::withdrew_from, Modality::asserted},
    {{"chairs"}, RelationKind::chairs, Modality::asserted},
    {{"chaired"}, RelationKind::chairs, Modality::asserted},
};

std::vector<int> subjects_before(const RelationContext& context, int at) {
  const SentenceView& sentence = context.sentence;
  int end = at;
  while (end > 0 && sentence[end - 1].mention < 0 &&
         (sentence.is(end - 1, WordClass::adverb) || sentence.is(end - 1, WordClass::have) ||
          sentence.text(end - 1) == "'s" || sentence.text(end - 1) == "," ||
          sentence.text(end - 1) == "not" || sentence.is(end - 1, WordClass::auxiliary_do)))
    --end;
  return names_before(sentence, end).entities;
}

bool is_denied(const SentenceView& sentence, int at) {
  for (int i = std::max(0, at - 3); i < at; ++i)
    if (sentence.text(i) == "not" || sentence.text(i) == "never") return true;
  return false;
}

void read_pattern(const RelationContext& context, RelationSink& sink, int at, const Pattern& pattern) {
  const SentenceView& sentence = context.sentence;
  if (!sentence.has_words(at, pattern.words)) return;
  const int end = at + static_cast<int>(pattern.words.size());
  const NameList objects = names_from(sentence, sentence.text(end) == "the" ? end + 1 : end);
  if (objects.entities.empty()) return;
  const int object = objects.entities.front();
  const EntityKind kind = sentence.entity(object).kind;
  const bool fits = is_body(sentence, object) ||
                    (pattern.kind == RelationKind::withdrew_from && kind == EntityKind::instrument) ||
                    (pattern.kind == RelationKind::chairs && kind == EntityKind::meeting);
  if (!fits) return;
  for (int subject : subjects_before(context, at)) {
    if (!is_actor_entity(sentence, subject)) continue;
    auto* made = sink.add(sentence, {pattern.kind, subject, object}, {std::max(0, at - 4), objects.words.end},
                          "membership:stated");
    if (!made) continue;
    set_modality(*made, pattern.modality);
    if (is_denied(sentence, at)) deny(*made);
  }
}

// "Japan's accession to the OECD", "Ukraine's membership in NATO".
void read_possessed(const RelationContext& context, RelationSink& sink, int at) {
  const SentenceView& sentence = context.sentence;
  const std::string_view noun = sentence.text(at);
  if (noun != "accession" && noun != "membership") return;
  if (sentence.text(at - 1) != "'s" || at < 2 || sentence[at - 2].mention < 0) return;
  const int object = first_body(sentence, {at + 1, std::min(sentence.size(), at + 6)});
  auto* made = sink.add(
      sentence, {RelationKind::seeks_membership, sentence.mention(sentence[at - 2].mention).entity, object},
      {at - 2, std::min(sentence.size(), at + 4)}, "membership:possessive");
  if (made && noun == "membership") set_modality(*made, Modality::proposed);
}

}  // namespace

void find_membership_relations(const RelationContext& context, RelationSink& sink) {
  const SentenceView& sentence = context.sentence;
  for (int i = 0; i < sentence.size(); ++i) {
    if (sentence[i].mention >= 0) continue;
    if (sentence.text(i) == "between" || sentence.text(i) == "among") read_enumeration(context, sink, i);
    for (const Pattern& pattern : patterns) read_pattern(context, sink, i, pattern);
    read_possessed(context, sink, i);
  }
}

}  // namespace entente
