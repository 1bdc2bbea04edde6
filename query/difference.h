// What changed between two runs: the state after one of them held against the state after another.
//
//   const RunNumber from = TRY(run_named("2023-08-01", runs));
//   const Difference difference = TRY(difference(snapshot, from, last_run(runs)));
//
// Net: what came and went again in between is no change, however many runs lie there; so is a sentence that
// only moved. Statements are compared by what they say (graph/fingerprint.h). A sentence that was reworded is
// one change, not one gone and one new. In a fixed order: documents new, changed, gone, each newest first;
// what they say in the order of the text; names in the order of letters.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/snapshot.h"

namespace entente {

enum class News { added, changed, gone };
std::string_view name_of(News news);  // "new", "changed", "gone"

// A statement that is there now and was not, or the reverse; or both, when it was reworded.
struct StatementNews {
  News news = News::added;
  Statement now;     // but of a gone one
  Statement before;  // but of a new one

  const Statement& shown() const { return news == News::gone ? before : now; }
};

struct RelationNews {
  News news = News::added;  // never changed
  Relation relation;
};

struct DocumentNews {
  News news = News::added;
  EntityId id;
  DocumentFace now;     // but of one gone
  DocumentFace before;  // but of a new one
  // Of a changed one, what differs. A new reading alone, which found the same, makes no document changed.
  bool new_text = false, new_metadata = false, new_reading = false;
  RunNumber run = 0;                 // the last one that changed it
  Verdict verdict = Verdict::added;  // why it is gone: removed, vanished, or replaced by another's text
  EntityId repeats;                  // that other document
  std::vector<StatementNews> statements;
  // Read off a sentence of their own. Those that follow from a statement change with it and are only counted.
  std::vector<RelationNews> relations;

  const DocumentFace& shown() const { return news == News::gone ? before : now; }
};

// One commitment, with the statements that make it news; by index of document and statement.
struct CommitmentNews {
  enum class Kind {
    added,       // nobody had pledged it
    reaffirmed,  // it was there, and another document or sentence says it (again)
    changed,     // the same sentence of the same document says it otherwise
    gone,        // no document states it any more
  };
  struct Place {
    std::size_t document = 0;
    std::size_t statement = 0;
  };
  Kind kind = Kind::added;
  EntityId id;
  std::vector<Place> places;  // at least one
};
std::string_view name_of(CommitmentNews::Kind kind);  // "new", "reaffirmed", "changed", "gone"

// A location that could not be read, or that its source no longer has, at the end of the runs.
struct LocationNews {
  DocumentVerdict verdict;
  RunNumber run = 0;          // the one that says so
  bool known_before = false;  // was so before the first of the runs as well
};

struct DifferenceCounts {
  std::uint64_t statements_new = 0, statements_changed = 0, statements_gone = 0;
  std::uint64_t relations_new = 0, relations_gone = 0;  // with those that follow from statements
};

struct Difference {
  RunNumber after = 0;
  RunNumber up_to = 0;
  std::optional<RunRecord> since;  // of `after`; nothing when that is 0
  std::vector<RunRecord> runs;     // those in between, `up_to` the last of them
  std::vector<DocumentNews> documents;
  std::vector<CommitmentNews> commitments;
  std::vector<EntityName> entities_new, entities_gone;  // without commitments
  std::vector<LocationNews> failed;
  std::vector<LocationNews> vanished;  // still in the graph
  DifferenceCounts counts;
  std::map<EntityId, std::string> names;  // of everybody that a statement or relation here speaks of

  bool empty() const;                  // nothing new in the graph, and no failure that was not known
  std::size_t count(News news) const;  // documents
  // The name, else the id.
  const std::string& name(const EntityId& id) const;
  const Statement& statement(const CommitmentNews::Place& place) const;
};

// Everything up to the end of run `up_to` that was not so at the end of run `after` (0: before all runs).
// invalid_argument unless after <= up_to and there is such a run. Reads the journals of the documents that
// the runs touched and what these documents say; a document that was added takes memory for all it says.
Result<Difference> difference(const Snapshot& snapshot, RunNumber after, RunNumber up_to);

// The run that a person means: "12", "last" (0 when there is none), or a date or time, UTC: the last run that
// had finished before it (0: none had). invalid_argument for other words, not_found for a number without run.
Result<RunNumber> run_named(std::string_view text, const std::vector<RunRecord>& runs);

}  // namespace entente
