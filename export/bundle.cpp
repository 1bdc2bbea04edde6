#include "export/bundle.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

namespace entente {
namespace {

std::string label_of(const Edge& edge) {
  const std::string_view relation = info(edge.relation).name;
  const std::string_view standing = standing_of(edge);
  return edge.is_fact() ? std::string(relation) : fmt::format("{} ({})", relation, standing);
}

struct Placed {
  std::uint32_t target;
  std::string_view relation;
  std::string_view standing;
  const Edge* edge;

  auto group(GraphmlProfile profile) const {
    return profile == GraphmlProfile::strict ? std::tuple(target, std::string_view(), std::string_view())
                                             : std::tuple(target, relation, standing);
  }
  auto order() const {
    return std::tuple(edge->derived, relation, standing, edge->first, edge->last, edge->assertion);
  }
};

std::vector<Placed> placed(const std::vector<Edge>& edges, const Projection& projection) {
  std::vector<Placed> result;
  result.reserve(edges.size());
  for (const Edge& edge : edges) {
    const auto target = projection.index_of(edge.target);
    if (target) result.push_back({*target, info(edge.relation).name, standing_of(edge), &edge});
  }
  return result;
}

}  // namespace

std::string_view standing_of(const Edge& edge) {
  if (edge.is_fact()) return "fact";
  if (edge.polarity == Polarity::negative) return "denied";
  if (edge.modality != Modality::asserted) return name_of(edge.modality);
  switch (edge.factuality) {
    case Factuality::certain_negative:
    case Factuality::probable_negative:
    case Factuality::possible_negative:
      return "denied";
    case Factuality::probable_positive:
      return "probable";
    case Factuality::possible_positive:
      return "possible";
    default:
      return "uncertain";
  }
}

std::string Bundle::label() const {
  std::set<std::string> labels;
  for (const Edge& edge : edges) labels.insert(label_of(edge));
  return fmt::format("{}", fmt::join(labels, " | "));
}

std::uint32_t Bundle::weight() const {
  const auto evidence = std::ranges::count(edges, false, &Edge::derived);
  return std::max(1U, static_cast<std::uint32_t>(evidence));
}

std::vector<Bundle> bundles(std::uint32_t source, const std::vector<Edge>& edges,
                            const Projection& projection, GraphmlProfile profile) {
  std::vector<Placed> all = placed(edges, projection);
  std::ranges::sort(all, {}, [&](const Placed& one) { return std::pair(one.group(profile), one.order()); });
  std::vector<Bundle> result;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool same = i > 0 && all[i].group(profile) == all[i - 1].group(profile);
    if (!same) result.push_back({.source = source, .target = all[i].target, .edges = {}});
    result.back().edges.push_back(*all[i].edge);
  }
  return result;
}

}  // namespace entente
