// Trails between two nodes in the order of their length: best-first search, led by the true distances to the
// end (A*), which a breadth-first search from the end finds one level at a time, as far as they are asked
// for.
//
// Hart, Nilsson, Raphael, A formal basis for the heuristic determination of minimum cost paths, 1968. A
// shortest trail costs the relationships within its length around the end; each further one the prefixes that
// are no longer than it.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <queue>
#include <unordered_map>
#include <vector>

#include "query/execution/hop.h"

namespace entente {

class ShortestSearch {
 public:
  struct Ends {
    NodeId from = 0;
    NodeId to = 0;
    std::uint64_t least = 1;
    std::optional<std::uint64_t> most;
  };
  // Calls `visit` with the relationships of a node that the filter admits; false: no more may be read.
  using Reading = std::function<Result<bool>(NodeId, const HopFilter&, const Visitor<Relationship>&)>;

  ShortestSearch(const Ends& ends, const Hop& hop, const StepCondition& condition, StatementRun& run,
                 Reading read);
  ~ShortestSearch();

  // The next trail, no shorter than the one before; nothing when there are no more, or after a stop.
  Result<std::optional<ValueList>> next(ValueRow& row);

 private:
  struct Step {
    std::size_t before = 0;  // the step this one follows
    std::uint64_t length = 0;
    NodeId node = 0;
    RelationshipValue relationship;  // that led here; none at the beginning
  };
  struct Candidate {
    std::uint64_t total = 0;  // no trail through this step is shorter
    std::uint64_t length = 0;
    std::size_t step = 0;
    bool operator<(const Candidate& other) const;  // the best is the greatest
  };

  void consider(std::size_t step);
  // Relationships still to go from `node`, at least; nothing: the end is out of reach.
  std::optional<std::uint64_t> to_go(NodeId node) const;
  Result<bool> look_further_back(ValueRow& row);
  Result<bool> go_on_from(std::size_t step, ValueRow& row);
  bool has_passed(std::size_t step, RelationshipId relationship) const;
  ValueList trail_to(std::size_t step) const;

  Ends ends_;
  const Hop& hop_;
  const StepCondition& condition_;
  StatementRun& run_;  // NOLINT: lives within one row of its stage
  Reading read_;
  HopFilter backwards_;
  std::vector<Step> steps_;
  std::priority_queue<Candidate> open_;
  std::unordered_map<NodeId, std::uint64_t> distances_;  // to the end, of nodes at most `level_` away
  std::vector<NodeId> frontier_;                         // nodes exactly `level_` away
  std::uint64_t level_ = 0;
  std::optional<std::size_t> answered_;  // the end of the last trail: longer ones may go on from there
  std::uint64_t held_ = 0;
};

}  // namespace entente
