// A Document as JSON: what `entente read --json` prints, and how a reading process hands it to its parent.
#pragma once

#include <string>
#include <string_view>

#include "graph/result.h"
#include "ingest/document.h"

namespace entente {

std::string to_json(const Document& document);

// The reverse. The bytes may come from a process that a hostile file has taken over: sizes, order and bounds
// of every span are verified; `malformed` says which field is wrong.
Result<Document> document_from_json(std::string_view json);

}  // namespace entente
