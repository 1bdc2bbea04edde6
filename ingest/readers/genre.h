// What sort of publication a document is, guessed from its title, tags, address and publisher's words.
#pragma once

#include <string>

#include "ingest/document.h"

namespace entente {

// One of: joint_statement, communique, declaration, fact_sheet, readout, statement, treaty, remarks, report,
// commentary, publication_page, abstract; "" when nothing speaks for any. `hints` are tags or a section name
// as the metadata gives them. Needs document.title, url, announced_pdf and blocks.
std::string guess_genre(const Document& document, std::string_view hints);

}  // namespace entente
