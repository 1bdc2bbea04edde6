// A statement in the making: words of one sentence that become spans when it is finished.
#pragma once

#include "ingest/language/date_expressions.h"
#include "ingest/statements/judgement.h"

namespace entente {

struct Attribution {
  std::vector<int> source;
  AttributionKind kind = AttributionKind::default_author;
};

// Everything a statement needs besides its sentence.
struct StatementDraft {
  Judgement judged;
  Subject subject;
  WordRange content;
  WordRange addressed;  // of a call: whom it calls on and to what; empty: the content says it
  WordRange lead;       // adjunct before the subject: "If attacked,", "By 2030,"
  Span cue;
  Span agent;
  Attribution attribution;
  std::vector<int> parties;
  bool negated = false;
  bool modal = false;    // the cue is "will", "shall" …
  bool in_stem = false;  // said by a list stem, whose items carry the countable commitments
  std::string method;
  float confidence = 0.9F;
};

class DraftFinisher {
 public:
  DraftFinisher(const Reading& reading, const Speaker& speaker, int default_addressee)
      : reading_(reading), speaker_(speaker), default_addressee_(default_addressee) {}

  // `dates` are those of the sentence. `inherited_time` is the stem's, for a list item without a date of its
  // own.
  StatementCandidate finish(const SentenceView& sentence, const StatementDraft& draft,
                            const std::vector<DateExpression>& dates) const;

 private:
  void set_time(const SentenceView& sentence, const StatementDraft& draft,
                const std::vector<DateExpression>& dates, StatementCandidate& statement) const;

  const Reading& reading_;
  const Speaker& speaker_;
  int default_addressee_;
};

// Relative to who asserts it: docs/ontology.md 1.5.
Factuality factuality_of(StatementClass statement_class, Modality modality, Polarity polarity);

// Is the content undone: "not to", "refrain from", "no longer"?
bool is_negative(const SentenceView& sentence, WordRange content);

}  // namespace entente
