#include "ingest/statements/dropped_cues.h"

#include <algorithm>

#include "ingest/extraction/trace.h"

namespace entente {
namespace {

void drop(const SentenceView& sentence, const CueMatch& match, std::string_view why) {
  sentence.reading().trace->drop(
      {sentence.sentence(), sentence.span(match.words), "cue " + match.cue->id, std::string(why)});
}

}  // namespace

void trace_unused_cues(const SentenceView& sentence, const std::vector<CueMatch>& matches,
                       const std::vector<Clause>& clauses) {
  for (const CueMatch& match : matches) {
    const bool used = std::ranges::any_of(clauses, [&](const Clause& clause) {
      return clause.match.cue == match.cue && clause.match.words.begin == match.words.begin;
    });
    if (used) continue;
    drop(sentence, match,
         match.cue->kind == CueKind::idiom ? "it is an idiom that says nothing"
                                           : "no clause: it is no verb with a subject here");
  }
}

void trace_clause(const SentenceView& sentence, const Clause& clause, std::string_view why) {
  drop(sentence, clause.match, why);
}

}  // namespace entente
