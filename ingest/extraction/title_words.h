// Titles and honorifics in a text: "Prime Minister", "H.E.", "Deputy Secretary of State".
#pragma once

#include <optional>

#include "ingest/extraction/reading_draft.h"

namespace entente {

struct TitleMatch {
  TokenRange tokens;
  const TitleRecord* record = nullptr;  // of the last title where several follow each other
  bool is_office() const { return !record->office.empty(); }
};

// The titles beginning at `first`, taken together when they follow each other ("H.E. Prime Minister"): the
// tokens of the last one are `tokens`. Only capitalised words count.
std::optional<TitleMatch> title_at(const ReadingDraft& draft, std::uint32_t first, std::uint32_t end);

// The state or body that a title belongs to by the words around it: "Japanese Prime Minister", "Japan's Prime
// Minister", "Prime Minister of Japan". nullptr: none stated.
struct Jurisdiction {
  const LexiconEntry* entry = nullptr;
  TokenRange tokens;  // of its name
};
Jurisdiction jurisdiction_of(const ReadingDraft& draft, TokenRange title, TokenRange sentence);

}  // namespace entente
