// The pages of a PDF that have no text layer, read from their pictures.
#pragma once

#include <string_view>

#include "graph/result.h"
#include "ingest/readers/pdf_contents.h"

namespace entente {

// The same contents with what OCR makes of the first ReadLimits::recognised_pages silent pages. They are
// silent no longer when text is found; PdfContents::recognition has a note for each. A page that cannot be
// recognised stays silent and costs no other. Fails with unreadable where tesseract is not installed.
Result<PdfContents> with_recognised_pages(PdfContents contents, std::string_view bytes,
                                          const ReadLimits& limits);

}  // namespace entente
