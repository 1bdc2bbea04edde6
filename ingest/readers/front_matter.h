// The YAML block at the head of a Markdown file: the part of YAML that people and exporters write there.
//
// Reads `key: value` at the outermost level: plain, single- and double-quoted scalars over one or more lines
// with folding and escapes, block scalars (| and >), flow lists [a, b] and block lists "- a". Nested maps,
// anchors and tags are skipped, never an error: front matter is a help, not the document.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

struct FrontMatter {
  std::vector<std::pair<std::string, std::vector<std::string>>> fields;  // keys in lower case, in order
  std::size_t body = 0;                                                  // offset of what follows the block

  // The first value of the first of the keys that is there and not empty; "" when none is.
  std::string first_of(std::initializer_list<std::string_view> keys) const;
  // All values of the first of the keys that is there.
  std::vector<std::string> all_of(std::initializer_list<std::string_view> keys) const;
};

// `text` is UTF-8 with '\n' line ends. Without a block: no fields, body 0.
FrontMatter parse_front_matter(std::string_view text);

}  // namespace entente
