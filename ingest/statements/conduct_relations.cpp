// cooperates_with, allied_with, sanctioned, attacked, aggressed, consults_with, has_diplomatic_relations.
#include <algorithm>

#include "ingest/statements/noun_lists.h"
#include "ingest/statements/relation_agents.h"

namespace entente {
namespace {

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

bool is_state_like(const SentenceView& sentence, int entity) {
  return is_actor_entity(sentence, entity) && sentence.entity(entity).kind != EntityKind::office;
}

// "between A and B and C": A with each of the others.
bool is_one_with_others(const SentenceView& sentence, WordRange words) {
  int ands = 0;
  for (int i = words.begin; i < words.end; ++i) ands += sentence[i].mention < 0 && sentence.text(i) == "and";
  return ands > 1;
}

void relate_among(const SentenceView& sentence, RelationSink& sink, RelationKind kind, const NameList& names,
                  WordRange evidence) {
  const std::size_t firsts = is_one_with_others(sentence, names.words) ? 1 : names.entities.size();
  for (std::size_t i = 0; i < std::min(firsts, names.entities.size()); ++i)
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
  const int named = sentence[at - 1].mention < 0 ? -1 : sentence.mention(sentence[at - 1].mention).entity;
  if (!alliance || named < 0 || sentence.entity(named).kind != EntityKind::grouping) return;
  for (int member : names.entities)
    sink.add(sentence, {RelationKind::member_of, member, named}, {at - 1, names.words.end},
             "conduct:between");
}

// Two states joined by a dash from `at` on, "Japan-Palau"; a grouping of two or three is its members.
NameList joined_from(const SentenceView& sentence, int at) {
  NameList names;
  names.words = {at, at};
  bool joined = false;
  for (int i = at; sentence.in_range(i) && sentence[i].mention >= 0; ++i) {
    const int mention = sentence[i].mention;
    const int entity = sentence.mention(mention).entity;
    while (sentence.in_range(i + 1) && sentence[i + 1].mention == mention) ++i;
    names.words.end = i + 1;
    if (entity < 0) return {};
    if (sentence.entity(entity).kind == EntityKind::grouping) {
      names.entities = sentence.entity(entity).members;
      joined = names.entities.size() == 2 || names.entities.size() == 3;
      break;
    }
    if (sentence.entity(entity).kind != EntityKind::state) break;
    names.entities.push_back(entity);
    joined = names.entities.size() > 1;
    if (!one_of(sentence.text(i + 1), {"-", "–"})) break;
    ++i;
  }
  if (!joined) names.entities.clear();
  return names;
}

// "Japan-Palau defence and security | cooperation": the noun that the joined names stand before.
void read_joined(const RelationContext& context, RelationSink& sink, int at) {
  const SentenceView& sentence = context.sentence;
  const NameList names = joined_from(sentence, at);
  if (names.entities.size() < 2) return;
  constexpr int most_adjectives = 5;
  for (int i = names.words.end; i < std::min(sentence.size(), names.words.end + most_adjectives); ++i) {
    const bool ends = sentence[i].mention >= 0 || sentence.is(i, WordClass::preposition) ||
                      sentence.is(i, WordClass::modal) || sentence.is(i, WordClass::be) ||
                      (sentence[i].shape == Token::Shape::punctuation && sentence.text(i) != "-");
    if (ends) return;
    const bool alliance = sentence.is(i, WordClass::alliance_noun);
    if (!alliance && !sentence.is(i, WordClass::cooperation_noun)) continue;
    const RelationKind kind = alliance ? RelationKind::allied_with : RelationKind::cooperates_with;
    return relate_among(sentence, sink, kind, names, {names.words.begin, i + 1});
  }
}

// "Japan and Palau will deepen | their cooperation": of two or three who say or do it, with one another.
void read_mutual(const RelationContext& context, RelationSink& sink, int at) {
  const SentenceView& sentence = context.sentence;
  if (!sentence.is(at, WordClass::cooperation_noun) ||
      one_of(sentence.text(at + 1), {"with", "between", "among"}))
    return;
  constexpr int most_adjectives = 4;
  bool mutual = false;
  for (int i = at - 1; i >= std::max(0, at - most_adjectives) && sentence[i].mention < 0; --i) {
    mutual |= one_of(sentence.text(i), {"their", "our", "mutual", "bilateral", "trilateral"});
    if (sentence.is(i, WordClass::preposition)) break;
  }
  const StatementCandidate* said = mutual ? statement_saying(context, at) : nullptr;
  if (!said || said->parties.size() < 2 || said->parties.size() > 3) return;
  NameList names;
  names.entities = said->parties;
  const bool states = std::ranges::all_of(names.entities, [&](int entity) {
    return sentence.entity(entity).kind == EntityKind::state ||
           sentence.entity(entity).kind == EntityKind::organisation;
  });
  if (states)
    relate_among(sentence, sink, RelationKind::cooperates_with, names, {std::max(0, at - 3), at + 1});
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

bool is_aggression(const SentenceView& sentence, int at) {
  return sentence.is(at, WordClass::aggression_noun) ||
         (sentence.text(at) == "war" && one_of(sentence.text(at + 1), {"against", "on"}));
}

// Is the one word the whole name of an event: "the invasion"?
bool names_event(const SentenceView& sentence, int at) {
  if (!sentence.begins_mention(at) || !sentence.ends_mention(at)) return false;
  const int entity = sentence.mention(sentence[at].mention).entity;
  return entity >= 0 && sentence.entity(entity).kind == EntityKind::event;
}

// "Russia's invasion of Ukraine", "Russia's war of aggression against Ukraine", "attack on".
void read_aggression(const RelationContext& context, RelationSink& sink, int at) {
  const SentenceView& sentence = context.sentence;
  const bool aggression = is_aggression(sentence, at);
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

// The same where it is the name of an event: the first name in it is whose act it was, the last whom it met.
void read_named_aggression(const RelationContext& context, RelationSink& sink, int begin) {
  const SentenceView& sentence = context.sentence;
  const Mention& mention = sentence.mention(sentence[begin].mention);
  if (mention.entity < 0 || sentence.entity(mention.entity).kind != EntityKind::event) return;
  int end = begin;
  int noun = -1;
  for (; sentence.in_range(end) && sentence[end].mention == sentence[begin].mention; ++end)
    if (noun < 0 && (is_aggression(sentence, end) || sentence.is(end, WordClass::attack_noun))) noun = end;
  if (noun < 0) return;
  std::vector<NamesWithin::Found> names = context.names.inside(context.reading, mention.span);
  const int before = possessor_of(sentence, begin);
  const std::uint32_t at = sentence[noun].span.begin;
  if (names.size() == 1 && before >= 0) names.insert(names.begin(), {before, {}});
  const bool apart = names.size() == 2 && names[0].span.begin < at && names[1].span.begin > at;
  if (!apart || !is_state_like(sentence, names[0].entity) || !is_state_like(sentence, names[1].entity))
    return;
  sink.add(sentence,
           {is_aggression(sentence, noun) ? RelationKind::aggressed : RelationKind::attacked, names[0].entity,
            names[1].entity},
           {begin, end}, "conduct:event");
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
    if (sentence.begins_mention(i)) {
      read_joined(context, sink, i);
      read_named_aggression(context, sink, i);
    }
    if (names_event(sentence, i)) read_aggression(context, sink, i);
    if (sentence[i].mention >= 0) continue;
    if (i > 0 && (sentence.text(i) == "between" || sentence.text(i) == "among"))
      read_between(context, sink, i);
    read_mutual(context, sink, i);
    read_efforts(context, sink, i);
    read_aggression(context, sink, i);
    read_sanctions(context, sink, i);
  }
}

}  // namespace entente
