// Who does what a verb of a relation says, and who is enumerated beside it.
#pragma once

#include <vector>

#include "ingest/statements/noun_lists.h"
#include "ingest/statements/relation_rules.h"

namespace entente {

// First word of the verb group that ends with `verb`: "has | also agreed to | host" begins at "has".
int verb_group_begin(const SentenceView& sentence, int verb);

// The actors that do what the verb says: those its subject names, else the parties of the statement that the
// verb belongs to ("we will …, and establish", "Decided to establish", "they met"). A meeting counts when it
// is the subject ("the summit adopted"). Empty: nobody is named.
std::vector<int> agents_of(const RelationContext& context, int verb);

// The narrowest statement that says the word at `at`; null: none does, or it only says what others should do
// or what is not so.
const StatementCandidate* statement_saying(const RelationContext& context, int at);

// Whose the noun at `at` is: "Japan's recent | attacks", "Japanese | attacks"; -1: it does not say.
int possessor_of(const SentenceView& sentence, int at);

// Persons and actors enumerated from `at` on, with the words that stand between such names: titles, "of
// Palau" behind a person, "and", commas. Where persons are named, only they count.
NameList participants_from(const SentenceView& sentence, int at);

// Parties of a statement; of one that an author makes of others ("Japan will deepen"), those it is about.
std::vector<int> acting_parties(const RelationContext& context, const StatementCandidate& statement);

// The grouping of the document that has just these members, or that the title of a statement of three or more
// names, when they act as one: the Quad, not its four states; else as they are.
std::vector<int> acting_as_one(const RelationContext& context, const std::vector<int>& parties);

// Is the word part of what somebody is urged or advised to do?
bool is_asked_for(const RelationContext& context, int at);

// Without offices, which stand beside the persons who hold them, and without the members of a grouping that
// is among them ("the ministers of Japan and Palau").
std::vector<int> actors_among(const SentenceView& sentence, const std::vector<int>& entities);

// How far from fact a verb is: "to sign" and "will sign" are planned, "should sign" is proposed.
Modality modality_of_verb(const SentenceView& sentence, int verb);
bool is_denied_verb(const SentenceView& sentence, int verb);

}  // namespace entente
