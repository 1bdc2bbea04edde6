// participated_in, met_with, hosted_by, held_at: who met whom, where.
#include <algorithm>

#include "ingest/statements/noun_lists.h"
#include "ingest/statements/relation_rules.h"
#include "ingest/statements/subject.h"

namespace entente {
namespace {

constexpr std::string_view rule = "meeting:verb";
constexpr int first_sentences = 12;  // that can say what the document's own meeting was

int first_of_kind(const SentenceView& sentence, WordRange range, EntityKind kind) {
  for (int entity : sentence.entities_in(range))
    if (sentence.entity(entity).kind == kind) return entity;
  return -1;
}

std::vector<int> actors(const SentenceView& sentence, const std::vector<int>& entities) {
  std::vector<int> kept;
  for (int entity : entities)
    if (is_actor_entity(sentence, entity) && sentence.entity(entity).kind != EntityKind::office)
      kept.push_back(entity);
  return kept;
}

// "on the sidelines of the forum": another meeting than the one that is spoken of.
bool is_aside(const SentenceView& sentence, int meeting_begin) {
  constexpr int longest_way = 5;
  for (int i = meeting_begin - 1; i >= std::max(0, meeting_begin - longest_way); --i)
    if (sentence.is(i, WordClass::aside_word)) return true;
  return false;
}

// The meeting that the verb is about: of its own clause, and not one beside it; -1: none is named.
int meeting_of_clause(const SentenceView& sentence, int verb) {
  for (int m : sentence.mentions()) {
    const Mention& mention = sentence.mention(m);
    if (mention.entity < 0 || sentence.entity(mention.entity).kind != EntityKind::meeting) continue;
    const WordRange words = sentence.range_of(mention.span);
    if (words.empty() || is_aside(sentence, words.begin)) continue;
    const WordRange between{std::min(verb, words.end), std::max(verb, words.begin)};
    bool other_clause = false;
    for (int i = between.begin; i + 1 < between.end; ++i)
      other_clause |=
          sentence.text(i) == "," && (sentence.text(i + 1) == "and" || sentence.text(i + 1) == "but");
    if (!other_clause || words.end <= verb) return mention.entity;
  }
  return -1;
}

// "Kishida and Yoon met in Lima on …" opens the statement of that meeting, which the title or place names.
int meeting_of_document(const RelationContext& context, const std::vector<int>& people) {
  const int meeting = context.reading.voice.meeting;
  const bool several = people.size() > 1;
  return context.speaker.policy && several && context.sentence.sentence() < first_sentences ? meeting : -1;
}

// Actors that take part: those before the verb, as named or as statements of this sentence resolved them.
std::vector<int> actors_before(const RelationContext& context, int verb) {
  const SentenceView& sentence = context.sentence;
  while (verb > 0 && sentence[verb - 1].mention < 0 &&
         (sentence.is(verb - 1, WordClass::modal) || sentence.is(verb - 1, WordClass::have) ||
          sentence.is(verb - 1, WordClass::adverb)))
    --verb;
  const WordRange words = find_subject(sentence, {verb, 0, false});
  std::vector<int> named = actors(sentence, actors_named(sentence, words));
  if (!named.empty()) return named;
  const Subject subject = read_subject(sentence, words);
  if (!subject.is_agent()) return {};
  return context.subjects.empty() ? std::vector<int>() : actors(sentence, context.subjects.front());
}

bool has_dash(const SentenceView& sentence, int at) {
  return sentence.text(at - 1) == "to" || sentence.text(at - 1) == "will";
}

void set_planned(RelationCandidate* made, bool planned) {
  if (made && planned) set_modality(*made, Modality::planned);
}

void relate_pairs(const SentenceView& sentence, RelationSink& sink, const std::vector<int>& left,
                  const std::vector<int>& right, WordRange evidence, bool planned) {
  for (int a : left)
    for (int b : right)
      set_planned(sink.add(sentence, {RelationKind::met_with, a, b}, evidence, rule), planned);
}

void relate_among(const SentenceView& sentence, RelationSink& sink, const std::vector<int>& together,
                  WordRange evidence, bool planned) {
  for (std::size_t i = 0; i < together.size(); ++i)
    for (std::size_t j = i + 1; j < together.size(); ++j)
      set_planned(sink.add(sentence, {RelationKind::met_with, together[i], together[j]}, evidence, rule),
                  planned);
}

void join_meeting(const SentenceView& sentence, RelationSink& sink, const std::vector<int>& people,
                  int meeting, WordRange evidence, bool planned) {
  for (int actor : people)
    set_planned(sink.add(sentence, {RelationKind::participated_in, actor, meeting}, evidence, rule), planned);
}

void place_meeting(const SentenceView& sentence, RelationSink& sink, int meeting, WordRange range) {
  for (int i = range.begin; i + 1 < range.end; ++i) {
    if (sentence[i].mention >= 0 || (sentence.text(i) != "in" && sentence.text(i) != "at")) continue;
    const int next = sentence.text(i + 1) == "the" ? i + 2 : i + 1;
    if (!sentence.begins_mention(next)) continue;
    const int place = sentence.mention(sentence[next].mention).entity;
    const EntityKind kind = place < 0 ? EntityKind::topic : sentence.entity(place).kind;
    if (kind != EntityKind::place && kind != EntityKind::state) continue;
    sink.add(sentence, {RelationKind::held_at, meeting, place}, range, "meeting:place");
    return;
  }
}

// "met (with) B in Tokyo", "spoke with B", "held talks with B".
void read_met(const RelationContext& context, RelationSink& sink, int verb) {
  const SentenceView& sentence = context.sentence;
  const bool planned = has_dash(sentence, verb);
  const std::vector<int> left = actors_before(context, verb);
  int with = -1;
  for (int i = verb + 1; i < std::min(sentence.size(), verb + 9) && with < 0; ++i)
    if (sentence[i].mention < 0 && sentence.text(i) == "with") with = i;
  const bool met =
      sentence.text(verb) == "met" || sentence.text(verb) == "meet" || sentence.text(verb) == "meets";
  std::vector<int> right;
  int end = verb + 1;
  if (with >= 0) {
    const WordRange after{with + 1, std::min(sentence.size(), with + 14)};
    const int stop = sentence.find(after, {",", "in", "on", "to", "at", "and"});
    const NameList list = names_from(sentence, with + 1);
    right = actors(sentence, list.entities);
    if (right.empty())
      right = actors(sentence, actors_named(sentence, {with + 1, stop < 0 ? after.end : stop}));
    end = std::max(list.words.end, with + 1);
    if (right.empty())
      for (int entity : sentence.entities_in(after))
        if (sentence.entity(entity).kind == EntityKind::person && right.empty()) right = {entity};
  }
  if (!met && with < 0) return;
  if (with < 0) {
    const NameList list = names_from(sentence, verb + 1);
    right = actors(sentence, list.entities);
    end = std::max(end, list.words.end);
  }
  const WordRange evidence{0, end};
  if (right.empty()) relate_among(sentence, sink, left, evidence, planned);
  relate_pairs(sentence, sink, left, right, evidence, planned);
  int meeting = meeting_of_clause(sentence, verb);
  std::vector<int> people = left;
  people.insert(people.end(), right.begin(), right.end());
  const bool elsewhere = first_of_kind(sentence, {verb, sentence.size()}, EntityKind::meeting) >= 0 &&
                         sentence.find({verb, sentence.size()}, {"sidelines", "margins"}) < 0;
  if (meeting < 0 && !planned && !elsewhere) meeting = meeting_of_document(context, people);
  if (meeting < 0) return;
  join_meeting(sentence, sink, left, meeting, {0, sentence.size()}, planned);
  join_meeting(sentence, sink, right, meeting, {0, sentence.size()}, planned);
  place_meeting(sentence, sink, meeting, {verb, sentence.size()});
}

// "attended the summit", "participated in the meeting", "gathered at the summit".
void read_attended(const RelationContext& context, RelationSink& sink, int verb) {
  const SentenceView& sentence = context.sentence;
  const int meeting = first_of_kind(sentence, {verb, sentence.size()}, EntityKind::meeting);
  if (meeting < 0) return;
  join_meeting(sentence, sink, actors_before(context, verb), meeting, {0, sentence.size()},
               has_dash(sentence, verb));
  place_meeting(sentence, sink, meeting, {verb, sentence.size()});
}

// "hosted the summit", "the summit hosted by Japan", "will host".
void read_hosted(const RelationContext& context, RelationSink& sink, int verb) {
  const SentenceView& sentence = context.sentence;
  const int next = sentence.text(verb + 1) == "by" ? verb + 2 : -1;
  const bool passive = next > 0;
  const WordRange behind{verb, sentence.size()};
  const int meeting = first_of_kind(sentence, passive ? WordRange{0, verb} : behind, EntityKind::meeting);
  const std::vector<int> hosts =
      passive ? actors(sentence, names_from(sentence, next).entities) : actors_before(context, verb);
  if (meeting >= 0)
    for (int host : hosts)
      set_planned(sink.add(sentence, {RelationKind::hosted_by, meeting, host}, {0, sentence.size()}, rule),
                  has_dash(sentence, verb));
  if (meeting >= 0) place_meeting(sentence, sink, meeting, behind);
  if (passive || meeting >= 0) return;
  for (int host : hosts)
    for (int guest : actors(sentence, names_from(sentence, verb + 1).entities))
      if (sentence.entity(guest).kind == EntityKind::person)
        set_planned(sink.add(sentence, {RelationKind::met_with, host, guest}, {0, verb + 3}, rule),
                    has_dash(sentence, verb));
}

// "the summit was held in Tokyo", "the next summit will take place in Tokyo".
void read_held(const RelationContext& context, RelationSink& sink, int verb) {
  const SentenceView& sentence = context.sentence;
  const int meeting = first_of_kind(sentence, {0, verb}, EntityKind::meeting);
  if (meeting >= 0) place_meeting(sentence, sink, meeting, {verb, sentence.size()});
}

// "since their first meeting in 2022": those who speak met then.
void read_their_meeting(const RelationContext& context, RelationSink& sink) {
  const SentenceView& sentence = context.sentence;
  for (int m : sentence.mentions()) {
    const Mention& mention = sentence.mention(m);
    if (mention.entity < 0 || sentence.entity(mention.entity).kind != EntityKind::meeting) continue;
    const WordRange words = sentence.range_of(mention.span);
    if (words.empty() || sentence.text(words.begin - 1) != "their") continue;
    std::vector<int> people;
    for (const auto& subject : context.subjects)
      if (subject.size() > 1) people = actors(sentence, subject);
    join_meeting(sentence, sink, people, mention.entity, {0, sentence.size()}, false);
    relate_among(sentence, sink, people, {0, sentence.size()}, false);
  }
}

// "welcomed Prime Minister Modi to", not "welcomed President Biden's words".
bool receives_person(const SentenceView& sentence, int verb) {
  for (int i = verb + 1; i < std::min(sentence.size(), verb + 8); ++i) {
    if (sentence[i].mention < 0 && !sentence[i].capitalised) return false;
    if (!sentence.ends_mention(i)) continue;
    const int entity = sentence.mention(sentence[i].mention).entity;
    const bool person = entity >= 0 && sentence.entity(entity).kind == EntityKind::person;
    if (person)
      return sentence.text(i + 1) == "to" || sentence.text(i + 1) == "in" || sentence.text(i + 1) == "at";
  }
  return false;
}

}  // namespace

void find_meeting_relations(const RelationContext& context, RelationSink& sink) {
  const SentenceView& sentence = context.sentence;
  for (int i = 1; i < sentence.size(); ++i) {
    if (sentence[i].mention >= 0) continue;
    const std::string_view word = sentence.text(i);
    if (sentence.is(i, WordClass::meeting_verb) || (word == "meet" && has_dash(sentence, i)) ||
        (word == "held" && sentence.text(i - 1) != "be" && !sentence.is(i - 1, WordClass::be)))
      read_met(context, sink, i);
    if (sentence.is(i, WordClass::attendance_verb)) read_attended(context, sink, i);
    if (sentence.is(i, WordClass::hosting_verb) || (word == "welcomed" && receives_person(sentence, i)))
      read_hosted(context, sink, i);
    if (sentence.is(i, WordClass::holding_verb)) read_held(context, sink, i);
  }
  read_their_meeting(context, sink);
}

}  // namespace entente
