#include "ingest/statements/predicate.h"

namespace entente {
namespace {

int skip_adverbs(const SentenceView& sentence, int at) {
  while (sentence.is(at, WordClass::adverb) || sentence.text(at) == "not") ++at;
  return at;
}

void read_be(const SentenceView& sentence, int at, Predicate& predicate) {
  const int next = skip_adverbs(sentence, at + 1);
  if (!sentence.in_range(next)) return;
  const Word& word = sentence[next];
  const bool tagged = word.tag == WordTag::verb && word.form == WordForm::past_participle;
  const bool participle = tagged || word.is(WordClass::past_form) || word.is(WordClass::performed_verb) ||
                          (word.text.size() > 4 && word.text.ends_with("ed"));
  predicate.passive = participle && !word.is(WordClass::evaluative);
  predicate.promises_event = word.is(WordClass::performed_verb);
  const bool gerund = word.is(WordClass::gerund_form);
  predicate.describes = !predicate.passive && !gerund && word.text != "ready";
}

}  // namespace

bool names_document(const SentenceView& sentence, WordRange words) {
  return sentence.find(words, WordClass::document_noun) >= 0;
}

Predicate predicate_after(const SentenceView& sentence, int at, WordRange subject) {
  at = skip_adverbs(sentence, at);
  Predicate predicate;
  predicate.grants = sentence.row_at(at, WordClass::granting_row) > 0;
  predicate.procedural = sentence.row_at(at, WordClass::procedural_row) > 0;
  predicate.self_describing = names_document(sentence, subject);
  predicate.outcome = sentence.is(at, WordClass::outcome_verb);
  if (sentence.text(at) == "be") {
    read_be(sentence, at, predicate);
  } else {
    predicate.describes =
        sentence.is(at, WordClass::stative) || sentence.is(at, WordClass::have) || predicate.procedural;
    predicate.promises_event = sentence.row_at(at, WordClass::happening_row) > 0;
  }
  return predicate;
}

}  // namespace entente
