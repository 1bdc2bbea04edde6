// Who speaks in a document of analysis, and which genre it is; issuers.h has those of policy.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ingest/extraction/reading_draft.h"

namespace entente {

// joint_statement, fact_sheet, readout, statement … by the metadata and the title; "" when nothing shows it.
std::string genre_of(const Document& document, const Lexicon& lexicon);

// The persons who wrote the document, as referents: of the metadata, or of the byline of a text of analysis.
std::vector<Referent> authors_of(const Document& document, const std::string& genre, const Lexicon& lexicon);

// The one person who speaks for the issuers: "Statement from President X", or an issuer that is a person.
std::optional<Referent> spokesperson_of(const Document& document, const std::string& genre,
                                        const Lexicon& lexicon);

// The institute that an unsigned text of analysis speaks for; nothing for texts of governments.
std::optional<Referent> institution_of(const Document& document, const std::string& genre,
                                       const Lexicon& lexicon);

// The entity of the person whose argument the first sentences retell; -1: none. Mentions are entered.
int discussed_author(const ReadingDraft& draft, const std::vector<Referent>& authors);

}  // namespace entente
