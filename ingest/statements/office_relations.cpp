// holds_office, head_of, represents, worked_for: "Japanese Prime Minister Fumio Kishida", "Kishida, Prime
// Minister of Japan", "former Secretary of State Antony Blinken".
#include "ingest/statements/relation_rules.h"

namespace entente {
namespace {

EntityKind kind_of(const SentenceView& sentence, int mention) {
  const int entity = sentence.mention(mention).entity;
  return entity < 0 ? EntityKind::topic : sentence.entity(entity).kind;
}

// "Prime Minister | Fumio Kishida": at most a comma or "of Japan" between.
bool belong_together(const SentenceView& sentence, WordRange between) {
  if (between.size() > 5) return false;
  for (int i = between.begin; i < between.end; ++i) {
    const Word& word = sentence[i];
    const bool light = word.mention >= 0 || word.text == "of" || word.text == "the" || word.text == "," ||
                       word.text == "'s" || word.capitalised || word.text == "." || word.text == "for";
    if (!light || word.is(WordClass::coordinator)) return false;
  }
  return true;
}

// The state or body an office belongs to: as its entity says, else the state right beside it.
int jurisdiction_of(const RelationContext& context, int office) {
  const DocumentEntity& entity = context.sentence.entity(office);
  const auto stated = entity.properties.find("jurisdiction");
  if (stated == entity.properties.end()) return -1;
  for (std::size_t i = 0; i < context.reading.entities.size(); ++i) {
    const DocumentEntity& candidate = context.reading.entities[i];
    const bool same = candidate.name == stated->second || candidate.id == stated->second ||
                      candidate.lexicon_id == stated->second || std::to_string(i) == stated->second;
    if (same) return static_cast<int>(i);
  }
  return -1;
}

int state_between(const SentenceView& sentence, WordRange range) {
  for (int entity : sentence.entities_in(range)) {
    const EntityKind kind = sentence.entity(entity).kind;
    if (kind == EntityKind::state || kind == EntityKind::organisation) return entity;
  }
  return -1;
}

bool heads(const DocumentEntity& office) {
  return office.subtype.starts_with("head_of") || office.subtype == "org_head";
}

bool is_former(const SentenceView& sentence, int begin) {
  for (int i = std::max(0, begin - 3); i < begin; ++i)
    if (sentence.is(i, WordClass::former_word)) return true;
  return false;
}

void relate(const RelationContext& context, RelationSink& sink, int office_mention, int person_mention) {
  const SentenceView& sentence = context.sentence;
  const Mention& office = sentence.mention(office_mention);
  const Mention& person = sentence.mention(person_mention);
  const WordRange words = sentence.range_of(
      {std::min(office.span.begin, person.span.begin), std::max(office.span.end, person.span.end)});
  const WordRange wide{std::max(0, words.begin - 3), std::min(sentence.size(), words.end + 4)};
  int of = jurisdiction_of(context, office.entity);
  if (of < 0) of = state_between(sentence, wide);
  WordRange evidence = words;
  for (int i = wide.begin; i < words.begin; ++i)
    if (sentence[i].mention >= 0 && sentence.mention(sentence[i].mention).entity == of) {
      evidence.begin = i;
      break;
    }
  RelationCandidate* holds = sink.add(sentence, {RelationKind::holds_office, person.entity, office.entity},
                                      evidence, "office:apposition");
  if (!holds) return;
  if (is_former(sentence, evidence.begin) || is_former(sentence, words.begin)) {
    if (of >= 0 && sentence.entity(of).kind == EntityKind::organisation)
      sink.add(sentence, {RelationKind::worked_for, person.entity, of}, evidence, "office:former");
    return;
  }
  if (heads(sentence.entity(office.entity)))
    sink.add(sentence, {RelationKind::head_of, person.entity, of}, evidence, "office:apposition");
}

}  // namespace

void find_office_relations(const RelationContext& context, RelationSink& sink) {
  const SentenceView& sentence = context.sentence;
  std::vector<int> outer;
  for (int m : sentence.mentions())
    if (!sentence.mention(m).nested && sentence.mention(m).entity >= 0) outer.push_back(m);
  for (std::size_t i = 0; i < outer.size(); ++i) {
    if (kind_of(sentence, outer[i]) != EntityKind::office) continue;
    const std::size_t last = std::min(outer.size(), i + 3);
    bool placed = false;
    for (std::size_t j = i + 1; j < last && !placed; ++j) {
      if (kind_of(sentence, outer[j]) == EntityKind::office) break;
      if (kind_of(sentence, outer[j]) != EntityKind::person) continue;
      const WordRange between =
          sentence.range_of({sentence.mention(outer[i]).span.end, sentence.mention(outer[j]).span.begin});
      if (!belong_together(sentence, between)) break;
      relate(context, sink, outer[i], outer[j]);
      placed = true;
    }
    const bool behind = !placed && i > 0 && kind_of(sentence, outer[i - 1]) == EntityKind::person;
    if (!behind) continue;
    const WordRange between =
        sentence.range_of({sentence.mention(outer[i - 1]).span.end, sentence.mention(outer[i]).span.begin});
    if (sentence.text(between.begin) == "," && belong_together(sentence, between))
      relate(context, sink, outer[i], outer[i - 1]);
  }
}

}  // namespace entente
