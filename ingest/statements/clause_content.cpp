#include "ingest/statements/clause_content.h"

#include <algorithm>

namespace entente {
namespace {

constexpr int shortest_content = 3;

bool gives_ground(const SentenceView& sentence, int at) {
  if (sentence.text(at) == ",") ++at;
  const std::string_view word = sentence.text(at);
  return word == "since" || word == "because" || word == "while" || word == "whereas" || word == "although";
}

// "fund the Act, | which would pay for ships.": a remark that closes the sentence.
bool ends_in_remark(const SentenceView& sentence, const Predication& one, WordRange content) {
  const WordRange words = sentence.subtree(one.head);
  const bool last = words.end + 1 >= content.end && words.begin >= content.begin + shortest_content;
  return one.relative && last && (sentence.text(words.begin) == "," || sentence.text(words.begin - 1) == ",");
}

}  // namespace

int before_next_predication(const SentenceView& sentence, const std::vector<Predication>& predications,
                            WordRange content) {
  for (const Predication& one : predications) {
    if (ends_in_remark(sentence, one, content)) return sentence.subtree(one.head).begin;
    const int joined_to = sentence[one.head].head;
    const bool here =
        one.head > content.begin && one.head < content.end && joined_to >= 0 && joined_to < content.begin;
    if (!here || one.content || one.relative) continue;
    const int begin = sentence.subtree(one.head).begin;
    if (one.adverbial && !gives_ground(sentence, begin)) continue;
    if (begin >= content.begin + shortest_content) return begin;
  }
  return content.end;
}

bool denies_behind(const SentenceView& sentence, const Clause& clause) {
  const Cue& cue = *clause.match.cue;
  const WordRange words = clause.match.words;
  if (cue.kind == CueKind::modal && sentence.find({words.end, words.end + 2}, {"not", "never"}) >= 0)
    return true;
  if (cue.statement_class != StatementClass::disclaim) return false;
  return sentence.find(words, WordClass::negation) >= 0 || sentence.find(words, {"nothing"}) >= 0;
}

bool denies_content(const SentenceView& sentence, const std::vector<Predication>& predications,
                    const Clause& clause) {
  const int verb = sentence.predicate_of(clause.match.words.begin);
  return std::ranges::any_of(predications, [&](const Predication& one) {
    return one.content && one.negated && sentence[one.head].arc == Arc::ccomp &&
           sentence[one.head].head == verb;
  });
}

bool proposes_act(const SentenceView& sentence, const Clause& clause) {
  const int verb = sentence.child(clause.match.words.begin, Arc::ccomp);
  if (verb < 0 || sentence[verb].form != WordForm::base || sentence.child(verb, Arc::nsubj) < 0) return false;
  return sentence.child(verb, Arc::aux) < 0;
}

}  // namespace entente
