#include <algorithm>
#include <map>
#include <tuple>

#include "query/dates.h"
#include "query/quotation.h"
#include "query/tie.h"
#include "query/verbs/statement_rows.h"

namespace entente {
namespace {

struct Event {
  Day first = unknown_day;
  Day last = unknown_day;
  std::string what;  // relation or class
  std::string with;  // the other entity, or the content
  std::string standing;
  std::set<NodeId> documents;
  std::vector<AssertionId> assertions;
};

class Timeline {
 public:
  explicit Timeline(Inquiry& inquiry) : inquiry_(inquiry) {}

  Result<Answer> draw() {
    TRY(add_relations());
    const EdgeFilter& filter = inquiry_.question.edges;
    const bool relations_only = !filter.relations.empty() || !inquiry_.question.only.empty() ||
                                filter.not_relations != inquiry_.question.unasked;
    if (!relations_only) TRY(add_statements());
    std::stable_sort(events_.begin(), events_.end(), [](const Event& a, const Event& b) {
      return std::make_tuple(a.first == unknown_day, a.first, a.last) <
             std::make_tuple(b.first == unknown_day, b.first, b.last);
    });
    return answer();
  }

 private:
  using Key = std::tuple<NodeId, Day, Day>;  // one thing that happened with one other entity

  Result<void> add_relations() {
    const NodeId node = inquiry_.question.names[0].node;
    std::map<Key, std::vector<Edge>> groups;
    for (const Edge& edge : TRY(admitted_edges(inquiry_, node))) {
      groups[{other_end(edge, node), edge.first, edge.last}].push_back(edge);
    }
    for (const auto& [key, edges] : groups) {
      const NodeId other = std::get<0>(key);
      if (!TRY(wanted(other))) continue;
      const std::string name = TRY(inquiry_.names.name(other));
      for (const Tie& tie : ties(edges, node)) {
        Tie undated = tie;
        undated.first = undated.last = unknown_day;
        undated.standing.clear();
        events_.push_back({tie.first, tie.last, text_with_arrow(undated), name, tie.standing, tie.documents,
                           tie.assertions});
      }
      used_.insert(used_.end(), edges.begin(), edges.end());
    }
    return {};
  }

  Result<bool> wanted(NodeId other) {
    if (inquiry_.question.only.empty()) return true;
    const std::optional<EntityKind> kind = TRY(inquiry_.names.kind(other));
    return kind && inquiry_.question.only.count(*kind) > 0;
  }

  Result<void> add_statements() {
    std::vector<Statement> statements;
    TRY(inquiry_.snapshot.statements_of(inquiry_.question.names[0].node, [&](const Statement& statement) {
      statements.push_back(statement);
      return inquiry_.budget.spend();
    }));
    for (const DatedStatement& dated : TRY(admitted(std::move(statements), inquiry_))) {
      const Statement& s = dated.statement;
      events_.push_back({dated.date.first,
                         dated.date.last,
                         class_text(s),
                         on_one_line(s.evidence.quote),
                         std::string(name_of(s.envelope.status)),
                         {node_of(s.document)},
                         {s.id}});
    }
    return {};
  }

  Result<Answer> answer() {
    Answer answer;
    answer.columns = columns({"date", "what", "with", "standing", "document"}, {"documents"});
    std::size_t undated = 0;
    for (const Event& event : events_) {
      if (event.first == unknown_day) ++undated;
      answer.rows.push_back({{date_text(event.first, event.last), event.what, event.with, event.standing,
                              TRY(documents_text(event)), static_cast<std::int64_t>(event.documents.size())},
                             event.assertions});
    }
    if (undated > 0) answer.notes.push_back(counted(undated, "row") + " without a date at the end");
    answer.used.edges = std::move(used_);
    answer.used.nodes = {inquiry_.question.names[0].node};
    return answer;
  }

  Result<std::string> documents_text(const Event& event) {
    if (event.documents.size() != 1) return counted(event.documents.size(), "document");
    const DocumentRecord* document = TRY(inquiry_.names.document(*event.documents.begin()));
    return document == nullptr ? std::string() : document->title;
  }

  Inquiry& inquiry_;
  std::vector<Event> events_;
  std::vector<Edge> used_;
};

}  // namespace

Result<Answer> answer_timeline(Inquiry& inquiry) {
  return Timeline(inquiry).draw();
}

}  // namespace entente
