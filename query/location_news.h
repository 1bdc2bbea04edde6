// Which locations could not be read, or are gone from their source, at the end of some runs; the part of
// query/difference.h that reads verdicts.
#pragma once

#include <vector>

#include "query/difference.h"

namespace entente {

struct LocationReport {
  std::vector<LocationNews> failed, vanished;  // by location
};

// A later verdict of any kind settles an earlier one. `runs`: all of the snapshot. Reads the verdicts with
// words of the runs, and all of them only while something is unsettled.
Result<LocationReport> location_report(const Snapshot& snapshot, const std::vector<RunRecord>& runs,
                                       RunNumber after, RunNumber up_to);

}  // namespace entente
