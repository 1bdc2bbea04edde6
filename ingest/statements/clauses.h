// The clauses of a sentence that make statements: each a cue in use as a verb, with its subject and what
// follows.
//
//   "We welcome the talks, and Japan will host the next round, reaffirming its commitment to the forum."
//    we | welcome | the talks         Japan | will | host the next round       (Japan) | reaffirming its
//    commitment to | the forum
//
// A cue that is no verb here ("our support for", "to support", "which support") makes no clause.
#pragma once

#include <vector>

#include "ingest/statements/cue_matcher.h"
#include "ingest/statements/predications.h"
#include "ingest/statements/subject.h"

namespace entente {

enum class ClauseLink : std::uint8_t {
  main,         // has its own subject, or begins the sentence
  coordinated,  // "… and condemn": the subject of the clause before
  participle,   // ", recognising": the subject of the main clause
  that_clause,  // "argues that X should"
  subordinate,  // "while X remains important"
};

struct Clause {
  CueMatch match;
  ClauseLink link = ClauseLink::main;
  int verb_group = 0;        // first word of the verb group: auxiliaries, adverbs, "not"
  WordRange subject;         // empty: none of its own
  bool far_subject = false;  // other clauses stand between it and the verb
  int subject_of = -1;       // clause whose subject it shares; -1: none
  int outer = -1;            // clause whose "that" introduces it
  WordRange complement;      // what follows the cue, up to the next clause that is no part of it
  // Where its own words begin: its subject's, or its verb's when the subject is another clause's too.
  int begin() const { return subject.empty() || far_subject ? verb_group : subject.begin; }
  bool negated = false;
  bool passive = false;
  bool progressive = false;
  bool perfect = false;  // "have launched"
};

// In text order. `item`: the sentence is a list item, so it may begin with a bare verb.
enum class SentenceRole : std::uint8_t { plain, item };
// `predications` are those of the sentence: they know subjects that stand far from their verbs.
std::vector<Clause> find_clauses(const SentenceView& sentence, const std::vector<CueMatch>& matches,
                                 const std::vector<Predication>& predications, const Speaker& speaker,
                                 SentenceRole role);

}  // namespace entente
