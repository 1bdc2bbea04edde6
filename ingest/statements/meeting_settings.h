// Which meeting a sentence speaks of, where it took place, and who is named with it.
#pragma once

#include <vector>

#include "ingest/statements/relation_rules.h"

namespace entente {

// The first meeting mentioned in the range; -1: none.
int first_meeting(const SentenceView& sentence, WordRange range);

// The meeting that the verb is about: of its own clause, and not one beside it ("on the sidelines of"); -1:
// none is named.
int meeting_of_clause(const SentenceView& sentence, int verb);

// "The session | was attended by", "they | were joined by": the document's own meeting, when the sentence
// names none; -1: it has none.
int spoken_of(const RelationContext& context, int verb);

inline constexpr int longest_list = 200;  // words of an enumeration of participants

// "the ministers of Japan and Palau, the envoy of Fiji and Marcos": for officials who are not named, the
// states and bodies they come from.
std::vector<int> attendants_from(const SentenceView& sentence, int at, int end = longest_list);

// held_at with the first place behind "in" or "at" in the range.
void place_meeting(const SentenceView& sentence, RelationSink& sink, int meeting, WordRange range);

// What stands beside the name of a meeting: "the talks in Jeddah", "talks between Ethiopia and Somalia", "at
// the summit, Kishida announced".
void read_settings(const RelationContext& context, RelationSink& sink);

}  // namespace entente
