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
#include "graph/journal.h"
#include "graph/model.h"
#include "graph/result.h"
#include "graph/runs.h"
#include "graph/snapshot.h"

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

// A verdict that needs no words: 12 bytes. The location is found among those of its document again.
struct PackedVerdict {
  NodeId document = 0;
  std::uint32_t location = 0;  // the first 4 bytes of its node
  auto operator<=>(const PackedVerdict&) const = default;
};
PackedVerdict packed(std::string_view location, const EntityId& document);

std::string encode(const EntityRow& row);
std::string encode(const EntityProfile& profile);
std::string encode(const Statement& statement);
std::string encode(const Relation& relation);
std::string encode(const DocumentRecord& document);
std::string encode(const PageText& page);
std::string encode(const ContributionRow& row);
std::string encode(const RunRecord& run);
std::string encode(const DocumentVerdict& verdict);
std::string encode(const std::vector<PackedVerdict>& verdicts);
std::string encode(const JournalEntry& entry);
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
// The number is in the key. Of format 1 as well, where the failures stand in the same value and nothing else
// is known of the documents.
Result<RunRecord> decode_run(std::string_view bytes);
bool is_run_of_first_format(std::string_view bytes);
Result<std::vector<DocumentVerdict>> decode_first_format_failures(std::string_view bytes);
Result<DocumentVerdict> decode_verdict(std::string_view bytes);
Result<std::vector<PackedVerdict>> decode_packed_verdicts(std::string_view bytes);
Result<JournalEntry> decode_journal_entry(std::string_view bytes);
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
