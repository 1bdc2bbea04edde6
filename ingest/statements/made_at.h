// The meeting at which something was undertaken.
#pragma once

#include "ingest/statements/sentence_view.h"

namespace entente {

struct MeetingQuestion {
  Span cue;
  Span content;
  bool modal = false;       // "will": what precedes tells when it will be done, not when it was said
  bool commitment = false;  // the statement binds by itself, so it was made where the document was issued
};

// What the sentence says ("at the Manila Summit the ministers agreed to", "the commitments made at …"), else
// the meeting of the document for a commitment it makes; -1: not known.
int meeting_made_at(const SentenceView& sentence, const MeetingQuestion& question);

}  // namespace entente
