// Persons that the lexicon does not list under the words used: by title, by the verb after them, by given
// name.
#pragma once

#include <vector>

#include "ingest/extraction/reading_draft.h"

namespace entente {

// The words of one person's name beginning at `first`: capitalised words, initials, particles, hyphenated
// parts. Empty when there is none.
TokenRange person_name_at(const ReadingDraft& draft, std::uint32_t first, std::uint32_t end);

// What a surname is looked up by: "sherwood-randall".
std::string surname_key(const ReadingDraft& draft, TokenRange words);

// Candidates of kind person. A surname alone has the referent key "surname:…" until the whole document is
// known (document_persons.h).
std::vector<Candidate> find_person_names(const ReadingDraft& draft, int sentence);

// The person of a full name: the lexicon's, or one known only here.
Referent person_of(const ReadingDraft& draft, TokenRange name);

}  // namespace entente
