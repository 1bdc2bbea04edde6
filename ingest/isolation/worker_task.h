// What a worker does with foreign bytes. The table of tasks is made before the zygote is forked, so batch and
// workers have the same; a task is named by its place in it.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"

namespace entente {

struct TaskInput {
  std::string_view bytes;          // of the descriptor, mapped; empty for a task that streams
  int descriptor = -1;             // readable; streaming begins where it stands
  std::vector<std::string> words;  // what else the task is told
};

enum class InputUse { mapped, streamed };

struct WorkerTask {
  std::string name;
  InputUse use = InputUse::mapped;
  std::function<Result<std::string>(const TaskInput&)> run;  // the answer: JSON, for the batch to verify
};

}  // namespace entente
