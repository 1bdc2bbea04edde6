#include "query/verbs/statement_rows.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <tuple>

#include "query/quotation.h"
#include "query/tie.h"

namespace entente {
namespace {

Result<Date> meeting_date(const EntityId& meeting, Names& names) {
  const Entity* entity = meeting.empty() ? nullptr : TRY(names.entity(node_of(meeting)));
  if (entity == nullptr) return Date{};
  const auto dates = entity->observed.find("date");
  if (dates == entity->observed.end() || dates->second.empty()) return Date{};
  return Date::parse(dates->second.front()).value_or(Date{});
}

// By date, then as read.
auto place_of(const DatedStatement& dated) {
  const Statement& statement = dated.statement;
  return std::tie(dated.date.first, statement.document, statement.evidence.page, statement.evidence.start);
}

std::vector<EntityId> parts(const Statement& statement) {
  std::vector<EntityId> ids = statement.parties;
  ids.insert(ids.end(), statement.target.begin(), statement.target.end());
  for (const EntityId& id : {statement.commitment, statement.made_at}) {
    if (!id.empty()) ids.push_back(id);
  }
  return ids;
}

}  // namespace

Result<StatementDate> date_of(const Statement& statement, Names& names) {
  const DocumentRecord* document = TRY(names.document(node_of(statement.document)));
  Date date = document != nullptr ? document->date : Date{};
  if (!date.known()) date = TRY(meeting_date(statement.made_at, names));
  return StatementDate{date.first_day(), date.last_day()};
}

Result<std::vector<DatedStatement>> admitted(std::vector<Statement> statements, Inquiry& inquiry) {
  const BoundQuestion& question = inquiry.question;
  std::vector<DatedStatement> kept;
  for (Statement& statement : statements) {
    const bool here = !question.at || statement.made_at == question.at->id;
    if (!here || !question.takes(statement)) continue;
    const StatementDate date = TRY(date_of(statement, inquiry.names));
    if (question.in_time(date.first, date.last)) kept.push_back({std::move(statement), date});
  }
  std::stable_sort(kept.begin(), kept.end(), [](const DatedStatement& a, const DatedStatement& b) {
    return place_of(a) < place_of(b);
  });
  return kept;
}

std::string class_text(const Statement& statement) {
  std::vector<std::string> marks;
  const Envelope& envelope = statement.envelope;
  if (envelope.polarity == Polarity::negative) marks.push_back("not to");
  const bool usual = envelope.modality == info(statement.statement_class).modality;
  if (!usual && envelope.modality != Modality::asserted)
    marks.push_back(std::string(name_of(envelope.modality)));
  const std::string text(name_of(statement.statement_class));
  return marks.empty() ? text : fmt::format("{} ({})", text, fmt::join(marks, ", "));
}

Result<std::vector<std::string>> speakers(const Statement& statement, Names& names) {
  if (statement.envelope.attributed_to == statement.parties) return std::vector<std::string>{};
  return names.names(statement.envelope.attributed_to);
}

const std::vector<std::string>& statement_detail_columns() {
  static const std::vector<std::string> names = {"statement",
                                                 "parties_entities",
                                                 "target_entities",
                                                 "beneficiary_entities",
                                                 "attributed_to",
                                                 "attribution",
                                                 "modality",
                                                 "factuality",
                                                 "polarity",
                                                 "strength",
                                                 "is_commitment",
                                                 "is_grg_commitment",
                                                 "topics",
                                                 "agent",
                                                 "cue",
                                                 "action",
                                                 "condition",
                                                 "time",
                                                 "time_role",
                                                 "commitment_entity",
                                                 "made_at_entity",
                                                 "document_entity",
                                                 "start",
                                                 "end",
                                                 "quote",
                                                 "confidence",
                                                 "method"};
  return names;
}

std::vector<Cell> statement_detail(const Statement& s) {
  const Envelope& e = s.envelope;
  const auto text = [](std::string_view view) { return Cell(std::string(view)); };
  const auto flag = [&](bool value) { return text(value ? "yes" : "no"); };
  return {to_string(s.id),
          s.parties,
          s.target,
          s.beneficiary,
          e.attributed_to,
          text(name_of(e.attribution)),
          text(name_of(e.modality)),
          text(name_of(e.factuality)),
          text(name_of(e.polarity)),
          text(name_of(s.strength)),
          flag(s.is_commitment),
          flag(s.is_grg_commitment),
          s.topics,
          s.agent,
          s.cue,
          s.action,
          s.condition,
          e.time.value,
          e.time.stated() ? text(name_of(e.time.role)) : Cell(""),
          s.commitment,
          s.made_at,
          s.document,
          std::int64_t{s.evidence.start},
          std::int64_t{s.evidence.end},
          s.evidence.quote,
          std::round(static_cast<double>(e.confidence) * 100) / 100,  // 0.9F is 0.899999976 as a double
          e.method};
}

Result<Subgraph> part_of_graph(const Statement& statement, Inquiry& inquiry) {
  Subgraph part;
  for (const EntityId& id : parts(statement)) part.nodes.push_back(node_of(id));
  if (statement.commitment.empty()) return part;
  const NodeId commitment = node_of(statement.commitment);
  EdgeFilter all;
  all.facts_only = false;
  TRY(inquiry.snapshot.edges(commitment, all, [&](const Edge& edge) {
    const NodeId other = other_end(edge, commitment);
    if (std::find(part.nodes.begin(), part.nodes.end(), other) != part.nodes.end())
      part.edges.push_back(edge);
    return inquiry.budget.spend();
  }));
  return part;
}

}  // namespace entente
