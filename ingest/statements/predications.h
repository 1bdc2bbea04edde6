// The finite clauses of a parsed sentence: who does or is what, whether a cue stands in them or not.
//
//   "Beijing, which had objected, sent a ship, and the talks that were to follow are in doubt."
//    which | had objected        Beijing | sent a ship        the talks | are in doubt
//
// Read from the arcs (language/syntax.h). A sentence that was not parsed has none.
#pragma once

#include <vector>

#include "ingest/statements/sentence_view.h"

namespace entente {

struct Predication {
  int head = 0;           // the verb, or the adjective or noun behind "is"
  int link = -1;          // predication it is joined to or hangs on; -1: none
  int subject_head = -1;  // -1: none of its own
  WordRange subject;      // of its own, or shared with the one it is joined to
  WordRange
      antecedent;   // "the group, | which will meet": what a relative clause with such a subject is about
  WordRange words;  // from its first auxiliary to its end, without the clauses that hang on it
  bool shares_subject = false;  // has none of its own
  bool relative = false;        // "which …", "who …": the subject may be what the clause hangs on
  bool content = false;         // "that …" of another verb
  bool adverbial = false;       // "when …", "because …", "if …"
  bool copular = false;         // "is …"
  bool passive = false;
  bool past = false;         // past or perfect
  bool progressive = false;  // "are losing"
  bool negated = false;
  int modal = -1;  // word; -1: none
};

// In text order. Linear in the sentence.
std::vector<Predication> find_predications(const SentenceView& sentence);

}  // namespace entente
