// party_to, produced, established, established_by: who signed, adopted, set up what.
#include <algorithm>

#include "ingest/statements/names_within.h"
#include "ingest/statements/relation_agents.h"
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
     {EntityKind::organisation, EntityKind::initiative, EntityKind::office, EntityKind::grouping}},
    {WordClass::signing_verb, RelationKind::established, {EntityKind::initiative, EntityKind::grouping}},
};

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

bool is_kind(const SentenceView& sentence, int entity, std::initializer_list<EntityKind> kinds) {
  return entity >= 0 && std::ranges::find(kinds, sentence.entity(entity).kind) != kinds.end();
}

int entity_at(const SentenceView& sentence, int word) {
  return sentence[word].mention < 0 ? -1 : sentence.mention(sentence[word].mention).entity;
}

// The first entity of a fitting kind behind the verb, before the clause turns elsewhere.
int object_after(const SentenceView& sentence, int verb, std::initializer_list<EntityKind> kinds) {
  const int last = std::min(sentence.size(), verb + 14);
  for (int i = verb + 1; i < last; ++i) {
    if (sentence[i].mention < 0) {
      if (one_of(sentence.text(i), {"with", "to", "under", "in", "at", "during", ";", "for", "by", "that",
                                    "of", "on", "between", "among", "as", "from", "through"}))
        return -1;
      continue;
    }
    if (is_kind(sentence, entity_at(sentence, i), kinds)) return entity_at(sentence, i);
  }
  return -1;
}

// "the forum, which Japan | launched": the object that the relative clause hangs on; -1: none.
int object_before(const SentenceView& sentence, int verb, std::initializer_list<EntityKind> kinds) {
  constexpr int longest_clause = 12;
  for (int i = verb - 1; i > 1 && i > verb - longest_clause; --i) {
    if (sentence[i].mention >= 0 || !one_of(sentence.text(i), {"which", "that"})) continue;
    const int end = sentence.text(i - 1) == "," ? i - 2 : i - 1;
    const int entity = entity_at(sentence, end);
    return is_kind(sentence, entity, kinds) ? entity : -1;
  }
  return -1;
}

void add_acts(const RelationContext& context, RelationSink& sink, const std::vector<int>& agents,
              RelationSink::Triple triple, int verb, std::string_view method) {
  const SentenceView& sentence = context.sentence;
  const Modality modality = modality_of_verb(sentence, verb);
  if (modality == Modality::proposed || is_asked_for(context, verb)) return;  // a proposal is no act
  for (int agent : agents) {
    auto* made = sink.add(sentence, {triple.kind, agent, triple.object},
                          {std::max(0, verb - 6), std::min(sentence.size(), verb + 10)}, method);
    if (!made) continue;
    set_modality(*made, modality);
    if (is_denied_verb(sentence, verb)) deny(*made);
  }
}

// "agreed to | establish", not "the decision to establish", "by signing".
bool is_pledged(const RelationContext& context, int verb) {
  if (context.sentence.text(verb - 1) != "to") return false;
  if (verb_group_begin(context.sentence, verb) < verb - 1) return true;
  return std::ranges::any_of(context.statements, [&](const StatementCandidate& statement) {
    return statement.is_commitment && statement.content.begin == context.sentence[verb].span.begin;
  });
}

void read_active(const RelationContext& context, RelationSink& sink, int verb, const Rule& rule) {
  const SentenceView& sentence = context.sentence;
  if (!sentence.is(verb, rule.verbs) || sentence.is(verb - 1, WordClass::be)) return;
  if (sentence.is(verb - 1, WordClass::determiner)) return;
  if (sentence.is(verb - 1, WordClass::preposition) && !is_pledged(context, verb)) return;
  int object = object_after(sentence, verb, rule.objects);
  if (object < 0) object = object_before(sentence, verb, rule.objects);
  if (object < 0) return;
  add_acts(context, sink, agents_of(context, verb), {rule.kind, -1, object}, verb, "instrument:verb");
}

