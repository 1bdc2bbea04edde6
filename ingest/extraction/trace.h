// What extraction considered and dropped, for a reader who asks why something is missing (entente extract
// --explain).
//
//   Trace trace;
//   Extraction found = Extractor::make(lexicon).value().extract(document, {}, &trace);
//   for (const Dropped& dropped : trace.all()) …
//
// A Reading carries the pointer; a rule that drops something says so:
//
//   if (reading.trace) reading.trace->drop({sentence, span, "cue commit-pledge", "it is no verb here"});
//
// Without a Trace nothing is written and nothing is computed for it. What is found never depends on it.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "ingest/document.h"

namespace entente {

struct Dropped {
  int sentence = 0;
  Span span;         // of the normalised text; empty: the sentence as a whole
  std::string what;  // what it was taken for: "Organisation by gazetteer", "cue commit-pledge"
  std::string why;
};

class Trace {
 public:
  void drop(Dropped dropped) { all_.push_back(std::move(dropped)); }
  // In the order in which they were dropped.
  const std::vector<Dropped>& all() const { return all_; }

 private:
  std::vector<Dropped> all_;
};

}  // namespace entente
