#include "ingest/statements/new_bodies.h"

#include <algorithm>

#include "ingest/statements/sentence_view.h"

namespace entente {
namespace {

std::string_view status_shown(StatementClass statement_class) {
  switch (statement_class) {
    case StatementClass::recommend:
    case StatementClass::urge:
      return "proposed";
    case StatementClass::commit:
    case StatementClass::intend:
      return "planned";
    case StatementClass::announce:
      return "established";
    default:
      return "";
  }
}

}  // namespace

void mark_new_bodies(Reading& reading, const std::vector<StatementCandidate>& statements) {
  const WordClasses& classes = WordClasses::embedded();
  for (const StatementCandidate& statement : statements) {
    const std::string_view status = status_shown(statement.statement_class);
    const Span said{std::min(statement.cue.begin, statement.content.begin), statement.content.end};
    if (status.empty() ||
        !classes.any_in(WordClass::creation_stem, reading.words({std::min(said.begin, said.end), said.end})))
      continue;
    for (const Mention& mention : mentions_in(reading, statement.sentence)) {
      if (mention.entity < 0 || !statement.content.contains(mention.span)) continue;
      DocumentEntity& entity = reading.entities[static_cast<std::size_t>(mention.entity)];
      const bool body = entity.kind == EntityKind::organisation || entity.kind == EntityKind::initiative;
      const bool known =
          !entity.lexicon_id.empty() || (!entity.status.empty() && entity.status != "existing");
      if (body && !known) entity.status = status;
    }
  }
}

}  // namespace entente
