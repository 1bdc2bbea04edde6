// A worker as the batch sees it: asked one thing at a time, believed nothing, ended without regret.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <span>
#include <string>

#include "graph/result.h"
#include "ingest/isolation/descriptor.h"
#include "ingest/isolation/protocol.h"
#include "ingest/isolation/zygote.h"

namespace entente {

struct WorkerQuestion {
  std::size_t task = 0;
  int input = -1;                          // descriptor of the bytes
  std::span<const std::string> words;      // at most 60 kB in all
  std::chrono::milliseconds time{60'000};  // of the wall clock, and of the processor
  std::size_t answer_bytes = 0;            // at most
};

struct WorkerAnswer {
  Result<std::string> said;     // what the task returned; its error is about the document
  bool memory_ran_out = false;  // an allocation failed meanwhile: the answer may have less than there is
};

class Worker {
 public:
  // Waits until it says that its sandbox holds; fails with what it says, or io. `zygote` must outlive it.
  static Result<Worker> start(const Zygote& zygote, std::uint64_t memory_bytes);

  Worker(Worker&&) noexcept;
  Worker& operator=(Worker&&) noexcept;
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;
  ~Worker();  // ends it

  const std::string& sandbox() const { return sandbox_; }

  // An error here is about the worker, which has been ended: timed_out, out_of_memory, crashed (names the
  // signal), sandbox_violation, too_large (it wrote too much), malformed (it broke the protocol). REQUIRES:
  // no error before.
  Result<WorkerAnswer> ask(const WorkerQuestion& question);

  // For a worker whose answer turned out to be a lie.
  void end();

  std::size_t questions() const { return questions_; }
  std::size_t resident_bytes() const;  // 0 when the system does not say

 private:
  Worker(const Zygote& zygote, pid_t process, Descriptor socket, Descriptor memory, Descriptor noise);
  Result<std::string> hear_hello();
  Result<WorkerAnswer> hear(std::uint64_t serial, const WorkerQuestion& question);
  Result<WorkerAnswer> believe(const WorkerReply& reply, std::size_t answer_bytes);
  Error obituary(std::chrono::milliseconds patience);
  Error liar(std::string_view lie);
  std::string take_noise();

  const Zygote* zygote_;
  pid_t process_ = -1;
  Descriptor socket_;
  Descriptor memory_;
  Descriptor noise_;
  std::size_t questions_ = 0;
  std::string sandbox_;
};

}  // namespace entente
