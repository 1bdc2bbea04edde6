// What a page's <script type="application/ld+json"> says about its publication (schema.org).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entente {

struct LinkedData {
  std::string type;  // "NewsArticle"
  std::string headline;
  std::string published;  // as written
  std::string publisher;
  std::string language;
  std::string url;
  std::vector<std::string> authors;
};

// The publication described in the script: the first object whose type is an article, report or the like,
// else the first that has a headline or a date; objects may stand in arrays and in @graph. Broken JSON, and
// JSON over 4 MB, yields an empty answer. Iterative: no depth of nesting can hurt.
LinkedData read_json_ld(std::string_view script);

}  // namespace entente
