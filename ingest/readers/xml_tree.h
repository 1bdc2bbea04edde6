// An XML file as a flat tree: the shape of page_tree.h, so that walks are loops.
//
//   XmlTree xml = TRY(parse_xml(bytes, {{"http://www.w3.org/2005/Atom", "atom"}}));
//   for (int n = 0; n < xml.tree.size(); ++n) if (xml.tree.at(n).tag == "atom:entry") ...
//
// Made by libxml2's event parser with everything off that reaches beyond the bytes: no entities but the five
// of XML (others stay as written), no DTD, no inclusion, no network. Decoded here first, as pages are. A
// damaged file is read up to the damage, or around it, and `damage` says so.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"
#include "ingest/readers/page_tree.h"

namespace entente {

// A namespace and the prefix by which we call it, whatever the file calls it.
struct XmlNamespace {
  std::string_view address;
  std::string_view prefix;  // "w" makes <x:p> "w:p"; "" makes it "p"
};

struct XmlLimits {
  std::size_t max_bytes = 64u << 20;  // of the decoded file
  int max_nodes = 4'000'000;
  int max_depth = 1'000;
};

struct XmlTree {
  // Tags and names of attributes as written, but for the prefixes of known namespaces; nodes[0] is the root
  // element. Attributes of no namespace have no prefix.
  PageTree tree;
  std::string damage;  // "line 12: …"; "" when the file is well-formed and whole
};

// Fails with malformed (no element, or a tag with more than 1,000 attributes) or too_large (`limits`).
// Cost: linear.
Result<XmlTree> parse_xml(std::string_view bytes, const std::vector<XmlNamespace>& namespaces,
                          const XmlLimits& limits = {});

// The name of the first element, with its prefix as written: "rss", "w:document"; "" when the bytes are no
// XML. Looks at the front of the bytes only.
std::string root_element_of(std::string_view bytes);

}  // namespace entente
