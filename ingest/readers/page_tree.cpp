#include "ingest/readers/page_tree.h"

#include "ingest/readers/line_text.h"

namespace entente {

std::string_view PageTree::attribute(int node, std::string_view name) const {
  const PageNode& element = at(node);
  for (int i = 0; i < element.attribute_count; ++i) {
    const PageAttribute& each =
        attributes[static_cast<std::size_t>(element.first_attribute) + static_cast<std::size_t>(i)];
    if (each.name == name) return each.value;
  }
  return {};
}

bool PageTree::has_attribute(int node, std::string_view name) const {
  const PageNode& element = at(node);
  for (int i = 0; i < element.attribute_count; ++i) {
    if (attributes[static_cast<std::size_t>(element.first_attribute) + static_cast<std::size_t>(i)].name ==
        name)
      return true;
  }
  return false;
}

std::string PageTree::text_of(int node) const {
  std::string text;
  for (int n = node; n < at(node).end; ++n) {
    if (at(n).tag == "script" || at(n).tag == "style") {
      n = at(n).end - 1;
      continue;
    }
    text += at(n).text;
    if (!at(n).tag.empty()) text += ' ';
  }
  return collapse_blanks(text);
}

int PageTree::find(std::string_view tag, int node) const {
  for (int n = node; n < at(node).end; ++n) {
    if (at(n).tag == tag) return n;
  }
  return -1;
}

}  // namespace entente
