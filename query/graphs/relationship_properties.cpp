#include "query/graphs/relationship_properties.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "query/dates.h"
#include "query/quotation.h"
#include "query/tie.h"

namespace entente {
namespace {

constexpr Day open_end = INT32_MAX;  // of a time that has no end

using Reading = RelationshipReading;

Value text(std::string_view words) {
  return words.empty() ? Value() : Value(words);
}

Value day_value(Day day) {
  return day == unknown_day || day == open_end ? Value() : Value(CalendarDay{day});
}

Result<Value> date(Reading& reading) {
  return day_value(reading.edge().first);
}

Result<Value> until(Reading& reading) {
  return day_value(reading.edge().last);
}

Result<Value> date_as_written(Reading& reading) {
  const Edge& edge = reading.edge();
  if (edge.last == open_end) return text("since " + date_text(edge.first, edge.first));
  return text(date_text(edge.first, edge.last));
}

Result<Value> date_source(Reading& reading) {
  if (reading.edge().date_source == DateSource::stated) return text("stated");
  return text(reading.edge().date_source == DateSource::document ? "document" : "");
}

Result<Value> standing(Reading& reading) {
  const std::string known = standing_of(reading.edge());
  return text(known.empty() ? "fact" : known);
}

// A float of 0.9 is a double of 0.899999976.
Value rounded(float confidence) {
  return Value(std::round(static_cast<double>(confidence) * 1000) / 1000);
}

Result<Value> confidence(Reading& reading) {
  return rounded(reading.edge().confidence);
}

Result<Value> modality(Reading& reading) {
  return text(name_of(reading.edge().modality));
}

Result<Value> factuality(Reading& reading) {
  return text(name_of(reading.edge().factuality));
}

Result<Value> polarity(Reading& reading) {
  return text(name_of(reading.edge().polarity));
}

Result<Value> derived(Reading& reading) {
  return Value(reading.edge().derived);
}

Result<Value> id(Reading& reading) {
  return text(to_string(reading.edge().assertion));
}

Result<Value> document_title(Reading& reading) {
  const DocumentRecord* document = TRY(reading.names().document(reading.edge().document));
  if (document == nullptr) return Value();
  return text(document->title.empty() ? document->id : document->title);
}

Result<Value> document_id(Reading& reading) {
  const DocumentRecord* document = TRY(reading.names().document(reading.edge().document));
  return document == nullptr ? Value() : text(document->id);
}

Result<Value> sources(Reading& reading) {
  const DocumentRecord* document = TRY(reading.names().document(reading.edge().document));
  if (document == nullptr) return Value();
  std::vector<std::string> all;
  std::vector<std::string> known = {document->title, document->id, document->url};
  known.insert(known.end(), document->sources.begin(), document->sources.end());
  for (std::string& source : known) {
    const bool is_new = std::find(all.begin(), all.end(), source) == all.end();
    if (is_new && !source.empty()) all.push_back(std::move(source));
  }
  return Value(all);
}

Result<Value> status(Reading& reading) {
  const Relation* relation = TRY(reading.relation());
  return relation == nullptr ? Value() : text(name_of(relation->envelope.status));
}

Result<Value> quote(Reading& reading) {
  const Relation* relation = TRY(reading.relation());
  return relation == nullptr ? Value() : text(relation->evidence.quote);
}

Result<Value> page(Reading& reading) {
  const Relation* relation = TRY(reading.relation());
  return relation == nullptr ? Value() : Value(std::int64_t{relation->evidence.page});
}

Result<Value> sentence(Reading& reading) {
  const Relation* relation = TRY(reading.relation());
  if (relation == nullptr) return Value();
  return text(TRY(quotation(reading.snapshot(), relation->document, relation->evidence)).sentence);
}

Result<Value> said_by(Reading& reading) {
  const Relation* relation = TRY(reading.relation());
  if (relation == nullptr) return Value();
  return Value(TRY(reading.names().names(relation->envelope.attributed_to)));
}

Result<Value> time(Reading& reading) {
  const Relation* relation = TRY(reading.relation());
  return relation == nullptr ? Value() : text(relation->envelope.time.text);
}

Result<Value> method(Reading& reading) {
  const Relation* relation = TRY(reading.relation());
  return relation == nullptr ? Value() : text(relation->envelope.method);
}

struct PropertyReader {
  std::string_view name;
  Result<Value> (*read)(Reading& reading);
};

constexpr std::array readers = {
    PropertyReader{"date", date},
    PropertyReader{"until", until},
    PropertyReader{"date_text", date_as_written},
    PropertyReader{"date_source", date_source},
    PropertyReader{"standing", standing},
    PropertyReader{"confidence", confidence},
    PropertyReader{"document", document_title},
    PropertyReader{"document_id", document_id},
    PropertyReader{"page", page},
    PropertyReader{"quote", quote},
    PropertyReader{"sentence", sentence},
    PropertyReader{"said_by", said_by},
    PropertyReader{"sources", sources},
    PropertyReader{"status", status},
    PropertyReader{"modality", modality},
    PropertyReader{"factuality", factuality},
    PropertyReader{"polarity", polarity},
    PropertyReader{"derived", derived},
    PropertyReader{"time", time},
    PropertyReader{"method", method},
    PropertyReader{"id", id},
};

}  // namespace

std::vector<std::string> relationship_property_names() {
  std::vector<std::string> names;
  for (const PropertyReader& reader : readers) names.emplace_back(reader.name);
  return names;
}

Result<const Relation*> RelationshipReading::relation() {
  if (!read_) relation_ = TRY(snapshot_.relation(edge_.assertion));
  read_ = true;
  return static_cast<const Relation*>(relation_ ? &*relation_ : nullptr);
}

Result<Value> RelationshipReading::property(std::string_view key) {
  const auto reader = std::find_if(readers.begin(), readers.end(),
                                   [key](const PropertyReader& known) { return known.name == key; });
  return reader == readers.end() ? Value() : reader->read(*this);
}

Result<ValueMap> RelationshipReading::properties() {
  ValueMap all;
  for (const PropertyReader& reader : readers) {
    Value value = TRY(reader.read(*this));
    if (!value.is_null()) all.emplace(reader.name, std::move(value));
  }
  return all;
}

}  // namespace entente
