// Text in other languages than English, which extraction does not read.
#pragma once

#include "ingest/extraction/reading_draft.h"

namespace entente {

// Marks the sentences of paragraphs in another language as foreign, and says so in the losses of the reading:
// "language: French; extraction reads English" of a whole document, else how many paragraphs. A paragraph too
// short to tell follows the two around it, or the document.
void mark_foreign_text(ReadingDraft& draft);

}  // namespace entente
