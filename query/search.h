// What the verb `search` and CALL search() share: a bound question becomes a search of the snapshot's pages.
// Wrong door? How a text is searched for: graph/full_text.h; the language of a search: query/search_text.h.
#pragma once

#include <string>
#include <vector>

#include "graph/full_text.h"
#include "query/bound_question.h"
#include "query/budget.h"

namespace entente {

// At most `limit` hits. Spends one read a hit; fails with invalid_query for a text that cannot be searched
// for, and with what the snapshot reports.
Result<FullTextHits> search_pages(const BoundQuestion& question, const Snapshot& snapshot, Budget& budget,
                                  std::size_t limit);

// What a person should know of the hits: documents that were not searched, and where nothing was found how
// often each word stands.
std::vector<std::string> notes_on(const FullTextHits& hits);
// Of hits that nobody limited: "the first 20 of 41 pages are shown …"; "" where all are.
std::string note_on_limit(const FullTextHits& hits);

}  // namespace entente
