// What Office Open XML and EPUB packages share: parts of a ZIP archive, named by other parts.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"
#include "ingest/readers/flowing_document.h"
#include "ingest/readers/xml_tree.h"
#include "ingest/readers/zip_archive.h"

namespace entente {

// A target as written in the part at `base`: "../styles.xml" in "word/document.xml" -> "styles.xml". Percent
// escapes are undone, a fragment goes.
std::string resolve_part(std::string_view base, std::string_view target);

// The part as a tree, OOXML's usual namespaces known as w, r, mc, m, dc, dcterms, cp. Fails as
// ZipArchive::read() and parse_xml() do; damage inside is left to the caller.
Result<XmlTree> parse_part(const ZipArchive& archive, const std::string& name);

// The same for a part that a document can do without. Nothing when the
// archive has no such part or it cannot be parsed: `losses` then names it, but for absence.
std::optional<XmlTree> read_part(const ZipArchive& archive, const std::string& name,
                                 std::vector<std::string>& losses);

// The target of the first relationship whose type ends in `type` ("/styles"); "" when there is none. `part`
// is the part whose relationships are meant, "" the package.
std::string related_part(const ZipArchive& archive, std::string_view part, std::string_view type);

// docProps/core.xml, wherever the package keeps it.
DocumentProperties read_core_properties(const ZipArchive& archive, std::vector<std::string>& losses);

}  // namespace entente
