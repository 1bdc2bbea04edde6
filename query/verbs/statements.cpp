#include <algorithm>

#include "query/dates.h"
#include "query/quotation.h"
#include "query/verbs/statement_rows.h"

namespace entente {
namespace {

// The part that an entity has in a statement.
std::string role_of(const Statement& statement, const EntityId& id) {
  const auto in = [&](const std::vector<EntityId>& ids) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
  };
  if (in(statement.parties)) return "party";
  if (in(statement.envelope.attributed_to)) return "speaker";
  return in(statement.target) ? "target" : "beneficiary";
}

Result<AnswerRow> row_of(const DatedStatement& dated, Inquiry& inquiry) {
  const Statement& s = dated.statement;
  const Quotation words = TRY(quotation(inquiry.snapshot, s.document, s.evidence));
  AnswerRow row;
  row.cells = {date_text(dated.date.first, dated.date.last),
               class_text(s),
               role_of(s, inquiry.question.names[0].id),
               on_one_line(s.evidence.quote),
               TRY(inquiry.names.names(s.parties)),
               TRY(inquiry.names.names(s.target)),
               TRY(inquiry.names.title(s.document)),
               words.page,
               TRY(speakers(s, inquiry.names)),
               std::string(name_of(s.envelope.status)),
               words.sentence};
  const std::vector<Cell> detail = statement_detail(s);
  row.cells.insert(row.cells.end(), detail.begin(), detail.end());
  row.assertions = {s.id};
  return row;
}

}  // namespace

Result<Answer> answer_statements(Inquiry& inquiry) {
  std::vector<Statement> statements;
  TRY(inquiry.snapshot.statements_of(inquiry.question.names[0].node, [&](const Statement& statement) {
    statements.push_back(statement);
    return inquiry.budget.spend();
  }));
  Answer answer;
  std::vector<std::string> details = {"status", "sentence"};
  details.insert(details.end(), statement_detail_columns().begin(), statement_detail_columns().end());
  answer.columns = columns(
      {"date", "class", "role", "content", "parties", "target", "document", "page", "said_by"}, details);
  const std::vector<DatedStatement> all = TRY(admitted(std::move(statements), inquiry));
  for (const DatedStatement& dated : all) {
    if (is_full(answer, inquiry)) break;
    answer.rows.push_back(TRY(row_of(dated, inquiry)));
    const Subgraph part = TRY(part_of_graph(dated.statement, inquiry));
    answer.used.nodes.insert(answer.used.nodes.end(), part.nodes.begin(), part.nodes.end());
    answer.used.edges.insert(answer.used.edges.end(), part.edges.begin(), part.edges.end());
  }
  answer.found = all.size();
  answer.counted = counted(all.size(), "statement");
  return answer;
}

}  // namespace entente
