#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "query/tie.h"
#include "query/verbs/verbs.h"

namespace entente {
namespace {

constexpr std::size_t shown_by_default = 20;

struct Counted {
  NodeId node = 0;
  EntityId id;
  std::size_t relations = 0;
  std::unordered_set<NodeId> others, documents;
};

class Ranking {
 public:
  explicit Ranking(Inquiry& inquiry) : inquiry_(inquiry), question_(inquiry.question) {}

  Result<Answer> answer() {
    TRY(find_entities());
    TRY(count());
    std::vector<const Counted*> ranked;
    for (const auto& [node, entity] : entities_) {
      if (entity.relations > 0) ranked.push_back(&entity);
    }
    std::sort(ranked.begin(), ranked.end(), [](const Counted* x, const Counted* y) {
      return std::make_tuple(y->relations, y->others.size(), std::cref(x->id)) <
             std::make_tuple(x->relations, x->others.size(), std::cref(y->id));
    });
    Answer answer;
    answer.columns = columns({"name", "kind", "relations", "connected_to", "documents"}, {"entity"});
    const std::size_t shown = std::min(ranked.size(), question_.limit.value_or(shown_by_default));
    for (std::size_t i = 0; i < shown; ++i) answer.rows.push_back(TRY(row_of(*ranked[i])));
    for (std::size_t i = 0; i < shown; ++i) answer.used.nodes.push_back(ranked[i]->node);
    if (question_.limit) answer.found = ranked.size();
    if (!question_.limit && ranked.size() > shown)
      answer.notes.push_back(
          fmt::format("the first {} of {} are shown: say 'limit N' for more", shown, ranked.size()));
    return answer;
  }

 private:
  Result<void> find_entities() {
    return inquiry_.snapshot.for_each_id([&](const EntityId& id) {
      const std::optional<EntityKind> kind = kind_of(id);
      if (kind && question_.subject_kinds.count(*kind) > 0) {
        const NodeId node = node_of(id);
        entities_.emplace(node, Counted{node, id, 0, {}, {}});
      }
      return inquiry_.budget.spend();
    });
  }

  Result<void> count() {
    const EdgeFilter& filter = question_.edges;
    return inquiry_.snapshot.for_each_edge([&](const Edge& edge) {
      if (filter.admits(edge) && question_.takes(edge)) {
        const bool symmetric = info(edge.relation).symmetric;
        if (symmetric || filter.direction != Direction::in) add(edge.source, edge);
        if (symmetric || filter.direction != Direction::out) add(edge.target, edge);
      }
      return inquiry_.budget.spend();
    });
  }

  void add(NodeId node, const Edge& edge) {
    const auto entity = entities_.find(node);
    const NodeId other = other_end(edge, node);
    if (entity == entities_.end() || other == node || question_.avoids(other)) return;
    ++entity->second.relations;
    entity->second.others.insert(other);
    entity->second.documents.insert(edge.document);
  }

  Result<AnswerRow> row_of(const Counted& entity) {
    return AnswerRow{
        {TRY(inquiry_.names.name(entity.node)), std::string(info(*kind_of(entity.id)).name),
         static_cast<std::int64_t>(entity.relations), static_cast<std::int64_t>(entity.others.size()),
         static_cast<std::int64_t>(entity.documents.size()), entity.id},
        {}};
  }

  Inquiry& inquiry_;
  const BoundQuestion& question_;
  std::unordered_map<NodeId, Counted> entities_;
};

}  // namespace

// Reads every edge once.
Result<Answer> answer_top(Inquiry& inquiry) {
  return Ranking(inquiry).answer();
}

}  // namespace entente
