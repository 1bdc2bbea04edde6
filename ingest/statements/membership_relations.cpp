// Memberships that no single row of words states: enumerated members, "Japan's accession to".
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
    read_possessed(context, sink, i);
  }
}

}  // namespace entente
