// Whether letters are the initials of a name: "EDSCG" of "Extended Deterrence Strategy and Consultation
// Group".
#pragma once

#include <string_view>

#include "ingest/extraction/reading_draft.h"

namespace entente {

// How many words of the name the acronym leaves out, not counting "of", "the" and the like; max_words_skipped
// and more when it cannot be read off the name at all. Inner letters may follow an initial ("EXIM").
inline constexpr int max_words_skipped = 100;
int skipped_words(const ReadingDraft& draft, std::string_view acronym, TokenRange name);

}  // namespace entente
