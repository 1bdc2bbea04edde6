// The tables that statements and relations are read with: ours, and a user's own cues on top.
#pragma once

#include "ingest/extraction/lexicon.h"
#include "ingest/statements/cue_table.h"
#include "ingest/statements/relation_cue_table.h"
#include "ingest/statements/state_names.h"

namespace entente {

struct StatementTables {
  // Those of the program with the cues of the lexicon's own files. Fails with `malformed` and file and line
  // on the first cue that is none. About 5 ms.
  static Result<StatementTables> load(const Lexicon& lexicon);

  CueTable cues;
  RelationCueTable relation_cues;
  StateNames states = {};  // none: only what a document itself calls a state is known by that name
};

}  // namespace entente
