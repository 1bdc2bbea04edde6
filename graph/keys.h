// The keys of every family: fixed-size parts in front, big-endian so that bytes sort as numbers do, text last
// or ended by a zero byte. graph/README.md shows them to the byte.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "graph/model.h"
#include "graph/runs.h"

namespace entente::keys {

std::string node(NodeId node);
// Four bytes that sort in time, unknown_day first.
std::string day(Day day);
std::string assertion(const AssertionId& id);

// A count's key: node, attribute, zero byte, value.
std::string observed(NodeId node, std::string_view attribute, std::string_view value);
// node, first 8 bytes of the profile's digest.
std::string profile(NodeId node, std::uint64_t digest);
// folded name, zero byte, node, source, the name as written.
std::string name(std::string_view folded, NodeId node, NameSource source, std::string_view written);

enum class Side : std::uint8_t { out = 0, in = 1 };

// One half of an edge: node, relation, first day, other end, assertion.
std::string half_edge(const Edge& edge, Side side);
std::string half_edge_prefix(NodeId node, RelationKind relation);
std::string half_edge_from(NodeId node, RelationKind relation, Day first);

// The same once more for edges of more than one day, sorted by length: node, side, relation, length class,
// then first day, other end, assertion. Class 0: up to 31 days, 1: up to 366, 2: up to 3,653, 3: longer.
inline constexpr int span_classes = 4;
int span_class(Day first, Day last);
// No edge of the class spans more days than that; INT32_MAX for the last.
Day longest_span(int span_class);
std::string span(const Edge& edge, Side side);
std::string span_prefix(NodeId node, Side side, RelationKind relation, int span_class);
std::string span_from(NodeId node, Side side, RelationKind relation, int span_class, Day first);

enum class Role : std::uint8_t { part = 0, subject_matter = 1 };  // takes part in it; is what it is about

// node, role, the document's first day, statement.
std::string participation(NodeId node, Role role, Day day, const AssertionId& statement);
std::string participation_prefix(NodeId node, Role role);

std::string page(NodeId document, std::uint32_t number);
// node, first day of the document, document.
std::string entity_document(NodeId node, Day day, NodeId document);
// location, zero byte, document.
std::string source(std::string_view location, NodeId document);

std::string run(RunNumber run);
// The rows of `verdicts`, by run and part.
enum class VerdictPart : std::uint8_t {
  single = 0,   // the verdict of one location
  packed = 1,   // a chunk of verdicts that need no words
  touched = 2,  // a document that the run journalled
};
std::string verdict_prefix(RunNumber run, VerdictPart part);
std::string verdict(RunNumber run, std::string_view location);
std::string packed_verdicts(RunNumber run, Verdict verdict, std::uint32_t chunk);
std::string touched(RunNumber run, NodeId document);
// document, place in its history from 1.
std::string journal(NodeId document, std::uint32_t place);

inline constexpr std::string_view format_version = "format";
inline constexpr std::string_view counts = "counts";

// --- reading them back: each REQUIRES that the key holds the part

NodeId node_at(std::string_view key, std::size_t offset);
Day day_at(std::string_view key, std::size_t offset);
std::uint32_t number_at(std::string_view key, std::size_t offset);
AssertionId assertion_at(std::string_view key, std::size_t offset);

inline constexpr std::size_t half_edge_size = 8 + 1 + 4 + 8 + 16;
inline constexpr std::size_t span_size = half_edge_size + 2;
inline constexpr std::size_t participation_size = 8 + 1 + 4 + 16;
inline constexpr std::size_t entity_document_size = 8 + 4 + 8;
inline constexpr std::size_t run_size = 4;
inline constexpr std::size_t verdict_size = 4 + 1 + 8;
inline constexpr std::size_t packed_verdicts_size = 4 + 1 + 1 + 4;
inline constexpr std::size_t journal_size = 8 + 4;

}  // namespace entente::keys
