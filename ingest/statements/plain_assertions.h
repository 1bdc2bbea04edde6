// Statements without a cue of the table: "X is a key framework", "Japan opened its market", concessive and
// causal clauses of an argument.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ingest/statements/judgement.h"
#include "ingest/statements/predications.h"

namespace entente {

struct PlainAssertion {
  Judgement judged;
  WordRange subject, cue, content;
  std::string method;
  Polarity polarity = Polarity::positive;
};

// One for each finite clause whose verb stands in none of the ranges `spoken` (cues and contents of the
// statements that were made).
std::vector<PlainAssertion> assertions_of(const SentenceView& sentence,
                                          const std::vector<Predication>& predications,
                                          const std::vector<WordRange>& spoken, const Speaker& speaker);

// `spoken`: the sentence has made a statement already; then only its subordinate claims and attempts are
// added.
std::vector<PlainAssertion> find_plain_assertions(const SentenceView& sentence,
                                                  const std::vector<Clause>& clauses, const Speaker& speaker,
                                                  bool spoken);

// Has the sentence a verb of its own ("USAID trained 700 officers"), so that it is no mere item of a list?
bool has_finite_verb(const SentenceView& sentence);

// The words that introduce a ground ("given that", "because"); nothing: none.
std::optional<WordRange> find_ground(const SentenceView& sentence, WordRange range);

// "its commitment to defend Japan is ironclad" inside a range: what is undertaken, and by whom when the words
// say so ("the commitment of the United States to", "Japan's commitment to"; -1: they do not).
struct StandingCommitment {
  WordRange content;
  int holder = -1;
};
std::optional<StandingCommitment> find_standing_commitment(const SentenceView& sentence, WordRange range);

}  // namespace entente
