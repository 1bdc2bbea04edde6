#include "ingest/statements/judgement.h"

#include <algorithm>

#include "ingest/statements/predicate.h"

namespace entente {
namespace {

using Class = StatementClass;

Judgement silent() {
  return {};
}

Judgement about_world(Class statement_class) {
  Judgement judged = of_class(statement_class);
  judged.content_has_subject = true;
  judged.stance_of_source = true;
  return judged;
}

bool is_reporting(const Clause* outer) {
  return outer && (outer->match.cue->kind == CueKind::reporting ||
                   outer->match.cue->statement_class == Class::announce);
}

// "the Harbour Dialogue": a standing initiative that is named like a body.
bool names_body(const SentenceView& sentence, int last_word) {
  const int entity = sentence.mention(sentence[last_word].mention).entity;
  return entity >= 0 && sentence.entity(entity).kind == EntityKind::initiative &&
         sentence.is(last_word, WordClass::body_noun);
}

// "the working group", "the Joint Committee": a body even where it is no known name.
bool is_body(const SentenceView& sentence, WordRange words) {
  const int last_word = words.end - 1;
  if (!words.empty() && sentence[last_word].mention >= 0) return names_body(sentence, last_word);
  for (int i = words.begin; i < words.end; ++i) {
    if (sentence[i].mention >= 0) continue;
    if (sentence.is(i, WordClass::preposition)) return i > words.begin && is_body(sentence, {words.begin, i});
    const bool last = i + 1 == words.end;
    if (last) return sentence.is(i, WordClass::body_noun) || sentence.text(i) == "force";
  }
  return false;
}

bool speaks_of_itself(const Subject& subject, const Speaker& speaker) {
  if (subject.kind == SubjectKind::we) return true;
  return !subject.entities.empty() && std::ranges::all_of(subject.entities, [&](int entity) {
    return std::ranges::find(speaker.we, entity) != speaker.we.end();
  });
}

Judgement bound(Strength strength) {
  Judgement judged = of_class(Class::commit);
  judged.strength = strength;
  return judged;
}

// "An envoy will be sent": it binds who sends him.
Judgement bound_to_act_on(Strength strength) {
  Judgement judged = bound(strength);
  judged.content_has_subject = judged.bound_speaker = true;
  return judged;
}

// "will" of an agent binds him when he does something; anything else is a forecast.
Judgement judge_will(const SentenceView& sentence, const Predicate& predicate, const Subject& subject,
                     const Clause* outer, const Speaker& speaker) {
  if (subject.kind == SubjectKind::thing && predicate.self_describing) return of_class(Class::report);
  if (subject.kind == SubjectKind::none) return bound(Strength::high);
  if (!speaker.policy && !is_reporting(outer))
    return subject.kind == SubjectKind::we ? of_class(Class::report) : about_world(Class::predict);
  if (subject.others) return about_world(Class::predict);
  if (subject.is_agent() && predicate.passive && subject.kind != SubjectKind::we)
    return bound_to_act_on(Strength::high);
  if (subject.is_agent()) return predicate.describes ? about_world(Class::predict) : bound(Strength::high);
  const bool body_acts =
      !predicate.describes && !predicate.passive && !predicate.outcome && is_body(sentence, subject.words);
  const bool promised = predicate.promises_event || predicate.passive || body_acts;
  if (!speaker.policy || !promised) return about_world(Class::predict);
  Judgement judged = bound(Strength::high);
  judged.content_has_subject = !body_acts;
  judged.bound_speaker = true;
  return judged;
}

Judgement judge_shall(const SentenceView& sentence, const Predicate& predicate, const Subject& subject,
                      const Speaker& speaker) {
  const Strength strength = speaker.treaty ? Strength::legal : Strength::high;
  if (predicate.grants) return of_class(Class::permit);
  if (subject.is_agent() || subject.kind == SubjectKind::none) {
    Judgement judged = predicate.describes ? about_world(Class::announce) : bound(strength);
    if (predicate.describes) judged.binds = false;
    return judged;
  }
  const bool body_acts = !predicate.describes && !predicate.passive && is_body(sentence, subject.words);
  const bool binds = body_acts || (predicate.passive && !predicate.procedural);
  Judgement judged = binds ? bound(strength) : of_class(Class::announce);
  judged.binds = binds;
  judged.content_has_subject = !body_acts;
  judged.bound_speaker = true;
  return judged;
}

// should, must, need to: advice of an analyst, a call by a political actor, or an insight about oneself.
Judgement judge_necessity(const Clause& clause, const Predicate& predicate, const Subject& subject,
                          const Speaker& speaker) {
  const bool modal = clause.match.cue->kind == CueKind::modal;
  if (!modal && clause.match.form == VerbForm::past) return of_class(Class::report);
  Judgement judged;
  if (speaker.policy) {
    const bool others = subject.is_agent() && !speaks_of_itself(subject, speaker);
    judged = about_world(others ? Class::urge : Class::acknowledge);
    judged.content_has_subject = !others;
  } else if (!subject.is_agent() && (predicate.describes || (!modal && !predicate.passive))) {
    judged = about_world(Class::claim);
  } else {
    judged = about_world(Class::recommend);
    judged.content_has_subject = !subject.is_agent() || predicate.passive;
  }
  judged.strength = clause.match.cue->strength;
  if (judged.statement_class == Class::claim) judged.strength = Strength::none;
  return judged;
}

Judgement judge_may(const SentenceView& sentence, const Clause& clause, const Subject& subject,
                    const Speaker& speaker) {
  const bool may = sentence.text(clause.match.words.begin) == "may";
  const bool somebody = subject.is_agent() || is_body(sentence, subject.words);
  if (speaker.policy)
    return may && somebody && subject.kind != SubjectKind::we ? of_class(Class::permit) : silent();
  Judgement judged = about_world(Class::claim);
  judged.modality = Modality::possible;
  judged.content_has_subject = !subject.is_agent();
  judged.stance_of_source = !subject.is_agent();
  return judged;
}

// "agreed that the talks would be held": "will", told afterwards.
bool tells_will(const Clause* outer, const Speaker& speaker) {
  return speaker.policy && outer && outer->match.form == VerbForm::past;
}

Judgement judge_would(const SentenceView& sentence, const Predicate& predicate, const Subject& subject,
                      const Clause* outer, const Speaker& speaker) {
  if (tells_will(outer, speaker)) return judge_will(sentence, predicate, subject, outer, speaker);
  const bool promised = is_reporting(outer) && subject.is_agent() && !predicate.describes;
  if (promised) return bound(Strength::high);
  return speaker.policy ? silent() : about_world(Class::predict);
}

Judgement judge_modal(const SentenceView& sentence, const Clause& clause, const Subject& subject,
                      const Clause* outer, const Speaker& speaker) {
  const Predicate predicate = predicate_after(sentence, clause.match.words.end, subject.words);
  const std::string_view modal = sentence.text(clause.match.words.begin);
  if (modal == "will" || modal == "'ll") return judge_will(sentence, predicate, subject, outer, speaker);
  if (modal == "shall") return judge_shall(sentence, predicate, subject, speaker);
  if (modal == "would") return judge_would(sentence, predicate, subject, outer, speaker);
  if (modal == "may" || modal == "might" || modal == "could")
    return judge_may(sentence, clause, subject, speaker);
  return judge_necessity(clause, predicate, subject, speaker);
}

Judgement from_cue(const Cue& cue) {
  Judgement judged = of_class(cue.statement_class);
  judged.modality = cue.modality;
  if (cue.strength != Strength::none) judged.strength = cue.strength;
  if (cue.status != Status::none) judged.status = cue.status;
  judged.polarity = cue.polarity;
  return judged;
}

Judgement reported(Status status) {
  Judgement judged = of_class(Class::report);
  judged.status = status;
  return judged;
}

bool is_commissive(Class statement_class) {
  return info(statement_class).is_commitment;
}

// "the initiative aims to", "the accord commits them to": things promise nothing.
Judgement said_of_thing(const SentenceView& sentence, const Clause& clause, const Subject& subject,
                        const Speaker& speaker) {
  const Class wanted = clause.match.cue->statement_class;
  if (is_commissive(wanted) || wanted == Class::urge) {
    const bool ours = wanted == Class::reaffirm && speaker.policy;
    if (ours) return from_cue(*clause.match.cue);
    Judgement judged = speaker.policy ? of_class(Class::report) : about_world(Class::claim);
    judged.content_has_subject = true;
    return judged;
  }
  const bool document = names_document(sentence, subject.words);
  if (wanted == Class::report || wanted == Class::recommend || wanted == Class::predict || document)
    return from_cue(*clause.match.cue);
  return speaker.policy ? silent() : about_world(Class::claim);
}

// "adopted a declaration": what has been adopted binds by its own words.
Judgement judge_announcement(const Clause& clause, const Speaker& speaker) {
  const bool adopted =
      clause.match.form == VerbForm::past && clause.match.cue->elements.front().forms.front().text == "adopt";
  const bool performed = speaker.policy && !clause.perfect && !adopted;
  return performed ? from_cue(*clause.match.cue) : reported(Status::fulfilled);
}

// "agree not to": the content is undone; "have not agreed to": nothing is agreed.
bool negates_content(const SentenceView& sentence, const Clause& clause) {
  return sentence.find(clause.match.words, {"not", "never"}) >= 0;
}

// "is hereby established": the text does what it says.
bool is_performed(const SentenceView& sentence, const Clause& clause) {
  const bool hereby = sentence.find({clause.verb_group, clause.match.words.end}, {"hereby"}) >= 0;
  return hereby && (clause.passive || sentence.is(clause.match.words.begin - 1, WordClass::be));
}

Judgement judge_verb(const SentenceView& sentence, const Clause& clause, const Subject& subject,
                     const Speaker& speaker) {
  const Cue& cue = *clause.match.cue;
  const Class wanted = cue.statement_class;
  const bool own_be = cue.elements.front().forms.front().text == "be";
  if (clause.progressive &&
      (wanted == Class::commit || wanted == Class::support || wanted == Class::announce))
    return reported(Status::in_progress);
  const bool undone = clause.perfect || clause.match.form == VerbForm::base;
  if (wanted == Class::commit && clause.negated && undone && !negates_content(sentence, clause)) {
    Judgement judged = reported(Status::none);  // "has not decided on", "did not agree to"
    judged.polarity = Polarity::negative;
    return judged;
  }
  if (wanted == Class::commit && cue.polarity == Polarity::negative && clause.match.form == VerbForm::past)
    return reported(Status::fulfilled);  // "he refused to"
  const bool mentioned = (wanted == Class::commit || wanted == Class::intend) && !speaker.policy &&
                         clause.match.form == VerbForm::past && !own_be && !clause.passive;
  if (mentioned) return reported(Status::pledged);
  if (wanted == Class::intend && clause.perfect) return reported(Status::in_progress);
  const bool agreed_text = clause.perfect && sentence.text(clause.match.words.end - 1) == "on";
  if (wanted == Class::commit && agreed_text && !speaker.policy) return reported(Status::fulfilled);
  if (wanted == Class::announce && speaker.policy && is_performed(sentence, clause)) {
    Judgement judged = from_cue(cue);
    judged.content_has_subject = judged.bound_speaker = true;
    return judged;
  }
  if (clause.passive && wanted != Class::urge) {
    Judgement judged = reported(Status::none);
    judged.content_has_subject = true;
    return judged;
  }
  if (subject.kind == SubjectKind::thing && !own_be) return said_of_thing(sentence, clause, subject, speaker);
  if (subject.kind == SubjectKind::thing && is_commissive(wanted)) return silent();
  if (wanted == Class::claim && cue.kind == CueKind::verb) return about_world(Class::claim);
  const bool past_event =
      clause.match.form == VerbForm::past && sentence.is(clause.match.words.end, WordClass::preposition);
  if (wanted == Class::announce && past_event) return silent();  // "…, established in 2014"
  if (wanted == Class::announce) return judge_announcement(clause, speaker);
  return from_cue(cue);
}

// "needs a strategy": what is lacking is advised.
bool is_need_of_thing(const Cue& cue) {
  return cue.statement_class == Class::recommend && cue.elements.front().forms.front().text == "need" &&
         cue.elements.back().forms.back().text != "to";
}

bool is_necessity_verb(const Cue& cue) {
  return cue.statement_class == Class::recommend && cue.kind == CueKind::verb && cue.elements.size() == 2 &&
         cue.elements[1].forms.size() == 1 && cue.elements[1].forms[0].text == "to";
}

Judgement judge_phrase(const Clause& clause, const Speaker& speaker) {
  Judgement judged = from_cue(*clause.match.cue);
  judged.stance_of_source = true;
  judged.content_has_subject =
      judged.statement_class == Class::report || judged.statement_class == Class::disclaim;
  if (judged.statement_class == Class::recommend && speaker.policy) {
    judged = about_world(Class::acknowledge);
    judged.content_has_subject = false;
  }
  return judged;
}

}  // namespace

Judgement of_class(StatementClass statement_class) {
  const StatementClassInfo& known = info(statement_class);
  Judgement judged;
  judged.makes_statement = true;
  judged.statement_class = statement_class;
  judged.modality = known.modality;
  judged.binds = known.is_commitment;
  switch (statement_class) {
    case Class::commit:
    case Class::intend:
    case Class::announce:
      judged.status = Status::pledged;
      break;
    case Class::reaffirm:
      judged.status = Status::reaffirmed;
      break;
    case Class::urge:
      judged.status = Status::urged;
      break;
    case Class::recommend:
      judged.status = Status::proposed;
      break;
    default:
      break;
  }
  return judged;
}

Judgement judge(const SentenceView& sentence, const Clause& clause, const Subject& subject,
                const Clause* outer, const Speaker& speaker) {
  const Cue& cue = *clause.match.cue;
  if (cue.kind == CueKind::phrase) return judge_phrase(clause, speaker);
  if (cue.kind == CueKind::modal) return judge_modal(sentence, clause, subject, outer, speaker);
  if (is_need_of_thing(cue)) {
    Judgement judged = about_world(Class::recommend);
    judged.strength = cue.strength;
    return judged;
  }
  if (is_necessity_verb(cue))
    return judge_necessity(clause, predicate_after(sentence, clause.match.words.end, subject.words), subject,
                           speaker);
  return judge_verb(sentence, clause, subject, speaker);
}

}  // namespace entente
