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

StatementDraft reconsidered(const SentenceView& sentence, StatementDraft draft) {
  if (lasts_as_long_as_needed(sentence, draft))
    return with_class(std::move(draft), StatementClass::reaffirm, Strength::high);
  if (is_record(sentence, draft)) return as_record(std::move(draft));
  if (praises_principle(sentence, draft))
    draft = with_class(std::move(draft), StatementClass::acknowledge, Strength::low);
  return with_standing_commitment(sentence, std::move(draft));
}

}  // namespace entente
