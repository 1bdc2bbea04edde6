// What EXPLAIN and PROFILE say of an operator besides its name: the pattern as written, the index it uses,
// the days it reads, whether it walks on facts alone.
#pragma once

#include <string>

#include "query/planning/plan.h"

namespace entente {

// One line, for people: "(a {name: 'Japan'}) · by the index of 'name'". Never fails.
std::string details_of(const Operator& step, const Plan& plan);

}  // namespace entente
