// What the words before a verb show: its auxiliaries, and whether it can be a verb there at all.
#pragma once

#include <algorithm>
#include <initializer_list>

#include "ingest/statements/sentence_view.h"

namespace entente {

// What stands between a subject and its verb, read backwards from the cue.
struct VerbGroup {
  int begin = 0;
  bool negated = false;
  bool after_be = false;
  bool after_have = false;
};
VerbGroup verb_group_of(const SentenceView& sentence, WordRange cue);

inline bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

// "and", "or", "but", "then" and the comma.
bool is_coordinator(std::string_view word);

// Could the word before a bare verb be the end of its subject? "our support", "the plan" say no.
bool ends_plural_subject(const SentenceView& sentence, int at);

// Before a noun: "the agreed text", "Japan's pledge", "of support".
bool precedes_noun(const SentenceView& sentence, int at);

}  // namespace entente