// What stands before a passive verb, at most a short apposition away; -1: nothing that fits.
int passive_subject(const SentenceView& sentence, int verb, const Rule& rule) {
  constexpr int longest_way = 14;
  for (int i = verb - 1; i >= std::max(0, verb - longest_way); --i) {
    if (sentence[i].mention < 0) {
      if (sentence.text(i) == ";" || sentence.is(i, WordClass::subordinator)) return -1;
      continue;
    }
    if (is_kind(sentence, entity_at(sentence, i), rule.objects)) return entity_at(sentence, i);
    if (verb - i < 8) return -1;
  }
  return -1;
}

// "the treaty was signed by Japan and Korea", "the X, established by the ministers".
void read_passive(const RelationContext& context, RelationSink& sink, int verb, const Rule& rule) {
  const SentenceView& sentence = context.sentence;
  if (!sentence.is(verb, rule.verbs) || sentence.text(verb + 1) != "by") return;
  const int object = passive_subject(sentence, verb, rule);
  if (object < 0) return;
  std::vector<int> agents = participants_from(sentence, verb + 2).entities;
  for (int entity : names_from(sentence, verb + 2).entities)
    if (is_kind(sentence, entity, {EntityKind::meeting})) agents.push_back(entity);
  add_acts(context, sink, agents, {rule.kind, -1, object}, verb, "instrument:passive");
}

// "a committee composed of one representative of each Party".
void read_members_of_body(const RelationContext& context, RelationSink& sink, WordRange words, int body) {
  const SentenceView& sentence = context.sentence;
  const int composed = sentence.find(words, {"composed", "consisting", "comprising"});
  if (composed < 0 || sentence.find({composed, words.end}, {"party", "parties"}) < 0) return;
  for (int party : context.speaker.we)
    sink.add(sentence, {RelationKind::member_of, party, body}, words, "instrument:composed");
}

// "A Joint Committee, composed of …, is hereby | established": by those who speak, and by a treaty's text.
void read_hereby(const RelationContext& context, RelationSink& sink, int verb) {
  const SentenceView& sentence = context.sentence;
  const bool founded = sentence.is(verb, WordClass::founding_verb) && sentence.text(verb - 1) == "hereby" &&
                       sentence.is(verb - 2, WordClass::be);
  if (!founded || !context.speaker.policy) return;
  const WordRange subject = find_subject(sentence, {verb - 2, 0, false});
  for (int body : sentence.entities_in(subject)) {
    if (!is_kind(sentence, body, {EntityKind::organisation, EntityKind::initiative, EntityKind::office}))
      continue;
    add_acts(context, sink, context.speaker.we, {RelationKind::established, -1, body}, verb,
             "instrument:hereby");
    if (context.speaker.treaty)
      sink.add(sentence, {RelationKind::established_by, body, context.reading.voice.document}, {0, verb + 1},
               "instrument:hereby");
    read_members_of_body(context, sink, {subject.begin, verb}, body);
    return;
  }
}

// "with the Government of Ecuador, which shall act as | Depositary" of the treaty that says so.
void read_depositary(const RelationContext& context, RelationSink& sink) {
  const SentenceView& sentence = context.sentence;
  if (!context.speaker.treaty) return;
  const int at = sentence.find({0, sentence.size()}, {"depositary"});
  const int as = at > 0 && sentence.is(at - 1, WordClass::determiner) ? at - 2 : at - 1;
  if (at < 1 || sentence.text(as) != "as") return;
  for (int i = as - 1; i >= 0; --i) {
    if (!is_kind(sentence, entity_at(sentence, i), {EntityKind::state, EntityKind::organisation})) continue;
    sink.add(sentence, {RelationKind::depositary_of, entity_at(sentence, i), context.reading.voice.document},
             {i, at + 1}, "instrument:depositary");
    return;
  }
}

