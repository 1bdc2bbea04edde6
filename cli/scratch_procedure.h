// A procedure that is a table: conformance scenarios bring such along.
//
//   test.cityOf(name :: STRING?) :: (city :: STRING?, code :: INTEGER?)
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "query/procedures/procedure.h"

namespace entente {

// Fails with malformed where the text is no signature.
Result<ProcedureSignature> signature_of(std::string_view text);

// Answers a call with the rows whose first cells equal its arguments. `rows` have a cell for each argument,
// then one for each column; a row of another length is malformed.
Result<std::shared_ptr<const Procedure>> table_procedure(ProcedureSignature signature,
                                                         std::vector<ValueList> rows);

}  // namespace entente
