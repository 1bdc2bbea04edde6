// Tokens of a text: words and punctuation marks with what their spelling shows.
#pragma once

#include <string_view>
#include <vector>

#include "ingest/extraction/annotation.h"
#include "ingest/language/words.h"

namespace entente {

// What the spelling of one word or mark shows. REQUIRES: !word.empty()
Token token_of(std::string_view word, Span span);

std::vector<Token> tokenise(Segmenter& segmenter, const AbbreviationTable& abbreviations,
                            std::string_view text, Span span);

}  // namespace entente
