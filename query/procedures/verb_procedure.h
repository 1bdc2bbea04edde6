// The verbs as procedures: `CALL graph.timeline(entity('Japan'), {since: date('2023-01-01')}) YIELD date,
// what`.
//
// One for each verb of the table, all alike: the names are nodes (or texts), the filters the keys of a map,
// the columns those of the verb's answer. A line of words becomes such a call (desugaring.h), so that there
// is one way to answer.
#pragma once

#include "query/procedures/procedure.h"
#include "query/verb_table.h"

namespace entente {

class VerbProcedure final : public Procedure {
 public:
  explicit VerbProcedure(const VerbInfo& verb);

  const ProcedureSignature& signature() const override { return signature_; }
  // Fails as bind() of bound_question.h and the verb do; invalid_argument on a scratch graph. What found
  // nothing says why in the findings.
  Result<void> call(ProcedureCall& call, const RowSink& emit) const override;

 private:
  const VerbInfo& verb_;
  ProcedureSignature signature_;
};

void add_verb_procedures(Procedures& procedures);

}  // namespace entente
