// The rule in the footer of a zone file, by which its last changes go on for ever: "EST5EDT,M3.2.0,M11.1.0"
// (POSIX, with the extensions of RFC 8536: hours from -167 to 167). Internal to time_zone.h.
#pragma once

#include <string_view>
#include <vector>

#include "graph/result.h"
#include "ingest/jobs/time_zone.h"

namespace entente {

// The periods that the rule makes from `after` to the end of `last_year`, the one at `after` first. Fails
// with malformed. REQUIRES: `after` lies in the years 1 to 9999.
Result<std::vector<OffsetPeriod>> periods_by_rule(std::string_view rule, TimePoint after,
                                                  std::chrono::year last_year);

}  // namespace entente
