// Workers, one document each at a time; a document that ends one has a second chance alone, and costs nobody
// else anything. Wrong door for callers: reading_pool.h, which knows what the answers mean.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"
#include "ingest/isolation/worker.h"
#include "ingest/isolation/worker_task.h"
#include "ingest/isolation/zygote.h"

namespace entente {

// What one document may take. Doubled when it is tried again.
struct DocumentLimits {
  std::chrono::milliseconds time{60'000};                     // of the wall clock
  std::chrono::milliseconds time_per_megabyte{2'000};         // besides
  std::chrono::milliseconds longest{600'000};                 // whatever its size, and when it is tried again
  std::chrono::milliseconds time_per_recognised_page{6'000};  // on top of all that, where OCR is asked for
  std::uint64_t memory_bytes = std::uint64_t{1} << 30U;       // beyond what the worker starts with
  // Of JSON, which costs several times its size to verify: for a small file little, so that it cannot cost
  // much.
  std::size_t least_answer_bytes = std::size_t{32} << 20U;
  std::size_t answer_per_byte = 64;
  std::size_t answer_bytes = std::size_t{256} << 20U;  // at most
};

// When a worker has served.
struct WorkerService {
  std::size_t documents = 500;
  std::size_t resident_bytes = std::size_t{256} << 20U;
};

struct WorkerPoolPlan {
  unsigned workers = 1;
  SandboxUse use = SandboxUse::sandboxed;
  LandlockUse landlock = LandlockUse::where_there;
  RecognitionUse recognition = RecognitionUse::none;
  DocumentLimits limits;
  WorkerService service;
};

struct WorkerCall {
  std::size_t task = 0;
  int input = -1;               // descriptor of the bytes
  std::size_t input_bytes = 0;  // they count for the time
  std::vector<std::string> words;
  std::size_t recognised_pages = 0;  // that many may need OCR
};

class WorkerPool {
 public:
  // REQUIRES: this process has one thread. Fails with unsupported or sandbox_violation when the sandbox
  // cannot be or does not hold, io otherwise.
  static Result<WorkerPool> start(const WorkerPoolPlan& plan, std::vector<WorkerTask> tasks);

  WorkerPool(WorkerPool&&) noexcept;
  WorkerPool& operator=(WorkerPool&&) noexcept;
  ~WorkerPool();

  // Gives the answer to `accept`, which says whether it can be believed; a worker that lies is ended like one
  // that died. Fails with the document's error or, after the second chance, the worker's (worker.h). Waits
  // for a free worker. Safe on any thread.
  using Acceptance = std::function<Result<void>(const WorkerAnswer& answer)>;
  Result<void> run(const WorkerCall& call, const Acceptance& accept) const;

  const std::string& sandbox_description() const { return description_; }

 private:
  struct Benches;
  explicit WorkerPool(std::unique_ptr<Benches> benches);
  Result<Worker> hire(std::uint64_t memory_bytes) const;
  std::optional<Worker> take() const;
  void give_back(std::optional<Worker> worker) const;
  Result<void> try_alone(const WorkerCall& call, const Acceptance& accept) const;
  std::chrono::milliseconds time_for(const WorkerCall& call, int times) const;
  std::size_t answer_for(const WorkerCall& call) const;

  std::unique_ptr<Benches> benches_;  // null once moved from
  std::string description_;
};

}  // namespace entente
