#include "graph/stated_days.h"

namespace entente {
namespace {

constexpr Day open_end = INT32_MAX;

DaySpan days_of(const Date& date) {
  return {date.first_day(), date.last_day()};
}

}  // namespace

DaySpan stated_days(std::string_view value) {
  std::size_t slash = value.find('/');
  auto begin = Date::parse(value.substr(0, slash));
  if (!begin) return {};
  if (slash == std::string_view::npos) return days_of(*begin);
  std::string_view rest = value.substr(slash + 1);
  if (rest.empty() || rest == "..") return {begin->first_day(), open_end};
  auto end = Date::parse(rest);
  if (!end || end->last_day() < begin->first_day()) return {};
  return {begin->first_day(), end->last_day()};
}

Edge edge_of(const Relation& relation, const DocumentRecord& document) {
  Edge edge;
  edge.source = node_of(relation.subject);
  edge.target = node_of(relation.object);
  edge.relation = relation.kind;
  DaySpan days = stated_days(relation.envelope.time.value);
  edge.date_source = DateSource::stated;
  if (days.first == unknown_day) {
    days = {document.date.first_day(), document.date.last_day()};
    edge.date_source = days.first == unknown_day ? DateSource::none : DateSource::document;
  }
  edge.first = days.first;
  edge.last = days.last;
  edge.assertion = relation.id;
  edge.document = node_of(document.id);
  edge.modality = relation.envelope.modality;
  edge.factuality = relation.envelope.factuality;
  edge.polarity = relation.envelope.polarity;
  edge.derived = relation.derived;
  edge.confidence = relation.envelope.confidence;
  return edge;
}

}  // namespace entente
