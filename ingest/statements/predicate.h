// What follows a modal verb, as far as the rules need it: "be critical to", "be established", "host".
#pragma once

#include "ingest/statements/sentence_view.h"

namespace entente {

struct Predicate {
  bool passive = false;          // "be established"
  bool describes = false;        // a state or an outcome, no act: "be critical", "become", "benefit"
  bool outcome = false;          // "bring", "help to": an effect when a thing or body does it
  bool promises_event = false;   // "be held", "take place": an act the text announces without naming who acts
  bool procedural = false;       // "enter into force", "be open for signature"
  bool grants = false;           // "have the right to", "be free to"
  bool self_describing = false;  // "this report will examine"
};

// `at`: the word after the modal.
Predicate predicate_after(const SentenceView& sentence, int at, WordRange subject);

// "this paper", "the report", "the author's article".
bool names_document(const SentenceView& sentence, WordRange words);

}  // namespace entente
