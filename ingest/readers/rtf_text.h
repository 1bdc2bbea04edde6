// The text of a rich text file as drafts.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "graph/result.h"
#include "ingest/readers/draft.h"
#include "ingest/readers/flowing_document.h"

namespace entente {

struct RtfText {
  std::vector<Draft> drafts;
  DocumentProperties properties;
  std::uint32_t pages = 1;
};

// Paragraphs, headings (styles, outline levels, bold lines), list items with the labels that the writing
// program left beside them, rows of tables, footnotes at the end. Hidden and deleted text, pictures, fields'
// codes and running headers are left out. Bytes are of the font's charset, else of \ansicpg, else
// windows-1252. Linear; groups are counted, not recursed into. Fails with malformed (groups nested deeper
// than 5,000).
Result<RtfText> read_rtf_text(std::string_view bytes);

}  // namespace entente
