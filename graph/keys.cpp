#include "graph/keys.h"

namespace entente::keys {
namespace {

template <typename Unsigned>
void append(std::string& key, Unsigned value) {
  for (int shift = 8 * static_cast<int>(sizeof value) - 8; shift >= 0; shift -= 8) {
    key += static_cast<char>(static_cast<unsigned char>(value >> shift));
  }
}

template <typename Unsigned>
Unsigned unsigned_at(std::string_view key, std::size_t offset) {
  Unsigned value = 0;
  for (std::size_t i = 0; i < sizeof value; ++i) {
    value = static_cast<Unsigned>((value << 8) | static_cast<unsigned char>(key[offset + i]));
  }
  return value;
}

// With the sign bit turned over, negative days sort before positive ones.
std::uint32_t sortable(Day day) {
  return static_cast<std::uint32_t>(day) ^ 0x80000000U;
}

void append(std::string& key, const AssertionId& id) {
  append(key, id.high);
  append(key, id.low);
}

void append_byte(std::string& key, int value) {
  key += static_cast<char>(value);
}

NodeId near_end(const Edge& edge, Side side) {
  return side == Side::out ? edge.source : edge.target;
}
NodeId far_end(const Edge& edge, Side side) {
  return side == Side::out ? edge.target : edge.source;
}

void append_date_and_rest(std::string& key, const Edge& edge, Side side) {
  append(key, sortable(edge.first));
  append(key, far_end(edge, side));
  append(key, edge.assertion);
}

}  // namespace

std::string node(NodeId node) {
  std::string key;
  append(key, node);
  return key;
}

std::string day(Day day) {
  std::string key;
  append(key, sortable(day));
  return key;
}

std::string assertion(const AssertionId& id) {
  std::string key;
  append(key, id);
  return key;
}

std::string observed(NodeId node, std::string_view attribute, std::string_view value) {
  std::string key = keys::node(node);
  key += attribute;
  append_byte(key, 0);
  key += value;
  return key;
}

std::string profile(NodeId node, std::uint64_t digest) {
  std::string key = keys::node(node);
  append(key, digest);
  return key;
}

std::string name(std::string_view folded, NodeId node, NameSource source, std::string_view written) {
  std::string key(folded);
  append_byte(key, 0);
  append(key, node);
  append_byte(key, static_cast<int>(source));
  key += written;
  return key;
}

std::string half_edge_prefix(NodeId node, RelationKind relation) {
  std::string key = keys::node(node);
  append_byte(key, static_cast<int>(relation));
  return key;
}

std::string half_edge_from(NodeId node, RelationKind relation, Day first) {
  std::string key = half_edge_prefix(node, relation);
  append(key, sortable(first));
  return key;
}

std::string half_edge(const Edge& edge, Side side) {
  std::string key = half_edge_prefix(near_end(edge, side), edge.relation);
  append_date_and_rest(key, edge, side);
  return key;
}

int span_class(Day first, Day last) {
  std::int64_t days = static_cast<std::int64_t>(last) - first + 1;
  for (int length = 0; length + 1 < span_classes; ++length) {
    if (days <= longest_span(length)) return length;
  }
  return span_classes - 1;
}

Day longest_span(int span_class) {
  static constexpr Day longest[span_classes] = {31, 366, 3653, INT32_MAX};
  return longest[span_class];
}

std::string span_prefix(NodeId node, Side side, RelationKind relation, int span_class) {
  std::string key = keys::node(node);
  append_byte(key, static_cast<int>(side));
  append_byte(key, static_cast<int>(relation));
  append_byte(key, span_class);
  return key;
}

std::string span_from(NodeId node, Side side, RelationKind relation, int span_class, Day first) {
  std::string key = span_prefix(node, side, relation, span_class);
  append(key, sortable(first));
  return key;
}

std::string span(const Edge& edge, Side side) {
  std::string key = span_prefix(near_end(edge, side), side, edge.relation, span_class(edge.first, edge.last));
  append_date_and_rest(key, edge, side);
  return key;
}

std::string participation_prefix(NodeId node, Role role) {
  std::string key = keys::node(node);
  append_byte(key, static_cast<int>(role));
  return key;
}

std::string participation(NodeId node, Role role, Day day, const AssertionId& statement) {
  std::string key = participation_prefix(node, role);
  append(key, sortable(day));
  append(key, statement);
  return key;
}

std::string page(NodeId document, std::uint32_t number) {
  std::string key = keys::node(document);
  append(key, number);
  return key;
}

std::string entity_document(NodeId node, Day day, NodeId document) {
  std::string key = keys::node(node);
  append(key, sortable(day));
  append(key, document);
  return key;
}

std::string source(std::string_view location, NodeId document) {
  std::string key(location);
  append_byte(key, 0);
  append(key, document);
  return key;
}

std::string run(RunNumber run) {
  std::string key;
  append(key, run);
  return key;
}

std::string verdict_prefix(RunNumber run, VerdictPart part) {
  std::string key = keys::run(run);
  append_byte(key, static_cast<int>(part));
  return key;
}

std::string verdict(RunNumber run, std::string_view location) {
  std::string key = verdict_prefix(run, VerdictPart::single);
  append(key, node_of(location));
  return key;
}

std::string packed_verdicts(RunNumber run, Verdict verdict, std::uint32_t chunk) {
  std::string key = verdict_prefix(run, VerdictPart::packed);
  append_byte(key, static_cast<int>(verdict));
  append(key, chunk);
  return key;
}

std::string touched(RunNumber run, NodeId document) {
  std::string key = verdict_prefix(run, VerdictPart::touched);
  append(key, document);
  return key;
}

std::string journal(NodeId document, std::uint32_t place) {
  std::string key = keys::node(document);
  append(key, place);
  return key;
}

NodeId node_at(std::string_view key, std::size_t offset) {
  return unsigned_at<NodeId>(key, offset);
}

Day day_at(std::string_view key, std::size_t offset) {
  return static_cast<Day>(unsigned_at<std::uint32_t>(key, offset) ^ 0x80000000U);
}

std::uint32_t number_at(std::string_view key, std::size_t offset) {
  return unsigned_at<std::uint32_t>(key, offset);
}

AssertionId assertion_at(std::string_view key, std::size_t offset) {
  return {unsigned_at<std::uint64_t>(key, offset), unsigned_at<std::uint64_t>(key, offset + 8)};
}

}  // namespace entente::keys
