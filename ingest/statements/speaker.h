// Whose document it is, for the rules: a body that can bind itself, or an analyst who writes about others.
#pragma once

#include <vector>

#include "ingest/extraction/annotation.h"
#include "ingest/statements/cue_table.h"

namespace entente {

struct Speaker {
  bool policy = false;      // issuers speak: statement, communiqué, fact sheet, treaty
  bool treaty = false;      // "shall" binds
  bool readout = false;     // speaks of its own side in the third person
  std::vector<int> we;      // entities that "we" stands for: at most four members, else their grouping
  int spokesperson = -1;    // the person that "I" stands for; -1: nobody known
  std::vector<int> source;  // default of attributed_to
  AttributionKind attribution = AttributionKind::default_author;

  CueVoice voice() const { return policy ? CueVoice::policy : CueVoice::analysis; }
};

Speaker speaker_of(const Reading& reading);

// At most four entities stand as they are; more become the grouping of the document that has just these
// members, if it names one.
std::vector<int> collapsed(const Reading& reading, const std::vector<int>& entities);

}  // namespace entente
