#include "query/tie.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "query/dates.h"

namespace entente {
namespace {

std::string standing(Modality modality, Factuality factuality, Polarity polarity) {
  if (is_fact(modality, factuality, polarity)) return "";
  if (polarity == Polarity::negative) return "denied";
  if (modality != Modality::asserted) return std::string(name_of(modality));
  switch (factuality) {
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

void widen(Tie& tie, const Edge& edge) {
  if (edge.first != unknown_day) {
    tie.first = tie.first == unknown_day ? edge.first : std::min(tie.first, edge.first);
    tie.last = std::max(tie.last, edge.last);
  }
  tie.documents.insert(edge.document);
  tie.assertions.push_back(edge.assertion);
}

auto rank(const Tie& tie) {
  return std::make_tuple(!tie.standing.empty(), -static_cast<std::int64_t>(tie.documents.size()),
                         tie.relation, tie.arrow);
}

std::string_view sign(Arrow arrow) {
  if (arrow == Arrow::none) return "–";
  return arrow == Arrow::out ? "→" : "←";
}

}  // namespace

std::string standing_of(const Edge& edge) {
  std::string text = standing(edge.modality, edge.factuality, edge.polarity);
  if (edge.derived) text += text.empty() ? "derived" : ", derived";
  return text;
}

std::string standing_of(const Envelope& envelope) {
  return standing(envelope.modality, envelope.factuality, envelope.polarity);
}

Arrow arrow_from(const Edge& edge, NodeId end) {
  if (info(edge.relation).symmetric) return Arrow::none;
  return edge.source == end ? Arrow::out : Arrow::in;
}

NodeId other_end(const Edge& edge, NodeId end) {
  return edge.source == end ? edge.target : edge.source;
}

std::vector<Tie> ties(const std::vector<Edge>& edges, NodeId from) {
  std::map<std::tuple<RelationKind, Arrow, std::string>, Tie> joined;
  for (const Edge& edge : edges) {
    const Arrow arrow = arrow_from(edge, from);
    const std::string text = standing_of(edge);
    Tie& tie = joined[{edge.relation, arrow, text}];
    tie.relation = edge.relation;
    tie.arrow = arrow;
    tie.standing = text;
    widen(tie, edge);
  }
  std::vector<Tie> sorted;
  for (auto& [key, tie] : joined) sorted.push_back(std::move(tie));
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Tie& a, const Tie& b) { return rank(a) < rank(b); });
  return sorted;
}

std::string text_of(const Tie& tie) {
  std::string text(info(tie.relation).name);
  const std::string date = date_text(tie.first, tie.last);
  if (!date.empty()) text += " " + date;
  return tie.standing.empty() ? text : fmt::format("{} ({})", text, tie.standing);
}

std::string text_with_arrow(const Tie& tie) {
  return fmt::format("{} {}", sign(tie.arrow), text_of(tie));
}

std::size_t documents_of(const std::vector<Tie>& ties) {
  std::set<NodeId> all;
  for (const Tie& tie : ties) all.insert(tie.documents.begin(), tie.documents.end());
  return all.size();
}

std::vector<AssertionId> assertions_of(const std::vector<Tie>& ties) {
  std::vector<AssertionId> all;
  for (const Tie& tie : ties) all.insert(all.end(), tie.assertions.begin(), tie.assertions.end());
  return all;
}

}  // namespace entente
