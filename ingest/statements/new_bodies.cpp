#include "ingest/statements/new_bodies.h"

#include <algorithm>

#include "ingest/statements/sentence_view.h"

namespace entente {
namespace {

bool brings_about(std::string_view text) {
  for (std::string_view word :
       {"create", "establish", "set up", "form", "launch", "found", "institut", "build"})
    if (text.find(word) != std::string_view::npos) return true;
  return false;
}

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
  for (const StatementCandidate& statement : statements) {
    const std::string_view status = status_shown(statement.statement_class);
    const Span said{std::min(statement.cue.begin, statement.content.begin), statement.content.end};
    if (status.empty() || !brings_about(reading.words({std::min(said.begin, said.end), said.end}))) continue;
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
