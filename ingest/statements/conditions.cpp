#include "ingest/statements/conditions.h"

namespace entente {
namespace {

bool opens_condition(const SentenceView& sentence, int at, WordRange range) {
  if (sentence[at].mention >= 0) return false;
  const std::string_view word = sentence.text(at);
  const std::string_view next = sentence.text(at + 1);
  if (word == "if") return next != "not" && next != "any" && sentence.text(at - 1) != "as";
  if (sentence.row_at(at, WordClass::condition_row) > 0) return true;
  const bool opens = at == range.begin || sentence.text(at - 1) == ",";
  if (word == "when" || word == "once" || word == "upon")
    return opens && next != "necessary" && next != "appropriate";
  return false;
}

}  // namespace

// "Were the talks to fail,", "Should the process lapse,": no question, and no list of duties.
bool inverts(const SentenceView& sentence, int at, WordRange range) {
  if (at != range.begin || at != 0 || sentence.text(sentence.size() - 1) == "?") return false;
  const std::string_view word = sentence.text(at);
  return (word == "were" || word == "should" || word == "had") && sentence.find(range, {","}) > at + 2;
}

std::optional<WordRange> find_condition(const SentenceView& sentence, WordRange range) {
  for (int i = range.begin; i < range.end; ++i) {
    if (!opens_condition(sentence, i, range) && !inverts(sentence, i, range)) continue;
    int end = i + 1;
    while (end < range.end && sentence.text(end) != "," && sentence.text(end) != ";") ++end;
    return WordRange{i, end};
  }
  return std::nullopt;
}

}  // namespace entente
