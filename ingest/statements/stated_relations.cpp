// Relations that a row of words states between the names around it (relation_cue_table.h).
#include <algorithm>
#include <array>
#include <span>

#include "ingest/language/date_expressions.h"
#include "ingest/statements/cue_matcher.h"
#include "ingest/statements/noun_lists.h"
#include "ingest/statements/relation_agents.h"
#include "ingest/statements/relation_cue_table.h"

namespace entente {
namespace {

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

bool fits(const SentenceView& sentence, int entity, std::span<const EntityKind> kinds) {
  return entity >= 0 && std::ranges::find(kinds, sentence.entity(entity).kind) != kinds.end();
}

std::vector<int> fitting(const SentenceView& sentence, std::vector<int> entities,
                         std::span<const EntityKind> kinds) {
  std::erase_if(entities, [&](int entity) { return !fits(sentence, entity, kinds); });
  return entities;
}

// Where the names before the words end: auxiliaries, adverbs and a comma stand between.
int end_of_names(const SentenceView& sentence, int at) {
  constexpr int longest_group = 6;
  int end = at;
  while (end > 0 && end > at - longest_group && sentence[end - 1].mention < 0) {
    const Word& word = sentence[end - 1];
    const bool light = word.is(WordClass::adverb) || word.is(WordClass::have) || word.is(WordClass::be) ||
                       word.is(WordClass::auxiliary_do) || word.is(WordClass::modal) ||
                       one_of(word.text, {",", "not", "never", "which", "who", "in", "a", "an", "(", "to"});
    if (!light) break;
    --end;
  }
  return end;
}

// "Marcos signed the accord | on behalf of": not right before the words, but the only name of its kind.
std::vector<int> only_one_before(const SentenceView& sentence, int at, const std::vector<EntityKind>& kinds) {
  return fitting(sentence, sentence.entities_in({0, at}), kinds);
}

// The last actor with a possessive before the words: "China's conduct was a violation of".
int last_possessor(const SentenceView& sentence, int at) {
  for (int i = at; i > 0; --i)
    if (const int owner = possessor_of(sentence, i); owner >= 0) return owner;
  return -1;
}

// The subject of words that are no verb.
std::vector<int> far_subject(const RelationContext& context, int at, const RelationCue& cue) {
  const SentenceView& sentence = context.sentence;
  const int owner =
      cue.subject_from == SubjectPlace::possessor ? last_possessor(sentence, at) : possessor_of(sentence, at);
  if (owner >= 0) return {owner};
  if (cue.subject_from == SubjectPlace::possessor) return {};
  const bool apposed = at == 0 || sentence.text(at - 1) == ",";
  if (cue.kind == RelationKind::member_of && !apposed) return {};  // "he serves as a member of"
  constexpr int most_adjectives = 4;
  const bool ours =
      context.speaker.policy && sentence.find({std::max(0, at - most_adjectives), at}, {"our"}) >= 0;
  if (ours) return acting_as_one(context, context.speaker.we);
  if (const StatementCandidate* said = statement_saying(context, at))
    return acting_as_one(context, acting_parties(context, *said));
  const bool adjunct = at == 0 && !context.statements.empty();  // "As a member of …, Japan will"
  return adjunct ? acting_as_one(context, acting_parties(context, context.statements.front()))
                 : std::vector<int>();
}

std::vector<int> names_left(const RelationContext& context, int at, const RelationCue& cue) {
  const SentenceView& sentence = context.sentence;
  const std::vector<EntityKind>& kinds = cue.reverse ? cue.objects : cue.subjects;
  if (cue.subject_from != SubjectPlace::verb) return fitting(sentence, far_subject(context, at, cue), kinds);
  std::vector<int> found =
      fitting(sentence, names_before(sentence, end_of_names(sentence, at)).entities, kinds);
  if (cue.reverse || !found.empty()) return found;
  if (cue.kind != RelationKind::represents) return fitting(sentence, agents_of(context, at), kinds);
  const int nearest = end_of_names(sentence, at) - 1;
  if (nearest >= 0 && sentence[nearest].mention >= 0) return {};  // "the Ministry, on behalf of"
  found = only_one_before(sentence, at, kinds);
  return found.size() == 1 ? found : std::vector<int>();
}

// "should join", "did not join", "will join": how far from fact the words are.
Modality modality_before(const SentenceView& sentence, int at, Modality modality) {
  for (int i = at - 1; i >= std::max(0, at - 3); --i) {
    if (sentence[i].mention >= 0) break;
    const bool infinitive = i == at - 1 && sentence.text(i) == "to";
    if (infinitive || sentence.is(i, WordClass::planning_modal)) return Modality::planned;
    if (sentence.is(i, WordClass::proposing_modal)) return Modality::proposed;
  }
  return modality;
}

// "will continue its assistance to": as far from fact as the statement is.
Modality modality_said(const RelationContext& context, int at, Modality modality) {
  const StatementCandidate* said = statement_saying(context, at);
  const bool future = said && said->envelope.modality != Modality::asserted;
  return future ? Modality::planned : modality;
}

bool is_denied(const SentenceView& sentence, WordRange words) {
  for (int i = std::max(0, words.begin - 3); i < words.end; ++i)
    if (sentence[i].mention < 0 && one_of(sentence.text(i), {"not", "never"})) return true;
  return false;
}

// The one date of the sentence, when there is one: "joined in 1999".
void set_time(const RelationContext& context, RelationCandidate& relation) {
  const Date reference = context.reading.document ? context.reading.document->date : Date{};
  const auto dates = find_dates(context.reading.text.text, context.sentence.info().span, reference);
  if (dates.size() != 1 || dates.front().role != TimeRole::date) return;
  relation.envelope.time = {dates.front().role, dates.front().value,
                            std::string(context.reading.words(dates.front().with_cue))};
  relation.envelope.time_span = dates.front().with_cue;
}

// "recognised Palau's needs", "bombarded Japanese ships": the name only says whose. A body is named for its
// part: "worked for the Institute's museum".
bool is_owner(const SentenceView& sentence, WordRange names) {
  if (names.empty()) return false;
  const std::string_view behind = sentence.text(names.end);
  const int last = sentence[names.end - 1].mention;
  if (last < 0 ||
      !fits(sentence, sentence.mention(last).entity, std::array{EntityKind::state, EntityKind::person}))
    return false;
  const bool adjective = sentence.mention(last).kind == MentionKind::adjective;
  return behind == "'s" || behind == "'" || adjective;
}

void read_cue(const RelationContext& context, RelationSink& sink, WordRange words, const RelationCue& cue) {
  const SentenceView& sentence = context.sentence;
  Modality modality = modality_before(sentence, words.begin, cue.modality);
  if (cue.subject_from == SubjectPlace::statement) modality = modality_said(context, words.begin, modality);
  if (modality == Modality::proposed || is_asked_for(context, words.begin)) return;  // a proposal, no fact
  const int next = sentence.text(words.end) == "the" ? words.end + 1 : words.end;
  const NameList right = names_from(sentence, next);
  if (is_owner(sentence, right.words)) return;
  const std::vector<int> before = names_left(context, words.begin, cue);
  std::vector<int> after = fitting(sentence, right.entities, cue.reverse ? cue.subjects : cue.objects);
  const bool enumerates = cue.reverse && cue.kind == RelationKind::member_of;
  const bool several = info(cue.kind).symmetric || cue.kind == RelationKind::consults_with;
  if (!enumerates && after.size() > 1 && !several) after.resize(1);
  if (cue.reverse && before.size() != 1) return;
  for (int left : before)
    for (int other : after) {
      const int subject = cue.reverse ? other : left;
      const int object = cue.reverse ? left : other;
      auto* made = sink.add(sentence, {cue.kind, subject, object},
                            {std::max(0, words.begin - 4), right.words.end}, cue.id);
      if (!made) continue;
      set_modality(*made, modality);
      if (is_denied(sentence, words)) deny(*made);
      set_time(context, *made);
    }
}

// "AUKUS partners Australia, …", "the Quad – Australia, …", "the members of the Quad are Australia, …".
int list_after_grouping(const SentenceView& sentence, int end) {
  if (sentence.is(end, WordClass::member_noun)) return end + 1;
  if (one_of(sentence.text(end), {"–", "—", "-", "(", ":"})) return end + 1;
  return -1;
}

bool is_counted(const SentenceView& sentence, int at) {
  return at >= 2 && one_of(sentence.text(at - 1), {"of", "the"}) &&
         sentence.find({std::max(0, at - 4), at}, {"members"}) >= 0;
}

// "(Japan, Palau and Fiji)": those in the brackets, not those behind an acronym's.
NameList names_in_brackets(const SentenceView& sentence, int at) {
  int close = at;
  while (sentence.in_range(close) && sentence.text(close) != ")") ++close;
  NameList names = names_from(sentence, at);
  if (names.words.end <= close) return names;
  names.words.end = close;
  names.entities = sentence.entities_in(names.words);
  return names;
}

void read_enumeration(const RelationContext& context, RelationSink& sink, int begin, int end) {
  const SentenceView& sentence = context.sentence;
  const int grouping = sentence.mention(sentence[begin].mention).entity;
  if (!fits(sentence, grouping, std::array{EntityKind::grouping, EntityKind::organisation})) return;
  int list = list_after_grouping(sentence, end);
  if (list < 0 && is_counted(sentence, begin) && sentence.text(end) == "are") list = end + 1;
  if (list < 0) return;
  NameList names = names_from(sentence, list);
  if (sentence.text(list - 1) == "(") names = names_in_brackets(sentence, list);
  const bool label = sentence.text(list - 1) == ":" && sentence.in_range(names.words.end) &&
                     sentence[names.words.end].is_word();
  if (label) return;  // "Cable Exchange: Japan, Palau and Fiji signed"
  const bool states = std::ranges::all_of(names.entities, [&](int entity) {
    return fits(sentence, entity, std::array{EntityKind::state, EntityKind::organisation});
  });
  if (!states || names.entities.size() < 2 || names.words.empty()) return;
  for (int member : names.entities)
    sink.add(sentence, {RelationKind::member_of, member, grouping}, {begin, names.words.end},
             "membership:enumerated");
}

// "in Phnom Penh, Cambodia,": a place and what it lies in.
void read_address(const RelationContext& context, RelationSink& sink, int begin, int end) {
  const SentenceView& sentence = context.sentence;
  const int place = sentence.mention(sentence[begin].mention).entity;
  if (!fits(sentence, place, std::array{EntityKind::place}) ||
      !sentence.is(begin - 1, WordClass::preposition))
    return;
  if (sentence.text(end) != "," || !sentence.begins_mention(end + 1)) return;
  const int around = sentence.mention(sentence[end + 1].mention).entity;
  int after = end + 1;
  while (sentence.in_range(after) && sentence[after].mention == sentence[end + 1].mention) ++after;
  const bool list = sentence.text(after) == "and" ||
                    (sentence.text(after) == "," &&
                     (sentence.text(after + 1) == "and" || sentence.begins_mention(after + 1)));
  if (!list && fits(sentence, around, std::array{EntityKind::place, EntityKind::state}))
    sink.add(sentence, {RelationKind::located_in, place, around}, {begin, after}, "place:address");
}

}  // namespace

void find_stated_relations(const RelationContext& context, RelationSink& sink) {
  const SentenceView& sentence = context.sentence;
  const RelationCueTable& table = context.cues;
  for (int i = 0; i < sentence.size(); ++i) {
    if (sentence.begins_mention(i)) {
      int end = i;
      while (sentence.in_range(end) && sentence[end].mention == sentence[i].mention) ++end;
      read_enumeration(context, sink, i, end);
      read_address(context, sink, i, end);
    }
    if (sentence[i].mention >= 0) continue;
    for (std::uint32_t index : table.starting_with(sentence.text(i))) {
      const RelationCue& cue = table.cues()[index];
      if (const auto end = match_pattern(sentence, cue.elements, i)) read_cue(context, sink, {i, *end}, cue);
    }
  }
}

}  // namespace entente
