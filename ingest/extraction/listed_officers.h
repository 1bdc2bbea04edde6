// "the Ministers of Transport of Kenya and Uganda": officers told by their states.
#pragma once

#include <vector>

#include "ingest/extraction/reading_draft.h"

namespace entente {

struct ListedOfficers {
  TokenRange noun;                          // with the portfolio: "Ministers of Transport"
  std::vector<const LexiconEntry*> states;  // in text order; empty: none are listed
};

// What follows the noun `noun` before token `end`.
ListedOfficers listed_officers(const ReadingDraft& draft, TokenRange noun, std::uint32_t end);

}  // namespace entente
