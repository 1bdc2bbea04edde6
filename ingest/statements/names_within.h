// The actors and places that a longer name names: "Japan" and "Palau" of "Japan-Palau Fisheries Agreement".
// Mentions are flat (guide: a name inside a longer name is not annotated), so these are looked up among what
// the document calls by that word elsewhere, and among the states of the lexicon.
#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

#include "ingest/extraction/annotation.h"
#include "ingest/statements/state_names.h"

namespace entente {

class NamesWithin {
 public:
  // Linear in the mentions. Both must outlive the result; `reading` keeps its mentions.
  NamesWithin(const Reading& reading, const StateNames& states);

  struct Found {
    int entity = -1;
    Span span;
  };
  // States, organisations, groupings and places named inside `span`, in text order, the longest at each
  // place.
  std::vector<Found> inside(Reading& reading, Span span);

  // States joined by a dash, "and" or "between … and" inside `span`; fewer than two: none are joined.
  std::vector<int> joined_in(Reading& reading, Span span);

 private:
  int entity_called(Reading& reading, Span words);

  const StateNames* states_;
  std::unordered_map<std::string_view, int> entities_;  // as the text writes them
};

}  // namespace entente
