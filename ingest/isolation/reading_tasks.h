// The table of what workers do: what runs in the worker for each task. How the batch asks, and what it
// believes, is in reading_pool.cpp.
#pragma once

#include <string>
#include <vector>

#include "ingest/isolation/worker_task.h"
#include "ingest/listings/listing.h"
#include "ingest/readers/reader.h"

namespace entente {

// Places in the table.
enum class ReadingTask : std::size_t { document, archived_document, archive, listing };

// What list() asks, as words between batch and worker.
std::vector<std::string> words_of(const ListingOptions& options);

std::vector<WorkerTask> reading_tasks(const ReadLimits& limits);

}  // namespace entente
