// What can be asked of the words of all pages, and what is answered. Snapshot::search() does it.
//
// A word is found in any form with the same stem ("commit" finds "committed"), a phrase as it is written but
// for case, accents and punctuation. How a text is cut into words: graph/full_text_words.h. How the index is
// kept in step with the store: graph/README.md.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "graph/date.h"
#include "graph/model.h"

namespace entente {

// A tree: leaves hold words as full_text_words.h cuts them, branches hold parts.
struct FullTextQuery {
  enum class Kind {
    word,     // one word, in any form of the same stem
    prefix,   // words that begin so
    phrase,   // these words, in this order, side by side, in these forms
    all,      // every part
    any,      // one part at least
    but_not,  // the first part, none of the others
  };
  Kind kind = Kind::word;
  std::vector<std::string> words;    // of a leaf; a word and a prefix have one
  std::vector<FullTextQuery> parts;  // of a branch
};
// More of either is refused: a tree is walked by recursion.
inline constexpr std::size_t most_query_words = 100;
inline constexpr std::size_t most_query_depth = 50;

struct FullTextRequest {
  FullTextQuery query;
  Day since = unknown_day;                    // pages of documents whose date ends on or after it
  Day until = unknown_day;                    // … and begins on or before it
  std::optional<std::set<NodeId>> documents;  // nothing: all
  std::size_t limit = 20;
  // Asked before each hit is read; false: those so far are enough. None: never asked.
  std::function<bool()> go_on;
};

// The words around what was found on one page.
struct Passage {
  std::uint32_t start = 0;  // bytes of the page's text
  std::uint32_t end = 0;
  std::string text;  // exactly these bytes
  // What matched inside, as bytes of the page's text, in order.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> marks;

  // On one line, each match between `open` and `close`.
  std::string marked(std::string_view open, std::string_view close) const;
};

struct FullTextHit {
  NodeId document = 0;
  DocumentRecord record;
  std::uint32_t page = 1;
  std::string label;   // of the page, as printed; may be empty
  double score = 0.0;  // BM25; comparable within one answer only
  Passage passage;
};

// One word or phrase of a query that found nothing.
struct SoughtWords {
  std::string text;
  std::uint64_t pages = 0;           // that hold it, whatever else was asked
  std::vector<std::string> nearest;  // indexed words spelt alike, where no page holds it; at most 3
};

struct FullTextHits {
  std::vector<FullTextHit> hits;   // best first; of equal score by document and page
  std::uint64_t found = 0;         // pages that match, without the limit
  std::uint64_t documents = 0;     // that were searched
  std::uint64_t not_searched = 0;  // documents neither indexed nor few enough to be read through
  bool has_index = false;
  std::vector<SoughtWords> sought;  // where nothing was found: each leaf that should be there
};

// How the index stands to the store.
struct FullTextCoverage {
  bool has_index = false;
  std::uint64_t documents = 0;  // in the store
  std::uint64_t missing = 0;    // of them, not in the index as they are now
  std::uint64_t outdated = 0;   // in the index, but not or no longer so in the store
  std::uint64_t bytes = 0;      // on the disk
};

}  // namespace entente
