// What a Snapshot knows of runs (graph/snapshot.h).
#include "graph/database.h"
#include "graph/keys.h"
#include "graph/records.h"
#include "graph/snapshot.h"

namespace entente {
namespace {

using keys::VerdictPart;

Error wrong_key(Family family) {
  return {ErrorCode::corruption, "a key has the wrong length in " + std::string(family_name(family)), ""};
}

// Format 1 named runs by their time, which a reader of such a store still finds: they are numbered in order.
Result<RunRecord> numbered(std::string_view key, std::string_view value, RunNumber next) {
  RunRecord run = TRY(decode_run(value));
  run.number = key.size() == keys::run_size ? keys::number_at(key, 0) : next;
  return run;
}

// Puts words to packed verdicts; those of one document are asked for one after another.
class VerdictReader {
 public:
  explicit VerdictReader(const DatabaseView& view) : view_(view) {}

  Result<DocumentVerdict> read(const PackedVerdict& packed, Verdict verdict) {
    if (packed.document != node_) TRY(go_to(packed.document));
    DocumentVerdict full;
    full.verdict = verdict;
    full.document = id_;
    for (const std::string& source : sources_) {
      if (static_cast<std::uint32_t>(node_of(source) >> 32) == packed.location) full.location = source;
    }
    if (full.location.empty() && !sources_.empty()) full.location = sources_.front();
    return full;
  }

 private:
  Result<void> go_to(NodeId document) {
    node_ = document;
    id_.clear();
    sources_.clear();
    const auto record = TRY(view_.get(Family::documents, keys::node(document)));
    if (record) {
      DocumentRecord decoded = TRY(decode_document(*record));
      id_ = std::move(decoded.id);
      sources_ = std::move(decoded.sources);
      return {};
    }
    return from_journal(document);
  }

  // It has left the graph: the last entry says under which name.
  Result<void> from_journal(NodeId document) {
    const std::string prefix = keys::node(document);
    Cursor rows = view_.cursor(Family::journal);
    for (rows.seek(prefix); rows.valid_within(prefix); rows.next()) {
      JournalEntry entry = TRY(decode_journal_entry(rows.value()));
      id_ = std::move(entry.document);
      if (entry.was_there) sources_ = std::move(entry.before.sources);
    }
    return rows.status();
  }

  const DatabaseView& view_;
  NodeId node_ = 0;
  EntityId id_;
  std::vector<std::string> sources_;
};

// False: the visitor has had enough.
Result<bool> visit_worded(const DatabaseView& view, RunNumber run, const Visitor<DocumentVerdict>& visit) {
  if (const std::optional<std::string> record = TRY(view.get(Family::runs, keys::run(run)))) {
    for (const DocumentVerdict& failure : TRY(decode_first_format_failures(*record))) {
      if (!visit(failure)) return false;
    }
  }
  const std::string prefix = keys::verdict_prefix(run, VerdictPart::single);
  Cursor rows = view.cursor(Family::verdicts);
  for (rows.seek(prefix); rows.valid_within(prefix); rows.next()) {
    if (!visit(TRY(decode_verdict(rows.value())))) return false;
  }
  TRY(rows.status());
  return true;
}

Result<void> visit_packed(const DatabaseView& view, RunNumber run, const Visitor<DocumentVerdict>& visit) {
  VerdictReader reader(view);
  const std::string prefix = keys::verdict_prefix(run, VerdictPart::packed);
  Cursor rows = view.cursor(Family::verdicts);
  for (rows.seek(prefix); rows.valid_within(prefix); rows.next()) {
    if (rows.key().size() != keys::packed_verdicts_size) return wrong_key(Family::verdicts);
    const auto number = static_cast<std::uint8_t>(rows.key()[prefix.size()]);
    if (number >= verdict_count) return wrong_key(Family::verdicts);
    for (const PackedVerdict& packed : TRY(decode_packed_verdicts(rows.value()))) {
      if (!visit(TRY(reader.read(packed, static_cast<Verdict>(number))))) return {};
    }
  }
  return rows.status();
}

template <typename Assertion, typename Decode>
Result<std::vector<Assertion>> read_all(const DatabaseView& view, Family family,
                                        const std::vector<AssertionId>& ids, const Decode& decode) {
  std::vector<Assertion> all;
  for (const AssertionId& id : ids) {
    const std::optional<std::string> bytes = TRY(view.get(family, keys::assertion(id)));
    if (!bytes) {
      return Error{ErrorCode::corruption, to_string(id) + " is missing: run `entente check`", ""};
    }
    all.push_back(TRY(decode(*bytes)));
  }
  return all;
}

}  // namespace

Result<std::vector<RunRecord>> Snapshot::runs() const {
  std::vector<RunRecord> runs;
  Cursor rows = view_->cursor(Family::runs);
  for (rows.seek(""); rows.valid(); rows.next()) {
    const auto next = static_cast<RunNumber>(runs.size() + 1);
    runs.push_back(TRY(numbered(rows.key(), rows.value(), next)));
  }
  TRY(rows.status());
  return runs;
}

Result<std::optional<RunRecord>> Snapshot::run(RunNumber number) const {
  for (RunRecord& run : TRY(runs())) {
    if (run.number == number) return std::optional(std::move(run));
  }
  return std::optional<RunRecord>();
}

Result<void> Snapshot::verdicts(RunNumber run, const Visitor<DocumentVerdict>& visit) const {
  if (!TRY(visit_worded(*view_, run, visit))) return {};
  return visit_packed(*view_, run, visit);
}

Result<void> Snapshot::worded_verdicts(RunNumber run, const Visitor<DocumentVerdict>& visit) const {
  TRY(visit_worded(*view_, run, visit));
  return {};
}

Result<std::vector<NodeId>> Snapshot::touched_by(RunNumber run) const {
  std::vector<NodeId> documents;
  bool damaged = false;
  const std::string prefix = keys::verdict_prefix(run, VerdictPart::touched);
  TRY(view_->scan(Family::verdicts, prefix, [&](std::string_view key, std::string_view) {
    damaged = key.size() != keys::verdict_size;
    if (!damaged) documents.push_back(keys::node_at(key, prefix.size()));
    return !damaged;
  }));
  if (damaged) return wrong_key(Family::verdicts);
  return documents;
}

Result<std::vector<JournalEntry>> Snapshot::journal_of(NodeId document) const {
  std::vector<JournalEntry> entries;
  const std::string prefix = keys::node(document);
  Cursor rows = view_->cursor(Family::journal);
  for (rows.seek(prefix); rows.valid_within(prefix); rows.next()) {
    if (rows.key().size() != keys::journal_size) return wrong_key(Family::journal);
    entries.push_back(TRY(decode_journal_entry(rows.value())));
  }
  TRY(rows.status());
  return entries;
}

Result<Assertions> Snapshot::said_in(NodeId document) const {
  const std::optional<std::string> bytes = TRY(view_->get(Family::contributions, keys::node(document)));
  if (!bytes) return Assertions();
  const ContributionRow row = TRY(decode_contribution(*bytes));
  // Filled one by one: a TRY that returns from an initialiser list leaves behind what was made.
  Assertions said;
  said.statements = TRY(read_all<Statement>(*view_, Family::statements, row.statements, decode_statement));
  said.relations = TRY(read_all<Relation>(*view_, Family::relations, row.relations, decode_relation));
  return said;
}

}  // namespace entente
