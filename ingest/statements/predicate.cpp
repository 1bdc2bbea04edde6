#include "ingest/statements/predicate.h"

namespace entente {
namespace {

int skip_adverbs(const SentenceView& sentence, int at) {
  while (sentence.is(at, WordClass::adverb) || sentence.text(at) == "not") ++at;
  return at;
}

bool is_procedural(const SentenceView& sentence, int at) {
  for (auto words : {std::initializer_list<std::string_view>{"enter", "into", "force"},
                     {"come", "into", "force"},
                     {"remain", "in", "force"},
                     {"come", "into", "effect"},
                     {"take", "effect"},
                     {"apply"},
                     {"mean"},
                     {"be", "open", "for"},
                     {"be", "deposited"},
                     {"be", "done"},
                     {"cease", "to"},
                     {"prevail"}})
    if (sentence.has_words(at, words)) return true;
  return false;
}

bool grants_right(const SentenceView& sentence, int at) {
  return sentence.has_words(at, {"have", "the", "right"}) || sentence.has_words(at, {"be", "free", "to"}) ||
         sentence.has_words(at, {"be", "entitled"});
}

bool happens(const SentenceView& sentence, int at) {
  return sentence.has_words(at, {"take", "place"}) || sentence.text(at) == "convene" ||
         sentence.text(at) == "meet";
}

void read_be(const SentenceView& sentence, int at, Predicate& predicate) {
  const int next = skip_adverbs(sentence, at + 1);
  if (!sentence.in_range(next)) return;
  const Word& word = sentence[next];
  const bool participle = word.is(WordClass::past_form) || word.is(WordClass::performed_verb) ||
                          (word.text.size() > 4 && word.text.ends_with("ed"));
  predicate.passive = participle && !word.is(WordClass::evaluative);
  predicate.promises_event = word.is(WordClass::performed_verb);
  const bool gerund = word.is(WordClass::gerund_form);
  predicate.describes = !predicate.passive && !gerund && word.text != "ready";
}

}  // namespace

bool names_document(const SentenceView& sentence, WordRange words) {
  return sentence.find(words, {"report", "paper", "article", "study", "essay", "analysis", "publication",
                               "book", "commentary"}) >= 0;
}

Predicate predicate_after(const SentenceView& sentence, int at, WordRange subject) {
  at = skip_adverbs(sentence, at);
  Predicate predicate;
  predicate.grants = grants_right(sentence, at);
  predicate.procedural = is_procedural(sentence, at);
  predicate.self_describing = names_document(sentence, subject);
  predicate.outcome = sentence.is(at, WordClass::outcome_verb);
  if (sentence.text(at) == "be") {
    read_be(sentence, at, predicate);
  } else {
    predicate.describes =
        sentence.is(at, WordClass::stative) || sentence.is(at, WordClass::have) || predicate.procedural;
    predicate.promises_event = happens(sentence, at);
  }
  return predicate;
}

}  // namespace entente
