// Who speaks in a document: issuers ("we"), authors, the author whose argument an abstract retells.
#pragma once

#include <string>
#include <vector>

#include "ingest/extraction/reading_draft.h"

namespace entente {

// joint_statement, fact_sheet, readout, statement … by the metadata and the title; "" when nothing shows it.
std::string genre_of(const Document& document, const Lexicon& lexicon);

// The states and bodies that issue the document, by its metadata and title; empty for texts of private
// authors.
std::vector<const LexiconEntry*> issuers_of(const Document& document, const std::string& genre,
                                            const Lexicon& lexicon);

// Those of "We, the Leaders of Australia, India and Japan" at the beginning; empty when it does not begin so.
std::vector<const LexiconEntry*> issuers_in_text(const ReadingDraft& draft);

// The persons who wrote the document, as referents.
std::vector<Referent> authors_of(const Document& document, const Lexicon& lexicon);

// The entity of the person whose argument the first sentences retell; -1: none. Mentions are entered.
int discussed_author(const ReadingDraft& draft, const std::vector<Referent>& authors);

}  // namespace entente