// "Chile and Peru, hereinafter referred to as the Parties": who concludes the treaty that begins so.
void read_parties_of_treaty(const RelationContext& context, RelationSink& sink) {
  const SentenceView& sentence = context.sentence;
  if (!context.speaker.treaty || sentence.find({0, sentence.size()}, {"hereinafter", "hereafter"}) < 0)
    return;
  std::vector<int> parties;
  for (int entity : sentence.entities_in({0, sentence.size()}))
    if (is_kind(sentence, entity, {EntityKind::state, EntityKind::organisation})) parties.push_back(entity);
  if (parties.size() < 2) return;
  for (int party : parties)
    sink.add(sentence, {RelationKind::party_to, party, context.reading.voice.document}, {0, sentence.size()},
             "instrument:parties");
}

// "signed a memorandum | establishing the Task Group": by those who signed, and by the memorandum.
void read_founding_instrument(const RelationContext& context, RelationSink& sink, int verb) {
  const SentenceView& sentence = context.sentence;
  if (!one_of(sentence.text(verb), {"establishing", "creating", "launching"})) return;
  const int instrument = entity_at(sentence, verb - 1);
  const int body = object_after(sentence, verb, {EntityKind::organisation, EntityKind::initiative});
  const bool named = is_kind(sentence, instrument, {EntityKind::instrument});
  if (body < 0 || (!named && instrument >= 0)) return;
  if (named)
    sink.add(sentence, {RelationKind::established_by, body, instrument},
             {verb - 1, std::min(sentence.size(), verb + 8)}, "instrument:founding");
  for (int i = verb - 1; i > 0; --i)
    if (sentence[i].mention < 0 && sentence.is(i, WordClass::signing_verb))
      return add_acts(context, sink, agents_of(context, i), {RelationKind::established, -1, body}, i,
                      "instrument:founding");
}

bool binds(const DocumentEntity& instrument) {
  return one_of(instrument.subtype, {"", "treaty", "agreement", "arrangement", "mou", "memorandum", "pact"});
}

// "our new bilateral | Space Agreement".
bool is_ours(const SentenceView& sentence, int begin) {
  constexpr int most_adjectives = 4;
  for (int i = begin - 1; i >= std::max(0, begin - most_adjectives); --i) {
    if (sentence[i].mention >= 0 || sentence.is(i, WordClass::preposition)) return false;
    if (sentence.text(i) == "our") return true;
  }
  return false;
}

// "the Japan-Palau Fisheries Agreement", "the agreement between Japan and Palau": the name says whose it is.
void read_parties_in_name(const RelationContext& context, RelationSink& sink) {
  const SentenceView& sentence = context.sentence;
  for (int i = 0; i < sentence.size(); ++i) {
    if (!sentence.begins_mention(i)) continue;
    const Mention& mention = sentence.mention(sentence[i].mention);
    if (!is_kind(sentence, mention.entity, {EntityKind::instrument})) continue;
    int end = i;
    while (sentence.in_range(end) && sentence[end].mention == sentence[i].mention) ++end;
    if (!binds(sentence.entity(mention.entity)) || sentence.entity(mention.entity).status == "proposed")
      continue;
    std::vector<int> parties = context.names.joined_in(context.reading, mention.span);
    if (parties.size() < 2 && sentence.text(end) == "between")
      parties = actors_among(sentence, names_from(sentence, end + 1).entities);
    if (parties.size() < 2 && is_ours(sentence, i) && context.speaker.policy) parties = context.speaker.we;
    if (parties.size() < 2) continue;
    for (int party : parties)
      sink.add(sentence, {RelationKind::party_to, party, mention.entity}, {i, end}, "instrument:name");
  }
}

}  // namespace

void find_instrument_relations(const RelationContext& context, RelationSink& sink) {
  for (int i = 0; i < context.sentence.size(); ++i) {
    if (context.sentence[i].mention >= 0) continue;
    for (const Rule& rule : rules) {
      read_active(context, sink, i, rule);
      read_passive(context, sink, i, rule);
    }
    if (i > 0) read_founding_instrument(context, sink, i);
    if (i > 1) read_hereby(context, sink, i);
  }
  read_parties_of_treaty(context, sink);
  read_depositary(context, sink);
  read_parties_in_name(context, sink);
}

}  // namespace entente
