// Role nouns ("summit", "secretariat", "treaty") as they stand in a text, and where their capitals tell
// nothing.
#pragma once

#include <optional>

#include "ingest/extraction/reading_draft.h"

namespace entente {

// A role noun whose words begin at `first`; nothing when there is none.
struct HeadMatch {
  TokenRange tokens;
  const RoleNounRecord* noun = nullptr;
  bool plural = false;
};
std::optional<HeadMatch> head_at(const ReadingDraft& draft, std::uint32_t first, std::uint32_t end);

// Whether most longer words of the sentence are capitalised, as in English headings: capitals show nothing
// there.
bool is_title_cased(const ReadingDraft& draft, TokenRange sentence);

}  // namespace entente
