// What a PDF says about itself beside its text: the info dictionary and the XMP packet.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/document.h"
#include "ingest/readers/draft.h"
#include "ingest/readers/pdf_contents.h"

namespace entente {

struct XmpFacts {
  std::string title;
  std::vector<std::string> authors;
};

// dc:title and dc:creator of an XMP packet. Not a parser of XML: one pass that looks for the elements,
// decodes the five entities and gives up quietly on anything else.
XmpFacts read_xmp(std::string_view packet);

// Title, authors and creation date where the metadata has them, with their sources: "xmp", "pdf metadata",
// "pdf creation date". Titles that are file names or placeholders and authors that are accounts are dropped.
void read_pdf_metadata(const PdfInfo& info, Document& document);

// Settles the title between metadata and page. A metadata title that the first pages repeat marks its block
// there; one that shares hardly a word with them (a template's, a series') gives way to the printed title.
void settle_title(Document& document, std::vector<Draft>& drafts);

}  // namespace entente
