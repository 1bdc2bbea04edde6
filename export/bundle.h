// Parallel relations as one edge: Gephi merges edges of one source, target and kind anyway, and keeps the
// attributes of the last alone.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "export/formats.h"
#include "export/projection.h"

namespace entente {

// "fact", or why the relation counts as none: "denied", else the modality ("proposed", "planned", "predicted"
// …), else how sure the source is ("probable", "possible", "uncertain").
std::string_view standing_of(const Edge& edge);

// The relations of one source and target that share the relation and the standing; in profile strict, all of
// one source and target.
struct Bundle {
  std::uint32_t source = 0;  // numbers of the projection's nodes
  std::uint32_t target = 0;
  std::vector<Edge> edges;  // never empty; evidence before derived, then by relation, standing and first day

  // The relation's name, with its standing when it is no fact: "member_of", "member_of (proposed)". In
  // profile strict all of them, joined with " | ".
  std::string label() const;
  // How many relations stand behind it, derived ones not counted; at least 1.
  std::uint32_t weight() const;
};

// The bundles that begin at one node, sorted by target id, relation and standing. `edges`: all of that node.
std::vector<Bundle> bundles(std::uint32_t source, const std::vector<Edge>& edges,
                            const Projection& projection, GraphmlProfile profile);

}  // namespace entente
