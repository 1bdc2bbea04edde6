// participated_in, met_with, hosted_by, chairs: what verbs say of who met whom. Where meetings took place and
// whom their names name: meeting_settings.cpp.
#include <algorithm>

#include "ingest/statements/meeting_settings.h"
#include "ingest/statements/relation_agents.h"

namespace entente {
namespace {

constexpr std::string_view rule = "meeting:verb";
constexpr int first_sentences = 12;       // that can say what the document's own meeting was
constexpr std::size_t most_together = 4;  // of whom each met each

// A verb of meeting with those on either side of it.
struct Encounter {
  std::vector<int> left, right;
  WordRange evidence;
  bool planned = false;
};

std::vector<int> together(const Encounter& encounter) {
  std::vector<int> people = encounter.left;
  for (int other : encounter.right)
    if (std::ranges::find(people, other) == people.end()) people.push_back(other);
  return people;
}

bool is_planned(const SentenceView& sentence, int verb) {
  return sentence.text(verb - 1) == "to" || modality_of_verb(sentence, verb) == Modality::planned;
}

void set_planned(RelationCandidate* made, bool planned) {
  if (made && planned) set_modality(*made, Modality::planned);
}

void relate_pairs(const SentenceView& sentence, RelationSink& sink, const Encounter& met) {
  const std::vector<int> people = together(met);
  const bool all = people.size() <= most_together || met.right.empty();
  const std::vector<int>& left = all ? people : met.left;
  const std::vector<int>& right = all ? people : met.right;
  for (std::size_t i = 0; i < left.size(); ++i)
    for (std::size_t j = all ? i + 1 : 0; j < right.size(); ++j)
      set_planned(sink.add(sentence, {RelationKind::met_with, left[i], right[j]}, met.evidence, rule),
                  met.planned);
}

void join_meeting(const SentenceView& sentence, RelationSink& sink, const std::vector<int>& people,
                  int meeting, bool planned) {
  for (int actor : people)
    set_planned(
        sink.add(sentence, {RelationKind::participated_in, actor, meeting}, {0, sentence.size()}, rule),
        planned);
}

// "Kishida and Yoon met in Lima on …" opens the statement of that meeting, which the title or place names.
int meeting_of_document(const RelationContext& context, const std::vector<int>& people) {
  const bool opening = context.sentence.sentence() < first_sentences && people.size() > 1;
  return context.speaker.policy && opening ? context.reading.voice.meeting : -1;
}

// "met (with) B", "spoke with B", "held talks with B": those behind the verb.
Encounter encounter_at(const RelationContext& context, int verb) {
  const SentenceView& sentence = context.sentence;
  constexpr int longest_way = 9;
  int with = -1;
  for (int i = verb + 1; i < std::min(sentence.size(), verb + longest_way) && with < 0; ++i)
    if (sentence[i].mention < 0 &&
        (sentence.text(i) == "with" || (sentence.text(i) == "to" && i == verb + 1)))
      with = i;
  Encounter met;
  met.planned = is_planned(sentence, verb);
  met.left = agents_of(context, verb);
  std::erase_if(met.left, [&](int e) { return sentence.entity(e).kind == EntityKind::meeting; });
  const NameList list = participants_from(sentence, with >= 0 ? with + 1 : verb + 1);
  met.right = list.entities;
  met.evidence = {0, std::max(list.words.end, verb + 1)};
  const bool one = met.right.empty() && met.left.size() == 1;
  if (one && sentence.entity(met.left[0]).kind == EntityKind::grouping) {
    const std::vector<int>& members = sentence.entity(met.left[0]).members;
    if (!members.empty() && members.size() < most_together) met.left = members;
  }
  return met;
}

// Verbs that say by themselves that people met; "spoke", "held" need somebody behind "with".
bool says_met(std::string_view word) {
  return word == "met" || word == "meet" || word == "meets" || word == "meeting";
}

void read_met(const RelationContext& context, RelationSink& sink, int verb) {
  const SentenceView& sentence = context.sentence;
  const Encounter met = encounter_at(context, verb);
  if (met.right.empty() && !says_met(sentence.text(verb))) return;
  const bool habit = met.planned && met.right.empty();  // "our experts will meet each year": not these two
  if (!habit) relate_pairs(sentence, sink, met);
  const std::vector<int> people = together(met);
  const WordRange behind{verb, sentence.size()};
  int meeting = meeting_of_clause(sentence, verb);
  const bool elsewhere =
      first_meeting(sentence, behind) >= 0 && sentence.find(behind, WordClass::aside_word) < 0;
  if (meeting < 0 && !met.planned && !elsewhere) meeting = meeting_of_document(context, people);
  if (meeting < 0) return;
  join_meeting(sentence, sink, people, meeting, met.planned);
  place_meeting(sentence, sink, meeting, behind);
}

// "attended the summit", "participated in the meeting", "gathered at the summit", "held its session".
void read_attended(const RelationContext& context, RelationSink& sink, int verb) {
  const SentenceView& sentence = context.sentence;
  const WordRange behind{verb, sentence.size()};
  const bool passive = sentence.is(verb - 1, WordClass::be);
  int meeting = first_meeting(sentence, passive ? WordRange{0, verb} : behind);
  if (meeting < 0) meeting = spoken_of(context, verb);
  if (meeting < 0) return;
  const bool by = sentence.text(verb + 1) == "by";
  if (passive && !by) return place_meeting(sentence, sink, meeting, behind);
  std::vector<int> people =
      by ? attendants_from(sentence, verb + 2) : actors_among(sentence, agents_of(context, verb));
  if (people.empty() && !by) people = attendants_from(sentence, 0, verb);
  join_meeting(sentence, sink, people, meeting, is_planned(sentence, verb));
  if (!by) place_meeting(sentence, sink, meeting, behind);
}

// "hosted the summit", "the summit hosted by Japan", "hosted Kishida at the palace for the first summit".
void read_hosted(const RelationContext& context, RelationSink& sink, int verb) {
  const SentenceView& sentence = context.sentence;
  const bool passive = sentence.text(verb + 1) == "by";
  const bool planned = is_planned(sentence, verb);
  const WordRange behind{verb, sentence.size()};
  const int meeting = first_meeting(sentence, passive ? WordRange{0, verb} : behind);
  const std::vector<int> hosts = passive ? participants_from(sentence, verb + 2).entities
                                         : actors_among(sentence, agents_of(context, verb));
  if (meeting >= 0) {
    for (int host : hosts)
      set_planned(sink.add(sentence, {RelationKind::hosted_by, meeting, host}, {0, sentence.size()}, rule),
                  planned);
    place_meeting(sentence, sink, meeting, behind);
  }
  if (passive) return;
  Encounter met{hosts, participants_from(sentence, verb + 1).entities, {0, verb + 3}, planned};
  std::erase_if(met.right, [&](int guest) { return sentence.entity(guest).kind != EntityKind::person; });
  if (met.right.empty()) return;
  relate_pairs(sentence, sink, met);
  if (meeting >= 0) join_meeting(sentence, sink, together(met), meeting, planned);
}

// "The summit brought together A, B and C".
void read_gathered(const RelationContext& context, RelationSink& sink, int verb) {
  const SentenceView& sentence = context.sentence;
  if (sentence.text(verb + 1) != "together") return;
  const int meeting = first_meeting(sentence, {0, verb});
  if (meeting < 0) return;
  const std::vector<int> people = participants_from(sentence, verb + 2).entities;
  const bool persons =
      std::ranges::all_of(people, [&](int e) { return sentence.entity(e).kind == EntityKind::person; });
  join_meeting(sentence, sink, people, meeting, false);
  if (persons) relate_pairs(sentence, sink, {people, {}, {0, sentence.size()}, false});
}

// "A and B chaired the dialogue", "under the chairmanship of A": who chairs takes part.
void read_chaired(const RelationContext& context, RelationSink& sink, int verb) {
  const SentenceView& sentence = context.sentence;
  const bool under = sentence.text(verb) == "chairmanship" && sentence.text(verb + 1) == "of";
  const bool passive = sentence.text(verb + 1) == "by";
  const bool active = sentence.is(verb, WordClass::chairing_verb) && !passive;
  if (!under && !passive && !active) return;
  const WordRange side = active ? WordRange{verb, sentence.size()} : WordRange{0, verb};
  int meeting = first_meeting(sentence, side);
  if (meeting < 0) meeting = spoken_of(context, verb);
  if (meeting < 0) return;
  const std::vector<int> chairs = active ? actors_among(sentence, agents_of(context, verb))
                                         : participants_from(sentence, verb + 2).entities;
  const bool planned = is_planned(sentence, verb);
  for (int chair : chairs)
    set_planned(sink.add(sentence, {RelationKind::chairs, chair, meeting}, {0, sentence.size()}, rule),
                planned);
  join_meeting(sentence, sink, chairs, meeting, planned);
  if (active) place_meeting(sentence, sink, meeting, side);
}

// "since their first meeting in 2022": those who speak met then.
void read_their_meeting(const RelationContext& context, RelationSink& sink) {
  const SentenceView& sentence = context.sentence;
  for (int m : sentence.mentions()) {
    const Mention& mention = sentence.mention(m);
    if (mention.entity < 0 || sentence.entity(mention.entity).kind != EntityKind::meeting) continue;
    const WordRange words = sentence.range_of(mention.span);
    if (words.empty() || sentence.text(words.begin - 1) != "their") continue;
    Encounter met{{}, {}, {0, sentence.size()}, false};
    for (const StatementCandidate& statement : context.statements)
      if (statement.parties.size() > 1) met.left = actors_among(sentence, statement.parties);
    join_meeting(sentence, sink, met.left, mention.entity, false);
    if (sentence.is(words.end - 1, WordClass::assembly_noun)) relate_pairs(sentence, sink, met);
  }
}

// "welcomed Prime Minister Modi to", not "welcomed President Biden's words".
bool receives_person(const SentenceView& sentence, int verb) {
  constexpr int longest_name = 8;
  for (int i = verb + 1; i < std::min(sentence.size(), verb + longest_name); ++i) {
    if (sentence[i].mention < 0 && !sentence[i].capitalised && sentence.text(i) != ".") return false;
    if (!sentence.ends_mention(i)) continue;
    const int entity = sentence.mention(sentence[i].mention).entity;
    const bool person = entity >= 0 && sentence.entity(entity).kind == EntityKind::person;
    if (person)
      return sentence.text(i + 1) == "to" || sentence.text(i + 1) == "in" || sentence.text(i + 1) == "at";
  }
  return false;
}

void read_verb(const RelationContext& context, RelationSink& sink, int verb) {
  const SentenceView& sentence = context.sentence;
  const std::string_view word = sentence.text(verb);
  if (is_asked_for(context, verb)) return;
  const bool to_meet = word == "meet" && is_planned(sentence, verb);
  const bool held = word == "held" && !sentence.is(verb - 1, WordClass::be);
  const bool holds =
      held || ((word == "hold" || word == "holds") && !sentence.is(verb - 1, WordClass::determiner));
  if (sentence.is(verb, WordClass::meeting_verb) || to_meet || held) read_met(context, sink, verb);
  if (sentence.is(verb, WordClass::attendance_verb) || holds) read_attended(context, sink, verb);
  if (sentence.is(verb, WordClass::hosting_verb)) read_hosted(context, sink, verb);
  if ((word == "welcomed" || word == "welcomes") && receives_person(sentence, verb))
    read_hosted(context, sink, verb);
  if (sentence.is(verb, WordClass::gathering_verb)) read_gathered(context, sink, verb);
  if (sentence.is(verb, WordClass::chairing_verb) || word == "chairmanship")
    read_chaired(context, sink, verb);
}

}  // namespace

void find_meeting_relations(const RelationContext& context, RelationSink& sink) {
  const SentenceView& sentence = context.sentence;
  for (int i = 1; i < sentence.size(); ++i)
    if (sentence[i].mention < 0) read_verb(context, sink, i);
  read_their_meeting(context, sink);
  read_settings(context, sink);
}

}  // namespace entente
