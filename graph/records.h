// What each row's value holds, and its bytes. Every value but counts and halves of edges begins with a
// version byte; graph/README.md lists them field by field.
//
// decode_… never trusts the bytes: anything out of its range or length is `corruption`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/changes.h"
#include "graph/model.h"
#include "graph/result.h"
#include "graph/snapshot.h"
#include "graph/store.h"

namespace entente {

// One profile of an entity and how many documents brought it. Several only while documents that were read
// with different lexicons are in the graph.
struct ProfileUse {
  std::uint64_t digest = 0;  // first 8 bytes of the SHA-256 of the encoded profile
  std::uint64_t documents = 0;
};

// The row of an entity: everything that is counted as a whole. What is shown derives from it, its profiles
// and its `observed` rows.
struct EntityRow {
  EntityId id;
  std::uint64_t documents = 0;
  std::uint64_t mentions = 0;
  std::uint64_t edges = 0;
  std::vector<ProfileUse> profiles;  // sorted by digest
};

// What a document brought: with its other rows, everything that must go when it goes.
struct ContributionRow {
  std::vector<EntityContribution> entities;
  std::vector<AssertionId> statements;
  std::vector<AssertionId> relations;
  std::vector<std::uint32_t> pages;
};

std::string encode(const EntityRow& row);
std::string encode(const EntityProfile& profile);
std::string encode(const Statement& statement);
std::string encode(const Relation& relation);
std::string encode(const DocumentRecord& document);
std::string encode(const PageText& page);
std::string encode(const ContributionRow& row);
std::string encode(const RunRecord& run);
std::string encode(const Counts& counts);
std::string encode_count(std::uint64_t count);
std::string encode_edge_value(const Edge& edge);

Result<EntityRow> decode_entity(std::string_view bytes);
Result<EntityProfile> decode_profile(std::string_view bytes);
Result<Statement> decode_statement(std::string_view bytes);
Result<Relation> decode_relation(std::string_view bytes);
Result<DocumentRecord> decode_document(std::string_view bytes);
Result<PageText> decode_page(std::string_view bytes);
Result<ContributionRow> decode_contribution(std::string_view bytes);
Result<RunRecord> decode_run(std::string_view bytes);
Result<Counts> decode_counts(std::string_view bytes);
Result<std::uint64_t> decode_count(std::string_view bytes);

// Their numbers have gaps, and info() may be asked for none of them.
Result<RelationKind> decode_relation_kind(std::uint8_t number);

// The edge that a row of `out` or `in` stands for, its near end not yet put to the source's or target's side.
struct HalfEdge {
  NodeId near = 0;
  NodeId far = 0;
  Edge edge;  // but for source and target
};
Result<HalfEdge> decode_half_edge(std::string_view key, std::string_view value);

}  // namespace entente
