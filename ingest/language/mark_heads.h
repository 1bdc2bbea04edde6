// Punctuation hangs where the tree around it says, not where the parser guessed: two rules of Universal
// Dependencies that follow from the arcs of the words.
//
//   a pair of quotes or brackets around one phrase hangs on the head of that phrase
//   a comma that parts a conjunct, a clause or an adjunct from its head hangs on what it parts off
//
// The second holds for the relations for which the treebank's training part keeps it in 97 of 100 cases.
// Other marks, and pairs around more or less than one phrase, stay as they were.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "ingest/language/parser.h"

namespace entente {

// One head a word, still a tree with one root: only marks without dependents move. Linear in the words.
// REQUIRES: as many heads as words, a tree without crossing arcs
std::vector<WordHead> with_marks_moved(std::span<const std::string_view> words, std::vector<WordHead> heads);

}  // namespace entente
