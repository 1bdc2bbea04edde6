// What each run did, kept for ever: its record, a verdict for every document, and a journal of what every
// commit added and took away.
//
//   RunNumber run = TRY(store.begin_run({.job = "daily", .started = "2023-08-18T09:30:00Z"}));
//   TRY(store.commit(changes, {run, location}));             // verdict and journal in the same batch
//   TRY(store.record_verdict(run, {location, Verdict::failed, ErrorCode::encrypted, "asks for a password"}));
//   TRY(store.finish_run(run, "2023-08-18T09:41:07Z", RunEnd::complete));
//
// What changed between two runs, put together for a reader: query/difference.h.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model.h"
#include "graph/result.h"

namespace entente {

// 1, 2, 3 … in order of beginning, whatever the clock says; 0: no run.
using RunNumber = std::uint32_t;

// What became of one document in one run. Stored by number: never renumber.
enum class Verdict : std::uint8_t {
  added = 0,      // new in the graph
  replaced = 1,   // its text, metadata or reading changed
  unchanged = 2,  // is in the graph as it was
  repeated = 3,   // word for word a document that is there: its location was added to that one
  removed = 4,    // taken out by the user
  vanished = 5,   // its source no longer has it; whether it stays in the graph is the job's choice
  listing = 6,    // an index page: used for its links
  skipped = 7,    // passed over by a rule of the job
  failed = 8,     // could not be read; the error says why
};
inline constexpr std::size_t verdict_count = 9;
std::string_view name_of(Verdict verdict);  // "added"

// One for each location and run; the last one given counts.
struct DocumentVerdict {
  std::string location{};  // file or address, as the source lists it
  Verdict verdict = Verdict::unchanged;
  ErrorCode error = ErrorCode::unreadable;  // of a failed one
  std::string reason{};                     // of failed and skipped ones
  EntityId document{};                      // "" when it is in no graph
};

enum class RunEnd : std::uint8_t {
  open = 0,      // runs, or was killed
  complete = 1,  // every document has its verdict
  stopped = 2,   // ended early, by the user
  failed = 3,    // ended by an error of the store
};
std::string_view name_of(RunEnd end);  // "complete"

struct RunRecord {
  RunNumber number = 0;
  std::string job{};       // name of the declared job; "" for `entente ingest`
  std::string started{};   // UTC, ISO 8601
  std::string finished{};  // "" while open
  RunEnd end = RunEnd::open;
  std::vector<std::string> arguments{};  // the paths it was given
  std::string error{};                   // of a failed run
  // By Verdict. Exact once finished; of an open run, verdicts still on their way to the disk are missing.
  std::array<std::uint32_t, verdict_count> counts{};

  std::uint32_t count(Verdict verdict) const { return counts[static_cast<std::size_t>(verdict)]; }
};

// The run and the location on whose behalf the store is changed. Without a run nothing is recorded of it.
struct CommitStamp {
  RunNumber run = 0;
  std::string location{};  // "": the first source of the document
};

}  // namespace entente
