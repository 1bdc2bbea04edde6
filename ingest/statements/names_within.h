// The actors and places that a longer name names: "Japan" and "Palau" of "Japan-Palau Fisheries Agreement".
// Mentions are flat (guide: a name inside a longer name is not annotated), so these are looked up among what
// the document calls by that word elsewhere.
#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

#include "ingest/extraction/annotation.h"

namespace entente {

class NamesWithin {
 public:
  // Linear in the mentions. `reading` must outlive the result and keep its mentions.
  explicit NamesWithin(const Reading& reading);

  struct Found {
    int entity = -1;
    Span span;
  };
  // States, organisations, groupings and places named inside `span`, in text order, the longest at each
  // place.
  std::vector<Found> inside(const Reading& reading, Span span) const;

  // States joined by a dash, "and" or "between … and" inside `span`; fewer than two: none are joined.
  std::vector<int> joined_in(const Reading& reading, Span span) const;

 private:
  static constexpr std::size_t longest_words = 5;
  std::unordered_map<std::string_view, int> entities_;  // as the text writes them
};

}  // namespace entente
