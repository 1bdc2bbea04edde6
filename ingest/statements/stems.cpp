#include "ingest/statements/stems.h"

#include <algorithm>

#include "ingest/statements/conjuncts.h"
#include "ingest/statements/plain_assertions.h"

namespace entente {
namespace {

constexpr int longest_label = 8;

bool is_mark(const SentenceView& item, int at) {
  const Word& word = item[at];
  if (word.mention >= 0) return false;
  return word.shape == Token::Shape::punctuation || word.shape == Token::Shape::number ||
         word.shape == Token::Shape::other || (word.text.size() == 1 && item.text(at + 1) == ")");
}

}  // namespace

WordRange item_content(const SentenceView& item) {
  WordRange content{0, item.size()};
  while (!content.empty() && is_mark(item, content.begin)) ++content.begin;
  for (int i = content.begin; i < content.end && i < content.begin + longest_label; ++i)
    if (item.text(i) == ":" && i + 3 < content.end) content.begin = i + 1;
  return item.trimmed(content);
}

bool is_stance(StatementClass made) {
  return made == StatementClass::support || made == StatementClass::oppose ||
         made == StatementClass::acknowledge || made == StatementClass::report ||
         made == StatementClass::claim;
}

bool lists_action(const SentenceView& item, const std::vector<Clause>& clauses, const StemContext* stem) {
  const bool names_things = stem && (is_stance(stem->judged.statement_class) ||
                                     stem->judged.statement_class == StatementClass::announce);
  if (stem && stem->governs && !names_things) return false;
  const WordRange content = item_content(item);
  if (!clauses.empty() && clauses.front().link == ClauseLink::main) {
    const Clause& first = clauses.front();
    const bool opens = first.subject.empty() && first.verb_group <= content.begin;
    if (opens && !info(first.match.cue->statement_class).is_commitment) return false;
  }
  return begins_with_action(item, content);
}

namespace {

// "Finding a doctor can be hard.", "Three in four report burnout.": whole sentences, whatever the stem says.
bool is_whole_sentence(const SentenceView& item, WordRange content,
                       const std::vector<Predication>& predications) {
  return std::ranges::any_of(predications, [&](const Predication& one) {
    const bool main = item[one.head].arc == Arc::root && one.subject_head >= content.begin && !one.relative;
    const bool before = one.subject.end <= one.words.begin && one.subject.begin <= content.begin + 1;
    const bool doing =
        item.is(content.begin, WordClass::gerund_form);  // "Collaborating …" is mostly an action
    const bool shown =
        one.modal >= 0 ||
        (!doing && (one.copular || one.words.begin < one.head || item[one.head].form == WordForm::present));
    return main && before && shown;
  });
}

}  // namespace

bool continues_stem(const SentenceView& item, const std::vector<Clause>& clauses,
                    const std::vector<Predication>& predications, const StemContext& stem) {
  if (!stem.governs) return false;
  const WordRange content = item_content(item);
  if (content.empty() || is_whole_sentence(item, content, predications)) return false;
  if (item.is(content.begin, WordClass::first_person)) return false;
  int first_word = content.begin;
  while (item.is(first_word, WordClass::adverb) || item.text(first_word) == "to") ++first_word;
  const bool verb_first =
      item.is(first_word, WordClass::action_verb) || item.is(first_word, WordClass::gerund_form);
  if (verb_first) return true;
  if (has_finite_verb(item)) return false;
  const bool own_subject = !clauses.empty() && !clauses.front().subject.empty() &&
                           clauses.front().subject.begin <= content.begin + 2;
  return !own_subject;
}

}  // namespace entente
