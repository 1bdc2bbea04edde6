// The text that extraction works on, and the way back to the text as read.
//
// Normalisation: soft hyphens removed; ligatures U+FB00–FB06 spelled out; curly quotes and primes straight;
// no-break and other blanks, tabs and line breaks inside a block one blank each; in PDF text a hyphen at a line
// end joined; control characters blank. Dashes (–, —) and letters stay. Case stays.
//
//   NormalisedText view = normalise(document);
//   view.text.substr(span.begin, span.size());      // what rules match
//   Span raw = view.raw(span);                      // where it stands in document.text
#pragma once

#include <string>
#include <vector>

#include "ingest/document.h"

namespace entente {

struct NormalisedText {
  std::string text;
  std::vector<std::uint32_t> raw_offsets;  // of each byte of `text`, and of its end: text.size() + 1 entries
  std::vector<Block> blocks;               // of the document, in normalised offsets

  Span raw(Span span) const;         // bytes of the document's text
  Span normalised(Span raw) const;   // the reverse; widens to whole characters
};

NormalisedText normalise(const Document& document);

}  // namespace entente
