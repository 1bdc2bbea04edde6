// The reader of each format. read_document() recognises the bytes and calls the one that fits; nobody else
// does. They leave Document::source empty, and their errors have no `where`: read_document() adds both.
#pragma once

#include <string_view>

#include "graph/result.h"
#include "ingest/document.h"
#include "ingest/readers/reader.h"

namespace entente {

Result<Document> read_pdf(std::string_view bytes, const ReadLimits& limits);
Result<Document> read_html(std::string_view bytes, const ReadLimits& limits, const ReadHints& hints);
Result<Document> read_markdown(std::string_view bytes, const ReadLimits& limits);
Result<Document> read_text(std::string_view bytes, const ReadLimits& limits);
Result<Document> read_docx(std::string_view bytes, const ReadLimits& limits);
Result<Document> read_epub(std::string_view bytes, const ReadLimits& limits);
Result<Document> read_eml(std::string_view bytes, const ReadLimits& limits);
Result<Document> read_rtf(std::string_view bytes, const ReadLimits& limits);

}  // namespace entente
