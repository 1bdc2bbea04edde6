#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "query/dates.h"
#include "query/tie.h"
#include "query/verbs/inner_kinds.h"
#include "query/verbs/verbs.h"

namespace entente {
namespace {

constexpr std::size_t most_neighbours = 20'000;

// One entity as it was first reached.
struct Neighbour {
  NodeId node = 0;
  NodeId before = 0;  // the node it was reached from
  std::size_t distance = 1;
  std::vector<Tie> ties;  // seen from `before`
  EntityId id;
};

class Walk {
 public:
  explicit Walk(Inquiry& inquiry) : inquiry_(inquiry), inner_(inner_kinds(inquiry.question)) {}

  Result<Answer> run() {
    const NodeId start = inquiry_.question.names[0].node;
    std::vector<NodeId> level = {start};
    seen_.insert(start);
    for (std::size_t distance = 1; distance <= inquiry_.question.depth.value_or(1); ++distance) {
      level = TRY(next_level(level, distance));
      if (found_.size() > most_neighbours) return too_many();
    }
    return answer();
  }

 private:
  using Reached = std::map<NodeId, std::map<NodeId, std::vector<Edge>>>;  // node, from where, by which edges

  Result<std::vector<NodeId>> next_level(const std::vector<NodeId>& level, std::size_t distance) {
    Reached reached;
    for (NodeId node : level) {
      if (distance > 1 && !TRY(may_pass(node))) continue;
      for (const Edge& edge : TRY(admitted_edges(inquiry_, node))) {
        const NodeId other = other_end(edge, node);
        if (seen_.count(other) == 0) reached[other][node].push_back(edge);
      }
    }
    std::vector<NodeId> next;
    for (const auto& [node, origins] : reached) {
      TRY(add(node, origins, distance));
      next.push_back(node);
    }
    seen_.insert(next.begin(), next.end());
    return next;
  }

  Result<bool> may_pass(NodeId node) {
    const std::optional<EntityKind> kind = TRY(inquiry_.names.kind(node));
    return kind && inner_.count(*kind) > 0;
  }

  Result<void> add(NodeId node, const std::map<NodeId, std::vector<Edge>>& origins, std::size_t distance) {
    const auto best = std::max_element(origins.begin(), origins.end(), [](const auto& a, const auto& b) {
      return a.second.size() < b.second.size();
    });
    const EntityId id = TRY(inquiry_.snapshot.id_of(node)).value_or("");
    const std::optional<EntityKind> kind = kind_of(id);
    if (!inquiry_.question.only.empty() && (!kind || inquiry_.question.only.count(*kind) == 0)) return {};
    found_.push_back({node, best->first, distance, ties(best->second, best->first), id});
    used_.insert(used_.end(), best->second.begin(), best->second.end());
    return {};
  }

  Error too_many() const {
    return {
        ErrorCode::limit_exceeded,
        fmt::format("more than {} neighbours: narrow the question with via, only, since or a smaller depth",
                    most_neighbours),
        ""};
  }

  Result<Answer> answer() {
    std::sort(found_.begin(), found_.end(), [](const Neighbour& a, const Neighbour& b) {
      return std::make_tuple(a.distance, documents_of(b.ties), std::cref(a.id)) <
             std::make_tuple(b.distance, documents_of(a.ties), std::cref(b.id));
    });
    Answer answer;
    answer.columns = columns({"steps", "name", "kind", "relations", "from", "documents"}, {"entity"});
    const bool far = inquiry_.question.depth.value_or(1) > 1;
    if (!far) answer.columns[0].readers = answer.columns[4].readers = Column::For::programs;
    for (const Neighbour& neighbour : found_) {
      if (!is_full(answer, inquiry_)) answer.rows.push_back(TRY(row(neighbour)));
    }
    answer.found = found_.size();
    answer.used.edges = std::move(used_);
    answer.used.nodes = {inquiry_.question.names[0].node};
    if (far) answer.notes.push_back(note_of_inner_kinds(inner_));
    answer.counted = counted(found_.size(), "neighbour");
    return answer;
  }

  Result<AnswerRow> row(const Neighbour& neighbour) {
    const std::optional<EntityKind> kind = kind_of(neighbour.id);
    std::vector<std::string> relations;
    for (const Tie& tie : neighbour.ties) relations.push_back(text_with_arrow(tie));
    return AnswerRow{
        {static_cast<std::int64_t>(neighbour.distance), TRY(inquiry_.names.name(neighbour.node)),
         std::string(kind ? info(*kind).name : ""), relations, TRY(inquiry_.names.name(neighbour.before)),
         static_cast<std::int64_t>(documents_of(neighbour.ties)), neighbour.id},
        assertions_of(neighbour.ties)};
  }

  Inquiry& inquiry_;
  std::set<EntityKind> inner_;
  std::set<NodeId> seen_;
  std::vector<Neighbour> found_;
  std::vector<Edge> used_;
};

}  // namespace

Result<Answer> answer_neighbours(Inquiry& inquiry) {
  return Walk(inquiry).run();
}

}  // namespace entente
