// A document as `entente read` shows it. Control characters of foreign texts never reach the terminal.
#pragma once

#include <string>

#include "ingest/document.h"

namespace entente {

enum class DocumentView {
  summary,  // what is known, each with its source, then the text with its headings and lists, notes apart
  text,     // the main text, blocks parted by a blank line
  json,     // everything, as one JSON object on one line
  blocks,   // one line a block: index, page, bytes, kind, text
  links,    // one line a link: address, text
};

std::string show(const Document& document, DocumentView view);

}  // namespace entente
