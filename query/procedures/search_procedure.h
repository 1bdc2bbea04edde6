// CALL search('extended deterrence', {since: date('2023-01-01')}) YIELD passage, score, document
//
// The verb `search` as statements want it: the document is a node, from which a MATCH can go on, and the
// passage a map with its place.
#pragma once

#include "query/procedures/procedure.h"

namespace entente {

class SearchProcedure final : public Procedure {
 public:
  SearchProcedure();

  const ProcedureSignature& signature() const override { return signature_; }
  // Fails with invalid_query for a text that cannot be searched for, invalid_argument on a scratch graph.
  Result<void> call(ProcedureCall& call, const RowSink& emit) const override;

 private:
  ProcedureSignature signature_;
};

void add_search_procedure(Procedures& procedures);

}  // namespace entente
