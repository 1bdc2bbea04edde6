// X.truncate(unit, …): the largest date or time of that unit that is not after the given one.
#pragma once

#include <string_view>

#include "graph/result.h"
#include "query/functions/temporal_parts.h"

namespace entente {

// 'millennium' to 'day' need a day unless the parts are a time of day alone and the unit is 'day'; 'hour' to
// 'microsecond' a clock. Fails with invalid_argument for an unknown unit and where the parts are missing.
Result<TemporalParts> truncated(std::string_view unit, const TemporalParts& parts);

}  // namespace entente
