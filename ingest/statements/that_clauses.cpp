#include "ingest/statements/that_clauses.h"

namespace entente {
namespace {

using Class = StatementClass;

}  // namespace

bool inner_clause_speaks(const Clause& outer, const Judgement& outer_judged, const Judgement& inner_judged) {
  if (outer.match.cue->kind == CueKind::reporting) return true;
  const Class outside = outer_judged.statement_class;
  const Class inside = inner_judged.statement_class;
  if (inside == Class::urge) return outside != Class::urge;
  const bool own_commitment = info(outside).is_commitment && outside != Class::announce;
  return !own_commitment && info(inside).is_commitment;
}

Judgement restated(const Clause& outer, Judgement inner) {
  const std::string& pattern = outer.match.cue->pattern;
  const bool again =
      pattern.find("reaffirm") != std::string::npos || pattern.find("reiterate") != std::string::npos;
  if (!again || inner.statement_class != Class::commit) return inner;
  Judgement judged = of_class(Class::reaffirm);
  judged.strength = inner.strength;
  judged.bound_speaker = inner.bound_speaker;
  judged.content_has_subject = inner.content_has_subject;
  return judged;
}

}  // namespace entente
