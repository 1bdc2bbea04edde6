// Parallel edges between two nodes, joined for one line of an answer.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "graph/model.h"

namespace entente {

// Where a relation points, seen from one of its ends.
enum class Arrow { out, in, none };

// The edges of one relation between two nodes that point the same way and have the same standing.
struct Tie {
  RelationKind relation = RelationKind::member_of;
  Arrow arrow = Arrow::out;
  std::string standing;  // "" for a fact, else "proposed", "predicted", "denied", "derived" …
  Day first = unknown_day;
  Day last = unknown_day;
  std::set<NodeId> documents;
  std::vector<AssertionId> assertions;
};

// "" for a fact; what a reader must know of any other edge.
std::string standing_of(const Edge& edge);
std::string standing_of(const Envelope& envelope);

Arrow arrow_from(const Edge& edge, NodeId end);
NodeId other_end(const Edge& edge, NodeId end);

// `edges` between `from` and one other node, joined; facts first, then by documents, then by relation.
std::vector<Tie> ties(const std::vector<Edge>& edges, NodeId from);

// "member_of 2021", "member_of 2021 (proposed)"; the arrow is the caller's.
std::string text_of(const Tie& tie);
// "→ member_of 2021", "← hosted_by 2023-08-18", "– met_with 2023".
std::string text_with_arrow(const Tie& tie);

std::size_t documents_of(const std::vector<Tie>& ties);  // distinct
std::vector<AssertionId> assertions_of(const std::vector<Tie>& ties);

}  // namespace entente
