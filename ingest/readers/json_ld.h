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
  std::string modified;   // as written
  std::string publisher;
  std::string language;
  std::string url;
  std::vector<std::string> authors;  // persons
  std::vector<std::string> bodies;   // organisations named as authors
};

// Every described thing of the script that has a type, in its order: objects may stand in arrays, in @graph
// and as main entity; authors given by @id are looked up. Of broken JSON what can be saved: headline, date
// and author's name, by their keys. JSON over 4 MB yields nothing; at most 20,000 objects are looked at.
// Iterative: no depth of nesting can hurt.
std::vector<LinkedData> read_json_ld(std::string_view script);

// An article, report, posting or the like.
bool is_publication(const LinkedData& data);

}  // namespace entente
