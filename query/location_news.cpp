#include "query/location_news.h"

#include <map>
#include <set>

namespace entente {
namespace {

bool is_trouble(Verdict verdict) {
  return verdict == Verdict::failed || verdict == Verdict::vanished;
}

using Troubles = std::map<std::string, LocationNews>;

// Verdicts of one run after those of the runs before it. A run of another job says nothing of a location.
Result<Troubles> after_run(Troubles troubles, const Snapshot& snapshot, RunNumber run) {
  const bool unsettled = !troubles.empty();
  const auto take = [&](const DocumentVerdict& verdict) {
    troubles.erase(verdict.location);
    if (is_trouble(verdict.verdict)) troubles[verdict.location] = {verdict, run, false};
    return true;
  };
  TRY(unsettled ? snapshot.verdicts(run, take) : snapshot.worded_verdicts(run, take));
  return troubles;
}

// Where each job stood before: the last of its runs that has an end.
std::vector<RunNumber> former_runs(const std::vector<RunRecord>& runs, RunNumber after) {
  std::map<std::string, RunNumber> last;
  for (const RunRecord& run : runs) {
    if (run.number <= after && run.end != RunEnd::open) last[run.job] = run.number;
  }
  std::vector<RunNumber> numbers;
  for (const auto& [job, number] : last) numbers.push_back(number);
  return numbers;
}

Result<std::set<std::string>> troubled_in(const Snapshot& snapshot, const std::vector<RunNumber>& runs) {
  std::set<std::string> locations;
  for (RunNumber run : runs) {
    TRY(snapshot.worded_verdicts(run, [&](const DocumentVerdict& verdict) {
      if (is_trouble(verdict.verdict)) locations.insert(verdict.location);
      return true;
    }));
  }
  return locations;
}

}  // namespace

Result<LocationReport> location_report(const Snapshot& snapshot, const std::vector<RunRecord>& runs,
                                       RunNumber after, RunNumber up_to) {
  Troubles troubles;
  for (RunNumber run = after + 1; run <= up_to; ++run) {
    troubles = TRY(after_run(std::move(troubles), snapshot, run));
  }
  LocationReport report;
  if (troubles.empty()) return report;
  const std::set<std::string> before = TRY(troubled_in(snapshot, former_runs(runs, after)));
  for (auto& [location, news] : troubles) {
    news.known_before = before.contains(location);
    const bool failed = news.verdict.verdict == Verdict::failed;
    if (!failed && !TRY(snapshot.document(node_of(news.verdict.document)))) continue;
    (failed ? report.failed : report.vanished).push_back(std::move(news));
  }
  return report;
}

}  // namespace entente
