// An ArchiveIndex as JSON, from the worker that made it to the batch.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "graph/result.h"
#include "ingest/archives/archived_record.h"

namespace entente {

std::string to_json(const ArchiveIndex& index);

// The reverse. The bytes may come from a process that a hostile archive has taken over: no record may stand
// outside a file of `file_bytes` or before the one it follows; `malformed` says what is wrong.
Result<ArchiveIndex> archive_index_from_json(std::string_view json, std::uint64_t file_bytes);

}  // namespace entente
