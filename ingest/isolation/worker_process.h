// The life of a worker: enter the sandbox, prove it, then one task after another until the batch hangs up.
#pragma once

#include <cstdint>
#include <span>

#include "ingest/isolation/sandbox.h"
#include "ingest/isolation/worker_task.h"

namespace entente {

enum class SandboxUse { sandboxed, open };
enum class RecognitionUse { none, loaded };  // of text in pictures (readers/text_recognition.h)

// Where a worker finds what it was given.
inline constexpr int worker_noise = 2;   // standard output and error: a pipe that nobody needs to empty
inline constexpr int worker_socket = 3;  // to the batch
inline constexpr int worker_memory = 4;  // for the answer

struct WorkerPlan {
  SandboxUse use = SandboxUse::sandboxed;
  SandboxPlan sandbox;
  RecognitionUse recognition = RecognitionUse::none;
};

// Never returns. REQUIRES: just forked, the three descriptors in place, nothing else open.
[[noreturn]] void run_worker(const WorkerPlan& plan, std::span<const WorkerTask> tasks);

}  // namespace entente
