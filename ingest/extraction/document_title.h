// The title of the document where it stands in the text.
#pragma once

#include <optional>
#include <string>

#include "ingest/extraction/reading_draft.h"

namespace entente {

// The first sentence that is the title, by its block or by the metadata; -1 when the text has none.
int title_sentence(const ReadingDraft& draft);

// What the title names: a Document, or for joint statements, treaties and the like the Instrument itself.
Referent titled(const ReadingDraft& draft, const std::string& genre, int sentence);

// The call, meeting or visit that a readout reports by its title ("Readout of President X's Call with …"): an
// entity with the key "meeting~readout" until the text mentions it. Nothing for other documents.
std::optional<Referent> reported_meeting(const Document& document, const std::string& genre);

}  // namespace entente
