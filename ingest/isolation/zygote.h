// The process that workers are forked from.
//
// It is forked from the batch while that has one thread: a child of a process with threads may find a lock
// held by a thread that it does not have. It loads what the readers load on first use (readers/warm_up.h),
// because in the sandbox they could not, and would leave text out without a word. Then it forks workers, and
// buries them, as it is told. It reads no foreign byte.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "graph/result.h"
#include "ingest/isolation/descriptor.h"
#include "ingest/isolation/worker_process.h"

namespace entente {

// How a worker ended.
struct WorkerEnd {
  int status = 0;          // as waitpid() has it
  bool by_itself = false;  // else it was killed when patience ended
};

class Zygote {
 public:
  // REQUIRES: this process has one thread. `tasks` must stay what they are until workers are done. Fails with
  // io.
  static Result<Zygote> start(const WorkerPlan& plan, std::vector<WorkerTask> tasks);

  Zygote(Zygote&& other) noexcept;
  Zygote& operator=(Zygote&& other) noexcept;
  ~Zygote();  // ends it and all of its workers, and waits for it

  // A worker with these at its places (worker_process.h). It may use so much memory. Fails with io. Safe on
  // any thread, as the next.
  Result<pid_t> fork_worker(int socket, int memory, int noise, std::uint64_t memory_bytes) const;

  // Waits `patience` for its end, then kills it.
  Result<WorkerEnd> bury(pid_t worker, std::chrono::milliseconds patience) const;

 private:
  Zygote(Descriptor socket, pid_t process);

  Descriptor socket_;
  pid_t process_ = -1;
  std::unique_ptr<std::mutex> asking_;  // one question at a time
};

}  // namespace entente
