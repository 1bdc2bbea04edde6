#include "graph/run_check.h"

#include <fmt/format.h>

#include <array>
#include <set>

#include "graph/keys.h"
#include "graph/records.h"

namespace entente {
namespace {

using keys::VerdictPart;

class RunChecker {
 public:
  RunChecker(const Snapshot& snapshot, const DatabaseView& view, std::size_t limit)
      : snapshot_(snapshot), view_(view), limit_(limit) {}

  Result<RunReport> run() {
    TRY(check_records());
    TRY(check_verdicts());
    TRY(check_counts());
    TRY(check_journals());
    for (const auto& [run, document] : touched_) {
      report(fmt::format("run {} touched a document {:016x} whose journal does not say how", run, document));
    }
    return std::move(report_);
  }

 private:
  using CountsOfRun = std::array<std::uint32_t, verdict_count>;

  bool full() const { return report_.violations.size() >= limit_; }
  void report(std::string violation) {
    if (!full()) report_.violations.push_back(std::move(violation));
  }

  Result<void> check_records() {
    Cursor rows = view_.cursor(Family::runs);
    for (rows.seek(""); rows.valid() && !full(); rows.next()) {
      const auto number = static_cast<RunNumber>(++report_.runs);
      Result<RunRecord> record = decode_run(rows.value());
      if (!record.ok()) {
        report(fmt::format("run {}: {}", number, record.error().describe()));
      } else if (rows.key() != keys::run(number)) {
        report(fmt::format("run {} has another number", number));
      } else if (record->end != RunEnd::open && !is_run_of_first_format(rows.value())) {
        counted_[number] = record->counts;
      }
    }
    return rows.status();
  }

  Result<void> check_verdicts() {
    Cursor rows = view_.cursor(Family::verdicts);
    for (rows.seek(""); rows.valid() && !full(); rows.next()) {
      Result<void> fits = check_verdict(rows.key(), rows.value());
      if (!fits.ok()) report(fits.error().describe());
    }
    return rows.status();
  }

  Result<void> check_verdict(std::string_view key, std::string_view value) {
    const Error wrong{ErrorCode::corruption, "a verdict belongs to no run", ""};
    if (key.size() < keys::verdict_size - 3) return wrong;
    const RunNumber run = keys::number_at(key, 0);
    if (run == 0 || run > report_.runs) return wrong;
    CountsOfRun& found = found_[run];
    if (key.size() == keys::packed_verdicts_size && key[4] == static_cast<char>(VerdictPart::packed)) {
      const auto verdict = static_cast<std::uint8_t>(key[5]);
      if (verdict >= verdict_count) return wrong;
      found[verdict] += static_cast<std::uint32_t>(TRY(decode_packed_verdicts(value)).size());
      return {};
    }
    if (key.size() != keys::verdict_size) return wrong;
    if (key[4] == static_cast<char>(VerdictPart::touched) && value.empty()) {
      touched_.emplace(run, keys::node_at(key, 5));
      return {};
    }
    if (key[4] != static_cast<char>(VerdictPart::single)) return wrong;
    const DocumentVerdict verdict = TRY(decode_verdict(value));
    if (keys::verdict(run, verdict.location) != key) return wrong;
    ++found[static_cast<std::size_t>(verdict.verdict)];
    return {};
  }

  Result<void> check_counts() {
    for (const auto& [run, counts] : counted_) {
      if (counts != found_[run]) report(fmt::format("run {} counts other verdicts than it has", run));
    }
    return {};
  }

  // Document after document, since the key begins with it.
  Result<void> check_journals() {
    Cursor rows = view_.cursor(Family::journal);
    rows.seek("");
    while (rows.valid() && !full()) {
      if (rows.key().size() != keys::journal_size) {
        report("a journal entry belongs to no document");
        rows.next();
        continue;
      }
      const std::string document(rows.key().substr(0, 8));
      std::uint32_t place = 0;
      for (; rows.valid_within(document); rows.next()) {
        if (rows.key() != keys::journal(keys::node_at(document, 0), ++place)) report("a journal has a gap");
      }
      TRY(check_journal(keys::node_at(document, 0)));
    }
    return rows.status();
  }

  Result<void> check_journal(NodeId document) {
    Result<std::vector<JournalEntry>> entries = snapshot_.journal_of(document);
    Result<Assertions> now = snapshot_.said_in(document);
    Result<std::optional<DocumentRecord>> record = snapshot_.document(document);
    if (!entries.ok() || !now.ok() || !record.ok()) {
      report(fmt::format("the journal of {:016x} cannot be read", document));
      return {};
    }
    std::optional<DocumentFace> face;
    if (*record) face = DocumentFace();
    DocumentPast past(face, *now);
    for (auto entry = entries->rbegin(); entry != entries->rend(); ++entry) {
      if (node_of(entry->document) != document) report("a journal entry is another document's");
      if (entry->run != 0 && !touched_in(entry->run, document)) {
        report(
            fmt::format("{} has a journal of run {}, which did not touch it", entry->document, entry->run));
      }
      past.undo(*entry);
    }
    if (!past.consistent()) report(entries->back().document + ": its journal does not lead to what it says");
    for (const JournalEntry& entry : *entries) touched_.erase({entry.run, document});
    return {};
  }

  bool touched_in(RunNumber run, NodeId document) const { return touched_.contains({run, document}); }

  const Snapshot& snapshot_;
  const DatabaseView& view_;
  std::size_t limit_;
  RunReport report_;
  std::map<RunNumber, CountsOfRun> counted_;  // of finished runs, as their records say
  std::map<RunNumber, CountsOfRun> found_;
  std::set<std::pair<RunNumber, NodeId>> touched_;
};

}  // namespace

Result<RunReport> check_runs(const Snapshot& snapshot, const DatabaseView& view, std::size_t limit) {
  return RunChecker(snapshot, view, limit).run();
}

}  // namespace entente
