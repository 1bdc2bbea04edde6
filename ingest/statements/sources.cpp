#include "ingest/statements/sources.h"

#include <algorithm>

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

namespace {

bool are_persons(const Reading& reading, const std::vector<int>& entities) {
  return !entities.empty() && std::ranges::all_of(entities, [&](int entity) {
    const DocumentEntity& one = reading.entities[static_cast<std::size_t>(entity)];
    const auto is_person = [&](int member) {
      return reading.entities[static_cast<std::size_t>(member)].kind == EntityKind::person;
    };
    if (one.kind == EntityKind::person) return true;
    return one.kind == EntityKind::grouping && !one.members.empty() &&
           std::ranges::all_of(one.members, is_person);
  });
}

bool utters(StatementClass made) {
  return made == StatementClass::support || made == StatementClass::oppose ||
         made == StatementClass::acknowledge || made == StatementClass::reaffirm ||
         made == StatementClass::urge || made == StatementClass::claim;
}

}  // namespace

bool speaks_for_itself(const Reading& reading, const Speaker& speaker, const Utterance& utterance) {
  const std::vector<int>& who = utterance.subject.entities;
  if (!speaker.policy || utterance.subject.kind == SubjectKind::we || !utters(utterance.made)) return false;
  if (who.empty() || who == speaker.we) return false;
  const bool of_one_issuer = speaker.we.size() == 1;
  if (are_persons(reading, who))
    return of_one_issuer ||
           (who.size() == 1 &&
            reading.entities[static_cast<std::size_t>(who.front())].kind == EntityKind::person);
  const bool told = utterance.clause.match.form == VerbForm::past && !utterance.clause.passive;
  return told && who.size() == 1 &&
         reading.entities[static_cast<std::size_t>(who.front())].kind == EntityKind::state;
}

}  // namespace entente
