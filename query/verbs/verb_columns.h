// The columns that each verb answers with: what `CALL graph.<verb>` yields.
#pragma once

#include <string>
#include <vector>

#include "query/verb_table.h"

namespace entente {

struct VerbColumn {
  std::string name;
  std::string_view type;  // "STRING", "INTEGER", "FLOAT", "LIST"
};

// In the order of the answer, those for programs last.
std::vector<VerbColumn> columns_of(Verb verb);

}  // namespace entente
