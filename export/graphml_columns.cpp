#include "export/graphml_columns.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "export/column_text.h"
#include "export/palette.h"

namespace entente {
namespace {

constexpr std::size_t longest_label = 120;  // characters
constexpr std::size_t longest_quote = 240;
constexpr std::size_t most_spans = 12;

// --- nodes

std::string whole_number(std::uint32_t number) {
  return std::to_string(std::min<std::uint32_t>(number, INT32_MAX));
}

// Two decimals, never "-0.00": one text for one number.
std::string decimal(double number) {
  const double rounded = std::round(number * 100) / 100;
  return fmt::format("{:.2f}", rounded == 0 ? 0.0 : rounded);
}

std::string external_id(const Entity& entity, const char* scheme) {
  const auto found = entity.ids.find(scheme);
  return found == entity.ids.end() ? "" : found->second;
}

std::string observed(const Entity& entity, const char* attribute) {
  const auto found = entity.observed.find(attribute);
  return found == entity.observed.end() ? "" : fmt::format("{}", fmt::join(found->second, " | "));
}

std::string subtype_of(const NodeFacts& facts) {
  if (!facts.entity.subtype.empty() || facts.document == nullptr) return facts.entity.subtype;
  return facts.document->genre;
}

std::string date_of(const NodeFacts& facts) {
  return facts.document == nullptr ? observed(facts.entity, "date") : facts.document->date.to_string();
}

// Only where the label was shortened.
std::string full_name_of(const NodeFacts& facts) {
  const std::string name = column_text(facts.entity.name);
  return name.empty() || name == label_of(facts.entity) ? "" : name;
}

constexpr std::array node_columns{
    GraphmlColumn<NodeFacts>{"label", "label", "string", "the name, at most 120 characters",
                             [](const NodeFacts& f) { return label_of(f.entity); }},
    GraphmlColumn<NodeFacts>{"n_name", "name", "string", "the same (Cytoscape and igraph show this one)",
                             [](const NodeFacts& f) { return label_of(f.entity); }},
    GraphmlColumn<NodeFacts>{"n_full_name", "full_name", "string",
                             "the whole name, where the label is shorter", full_name_of},
    GraphmlColumn<NodeFacts>{"n_category", "category", "string", "kind of entity",
                             [](const NodeFacts& f) { return std::string(info(f.entity.kind).name); }},
    GraphmlColumn<NodeFacts>{"n_subtype", "subtype", "string", "a finer kind; of a document its genre",
                             subtype_of},
    GraphmlColumn<NodeFacts>{"n_status", "status", "string", "existing, proposed, held …",
                             [](const NodeFacts& f) { return f.entity.status; }},
    GraphmlColumn<NodeFacts>{"n_iso3", "iso3", "string", "ISO 3166-1 alpha-3",
                             [](const NodeFacts& f) { return external_id(f.entity, "iso3"); }},
    GraphmlColumn<NodeFacts>{"n_cow", "cow", "string", "Correlates of War number",
                             [](const NodeFacts& f) { return external_id(f.entity, "cow"); }},
    GraphmlColumn<NodeFacts>{"n_wikidata", "wikidata", "string", "Wikidata item",
                             [](const NodeFacts& f) { return external_id(f.entity, "wikidata"); }},
    GraphmlColumn<NodeFacts>{"n_date", "date", "string", "of a meeting or document, as precise as stated",
                             date_of},
    GraphmlColumn<NodeFacts>{"n_place", "place", "string", "of a meeting, as stated",
                             [](const NodeFacts& f) { return observed(f.entity, "place"); }},
    GraphmlColumn<NodeFacts>{
        "n_issuer", "issuer", "string", "of a document",
        [](const NodeFacts& f) { return f.document == nullptr ? "" : f.document->issuer; }},
    GraphmlColumn<NodeFacts>{"n_url", "url", "string", "of a document",
                             [](const NodeFacts& f) { return f.document == nullptr ? "" : f.document->url; }},
    GraphmlColumn<NodeFacts>{"n_documents", "documents", "int", "how many documents mention it",
                             [](const NodeFacts& f) { return whole_number(f.entity.documents); }},
    GraphmlColumn<NodeFacts>{"n_mentions", "mentions", "int", "how many times in all",
                             [](const NodeFacts& f) { return whole_number(f.entity.mentions); }},
    GraphmlColumn<NodeFacts>{"n_first_seen", "first_seen", "string",
                             "date of the earliest of these documents",
                             [](const NodeFacts& f) { return f.first_seen.to_string(); }},
    GraphmlColumn<NodeFacts>{"n_last_seen", "last_seen", "string", "date of the latest",
                             [](const NodeFacts& f) { return f.last_seen.to_string(); }},
    GraphmlColumn<NodeFacts>{"x", "x", "double", "place in the layout",
                             [](const NodeFacts& f) { return decimal(f.projected.place.x); }},
    GraphmlColumn<NodeFacts>{"y", "y", "double", "place in the layout",
                             [](const NodeFacts& f) { return decimal(f.projected.place.y); }},
    GraphmlColumn<NodeFacts>{"size", "size", "double", "10 to 40, by the number of relations",
                             [](const NodeFacts& f) { return decimal(f.projected.size); }},
    GraphmlColumn<NodeFacts>{"color", "color", "string", "of the kind of entity",
                             [](const NodeFacts& f) { return std::string(colour_of(f.entity.kind)); }},
};

// --- edges

// Dates that are stated outweigh those that only say when the document was published.
DateSource date_source_of(const Bundle& bundle) {
  DateSource best = DateSource::none;
  for (const Edge& edge : bundle.edges) {
    if (edge.first == unknown_day) continue;
    if (best == DateSource::none || edge.date_source == DateSource::stated) best = edge.date_source;
  }
  return best;
}

struct DaySpan {
  Day first;
  Day last;
  bool operator<(const DaySpan& other) const {
    return std::pair(first, last) < std::pair(other.first, other.last);
  }
};

std::set<DaySpan> spans_of(const Bundle& bundle) {
  const DateSource source = date_source_of(bundle);
  std::set<DaySpan> spans;
  for (const Edge& edge : bundle.edges) {
    if (edge.first != unknown_day && edge.date_source == source) spans.insert({edge.first, edge.last});
  }
  return spans;
}

enum class Precision { day, month, year, period };

Precision precision_of(const DaySpan& span) {
  const Date first = Date::from_day(span.first);
  if (span.first == span.last) return Precision::day;
  if (Date{first.year, first.month, 0}.first_day() == span.first &&
      Date{first.year, first.month, 0}.last_day() == span.last) {
    return Precision::month;
  }
  const Date year{first.year, 0, 0};
  return year.first_day() == span.first && year.last_day() == span.last ? Precision::year : Precision::period;
}

std::string text_of(const DaySpan& span) {
  const Date first = Date::from_day(span.first);
  switch (precision_of(span)) {
    case Precision::day:
      return first.to_string();
    case Precision::month:
      return Date{first.year, first.month, 0}.to_string();
    case Precision::year:
      return Date{first.year, 0, 0}.to_string();
    case Precision::period:
      break;
  }
  return span.last == unknown_day
             ? first.to_string()
             : fmt::format("{}/{}", first.to_string(), Date::from_day(span.last).to_string());
}

std::string start_of(const EdgeFacts& facts) {
  const std::set<DaySpan> spans = spans_of(facts.bundle);
  return spans.empty() ? "" : Date::from_day(spans.begin()->first).to_string();
}

std::string end_of(const EdgeFacts& facts) {
  Day last = unknown_day;
  for (const DaySpan& span : spans_of(facts.bundle)) last = std::max(last, span.last);
  return last == unknown_day ? "" : Date::from_day(last).to_string();
}

// Of the vaguest of its dates.
std::string date_precision_of(const EdgeFacts& facts) {
  const std::set<DaySpan> spans = spans_of(facts.bundle);
  if (spans.empty()) return "";
  constexpr std::array<const char*, 4> names{"day", "month", "year", "period"};
  Precision vaguest = Precision::day;
  for (const DaySpan& span : spans) vaguest = std::max(vaguest, precision_of(span));
  return names.at(static_cast<std::size_t>(vaguest));
}

std::string dates_of(const EdgeFacts& facts) {
  std::vector<std::string> texts;
  for (const DaySpan& span : spans_of(facts.bundle)) {
    if (texts.size() == most_spans) {
      texts.emplace_back("\xE2\x80\xA6");
      break;
    }
    texts.push_back(text_of(span));
  }
  return fmt::format("{}", fmt::join(texts, " | "));
}

std::string date_source_name(const EdgeFacts& facts) {
  switch (date_source_of(facts.bundle)) {
    case DateSource::stated:
      return "stated";
    case DateSource::document:
      return "document";
    case DateSource::none:
      break;
  }
  return "";
}

// The different texts that `text` finds in the bundle, sorted.
template <typename Text>
std::string joined(const EdgeFacts& facts, Text text) {
  std::set<std::string_view> texts;
  for (const Edge& edge : facts.bundle.edges) texts.insert(text(edge));
  return fmt::format("{}", fmt::join(texts, " | "));
}

std::string flag(bool value) {
  return value ? "true" : "false";
}

std::string confidence_of(const EdgeFacts& facts) {
  float best = 0;
  for (const Edge& edge : facts.bundle.edges) best = std::max(best, edge.confidence);
  return fmt::format("{:.2f}", std::clamp(best, 0.0F, 1.0F));
}

constexpr std::array edge_columns{
    GraphmlColumn<EdgeFacts>{"e_label", "label", "string",
                             "the relation, with its standing when it is no fact",
                             [](const EdgeFacts& f) { return f.label; }},
    GraphmlColumn<EdgeFacts>{
        "e_relation", "relation", "string", "the relation",
        [](const EdgeFacts& f) { return joined(f, [](const Edge& e) { return info(e.relation).name; }); }},
    GraphmlColumn<EdgeFacts>{
        "e_family", "family", "string", "group of relations: structural, meeting, commitment, stance …",
        [](const EdgeFacts& f) { return joined(f, [](const Edge& e) { return info(e.relation).family; }); }},
    GraphmlColumn<EdgeFacts>{"e_standing", "standing", "string",
                             "fact, or why it is none: proposed, planned, predicted, denied, possible …",
                             [](const EdgeFacts& f) { return joined(f, standing_of); }},
    GraphmlColumn<EdgeFacts>{
        "e_modality", "modality", "string", "asserted, committed, planned … by the sources",
        [](const EdgeFacts& f) { return joined(f, [](const Edge& e) { return name_of(e.modality); }); }},
    GraphmlColumn<EdgeFacts>{"e_symmetric", "symmetric", "string", "true when the direction means nothing",
                             [](const EdgeFacts& f) {
                               return flag(std::ranges::all_of(
                                   f.bundle.edges, [](const Edge& e) { return info(e.relation).symmetric; }));
                             }},
    GraphmlColumn<EdgeFacts>{"e_derived", "derived", "string",
                             "true when it only follows from other relations",
                             [](const EdgeFacts& f) { return flag(f.bundle.edges.front().derived); }},
    GraphmlColumn<EdgeFacts>{"e_start", "start", "string", "first day of its dates, YYYY-MM-DD", start_of},
    GraphmlColumn<EdgeFacts>{"e_end", "end", "string", "last day of its dates", end_of},
    GraphmlColumn<EdgeFacts>{"e_date_precision", "date_precision", "string",
                             "day, month, year or period: what was really known", date_precision_of},
    GraphmlColumn<EdgeFacts>{"e_date_source", "date_source", "string",
                             "stated in the text, or only the date of the document", date_source_name},
    GraphmlColumn<EdgeFacts>{"e_dates", "dates", "string", "all dates, as precise as known", dates_of},
    GraphmlColumn<EdgeFacts>{"e_documents", "documents", "int", "how many documents say so",
                             [](const EdgeFacts& f) { return whole_number(f.documents); }},
    GraphmlColumn<EdgeFacts>{"e_sources", "sources", "string", "their titles",
                             [](const EdgeFacts& f) { return f.sources; }},
    GraphmlColumn<EdgeFacts>{
        "e_evidence", "evidence", "string", "the first quote, at most 240 characters",
        [](const EdgeFacts& f) { return shortened(column_text(f.quote), longest_quote); }},
    GraphmlColumn<EdgeFacts>{"e_evidence_source", "evidence_source", "string",
                             "document and page of the quote",
                             [](const EdgeFacts& f) { return f.quote_source; }},
    GraphmlColumn<EdgeFacts>{"e_confidence", "confidence", "double", "of the extraction, 0 to 1: the highest",
                             confidence_of},
    GraphmlColumn<EdgeFacts>{"weight", "weight", "double", "how many relations stand behind it",
                             [](const EdgeFacts& f) { return whole_number(f.bundle.weight()); }},
};

}  // namespace

std::span<const GraphmlColumn<NodeFacts>> graphml_node_columns() {
  return node_columns;
}
std::span<const GraphmlColumn<EdgeFacts>> graphml_edge_columns() {
  return edge_columns;
}

std::string label_of(const Entity& entity) {
  const std::string name = column_text(entity.name);
  return name.empty() ? xml_id(entity.id) : shortened(name, longest_label);
}

}  // namespace entente
