#include "ingest/statements/relation_rules.h"

#include "ingest/statements/statement_draft.h"

namespace entente {

RelationCandidate* RelationSink::add(const SentenceView& sentence, Triple triple, WordRange evidence,
                                     std::string_view method) {
  if (triple.subject < 0 || triple.object < 0 || triple.subject == triple.object) return nullptr;
  for (const RelationCandidate& known : found_) {
    const bool same =
        known.kind == triple.kind && known.subject == triple.subject && known.object == triple.object;
    const bool turned = info(triple.kind).symmetric && known.kind == triple.kind &&
                        known.subject == triple.object && known.object == triple.subject;
    if (known.sentence == sentence.sentence() && (same || turned)) return nullptr;
  }
  RelationCandidate relation;
  relation.kind = triple.kind;
  relation.subject = triple.subject;
  relation.object = triple.object;
  relation.sentence = sentence.sentence();
  relation.evidence = sentence.span(sentence.trimmed(evidence));
  if (relation.evidence.size() == 0) relation.evidence = sentence.info().span;
  relation.envelope.attributed_to = speaker_->source;
  relation.envelope.attribution = speaker_->attribution;
  relation.envelope.confidence = 0.8F;
  relation.envelope.method = method;
  found_.push_back(std::move(relation));
  return &found_.back();
}

void set_modality(RelationCandidate& relation, Modality modality) {
  relation.envelope.modality = modality;
  if (modality != Modality::asserted) relation.envelope.factuality = Factuality::underspecified;
}

void deny(RelationCandidate& relation) {
  relation.envelope.polarity = Polarity::negative;
  if (relation.envelope.modality == Modality::asserted)
    relation.envelope.factuality = Factuality::certain_negative;
}

}  // namespace entente
