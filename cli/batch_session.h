// What `entente ingest` and `entente job run` share: processes and store opened in the right order, the
// progress, and how a report is printed.
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "ingest/isolation/reading_pool.h"
#include "ingest/jobs/batch.h"

namespace entente {

struct BatchChoices {
  std::vector<std::filesystem::path> lexicon_files;
  PoolOptions pool;    // its workers are the batch's too
  bool retry = false;  // what is in quarantine too
  bool quiet = false;  // no progress, no notes
  Vanished vanished = Vanished::keep;
  std::string progress = "auto";  // name of a ProgressMode
  std::string job;
  std::vector<std::string> arguments;
  const std::atomic<bool>* stop = nullptr;  // set: finish the documents being read, commit them, stop
};

// What a source may ask of the batch it is for.
struct BatchMeans {
  const ReadingPool& pool;
  const Snapshot& before;  // the graph as the batch found it
};
using BatchSource = std::function<SourceSummary(const BatchMeans& means, WorkIntake& intake)>;

// Runs the batch into the store of the command line. REQUIRES: one thread.
Result<IngestReport> run_batch_session(const CommandLine& command_line, const BatchChoices& choices,
                                       Clock& clock, const BatchSource& source);

// Failures and notes to standard error, a summary to standard output.
void print_report(const IngestReport& report, const BatchChoices& choices, double seconds);

}  // namespace entente
