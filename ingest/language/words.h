// Words as extraction wants them: possessives cut off, the full stop of abbreviations and initials kept.
//
//   "Japan's U.S.-ROK ties, Mr. J. Doe" -> Japan | 's | U.S. | - | ROK | ties | , | Mr. | J. | Doe
#pragma once

#include <string_view>
#include <vector>

#include "ingest/document.h"
#include "ingest/language/abbreviations.h"
#include "ingest/language/segmenter.h"

namespace entente {

// Words and punctuation marks of text[span], offsets into `text`.
std::vector<Span> split_words(Segmenter& segmenter, const AbbreviationTable& abbreviations,
                              std::string_view text, Span span);

}  // namespace entente
