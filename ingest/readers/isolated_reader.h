// Reading a file so that no file can end the batch.
//
// PDFs are parsed by a child process: when the parser crashes, spins or eats memory, the document fails and
// everything else goes on. The other formats are read in this process; their readers have limits of their
// own. What the child sends is verified before it is believed (document_json.h).
#pragma once

#include <chrono>
#include <filesystem>

#include "graph/result.h"
#include "ingest/document.h"
#include "ingest/readers/reader.h"

namespace entente {

struct IsolationLimits {
  std::chrono::seconds time{60};                    // of the wall clock, for one file
  std::size_t memory_bytes = std::size_t{2} << 30;  // address space of the child
};

// As read_file(), with these errors besides: malformed when the child crashed (names the signal),
// limit_exceeded when it took too long. Costs one fork for a PDF. Safe on any thread.
Result<Document> read_file_isolated(const std::filesystem::path& file, const ReadLimits& limits = {},
                                    const IsolationLimits& isolation = {});

}  // namespace entente
