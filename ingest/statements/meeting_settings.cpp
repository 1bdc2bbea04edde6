#include "ingest/statements/meeting_settings.h"

#include <algorithm>

#include "ingest/statements/relation_agents.h"

namespace entente {
namespace {

// "on the sidelines of the forum": another meeting than the one that is spoken of.
bool is_aside(const SentenceView& sentence, int meeting_begin) {
  constexpr int longest_way = 5;
  for (int i = meeting_begin - 1; i >= std::max(0, meeting_begin - longest_way); --i)
    if (sentence.is(i, WordClass::aside_word)) return true;
  return false;
}

bool begins_clause(const SentenceView& sentence, int comma) {
  return sentence.text(comma) == "," &&
         (sentence.text(comma + 1) == "and" || sentence.text(comma + 1) == "but");
}

bool is_place(const SentenceView& sentence, int entity) {
  return entity >= 0 && (sentence.entity(entity).kind == EntityKind::place ||
                         sentence.entity(entity).kind == EntityKind::state);
}

// The place that begins at `at` or behind an article there; -1: none.
int place_at(const SentenceView& sentence, int at) {
  const int next = sentence.text(at) == "the" ? at + 1 : at;
  if (!sentence.begins_mention(next) ||
      sentence.mention(sentence[next].mention).kind == MentionKind::adjective)
    return -1;
  const int place = sentence.mention(sentence[next].mention).entity;
  return is_place(sentence, place) ? place : -1;
}

bool is_placing(std::string_view word) {
  return word == "in" || word == "at";
}

}  // namespace

int first_meeting(const SentenceView& sentence, WordRange range) {
  for (int entity : sentence.entities_in(range))
    if (sentence.entity(entity).kind == EntityKind::meeting) return entity;
  return -1;
}

int meeting_of_clause(const SentenceView& sentence, int verb) {
  for (int m : sentence.mentions()) {
    const Mention& mention = sentence.mention(m);
    if (mention.entity < 0 || sentence.entity(mention.entity).kind != EntityKind::meeting) continue;
    const WordRange words = sentence.range_of(mention.span);
    if (words.empty() || is_aside(sentence, words.begin)) continue;
    const WordRange between{std::min(verb, words.end), std::max(verb, words.begin)};
    bool other_clause = false;
    for (int i = between.begin; i + 1 < between.end; ++i) other_clause |= begins_clause(sentence, i);
    if (!other_clause || words.end <= verb) return mention.entity;
  }
  return -1;
}

namespace {

// The meeting that the sentences right before name last; -1: none.
int meeting_before(const Reading& reading, int sentence) {
  constexpr int longest_way = 3;
  for (int before = sentence - 1; before >= std::max(0, sentence - longest_way); --before) {
    int meeting = -1;
    for (const Mention& mention : mentions_in(reading, before)) {
      const bool named = mention.entity >= 0 && !mention.nested;
      if (named && reading.entities[static_cast<std::size_t>(mention.entity)].kind == EntityKind::meeting)
        meeting = mention.entity;
    }
    if (meeting >= 0) return meeting;
  }
  return -1;
}

bool as_observers(const SentenceView& sentence, int verb) {
  return sentence.has_words(verb + 1, {"as", "observers"}) ||
         sentence.has_words(verb + 1, {"as", "an", "observer"});
}

}  // namespace

int spoken_of(const RelationContext& context, int verb) {
  const SentenceView& sentence = context.sentence;
  if (first_meeting(sentence, {0, sentence.size()}) >= 0) return -1;
  constexpr int longest_subject = 4;
  const bool they = sentence.text(0) == "they" && verb <= longest_subject;
  bool assembly = false;
  for (int i = std::max(1, verb - longest_subject); i < verb; ++i)
    assembly |= sentence.is(i, WordClass::assembly_noun) && sentence.is(i - 1, WordClass::determiner);
  if (!they && !assembly && !as_observers(sentence, verb)) return -1;
  const int before = meeting_before(context.reading, sentence.sentence());
  return before >= 0 ? before : context.reading.voice.meeting;
}

std::vector<int> attendants_from(const SentenceView& sentence, int at, int end) {
  std::vector<int> people;
  const auto keep = [&](int entity) {
    if (std::ranges::find(people, entity) == people.end()) people.push_back(entity);
  };
  bool destination = false;  // "the ambassador of Palau | to Fiji"
  bool in_office = false;    // "the Secretary of | the Council, Marcos": the person comes, not the body
  for (int i = at; i < std::min(end, sentence.size()); ++i) {
    if (sentence[i].mention < 0) {
      if (sentence.text(i) == ";" || sentence.is(i, WordClass::subordinator)) break;
      destination = sentence.text(i) == "to" || sentence.text(i) == "in";
      continue;
    }
    if (!sentence.begins_mention(i)) continue;
    const Mention& mention = sentence.mention(sentence[i].mention);
    if (mention.entity < 0 || destination) continue;
    const EntityKind kind = sentence.entity(mention.entity).kind;
    const bool bearer = in_office && kind == EntityKind::organisation;
    in_office = kind == EntityKind::office;
    if (bearer) continue;
    const bool body =
        kind == EntityKind::state || kind == EntityKind::organisation || kind == EntityKind::grouping;
    if ((body && mention.kind != MentionKind::adjective) || kind == EntityKind::person) keep(mention.entity);
  }
  return people;
}

void place_meeting(const SentenceView& sentence, RelationSink& sink, int meeting, WordRange range) {
  for (int i = range.begin; i + 1 < range.end; ++i) {
    if (sentence[i].mention >= 0) continue;
    if (i > range.begin && sentence.is(i, WordClass::subordinator)) return;
    const int place = is_placing(sentence.text(i)) ? place_at(sentence, i + 1) : -1;
    if (place < 0) continue;
    sink.add(sentence, {RelationKind::held_at, meeting, place}, range, "meeting:place");
    return;
  }
}

namespace {

// "COP26 in Glasgow", "the summit, held in Lima", "talks last month in Switzerland", "will take place in".
void read_place(const SentenceView& sentence, RelationSink& sink, int meeting, WordRange words) {
  constexpr int longest_way = 10;
  int at = words.end;
  for (; at < std::min(sentence.size(), words.end + longest_way); ++at) {
    if (is_placing(sentence.text(at)) && sentence[at].mention < 0 && place_at(sentence, at + 1) >= 0) break;
    const Word& word = sentence[at];
    const bool light =
        word.mention < 0 &&
        (word.is(WordClass::be) || word.is(WordClass::modal) || word.is(WordClass::have) ||
         word.is(WordClass::holding_verb) || word.is(WordClass::adverb) || word.text == "," ||
         word.is(WordClass::weekday_or_month) || word.shape == Token::Shape::number ||
         word.is(WordClass::hosting_verb) || word.text == "take" || word.text == "took" ||
         word.text == "last" || word.text == "this" || word.text == "next" || word.text == "month" ||
         word.text == "week" || word.text == "year" || word.text == "on" || word.text == "in" ||
         word.text == "convened" || word.text == "which" || word.text == "of");
    if (!light) return;
  }
  const int place = place_at(sentence, at + 1);
  if (at < sentence.size() && is_placing(sentence.text(at)) && place >= 0)
    sink.add(sentence, {RelationKind::held_at, meeting, place}, {words.begin, at + 2}, "meeting:place");
}

// "talks between Ethiopia and Somalia", "the summit of Biden, Kishida and Yoon".
void read_between(const RelationContext& context, RelationSink& sink, int meeting, WordRange words) {
  const SentenceView& sentence = context.sentence;
  std::vector<int> people;
  int end = words.end;
  if (sentence.text(words.end) == "between" || sentence.text(words.end) == "among") {
    const NameList list = participants_from(sentence, words.end + 1);
    people = list.entities;
    end = list.words.end;
  } else {
    people = context.names.joined_in(context.reading, sentence.span(words));
  }
  if (people.size() < 2) return;
  for (int actor : people)
    sink.add(sentence, {RelationKind::participated_in, actor, meeting}, {words.begin, end},
             "meeting:between");
}

// "at the invitation of Palau": who invites, hosts.
void read_invitation(const SentenceView& sentence, RelationSink& sink, int meeting) {
  const int at = sentence.find({0, sentence.size()}, {"invitation"});
  if (at < 0 || sentence.text(at + 1) != "of") return;
  for (int host : attendants_from(sentence, at + 2)) {
    sink.add(sentence, {RelationKind::hosted_by, meeting, host}, {at, sentence.size()}, "meeting:invitation");
    return;
  }
}

// "concluded by Modi and Morrison | at the summit": those who did it there.
void read_done_by(const SentenceView& sentence, RelationSink& sink, int meeting, int at) {
  const NameList names = names_before(sentence, at);
  if (names.entities.empty() || sentence.text(names.words.begin - 1) != "by") return;
  for (int actor : actors_among(sentence, names.entities))
    sink.add(sentence, {RelationKind::participated_in, actor, meeting}, {names.words.begin, at + 1},
             "meeting:act");
}

// "At the Manila Summit, Kishida announced", "pledged at the summit": who acts at a meeting takes part.
void read_acts_at(const RelationContext& context, RelationSink& sink, int meeting, WordRange words) {
  const SentenceView& sentence = context.sentence;
  int at = words.begin - 1;
  while (at >= 0 && (sentence.is(at, WordClass::determiner) || sentence.is(at, WordClass::possessive))) --at;
  if (at < 0 || sentence[at].mention >= 0 || (sentence.text(at) != "at" && sentence.text(at) != "during"))
    return;
  read_done_by(sentence, sink, meeting, at);
  for (const StatementCandidate& statement : context.statements) {
    const Span span = sentence.span(words);
    const bool before = at == 0 && span.end < statement.cue.begin;
    const bool done = statement.envelope.status == Status::fulfilled ||
                      statement.statement_class == StatementClass::announce ||
                      statement.statement_class == StatementClass::report;
    if (!before || !done) continue;
    for (int actor : actors_among(sentence, statement.parties))
      sink.add(sentence, {RelationKind::participated_in, actor, meeting}, {0, sentence.size()},
               "meeting:act");
  }
  for (int verb = at - 1; verb > std::max(0, at - 4); --verb) {
    if (sentence[verb].mention >= 0) return;
    if (!sentence.is(verb, WordClass::past_form) && !sentence.is(verb, WordClass::performed_verb)) continue;
    if (sentence.is(verb - 1, WordClass::be)) return;
    for (int actor : actors_among(sentence, agents_of(context, verb)))
      sink.add(sentence, {RelationKind::participated_in, actor, meeting}, {verb - 1, words.end},
               "meeting:act");
    return;
  }
}

}  // namespace

void read_settings(const RelationContext& context, RelationSink& sink) {
  const SentenceView& sentence = context.sentence;
  for (int m : sentence.mentions()) {
    const Mention& mention = sentence.mention(m);
    if (mention.entity < 0 || mention.nested || sentence.entity(mention.entity).kind != EntityKind::meeting)
      continue;
    const WordRange words = sentence.range_of(mention.span);
    if (words.empty()) continue;
    read_place(sentence, sink, mention.entity, words);
    read_invitation(sentence, sink, mention.entity);
    read_between(context, sink, mention.entity, words);
    read_acts_at(context, sink, mention.entity, words);
  }
}

}  // namespace entente
