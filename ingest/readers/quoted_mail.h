// What in a mail is not its own: quoted replies, the line that introduces them, forwarded headers,
// signatures.
#pragma once

#include <string>
#include <string_view>

#include "ingest/document.h"

namespace entente {

// Blank lines between quoted ("> …") and own lines, and around lines that introduce a quotation, so that no
// paragraph holds both.
std::string part_quotations(std::string_view text);

// Turns quotations, their introductions ("On 3 May Ann wrote:", "-----Original Message-----" and all after
// it) and what stands below the signature's dashes ("-- ") into boilerplate.
void mark_quotations(Document& document);

}  // namespace entente
