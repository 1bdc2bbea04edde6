// part_of, located_in and member_of as names themselves tell them: "the Council of Ministers of ASEAN", "the
// Secretariat in Jakarta", "the Japan-Palau Alliance".
#include <algorithm>

#include "ingest/statements/relation_agents.h"

namespace entente {
namespace {

bool is_kind(const SentenceView& sentence, int entity, EntityKind kind) {
  return entity >= 0 && sentence.entity(entity).kind == kind;
}

// "Commission of the | African Union": the body that the name ends with; -1: none. "NATO Allies", "UN system"
// show that a name in front tells less.
int body_in_name(const RelationContext& context, const Mention& mention) {
  const std::string_view name = context.reading.words(mention.span);
  for (const NamesWithin::Found& part : context.names.inside(context.reading, mention.span)) {
    const EntityKind kind = context.reading.entities[static_cast<std::size_t>(part.entity)].kind;
    if (part.entity == mention.entity || (kind != EntityKind::organisation && kind != EntityKind::grouping))
      continue;
    const std::string_view before = name.substr(0, part.span.begin - mention.span.begin);
    if (part.span.end == mention.span.end && (before.ends_with(" of ") || before.ends_with(" of the ")))
      return part.entity;
  }
  return -1;
}

// "ASEAN's | Secretariat", "ASEAN, whose | Secretariat": the body right before; -1: none.
int owner_before(const SentenceView& sentence, int begin) {
  int at = begin - 1;
  if (sentence.text(at) == "'s" || sentence.text(at) == "'")
    --at;
  else if (sentence.text(at) == "whose")
    at -= sentence.text(at - 1) == "," ? 2 : 1;
  else
    return sentence.in_range(at) && sentence.ends_mention(at) && sentence.text(at) == "'s"
               ? sentence.mention(sentence[at].mention).entity
               : -1;
  return sentence.in_range(at) && sentence[at].mention >= 0 ? sentence.mention(sentence[at].mention).entity
                                                            : -1;
}

// "the Commission | of the African Union".
int owner_behind(const SentenceView& sentence, int end) {
  if (sentence.text(end) != "of") return -1;
  const int next = sentence.text(end + 1) == "the" ? end + 2 : end + 1;
  return sentence.begins_mention(next) ? sentence.mention(sentence[next].mention).entity : -1;
}

void read_part(const RelationContext& context, RelationSink& sink, WordRange words) {
  const SentenceView& sentence = context.sentence;
  const Mention& mention = sentence.mention(sentence[words.begin].mention);
  if (!is_kind(sentence, mention.entity, EntityKind::organisation)) return;
  for (int whole : {body_in_name(context, mention), owner_before(sentence, words.begin),
                    owner_behind(sentence, words.end)})
    if (is_kind(sentence, whole, EntityKind::organisation))
      sink.add(sentence, {RelationKind::part_of, mention.entity, whole}, words, "body:name");
}

// "the Pacific Secretariat | in Manila": only of bodies that stand somewhere; "NATO in Kosovo" does not.
void read_seat(const SentenceView& sentence, RelationSink& sink, WordRange words) {
  const int body = sentence.mention(sentence[words.begin].mention).entity;
  const bool seated =
      sentence.is(words.end - 1, WordClass::seat_noun) || sentence.is(words.begin, WordClass::seat_noun);
  if (!seated || !is_kind(sentence, body, EntityKind::organisation) || sentence.text(words.end) != "in")
    return;
  const int next = sentence.text(words.end + 1) == "the" ? words.end + 2 : words.end + 1;
  if (!sentence.begins_mention(next)) return;
  const int place = sentence.mention(sentence[next].mention).entity;
  if (!is_kind(sentence, place, EntityKind::place) && !is_kind(sentence, place, EntityKind::state)) return;
  sink.add(sentence, {RelationKind::located_in, body, place}, {words.begin, next + 1}, "body:seat");
}

// "the Japan-Palau Alliance": the name of a grouping of two or three joins its members.
void read_joined_members(const RelationContext& context, RelationSink& sink, WordRange words) {
  const SentenceView& sentence = context.sentence;
  const Mention& mention = sentence.mention(sentence[words.begin].mention);
  if (!is_kind(sentence, mention.entity, EntityKind::grouping)) return;
  const std::vector<int> members = context.names.joined_in(context.reading, mention.span);
  const bool alliance = sentence.find(words, WordClass::alliance_noun) >= 0;
  if (!alliance) return;
  for (int member : members)
    sink.add(sentence, {RelationKind::member_of, member, mention.entity}, words, "body:joined");
  if (members.size() == 2)
    sink.add(sentence, {RelationKind::allied_with, members[0], members[1]}, words, "body:joined");
}

}  // namespace

void find_body_relations(const RelationContext& context, RelationSink& sink) {
  const SentenceView& sentence = context.sentence;
  for (int i = 0; i < sentence.size(); ++i) {
    if (!sentence.begins_mention(i)) continue;
    WordRange words{i, i};
    while (sentence.in_range(words.end) && sentence[words.end].mention == sentence[i].mention) ++words.end;
    read_part(context, sink, words);
    read_seat(sentence, sink, words);
    read_joined_members(context, sink, words);
  }
}

}  // namespace entente
