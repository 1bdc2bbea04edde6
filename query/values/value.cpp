#include "query/values/value.h"

#include <algorithm>
#include <limits>

namespace entente {
namespace {

// What the allocator and the counts of a shared object cost, about.
constexpr std::uint64_t shared_overhead = 48;
constexpr std::uint64_t tree_node_overhead = 48;

ValueList values_of(const std::vector<std::string>& texts) {
  return ValueList(texts.begin(), texts.end());
}

std::uint64_t outside(const std::string& text) {
  return sizeof(std::string) + (text.capacity() >= sizeof(std::string) ? text.capacity() : 0);
}

}  // namespace

void Value::Measure::include(const Value& value) {
  bytes += size_of(value);
  nesting = std::max(nesting, value.nesting());
}

void Value::measured(const Measure& measure) {
  constexpr std::uint64_t most_bytes = std::numeric_limits<std::uint32_t>::max();
  constexpr std::size_t most_nesting = std::numeric_limits<std::uint16_t>::max();
  bytes_ = static_cast<std::uint32_t>(std::min(measure.bytes, most_bytes));
  nesting_ = static_cast<std::uint16_t>(std::min(measure.nesting, most_nesting));
}

Value::Measure Value::measure(const ElementContent* content) {
  Measure whole;
  if (content == nullptr) return whole;
  whole.bytes = shared_overhead + sizeof(ElementContent) + content->id.size();
  for (const std::string& label : content->labels) whole.bytes += outside(label);
  for (const auto& [key, value] : content->properties) {
    whole.bytes += tree_node_overhead + outside(key);
    whole.include(value);
  }
  return whole;
}

Value::Value(std::string text) : content_(std::make_shared<const std::string>(std::move(text))) {
  measured({shared_overhead + outside(as<std::string>()), 0});
}

Value::Value(ValueList list) : content_(std::make_shared<const ValueList>(std::move(list))) {
  Measure whole{shared_overhead + sizeof(ValueList), 0};
  for (const Value& value : as<ValueList>()) whole.include(value);
  ++whole.nesting;
  measured(whole);
}

Value::Value(const std::vector<std::string>& texts) : Value(values_of(texts)) {}

Value::Value(ValueMap map) : content_(std::make_shared<const ValueMap>(std::move(map))) {
  Measure whole{shared_overhead + sizeof(ValueMap), 0};
  for (const auto& [key, value] : as<ValueMap>()) {
    whole.bytes += tree_node_overhead + outside(key);
    whole.include(value);
  }
  ++whole.nesting;
  measured(whole);
}

Value::Value(NodeValue node) : content_(std::move(node)) {
  measured(measure(as<NodeValue>().content.get()));
}

Value::Value(RelationshipValue relationship) : content_(std::move(relationship)) {
  Measure whole = measure(as<RelationshipValue>().content.get());
  whole.bytes += shared_overhead + sizeof(Relationship);
  measured(whole);
}

Value::Value(PathValue path) : content_(std::make_shared<const PathValue>(std::move(path))) {
  const auto& held = as<PathValue>();
  Measure whole{shared_overhead + sizeof(PathValue), 0};
  for (const NodeValue& node : held.nodes) {
    whole.bytes += sizeof(NodeValue) + measure(node.content.get()).bytes;
  }
  for (const RelationshipValue& step : held.relationships) {
    whole.bytes += sizeof(RelationshipValue) + shared_overhead + sizeof(Relationship) +
                   measure(step.content.get()).bytes;
  }
  measured(whole);
}

Value::Value(ZonedTime time) : content_(std::make_shared<const ZonedTime>(time)) {
  measured({shared_overhead + sizeof(ZonedTime), 0});
}

Value::Value(LocalDateTime time) : content_(std::make_shared<const LocalDateTime>(time)) {
  measured({shared_overhead + sizeof(LocalDateTime), 0});
}

Value::Value(ZonedDateTime time) : content_(std::make_shared<const ZonedDateTime>(std::move(time))) {
  measured({shared_overhead + sizeof(ZonedDateTime), 0});
}

Value::Value(Duration duration) : content_(std::make_shared<const Duration>(duration)) {
  measured({shared_overhead + sizeof(Duration), 0});
}

std::size_t size_of(const Value& value) {
  return sizeof(Value) + value.bytes_;
}

}  // namespace entente
