#include "query/answer.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <tuple>

namespace entente {
namespace {

auto edge_order(const Edge& edge) {
  return std::tie(edge.source, edge.relation, edge.first, edge.target, edge.assertion);
}

}  // namespace

std::vector<Column> columns(const std::vector<std::string>& for_everyone,
                            const std::vector<std::string>& for_programs) {
  std::vector<Column> all;
  for (const std::string& name : for_everyone) all.push_back({name, Column::For::everyone, ""});
  for (const std::string& name : for_programs) all.push_back({name, Column::For::programs, ""});
  return all;
}

Subgraph subgraph_of(const Answer& answer) {
  Subgraph graph = answer.used;
  std::sort(graph.edges.begin(), graph.edges.end(),
            [](const Edge& a, const Edge& b) { return edge_order(a) < edge_order(b); });
  const auto same = [](const Edge& a, const Edge& b) { return edge_order(a) == edge_order(b); };
  graph.edges.erase(std::unique(graph.edges.begin(), graph.edges.end(), same), graph.edges.end());
  for (const Edge& edge : graph.edges) graph.nodes.insert(graph.nodes.end(), {edge.source, edge.target});
  std::sort(graph.nodes.begin(), graph.nodes.end());
  graph.nodes.erase(std::unique(graph.nodes.begin(), graph.nodes.end()), graph.nodes.end());
  return graph;
}

}  // namespace entente
