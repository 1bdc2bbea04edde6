// The days that a stated time covers.
#pragma once

#include <string_view>

#include "graph/date.h"
#include "graph/model.h"

namespace entente {

struct DaySpan {
  Day first = unknown_day;
  Day last = unknown_day;
};

// "2023-08" -> its 31 days. "2022/2024" -> from the first day of the one to the last of the other; "2022/.."
// and "2022/" end on day INT32_MAX: they are open. Anything else, durations too, is unknown on both ends.
DaySpan stated_days(std::string_view value);

// Fills in the edge that stands for a relation: its date is the stated one, else the document's.
Edge edge_of(const Relation& relation, const DocumentRecord& document);

}  // namespace entente
