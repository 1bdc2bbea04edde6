// Sentences of one block: Unicode's boundaries, repaired for abbreviations, initials and dates, and cut at
// the semicolons between preamble clauses ("RECOGNISING …; RECALLING …;").
#pragma once

#include <string_view>
#include <vector>

#include "ingest/document.h"
#include "ingest/language/abbreviations.h"
#include "ingest/language/segmenter.h"

namespace entente {

// Offsets into `text`; blanks at either end trimmed; never an empty span.
std::vector<Span> split_sentences(Segmenter& segmenter, const AbbreviationTable& abbreviations,
                                  std::string_view text, Span block);

}  // namespace entente
