// The jobs of a store: STORE/jobs/NAME.json (the declaration, normalised), NAME.state.json (what has become
// of it), NAME.log (what happened), NAME.out (what its last run printed). Declarations may also be edited by
// hand; they are checked whenever they are read.
//
//   JobRegistry registry(store_directory);
//   TRY(registry.add(job, clock.now()));
//   for (const RegisteredJob& job : TRY(registry.list())) …
//
// Several processes may use it at a time: every file is replaced whole, and states are changed under a lock.
// Nothing here opens the graph.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"
#include "ingest/clock.h"
#include "ingest/jobs/file_lock.h"
#include "ingest/jobs/job_declaration.h"
#include "ingest/jobs/job_log.h"
#include "ingest/jobs/job_state.h"

namespace entente {

struct RegisteredJob {
  std::string name;
  Result<JobDeclaration> declaration;  // the error of a file that was damaged or edited wrongly
  JobState state;
};

// What add did.
enum class JobAddition { added, replaced, unchanged };

class JobRegistry {
 public:
  explicit JobRegistry(const std::filesystem::path& store) : folder_(store / "jobs") {}

  // A job of that name is replaced and keeps its state, unless its schedule is another: then it counts from
  // now. Fails with io.
  Result<JobAddition> add(const JobDeclaration& job, TimePoint now) const;
  // False before the first job is added, and when the store's disk is gone.
  bool is_there() const;
  // In order of their names. A file that cannot be read stands there with its error.
  Result<std::vector<RegisteredJob>> list() const;
  // Fails with not_found; the message names the jobs there are.
  Result<RegisteredJob> job(std::string_view name) const;
  // Takes the job and all its files away; the graph keeps what it has read. Fails with locked while it runs.
  Result<void> remove(std::string_view name) const;

  // Reads the state, lets `change` make the next one, and writes it, under a lock. A state that is lost or
  // damaged is made anew, as of the last event in the log. Returns the new state.
  Result<JobState> change_state(std::string_view name, const std::function<JobState(JobState)>& change) const;

  // Held by whoever runs the job: one run of a job at a time. Fails with locked.
  Result<FileLock> run_lock(std::string_view name) const;
  bool is_running(std::string_view name) const;
  // Held by whoever runs any job: a store has one writer.
  Result<FileLock> wait_for_turn(const std::function<bool()>& give_up) const;
  // Held by the daemon; makes the folder of jobs. Fails with locked.
  Result<FileLock> daemon_lock() const;

  JobLog log(std::string_view name) const;
  std::filesystem::path output_file(std::string_view name) const { return file_of(name, ".out"); }
  std::filesystem::path declaration_file(std::string_view name) const { return file_of(name, ".json"); }
  const std::filesystem::path& folder() const { return folder_; }

 private:
  std::filesystem::path file_of(std::string_view name, std::string_view ending) const;
  Result<JobDeclaration> read_declaration(std::string_view name) const;
  JobState read_state(std::string_view name) const;
  JobState rebuilt_state(std::string_view name) const;

  std::filesystem::path folder_;
};

}  // namespace entente
