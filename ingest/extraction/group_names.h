// What a group without a name of its own is called: as a reference work would describe it.
//
//   two states                          "United States and Japan"
//   officers of several states          "Foreign Ministers of Kenya, Uganda and the United States"
//   persons whose offices are known     "leaders of the United States and Poland"
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/extraction/reading_draft.h"

namespace entente {

// In the order given, without articles; "" for none.
std::string name_of_states(std::span<const LexiconEntry* const> states);

// `officers`: a plural noun, as the text writes it.
std::string name_of_officers(std::string_view officers, std::span<const LexiconEntry* const> states);

// By the states that the persons hold office for at the date of the document, by what the lexicon knows; with
// their names where it does not. `noun`: what the text calls them ("leaders"); heads of state and government
// are always leaders. The states are ordered by `document_order`.
std::string name_of_persons(const ReadingDraft& draft, std::string_view noun, std::span<const int> persons);

// States as this document would list them: as its title does, else three and more by the alphabet, two as
// given. Those that
// the title leaves out come first ("Readout of the President's Call with …").
std::vector<const LexiconEntry*> document_order(const ReadingDraft& draft,
                                                std::vector<const LexiconEntry*> states);

// Whether these states are the members of the entry, all of them and nobody else.
bool are_members(const LexiconEntry& entry, std::span<const LexiconEntry* const> states);

// The alliance of the lexicon between these states; nullptr: none.
const LexiconEntry* alliance_of(const ReadingDraft& draft, std::span<const LexiconEntry* const> states);

}  // namespace entente
