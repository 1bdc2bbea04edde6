#include "ingest/statements/statement_draft.h"

#include <algorithm>

#include "ingest/statements/conditions.h"
#include "ingest/statements/conjuncts.h"
#include "ingest/statements/targets.h"
#include "ingest/statements/topic_table.h"

namespace entente {
namespace {

using Class = StatementClass;

constexpr int longest_action = 8;
constexpr int shortest_grg_content = 3;
constexpr int shortest_undertaking = 6;

std::string action_of(const SentenceView& sentence, WordRange content) {
  if (content.size() > longest_action) content.end = content.begin + longest_action;
  return std::string(sentence.reading().words(sentence.span(sentence.trimmed(content))));
}

// "our commitment to the defence of Palau with all our means" says what is undertaken; "to the rule of law"
// does not.
bool names_undertaking(const SentenceView& sentence, const StatementDraft& draft) {
  const WordRange cue = sentence.range_of(draft.cue);
  const bool commitment = sentence.find(cue, WordClass::pledge_noun) >= 0;
  return commitment && draft.content.end - std::max(cue.end, draft.content.begin) >= shortest_undertaking &&
         sentence.find(draft.content, WordClass::principle_noun) < 0;
}

bool grg_form(const SentenceView& sentence, const StatementDraft& draft) {
  if (draft.in_stem) return false;
  if (!draft.judged.binds || draft.judged.strength == Strength::low) return false;
  if (draft.judged.statement_class == Class::reaffirm && leading_verb(sentence, draft.content) < 0)
    return names_undertaking(sentence, draft);
  return draft.content.size() >= shortest_grg_content;
}

const DateExpression* best_date(const std::vector<DateExpression>& dates, Span within) {
  const DateExpression* best = nullptr;
  for (const DateExpression& date : dates) {
    if (!within.overlaps(date.span)) continue;
    const bool bounded = date.role == TimeRole::deadline || date.role == TimeRole::start;
    if (!best || (bounded && best->role == TimeRole::date)) best = &date;
  }
  return best;
}

bool can_be_conditional(Class statement_class) {
  return info(statement_class).is_commitment || statement_class == Class::predict ||
         statement_class == Class::recommend;
}

}  // namespace

Factuality factuality_of(StatementClass statement_class, Modality modality, Polarity polarity) {
  const bool positive = polarity == Polarity::positive;
  if (statement_class == Class::permit) return Factuality::underspecified;
  switch (modality) {
    case Modality::asserted:
      return positive ? Factuality::certain_positive : Factuality::certain_negative;
    case Modality::possible:
      return positive ? Factuality::possible_positive : Factuality::possible_negative;
    case Modality::predicted:
      return positive ? Factuality::probable_positive : Factuality::probable_negative;
    default:
      return Factuality::underspecified;
  }
}

bool is_negative(const SentenceView& sentence, WordRange content) {
  int at = content.begin;
  while (at < content.end && at < content.begin + 3) {
    const std::string_view word = sentence.text(at);
    if (word == "not" || word == "never" || word == "neither") return true;
    if (word == "no" && (sentence.text(at + 1) == "longer" || sentence.text(at + 1) == "further"))
      return true;
    if (sentence.is(at, WordClass::adverse_verb) && sentence.text(at + 1) == "from") return true;
    ++at;
  }
  for (at = content.begin; at < content.end && at < content.begin + longest_action; ++at)
    if (sentence.text(at) == "refrain" && sentence.text(at + 1) == "from") return true;
  return false;
}

void DraftFinisher::set_time(const SentenceView& sentence, const StatementDraft& draft,
                             const std::vector<DateExpression>& dates, StatementCandidate& statement) const {
  const DateExpression* date = best_date(dates, sentence.span(draft.content));
  if (!date && !draft.lead.empty()) date = best_date(dates, sentence.span(draft.lead));
  if (!date) return;
  statement.envelope.time = {date->role, date->value, std::string(reading_.words(date->with_cue))};
  statement.envelope.time_span = date->with_cue;
}

StatementCandidate DraftFinisher::finish(const SentenceView& sentence, const StatementDraft& draft,
                                         const std::vector<DateExpression>& dates) const {
  StatementCandidate made;
  const Judgement& judged = draft.judged;
  made.sentence = sentence.sentence();
  made.content = sentence.span(draft.content);
  made.cue = draft.cue;
  made.agent = draft.agent;
  made.statement_class = judged.statement_class;
  made.parties = draft.parties;
  made.is_commitment = judged.binds;
  made.is_directive = info(judged.statement_class).is_directive;
  made.strength = judged.strength;
  made.is_grg_commitment = grg_form(sentence, draft);
  made.target = find_targets(
      sentence,
      {judged.statement_class, draft.addressed.empty() ? draft.content : draft.addressed, &draft.subject,
       &draft.parties, judged.content_has_subject, speaker_.policy ? -1 : default_addressee_});
  if (judged.binds) made.beneficiary = find_beneficiaries(sentence, draft.content);
  made.topics = TopicTable::embedded().topics_of(sentence, draft.content);
  made.action = action_of(sentence, draft.content);
  CandidateEnvelope& envelope = made.envelope;
  envelope.modality = judged.modality;
  envelope.status = judged.status;
  const bool negative =
      draft.negated || judged.polarity == Polarity::negative || is_negative(sentence, draft.content);
  envelope.polarity = negative ? Polarity::negative : Polarity::positive;
  auto condition = find_condition(sentence, draft.content);
  if (!condition && !draft.lead.empty()) condition = find_condition(sentence, draft.lead);
  if (condition && can_be_conditional(judged.statement_class)) {
    made.condition = std::string(reading_.words(sentence.span(sentence.trimmed(*condition))));
    envelope.modality = Modality::conditional;
  }
  envelope.factuality = factuality_of(judged.statement_class, envelope.modality, envelope.polarity);
  envelope.attributed_to = draft.attribution.source;
  envelope.attribution = draft.attribution.kind;
  envelope.confidence = draft.confidence;
  envelope.method = draft.method;
  set_time(sentence, draft, dates, made);
  return made;
}

}  // namespace entente
