#include "ingest/statements/sources.h"

namespace entente {
namespace {

constexpr int longest_source = 10;

int end_of_phrase(const SentenceView& sentence, int at) {
  int end = at;
  while (end < sentence.size() && end < at + longest_source && sentence.text(end) != "," &&
         sentence.text(end) != ".")
    ++end;
  return end;
}

}  // namespace

std::vector<int> source_in_adjunct(const SentenceView& sentence) {
  for (int i = 0; i + 2 < sentence.size(); ++i) {
    const int row = sentence.row_at(i, WordClass::source_row);
    if (row == 0) continue;
    const int begin = i + row;
    return actors_named(sentence, {begin, end_of_phrase(sentence, begin)});
  }
  return {};
}

int trailing_report(const SentenceView& sentence, const std::vector<Clause>& clauses) {
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    const Clause& clause = clauses[i];
    if (clause.match.cue->kind != CueKind::reporting || clause.outer >= 0) continue;
    const int begin = clause.subject.empty() ? clause.verb_group : clause.subject.begin;
    const bool behind = begin > 3 && (sentence.text(begin - 1) == "\"" || sentence.text(begin - 1) == ",");
    const bool bare = sentence.trimmed(clause.complement).size() <= 6 && clause.match.words.size() == 1;
    const bool inserted =
        begin > 1 && sentence.text(begin - 1) == "," && sentence.text(clause.match.words.end) == ",";
    if ((behind && bare) || inserted) return static_cast<int>(i);
  }
  return -1;
}

std::vector<int> speaker_after(const SentenceView& sentence, const Clause& clause) {
  return actors_named(sentence, {clause.match.words.end, end_of_phrase(sentence, clause.match.words.end)});
}

}  // namespace entente
