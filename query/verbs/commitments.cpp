#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "query/dates.h"
#include "query/quotation.h"
#include "query/representation.h"
#include "query/tie.h"
#include "query/verbs/statement_rows.h"

namespace entente {
namespace {

// A statement without a commitment of its own stands for itself.
std::string commitment_key(const Statement& statement) {
  return statement.commitment.empty() ? to_string(statement.id) : statement.commitment;
}

// Reports that a pledge was kept or broken belong to it; what others only propose does not.
bool is_about_a_commitment(const Statement& statement, const BoundQuestion& question) {
  if (!statement.is_commitment && statement.commitment.empty()) return false;
  const Modality modality = statement.envelope.modality;
  const bool plain = modality != Modality::proposed && modality != Modality::predicted &&
                     modality != Modality::possible && modality != Modality::recommended;
  return plain || !question.edges.facts_only;
}

bool binds(const Statement& statement, NodeId node) {
  return std::any_of(statement.parties.begin(), statement.parties.end(),
                     [node](const EntityId& party) { return node_of(party) == node; });
}

// Of the actor, and of those who pledge for it.
Result<std::vector<Statement>> by_party(Inquiry& inquiry) {
  std::vector<Statement> statements;
  std::set<AssertionId> seen;
  for (const NodeId node : TRY(representatives(inquiry, inquiry.question.names[0].node))) {
    TRY(inquiry.snapshot.statements_of(node, [&](const Statement& statement) {
      const bool wanted = binds(statement, node) && is_about_a_commitment(statement, inquiry.question);
      if (wanted && seen.insert(statement.id).second) statements.push_back(statement);
      return inquiry.budget.spend();
    }));
  }
  return statements;
}

Result<std::vector<Statement>> by_document(Inquiry& inquiry) {
  std::vector<Statement> statements;
  TRY(inquiry.snapshot.for_each_statement([&](const Statement& statement) {
    const bool wanted = statement.document == inquiry.question.names[0].id &&
                        is_about_a_commitment(statement, inquiry.question);
    if (wanted) statements.push_back(statement);
    return inquiry.budget.spend();
  }));
  return statements;
}

// Those of a meeting, an instrument, a topic, or of one commitment: by the edges of the commitments.
Result<std::vector<Statement>> by_edges(Inquiry& inquiry) {
  const BoundName& what = inquiry.question.names[0];
  std::set<NodeId> commitments;
  if (what.kind == EntityKind::commitment) commitments.insert(what.node);
  EdgeFilter all;
  all.facts_only = false;
  std::vector<NodeId> others;
  TRY(inquiry.snapshot.edges(what.node, all, [&](const Edge& edge) {
    others.push_back(other_end(edge, what.node));
    return inquiry.budget.spend();
  }));
  for (NodeId other : others) {
    if (TRY(inquiry.names.kind(other)) == EntityKind::commitment) commitments.insert(other);
  }
  std::vector<Statement> statements;
  for (NodeId commitment : commitments) {
    TRY(inquiry.snapshot.statements_about(commitment, [&](const Statement& statement) {
      if (is_about_a_commitment(statement, inquiry.question)) statements.push_back(statement);
      return inquiry.budget.spend();
    }));
  }
  return statements;
}

Result<std::vector<Statement>> statements_with_commitments(Inquiry& inquiry) {
  const BoundName& who = inquiry.question.names[0];
  if (info(who.kind).is_actor) return by_party(inquiry);
  return who.kind == EntityKind::document ? by_document(inquiry) : by_edges(inquiry);
}

// The statements of each commitment together; commitments by their first statement.
std::vector<std::vector<DatedStatement>> grouped(const std::vector<DatedStatement>& statements) {
  std::map<std::string, std::size_t> place;
  std::vector<std::vector<DatedStatement>> groups;
  for (const DatedStatement& dated : statements) {
    const auto [known, is_new] = place.emplace(commitment_key(dated.statement), groups.size());
    if (is_new) groups.emplace_back();
    groups[known->second].push_back(dated);
  }
  return groups;
}

Result<AnswerRow> row_of(const DatedStatement& dated, std::size_t number, std::size_t repetition,
                         Inquiry& inquiry) {
  const Statement& s = dated.statement;
  const Quotation words = TRY(quotation(inquiry.snapshot, s.document, s.evidence));
  const std::string content = on_one_line(s.evidence.quote);
  AnswerRow row;
  row.cells = {static_cast<std::int64_t>(number),
               date_text(dated.date.first, dated.date.last),
               class_text(s),
               std::string(name_of(s.envelope.status)),
               repetition == 0 ? content : "↳ " + content,
               TRY(inquiry.names.names(s.parties)),
               s.made_at.empty() ? std::string() : TRY(inquiry.names.name(s.made_at)),
               TRY(inquiry.names.title(s.document)),
               words.page,
               TRY(speakers(s, inquiry.names)),
               words.sentence};
  const std::vector<Cell> detail = statement_detail(s);
  row.cells.insert(row.cells.end(), detail.begin(), detail.end());
  row.assertions = {s.id};
  return row;
}

std::vector<Column> commitment_columns() {
  std::vector<std::string> details = {"sentence"};
  details.insert(details.end(), statement_detail_columns().begin(), statement_detail_columns().end());
  std::vector<Column> all = columns({"number", "date", "class", "status", "commitment", "parties", "made_at",
                                     "document", "page", "said_by"},
                                    details);
  all[0].heading = "#";
  return all;
}

std::string count_text(std::size_t commitments, std::size_t statements) {
  return fmt::format("{} in {}", counted(commitments, "commitment"), counted(statements, "statement"));
}

Result<Answer> answer_with(std::vector<Statement> found, Inquiry& inquiry) {
  const std::vector<DatedStatement> statements = TRY(admitted(std::move(found), inquiry));
  Answer answer;
  answer.columns = commitment_columns();
  std::size_t number = 0;
  for (const std::vector<DatedStatement>& group : grouped(statements)) {
    ++number;
    for (std::size_t i = 0; i < group.size() && !is_full(answer, inquiry); ++i) {
      answer.rows.push_back(TRY(row_of(group[i], number, i, inquiry)));
      const Subgraph part = TRY(part_of_graph(group[i].statement, inquiry));
      answer.used.nodes.insert(answer.used.nodes.end(), part.nodes.begin(), part.nodes.end());
      answer.used.edges.insert(answer.used.edges.end(), part.edges.begin(), part.edges.end());
    }
  }
  answer.found = statements.size();
  answer.counted = count_text(number, statements.size());
  return answer;
}

}  // namespace

Result<Answer> answer_commitments(Inquiry& inquiry) {
  return answer_with(TRY(statements_with_commitments(inquiry)), inquiry);
}

// What was said of them elsewhere, before or since, was not pledged there.
Result<Answer> answer_pledges(Inquiry& inquiry) {
  const EntityId& meeting = inquiry.question.names[0].id;
  std::vector<Statement> statements = TRY(by_edges(inquiry));
  std::erase_if(statements, [&](const Statement& statement) { return statement.made_at != meeting; });
  return answer_with(std::move(statements), inquiry);
}

}  // namespace entente
