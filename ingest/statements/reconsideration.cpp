#include "ingest/statements/reconsideration.h"

#include "ingest/statements/conjuncts.h"
#include "ingest/statements/plain_assertions.h"

namespace entente {
namespace {

StatementDraft with_class(StatementDraft draft, StatementClass statement_class, Strength strength) {
  draft.judged = of_class(statement_class);
  draft.judged.strength = strength;
  return draft;
}

bool lasts_as_long_as_needed(const SentenceView& sentence, const StatementDraft& draft) {
  if (draft.judged.statement_class != StatementClass::support) return false;
  for (int i = draft.content.begin; i < draft.content.end; ++i)
    if (sentence.has_words(i, {"as", "long", "as"})) return true;
  return false;
}

bool is_record(const SentenceView& sentence, const StatementDraft& draft) {
  const bool pledge = draft.judged.statement_class == StatementClass::commit && !draft.modal;
  return pledge && sentence.find(draft.content, {"since"}) >= 0 && leading_verb(sentence, draft.content) < 0;
}

bool praises_principle(const SentenceView& sentence, const StatementDraft& draft) {
  if (draft.judged.statement_class != StatementClass::reaffirm || leading_verb(sentence, draft.content) >= 0)
    return false;
  for (int i = draft.content.begin; i < draft.content.end; ++i) {
    const bool role = sentence.text(i) == "as" && sentence.is(i + 1, WordClass::determiner);
    if (role && sentence.find({i, draft.content.end}, WordClass::foundation_noun) >= 0) return true;
  }
  return false;
}

StatementDraft as_record(StatementDraft draft) {
  draft.judged = of_class(StatementClass::report);
  draft.judged.status = Status::fulfilled;
  return draft;
}

// "look forward to | deepening our ties" is a plan; "to | the talks", "to | hearing from you" are hopes.
bool plans_what_it_hopes(const SentenceView& sentence, const StatementDraft& draft) {
  if (draft.judged.statement_class != StatementClass::support) return false;
  if (sentence.find(sentence.range_of(draft.cue), {"forward"}) < 0) return false;
  const int verb = leading_verb(sentence, draft.content);
  return verb >= 0 && !sentence.is(verb, WordClass::receiving_verb);
}

// "reaffirm | our commitment to the defence of Palau": a commitment that no verb spells out is named whole.
StatementDraft with_named_commitment(const SentenceView& sentence, StatementDraft draft) {
  if (draft.judged.statement_class != StatementClass::reaffirm || leading_verb(sentence, draft.content) >= 0)
    return draft;
  const WordRange cue = sentence.range_of(draft.cue);
  if (cue.size() < 3 || cue.end != draft.content.begin ||
      sentence.find(cue, WordClass::pledge_noun) <= cue.begin)
    return draft;
  draft.content.begin = cue.begin + 1;
  return draft;
}

// "call on Russia | to withdraw and to pay": what is called for is what Russia is to do.
StatementDraft narrowed_to_action(const SentenceView& sentence, StatementDraft draft) {
  if (draft.judged.statement_class != StatementClass::urge || draft.judged.content_has_subject) return draft;
  const int verb = called_action(sentence, draft.content);
  if (verb < 0) return draft;
  draft.addressed = draft.content;
  draft.content.begin = verb;
  return draft;
}

StatementDraft with_standing_commitment(const SentenceView& sentence, StatementDraft draft) {
  if (draft.judged.statement_class != StatementClass::acknowledge) return draft;
  const auto standing = find_standing_commitment(sentence, draft.content);
  if (!standing) return draft;
  draft = with_class(std::move(draft), StatementClass::reaffirm, Strength::high);
  draft.content = standing->content;
  draft.method += "/standing";
  if (standing->holder >= 0) draft.parties = {standing->holder};
  return draft;
}

}  // namespace

// "will | not | leave them alone": what is denied is leaving them alone.
StatementDraft without_negation(const SentenceView& sentence, StatementDraft draft) {
  int at = draft.content.begin;
  while (at < draft.content.end && sentence.is(at, WordClass::adverb) &&
         !sentence.is(at, WordClass::negation))
    ++at;
  const bool denied = sentence.text(at) == "not" || sentence.text(at) == "never";
  if (!denied || at + 1 >= draft.content.end || sentence.text(at + 1) == "only") return draft;
  draft.negated = true;
  draft.content.begin = at + 1;
  return draft;
}

StatementDraft reconsidered(const SentenceView& sentence, StatementDraft draft) {
  draft = without_negation(sentence, narrowed_to_action(sentence, std::move(draft)));
  if (plans_what_it_hopes(sentence, draft))
    return with_class(std::move(draft), StatementClass::intend, Strength::low);
  if (lasts_as_long_as_needed(sentence, draft))
    return with_class(std::move(draft), StatementClass::reaffirm, Strength::high);
  if (is_record(sentence, draft)) return as_record(std::move(draft));
  if (praises_principle(sentence, draft))
    draft = with_class(std::move(draft), StatementClass::acknowledge, Strength::low);
  return with_standing_commitment(sentence, with_named_commitment(sentence, std::move(draft)));
}

}  // namespace entente
