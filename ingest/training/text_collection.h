// Plain text to learn from: every document below some folders, read as ingest reads it, sentence by sentence.
#pragma once

#include <filesystem>
#include <functional>
#include <span>

#include "graph/result.h"
#include "ingest/extraction/reading_draft.h"

namespace entente {

// Calls `visit` for each document in sorted order of paths, after sentences and tokens, before names.
// Documents that cannot be read are passed over. Errors: not_found when no document could be read.
Result<std::size_t> for_each_text(const std::filesystem::path& folder, const Lexicon& lexicon,
                                  const std::function<void(ReadingDraft&)>& visit);

}  // namespace entente
