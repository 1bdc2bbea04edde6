// What a question costs before anything is read for its answer: parsing it, looking its names up, planning
// it.
//
//   query_overhead STORE [ROUNDS]      a store made from examples/corpus; prints a table in Markdown
//
// Every round is timed by itself and the median taken, so that other work on the machine counts little. A
// round has a graph of its own, as every question has: nothing is remembered from the round before but what
// the store keeps in its caches.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <optional>
#include <string_view>
#include <vector>

#include "graph/store.h"
#include "query/desugaring.h"
#include "query/graphs/store_graph.h"
#include "query/planning/planner.h"

namespace entente {
namespace {

using Clock = std::chrono::steady_clock;

struct MeasuredQuestion {
  std::string_view kind;
  std::string_view text;
};
constexpr MeasuredQuestion measured_questions[] = {
    {"one hop, statement", "MATCH (a:State {name: 'Japan'})-[r:member_of]->(b) RETURN b.name"},
    {"one hop, statement, entity()",
     "MATCH (a)-[r:met_with]-(b) WHERE a = entity('Japan') RETURN b.name, r.date ORDER BY r.date LIMIT 10"},
    {"path, statement",
     "MATCH p = shortestPath((a {name: 'Japan'})-[*..6]-(b {name: 'AUKUS'})) RETURN p, length(p)"},
    {"one hop, verb", "neighbours Japan"},
    {"path, verb", "path Japan to AUKUS avoiding \"United States\" since 2021"},
};

// Times of one step over all rounds, in nanoseconds.
class StepTimes {
 public:
  void add(Clock::time_point from, Clock::time_point to) {
    times_.push_back(std::chrono::duration_cast<std::chrono::nanoseconds>(to - from).count());
  }
  double microseconds(double share) {
    std::ranges::sort(times_);
    return static_cast<double>(
               times_[static_cast<std::size_t>(share * static_cast<double>(times_.size() - 1))]) /
           1000;
  }

 private:
  std::vector<std::int64_t> times_;
};

struct OverheadTimes {
  StepTimes parsing;
  StepTimes planning;
  StepTimes all;
};

// One question made ready, as ask() does it.
Result<void> prepare(std::string_view text, const Snapshot& snapshot, OverheadTimes& times) {
  const Clock::time_point begun = Clock::now();
  DesugaredQuestion statement;
  std::optional<ParsedQuestion> verb;
  if (!is_query(text)) {
    verb = TRY(parse(text));
    statement = desugared(*verb);
    text = statement.statement;
  }
  Query query = TRY(parse_query(text));
  const Clock::time_point parsed = Clock::now();
  const StoreGraph graph(snapshot);
  const PlanSetting setting{graph, product_procedures(), statement.parameters, statement.origins, false};
  const Plan plan = TRY(plan_query(std::move(query), setting));
  const Clock::time_point planned = Clock::now();
  times.parsing.add(begun, parsed);
  times.planning.add(parsed, planned);
  times.all.add(begun, planned);
  return {};
}

Result<void> measure(const Snapshot& snapshot, int rounds) {
  fmt::print(
      "| question | parse | look up and plan | together, median | 90 % below |\n|---|--:|--:|--:|--:|\n");
  for (const MeasuredQuestion& question : measured_questions) {
    OverheadTimes times;
    for (int round = 0; round < rounds; ++round) TRY(prepare(question.text, snapshot, times));
    fmt::print("| {}: `{}` | {:.1f} | {:.1f} | {:.1f} | {:.1f} |\n", question.kind, question.text,
               times.parsing.microseconds(0.5), times.planning.microseconds(0.5), times.all.microseconds(0.5),
               times.all.microseconds(0.9));
  }
  return {};
}

Result<void> measure_store(const char* directory, int rounds) {
  const Reader reader = TRY(Reader::open(directory));
  const Snapshot snapshot = TRY(reader.snapshot());
  return measure(snapshot, rounds);
}

}  // namespace
}  // namespace entente

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: query_overhead STORE [ROUNDS]\n");
    return 2;
  }
  const int rounds = argc > 2 ? std::atoi(argv[2]) : 20'000;
  const entente::Result<void> result = entente::measure_store(argv[1], std::max(rounds, 1));
  if (!result.ok()) fmt::print(stderr, "query_overhead: {}\n", result.error().describe());
  return result.ok() ? 0 : 1;
}
