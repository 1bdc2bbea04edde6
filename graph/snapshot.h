// Everything that can be read from the graph, as of one moment.
//
// A Snapshot never changes and may be shared by threads; it must not outlive its Store or Reader. Nothing
// found is an empty optional or no call of the visitor; an error is `io` or `corruption`.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "graph/changes.h"
#include "graph/journal.h"
#include "graph/model.h"
#include "graph/result.h"
#include "graph/runs.h"

namespace entente {

class DatabaseView;
class FullTextIndex;
struct CheckReport;
struct FullTextCoverage;
struct FullTextHits;
struct FullTextRequest;

enum class Direction { out, in, both };

// Which edges a walk may use. The default: facts only, any time, any relation, both directions.
struct EdgeFilter {
  Direction direction = Direction::both;
  std::set<RelationKind> relations;  // empty: all
  std::set<RelationKind> not_relations;
  Day since = unknown_day;     // edges whose last day is on or after it
  Day until = unknown_day;     // edges whose first day is on or before it
  bool undated = false;        // with since/until: whether edges without a date pass
  bool facts_only = true;      // false: also proposed, planned, predicted, denied
  bool derived = true;         // whether derived edges pass
  std::set<NodeId> documents;  // empty: said by any document
  float min_confidence = 0.0F;

  // Whether `edge` passes everything but `direction`.
  bool admits(const Edge& edge) const;
};

struct NameMatch {
  NodeId node = 0;
  EntityId id;
  EntityKind kind = EntityKind::organisation;
  std::string text;  // the name that matched, as written
  NameSource source = NameSource::observed;
  std::uint32_t documents = 0;
  int distance = 0;  // edit distance of the folded names; 0: equal
};

struct Counts {
  std::uint64_t documents = 0, pages = 0, entities = 0, statements = 0, commitments = 0, relations = 0,
                names = 0, runs = 0;
};

// Returns false to stop.
template <typename T>
using Visitor = std::function<bool(const T&)>;

class Snapshot {
 public:
  Snapshot(std::shared_ptr<const DatabaseView> view, std::shared_ptr<FullTextIndex> full_text);

  // Blocks of stores that this thread has read so far, from files and from the cache: the difference between
  // two moments is what was read between them.
  struct BlockReads {
    std::uint64_t files = 0;
    std::uint64_t cache = 0;
  };
  static BlockReads block_reads();

  // --- entities and names
  Result<std::optional<Entity>> entity(NodeId node) const;   // one seek and a short scan
  Result<std::optional<EntityId>> id_of(NodeId node) const;  // one read
  // Entities one of whose names, folded (graph/name_folding.h), equals `name` folded; most documents first.
  Result<std::vector<NameMatch>> named(std::string_view name) const;
  // The one entity that has such a name; nothing where there is none or several. One seek, no entity is read.
  Result<std::optional<NodeId>> only_named(std::string_view name) const;
  // Entities with a name that begins so; most documents first, at most `limit`.
  Result<std::vector<NameMatch>> completions(std::string_view prefix, std::size_t limit) const;
  // The nearest names by edit distance and word overlap, best first. Scans all names.
  Result<std::vector<NameMatch>> nearest(std::string_view name, std::size_t limit) const;
  // Entities with a name that contains each word of `text`; most documents first. Scans all names.
  Result<std::vector<NameMatch>> containing(std::string_view text, std::size_t limit) const;

  // --- edges
  // Every edge of `node` that `filter` admits, in key order (relation, date, other end). A symmetric relation
  // is seen from both ends, as stored. A date window is a seek per relation. Each edge once.
  Result<void> edges(NodeId node, const EdgeFilter& filter, const Visitor<Edge>& visit) const;
  Result<std::uint64_t> degree(NodeId node) const;  // edges of all kinds, both directions

  // --- assertions
  Result<std::optional<Statement>> statement(const AssertionId& id) const;
  Result<std::optional<Relation>> relation(const AssertionId& id) const;
  // Statement or relation ids that begin with these hex digits (at least 4), at most `limit`.
  Result<std::vector<AssertionId>> assertions_with_prefix(std::string_view hex, std::size_t limit) const;
  // Statements whose parties, target, beneficiary or sources include `node`, by date, newest last.
  Result<void> statements_of(NodeId node, const Visitor<Statement>& visit) const;
  // Statements about one commitment, by date.
  Result<void> statements_about(NodeId commitment, const Visitor<Statement>& visit) const;

  // --- documents
  Result<std::optional<DocumentRecord>> document(NodeId node) const;
  Result<std::optional<PageText>> page(NodeId document, std::uint32_t number) const;
  Result<void> pages_of(NodeId document, const Visitor<PageText>& visit) const;  // in order
  Result<std::vector<EntityContribution>> entities_of(NodeId document) const;    // with mention offsets
  // The document first found at this location (path or URL), and the one with this main text.
  Result<std::optional<EntityId>> document_at(std::string_view source) const;
  Result<std::optional<EntityId>> document_with_text(std::string_view text_digest) const;
  // Documents that mention `node`, oldest first.
  Result<std::vector<NodeId>> documents_of(NodeId node) const;

  // --- words of all pages (graph/full_text.h, graph/full_text_search.cpp)
  // The best pages. What they hold is what the snapshot holds, whatever the index has seen: documents that it
  // lacks are read through, up to 400 pages of them. invalid_query where a prefix begins too many words,
  // `corruption` where the index is damaged. One search at a time a store.
  Result<FullTextHits> search(const FullTextRequest& request) const;
  // Compares every document with the index, and verifies the index. Reads all of both.
  Result<FullTextCoverage> full_text_coverage() const;

  // --- everything, in key order: the same for the same documents, whatever their order of arrival
  Result<void> for_each_entity(const Visitor<Entity>& visit) const;
  Result<void> for_each_id(const Visitor<EntityId>& visit) const;  // the ids of all entities alone: cheaper
  Result<void> for_each_edge(const Visitor<Edge>& visit) const;    // each once, by source
  Result<void> for_each_statement(const Visitor<Statement>& visit) const;
  Result<void> for_each_relation(const Visitor<Relation>& visit) const;
  Result<void> for_each_document(const Visitor<DocumentRecord>& visit) const;
  Result<Counts> counts() const;

  // --- runs (graph/snapshot_runs.cpp)
  Result<std::vector<RunRecord>> runs() const;  // oldest first
  Result<std::optional<RunRecord>> run(RunNumber number) const;
  // What became of each location. Those with words first; each part in an order of its own. The location of
  // one without words is found among those its document has now: "" where it has none any more.
  Result<void> verdicts(RunNumber run, const Visitor<DocumentVerdict>& visit) const;
  // Those with words alone: every failure among them.
  Result<void> worded_verdicts(RunNumber run, const Visitor<DocumentVerdict>& visit) const;
  // Documents that the run added, changed or took away, in the order of their nodes.
  Result<std::vector<NodeId>> touched_by(RunNumber run) const;
  // What became of one document, oldest first.
  Result<std::vector<JournalEntry>> journal_of(NodeId document) const;
  // All that the document says now; nothing where it is not in the graph. One read each.
  Result<Assertions> said_in(NodeId document) const;

 private:
  friend Result<CheckReport> check(const Snapshot& snapshot, std::size_t limit);
  std::shared_ptr<const DatabaseView> view_;
  std::shared_ptr<FullTextIndex> full_text_;  // never null
};

}  // namespace entente
