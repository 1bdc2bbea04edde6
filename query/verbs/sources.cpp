#include <algorithm>
#include <map>
#include <tuple>

#include "query/dates.h"
#include "query/quotation.h"
#include "query/tie.h"
#include "query/verbs/statement_rows.h"

namespace entente {
namespace {

struct Source {
  std::string relation;  // "→ member_of", "urge"
  Day first = unknown_day;
  std::string date;
  std::string standing;
  EntityId document;
  Evidence evidence;
  AssertionId assertion;
};

std::string relation_text(const Edge& edge, NodeId from) {
  Tie tie;
  tie.relation = edge.relation;
  tie.arrow = arrow_from(edge, from);
  return text_with_arrow(tie);
}

bool names_entity(const Statement& statement, const EntityId& id) {
  for (const auto* ids :
       {&statement.parties, &statement.target, &statement.beneficiary, &statement.envelope.attributed_to}) {
    if (std::find(ids->begin(), ids->end(), id) != ids->end()) return true;
  }
  return false;
}

class Evidences {
 public:
  explicit Evidences(Inquiry& inquiry) : inquiry_(inquiry) {}

  Result<Answer> collect() {
    const EdgesBetween edges = TRY(edges_between(inquiry_));
    for (const Edge& edge : edges.shown) TRY(add(edge));
    const EdgeFilter& filter = inquiry_.question.edges;
    if (filter.relations.empty() && filter.not_relations == inquiry_.question.unasked) TRY(add_statements());
    Answer answer = TRY(rows());
    if (edges.hidden > 0) answer.notes.push_back(note_of_hidden(edges.hidden));
    answer.used.edges = edges.shown;
    return answer;
  }

 private:
  Result<void> add(const Edge& edge) {
    const std::optional<Relation> relation = TRY(inquiry_.snapshot.relation(edge.assertion));
    if (!relation) return {};
    behind_relations_.insert(relation->statement);
    sources_.push_back({relation_text(edge, inquiry_.question.names[0].node), edge.first,
                        date_text(edge.first, edge.last), standing_of(edge), relation->document,
                        relation->evidence, edge.assertion});
    return {};
  }

  // Statements that name both, other than those that a relation above was read from.
  Result<void> add_statements() {
    std::vector<Statement> statements;
    TRY(inquiry_.snapshot.statements_of(inquiry_.question.names[0].node, [&](const Statement& statement) {
      const bool wanted = names_entity(statement, inquiry_.question.names[1].id) &&
                          behind_relations_.count(statement.id) == 0;
      if (wanted) statements.push_back(statement);
      return inquiry_.budget.spend();
    }));
    for (const DatedStatement& dated : TRY(admitted(std::move(statements), inquiry_))) {
      const Statement& s = dated.statement;
      sources_.push_back({class_text(s), dated.date.first, date_text(dated.date.first, dated.date.last),
                          std::string(name_of(s.envelope.status)), s.document, s.evidence, s.id});
    }
    return {};
  }

  Result<Answer> rows() {
    std::stable_sort(sources_.begin(), sources_.end(), [](const Source& a, const Source& b) {
      return std::tie(a.relation, a.first, a.document) < std::tie(b.relation, b.first, b.document);
    });
    Answer answer;
    answer.columns = columns({"relation", "standing", "date", "document", "page", "sentence"},
                             {"quote", "document_entity", "start", "end"});
    for (const Source& source : sources_) {
      const Quotation words = TRY(quotation(inquiry_.snapshot, source.document, source.evidence));
      answer.rows.push_back(
          {{source.relation, source.standing, source.date, TRY(inquiry_.names.title(source.document)),
            words.page, words.marked, source.evidence.quote, source.document,
            std::int64_t{source.evidence.start}, std::int64_t{source.evidence.end}},
           {source.assertion}});
    }
    return answer;
  }

  Inquiry& inquiry_;
  std::vector<Source> sources_;
  std::set<AssertionId> behind_relations_;
};

}  // namespace

Result<Answer> answer_sources(Inquiry& inquiry) {
  return Evidences(inquiry).collect();
}

}  // namespace entente
