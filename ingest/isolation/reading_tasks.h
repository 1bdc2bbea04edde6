// The table of what workers do: for each task, what runs in the worker. How the batch asks and what it
// believes is in reading_pool.cpp, a function a task.
#pragma once

#include <vector>

#include "ingest/isolation/worker_task.h"
#include "ingest/readers/reader.h"

namespace entente {

// Places in the table.
enum class ReadingTask : std::size_t { document };

std::vector<WorkerTask> reading_tasks(const ReadLimits& limits);

}  // namespace entente
