// Who issues a document: the states and bodies that its "we" stands for.
//
// Read in this order; the first that names somebody decides:
//   1. signatories: "Joint Statement of A, B and C" in the title, "We, the leaders of A and B" in the
//   opening,
//      when the metadata names nobody, only a publisher, or one of them (a ministry publishes what three
//      signed)
//   2. the issuer of the metadata: a body, a government, a person who holds an office on the date
//   3. what the title of a collective text begins with: "NATO Vilnius Summit Communiqué"
//   4. the publisher, by its address or name
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ingest/extraction/reading_draft.h"

namespace entente {

// Joint statements, communiqués, declarations, treaties, agreements: texts that several may issue.
bool is_collective(const std::string& genre);

// Empty for texts of private authors. `draft` holds the document and its sentences.
std::vector<const LexiconEntry*> issuers_of(const ReadingDraft& draft, const std::string& genre);

// An organ that the metadata names and the lexicon does not, of the one body in `issuers`: "IGAD Council of
// Ministers". It speaks, not the body.
std::optional<Referent> issuing_organ(const ReadingDraft& draft,
                                      const std::vector<const LexiconEntry*>& issuers);

}  // namespace entente
