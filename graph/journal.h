// What one commit or removal changed of one document, as it is kept; and a document's past put together from
// it.
//
// Only what is really different is kept: an edit that moves every later sentence by a byte gives each a new
// id, yet says nothing new. So statements and relations are compared by content (graph/fingerprint.h). What
// was taken away is kept in full, to be shown; what was added is in the graph, or in a later entry that took
// it away again. Going back in time is undoing entries, newest first.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "graph/changes.h"
#include "graph/model.h"
#include "graph/runs.h"

namespace entente {

struct EntityName {
  EntityId id;
  std::string name;
  auto operator<=>(const EntityName&) const = default;
};

// What a list of documents shows of one, and by which two of its versions are told apart.
struct DocumentFace {
  std::string title;
  Date date;
  std::string url;
  std::vector<std::string> sources;
  // Digests, 8 bytes each: of the text, of the other metadata, and of what read it.
  std::uint64_t text = 0;
  std::uint64_t metadata = 0;
  std::uint64_t reading = 0;
};
DocumentFace face_of(const DocumentRecord& document);

struct JournalEntry {
  RunNumber run = 0;
  Verdict verdict = Verdict::added;  // added, replaced, removed or vanished
  EntityId document;
  bool was_there = false;        // in the graph before …
  bool is_there = false;         // … and after
  DocumentFace before;           // where it was there
  EntityId repeats;              // the document that has its text now, if it went for that
  std::uint32_t statements = 0;  // it has after; 0 where it is not there
  std::uint32_t relations = 0;
  std::vector<std::uint64_t> statements_added;  // fingerprints; of a replaced one, sorted
  std::vector<std::uint64_t> relations_added;
  std::vector<Statement> statements_removed;
  std::vector<Relation> relations_removed;
  std::vector<EntityName> appeared;  // entities and commitments that no document named before; sorted
  std::vector<EntityName> gone;      // that no document names any more
};

// All that one document says at one moment.
struct Assertions {
  std::vector<Statement> statements;
  std::vector<Relation> relations;
};

// `before` or `after` is null where the document is not in the graph. Fills everything but the entities, the
// stamp and `repeats`.
JournalEntry compared(const Changes* before, const Changes* after);

// What a display calls the entity, by what this document knows of it alone.
EntityName named(const EntityContribution& entity);

// A document at a moment that moves backwards.
class DocumentPast {
 public:
  // As it is now; nothing where it is not in the graph.
  explicit DocumentPast(const std::optional<DocumentFace>& face, const Assertions& now);

  // Goes back to before `entry`. REQUIRES: the entries come newest first.
  void undo(const JournalEntry& entry);

  bool is_there() const { return face_.has_value(); }
  const std::optional<DocumentFace>& face() const { return face_; }
  // By fingerprint.
  const std::multimap<std::uint64_t, Statement>& statements() const { return statements_; }
  const std::multimap<std::uint64_t, Relation>& relations() const { return relations_; }
  // Whether every entry fitted what came after it.
  bool consistent() const { return consistent_; }

 private:
  std::optional<DocumentFace> face_;
  std::multimap<std::uint64_t, Statement> statements_;
  std::multimap<std::uint64_t, Relation> relations_;
  bool consistent_ = true;
};

}  // namespace entente
