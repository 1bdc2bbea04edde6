#include <map>

#include "query/verbs/verbs.h"

namespace entente {
namespace {

AnswerRow kind_row(std::string_view group, std::string_view name, std::string_view meaning,
                   std::size_t count) {
  return {{std::string(group), std::string(name), static_cast<std::int64_t>(count), std::string(meaning)},
          {}};
}

}  // namespace

Result<Answer> answer_stats(Inquiry& inquiry) {
  const Counts counts = TRY(inquiry.snapshot.counts());
  const std::pair<const char*, std::uint64_t> lines[] = {
      {"documents", counts.documents},   {"pages", counts.pages},
      {"entities", counts.entities},     {"names", counts.names},
      {"statements", counts.statements}, {"commitments", counts.commitments},
      {"relations", counts.relations},   {"runs", counts.runs}};
  Answer answer;
  answer.columns = columns({"what", "number"});
  for (const auto& [what, number] : lines) {
    answer.rows.push_back({{std::string(what), static_cast<std::int64_t>(number)}, {}});
  }
  return answer;
}

Result<Answer> answer_schema(Inquiry& inquiry) {
  std::map<EntityKind, std::size_t> entities;
  TRY(inquiry.snapshot.for_each_entity([&](const Entity& entity) {
    ++entities[entity.kind];
    return inquiry.budget.spend();
  }));
  std::map<RelationKind, std::size_t> relations;
  TRY(inquiry.snapshot.for_each_edge([&](const Edge& edge) {
    ++relations[edge.relation];
    return inquiry.budget.spend();
  }));
  std::map<StatementClass, std::size_t> classes;
  TRY(inquiry.snapshot.for_each_statement([&](const Statement& statement) {
    ++classes[statement.statement_class];
    return inquiry.budget.spend();
  }));
  Answer answer;
  answer.columns = columns({"group", "name", "number", "meaning"});
  for (const EntityKindInfo& kind : entity_kinds()) {
    answer.rows.push_back(kind_row("entity", kind.name, kind.meaning, entities[kind.kind]));
  }
  for (const RelationKindInfo& kind : relation_kinds()) {
    answer.rows.push_back(kind_row(kind.family, kind.name, kind.meaning, relations[kind.kind]));
  }
  for (const StatementClassInfo& value : statement_classes()) {
    answer.rows.push_back(kind_row("statement", value.name, value.meaning, classes[value.value]));
  }
  return answer;
}

}  // namespace entente
