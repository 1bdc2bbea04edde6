// What an HTML page says about itself: meta elements, JSON-LD, links, time elements, its own headings.
#pragma once

#include <string>

#include "ingest/document.h"
#include "ingest/readers/page_tree.h"

namespace entente {

// Fills title, date with its source, authors, publisher, issuer, url, language and announced_pdf. Returns
// words that hint at the genre: the page's type, section, keywords.
std::string read_page_metadata(const PageTree& page, Document& document);

}  // namespace entente
