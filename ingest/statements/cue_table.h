// Cues: the words that make a clause a commitment, a call, a reaffirmation … From ingest/lexicon/cues.jsonl
// and reporting_verbs.jsonl.
//
// A pattern is a row of words between blanks:
//   ~pledge        any form of the verb        ~urge|press    any form of one of them
//   commitment|commitments                     one of the words
//   _              up to ten words that modify ("our strong and lasting"), none at all included
//   __             words of any kind ("made in Lima, Peru,"); what follows the cue must then be a verb
//   (also)         optional word
//   <verb>         no word of the cue: what follows must be a verb
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/kinds.h"
#include "graph/result.h"
#include "ingest/extraction/lexicon.h"
#include "ingest/statements/inflection.h"

namespace entente {

enum class CueKind : std::uint8_t {
  verb,       // finite verb with a subject: "we pledge to", "Japan condemned"
  modal,      // will, shall, should, must, may
  phrase,     // counts wherever it stands: "without prejudice to", "it is crucial to"
  nominal,    // a noun that carries the act when no verb does: "efforts to"
  idiom,      // spelled like a cue and none: "thanks to"
  reporting,  // opens a source: "argues that"
};

// For which speaker a cue counts.
enum class CueVoice : std::uint8_t { any, policy, analysis };

struct CueElement {
  std::vector<InflectedForm> forms;  // empty: a gap
  bool optional = false;
  bool any_words = false;    // of a gap: not only words that modify
  bool before_verb = false;  // "<verb>"
};

struct Cue {
  std::string id;
  StatementClass statement_class = StatementClass::report;
  CueKind kind = CueKind::verb;
  CueVoice voice = CueVoice::any;
  Modality modality = Modality::asserted;
  Strength strength = Strength::none;
  Status status = Status::none;
  Polarity polarity = Polarity::positive;
  bool participle = false;   // its -ing form makes statements too: "recognising that", "reaffirming our …"
  bool before_that = false;  // "reaffirmed that": the clause after "that" keeps this cue's class
  bool transparent = false;  // "continue to urge": gives way to a cue that follows directly
  std::vector<CueElement> elements;
  std::string pattern, source;
  // A sentence of ours that the cue must read, and one that it must not; the voice both are read in.
  std::string example, counterexample, example_voice;
  std::string where;  // "cues.jsonl:12"
};

// The elements of a pattern, in order.
std::vector<CueElement> pattern_elements(std::string_view pattern);

class CueTable {
 public:
  // Fails on the first entry with an unknown class, kind, strength or an empty pattern, or an id that stands
  // twice; names file and line.
  static Result<CueTable> parse(std::string_view cues, std::string_view reporting_verbs);
  static const CueTable& embedded();  // parsed once
  // With the cues of a user's own file on top ("id": "cue:…"): one of the same id replaces ours.
  Result<CueTable> extended(const OwnFile& file) const;

  const std::vector<Cue>& cues() const { return cues_; }
  // Indices of the cues whose first required word can be `word` (lower case).
  const std::vector<std::uint32_t>& starting_with(std::string_view word) const;

 private:
  void index();
  Result<void> check_ids() const;

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  std::vector<Cue> cues_;
  std::unordered_map<std::string, std::vector<std::uint32_t>, Hash, std::equal_to<>> first_words_;
};

}  // namespace entente
