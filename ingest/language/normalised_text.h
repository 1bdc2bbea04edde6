// The text that extraction works on, and the way back to the text as read.
//
// Normalisation: soft hyphens and zero-width characters removed; ligatures U+FB00–FB06 spelled out; curly
// quotes and primes straight; no-break and other blanks, tabs and line breaks inside a block one blank each;
// in PDF text a hyphen at a line end joined; control characters blank; what is not UTF-8 a question mark.
// Dashes (–, —) and letters stay. Case stays. Between blocks stands one line break.
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
  std::vector<std::uint32_t> raw_ends;     // where the raw character of each byte ends: text.size() entries
  std::vector<Block> blocks;               // of the document, in normalised offsets

  // Bytes of the document's text, without removed characters at either end. An empty span stays empty.
  Span raw(Span span) const;
  // The reverse; widens to whole characters.
  Span normalised(Span raw) const;
};

// A document without blocks is read as paragraphs separated by empty lines.
NormalisedText normalise(const Document& document);

}  // namespace entente
