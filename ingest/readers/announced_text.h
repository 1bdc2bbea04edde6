// The text that a page's JSON-LD gives as its article's body: evidence of which blocks are main text, never
// output, for it is often cut or empty of structure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "ingest/readers/page_tree.h"

namespace entente {

class AnnouncedText {
 public:
  // The longest "articleBody" (or "text") of the page's scripts of type application/ld+json. Scans for the
  // key, so broken JSON does no harm; linear, at most 4 MB a script.
  static AnnouncedText find(const PageTree& page);

  bool exists() const { return !runs_.empty(); }
  // How much of a block stands in it: the share of its runs of four words, or of two when it is short.
  double share_of(const std::vector<std::uint64_t>& words) const;

 private:
  std::unordered_set<std::uint64_t> runs_;
};

}  // namespace entente
