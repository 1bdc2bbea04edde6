// Text as a cell of a table, and ids as XML names: what importers keep unchanged.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "graph/model.h"

namespace entente {

// One line: runs of white space (Unicode's, line breaks, U+2028) become one blank, both ends are trimmed, and
// control characters, U+FFFE and U+FFFF go. Empty when nothing is left, or only a word that importers take
// for a missing value ("null", "None", "NaN" in any case).
std::string column_text(std::string_view text);

// At most `limit` characters: cut at the last blank in the second half, else anywhere between characters,
// with an ellipsis as the last character. REQUIRES: `text` is valid UTF-8, limit > 1
std::string shortened(std::string_view text, std::size_t limit);

// The id of an entity as an XML NMTOKEN: the id itself when it holds ASCII letters, digits, ':', '_' and '-'
// alone, as all ids made by entity_id() do. In others every other byte becomes '_', and '.' with the 16 hex
// digits of node_of(id) follows, so that different ids stay different. Never contains "..".
std::string xml_id(std::string_view entity_id);

// Whether Gephi would turn a part of this text into "Infinity" ("INF Treaty"); it does so in every column but
// labels.
inline bool gephi_reads_infinity(std::string_view text) {
  return text.find("INF") != std::string_view::npos;
}

}  // namespace entente
