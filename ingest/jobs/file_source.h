// Files and folders as works: a landing page with the PDF it announces, a document with its sidecar.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "graph/result.h"
#include "ingest/isolation/reading_pool.h"
#include "ingest/jobs/file_listing.h"
#include "ingest/jobs/work_intake.h"

namespace entente {

struct FilesWanted {
  std::vector<std::filesystem::path> paths;  // files, folders, patterns (jobs/path_pattern.h)
  std::vector<std::string> excluded;         // patterns
};

// The files meant, in order, and what could not be listed.
FileListing list_wanted(const FilesWanted& wanted);

// Hands each work to `intake`, pages before PDFs. Where there are PDFs, pages are read on the way, to know
// which they announce, and handed on as read.
SourceSummary list_works(const FilesWanted& wanted, const ReadingPool& pool, WorkIntake& intake);

}  // namespace entente
