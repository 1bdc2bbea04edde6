// A work is one publication: a file, or a landing page together with the PDF it announces.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <vector>

#include "graph/result.h"
#include "ingest/document.h"

namespace entente {

struct Work {
  std::filesystem::path file;
  std::optional<std::filesystem::path> announced_pdf;  // of a landing page, when the job has that file
};

// Groups the files of a job into works, in their order. Pages are looked into only when the job has PDFs too.
std::vector<Work> group_into_works(std::span<const std::filesystem::path> files);

// The page's text followed by the PDF's, as one document: the metadata are the page's, completed by the
// PDF's; the page is labelled "web", a PDF page keeps its printed label or has its own number.
Document joined(Document page, const Document& pdf);

}  // namespace entente
