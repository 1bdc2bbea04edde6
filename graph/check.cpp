// Each document is read back, validated as a commit would, and what it contributes is worked out anew. Its
// own rows are compared at once and remembered by a hash; the rows that documents share add up in a ledger
// over nothing. Then every row of the store must be one of the remembered or one of the ledger.
#include "graph/check.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "graph/bookkeeping.h"
#include "graph/contribution.h"
#include "graph/database.h"
#include "graph/keys.h"
#include "graph/records.h"
#include "graph/run_check.h"
#include "graph/stored_document.h"
#include "graph/validation.h"

namespace entente {
namespace {

// What a row is, for a person.
std::string row_name(Family family, std::string_view key) {
  switch (family) {
    case Family::statements:
    case Family::relations:
    case Family::participation:
    case Family::out:
    case Family::in:
    case Family::spans:
      if (key.size() < 16) break;
      return fmt::format("{} of {}", family_name(family),
                         to_string(keys::assertion_at(key, key.size() - 16)));
    case Family::entities:
    case Family::profiles:
    case Family::observed:
    case Family::documents:
    case Family::pages:
    case Family::contributions:
    case Family::entity_documents:
      if (key.size() < 8) break;
      return fmt::format("{} of node {:016x}", family_name(family), keys::node_at(key, 0));
    default:
      break;
  }
  return fmt::format("{} \"{}\"", family_name(family), key.substr(0, key.find('\0')));
}

bool is_shared(Family family) {
  return family == Family::entities || family == Family::profiles || family == Family::observed ||
         family == Family::names || family == Family::meta;
}

// What runs did, and what waits to be indexed: no document accounts for it.
bool is_history(Family family) {
  return family == Family::runs || family == Family::verdicts || family == Family::journal ||
         family == Family::full_text;
}

// A document that a program before wrote says the same in an older version of its value.
bool is_older_form(const Row& row, std::string_view stored) {
  if (row.family != Family::documents || stored.empty() || stored.front() >= row.value.front()) return false;
  const Result<DocumentRecord> record = decode_document(stored);
  return record.ok() && encode(*record) == row.value;
}

// Distinguishes rows, not adversaries: 64 bits over tens of millions of keys.
std::uint64_t row_hash(Family family, std::string_view key) {
  return std::hash<std::string_view>()(key) * 31 + static_cast<std::uint64_t>(family);
}

class Checker {
 public:
  Checker(const Snapshot& snapshot, const DatabaseView& view, std::size_t limit)
      : snapshot_(snapshot), view_(view), limit_(limit) {}

  Result<std::vector<std::string>> run() {
    TRY(check_documents());
    std::ranges::sort(own_rows_);
    for (Family family : families()) {
      if (!is_shared(family) && !is_history(family)) TRY(find_strays(family));
    }
    TRY(check_history());
    TRY(check_shared());
    return std::move(violations_);
  }

 private:
  bool full() const { return violations_.size() >= limit_; }
  void report(std::string violation) {
    if (!full()) violations_.push_back(std::move(violation));
  }

  Result<void> check_documents() {
    Cursor rows = view_.cursor(Family::documents);
    for (rows.seek(""); rows.valid() && !full(); rows.next()) TRY(check_document(rows.key(), rows.value()));
    return rows.status();
  }

  // A document that cannot be read is reported; only a disk that fails ends the check.
  Result<void> check_document(std::string_view key, std::string_view value) {
    Result<DocumentRecord> record = decode_document(value);
    if (!record.ok()) return report_damage(row_name(Family::documents, key), record.error());
    Result<Changes> changes = stored_changes(view_, *record);
    if (!changes.ok()) return report_damage(record->id, changes.error());
    Result<void> valid = validate(*changes);
    if (!valid.ok()) report(valid.error().describe());
    check_record(*changes);
    Contribution contribution = contribution_of(*changes);
    for (const Row& row : contribution.rows) TRY(check_own(record->id, row));
    Result<void> entered = enter_shared(shared_, contribution);
    if (!entered.ok()) return report_damage(record->id, entered.error());
    return {};
  }

  Result<void> report_damage(const std::string& where, const Error& error) {
    if (error.code == ErrorCode::io) return error;
    report(where + ": " + error.describe());
    return {};
  }

  void check_record(const Changes& changes) {
    const DocumentRecord& record = changes.document;
    auto commitments = std::ranges::count_if(changes.statements, &Statement::is_commitment);
    if (record.pages != changes.pages.size() || record.statements != changes.statements.size() ||
        record.relations != changes.relations.size() || record.commitments != commitments) {
      report(record.id + ": its record counts other pages, statements or relations than it has");
    }
  }

  Result<void> check_own(const EntityId& document, const Row& row) {
    own_rows_.push_back(row_hash(row.family, row.key));
    Result<std::optional<std::string>> stored = view_.get(row.family, row.key);
    if (!stored.ok()) return report_damage(document, stored.error());
    if (!*stored) report(fmt::format("{}: {} is missing", document, row_name(row.family, row.key)));
    if (*stored && **stored != row.value && !is_older_form(row, **stored)) {
      report(fmt::format("{}: {} is not what it should be", document, row_name(row.family, row.key)));
    }
    return {};
  }

  Result<void> find_strays(Family family) {
    Cursor rows = view_.cursor(family);
    for (rows.seek(""); rows.valid() && !full(); rows.next()) {
      if (std::ranges::binary_search(own_rows_, row_hash(family, rows.key()))) continue;
      report(fmt::format("{} belongs to no document", row_name(family, rows.key())));
    }
    return rows.status();
  }

  Result<void> check_history() {
    const RunReport runs = TRY(check_runs(snapshot_, view_, limit_ - violations_.size()));
    violations_.insert(violations_.end(), runs.violations.begin(), runs.violations.end());
    Counts counts = TRY(read_counts(shared_));
    counts.runs = runs.runs;
    write_counts(shared_, counts);
    return {};
  }

  // Both sides sorted, so that one pass finds what is missing, what is too much and what differs.
  Result<void> check_shared() {
    std::map<std::pair<Family, std::string>, std::string> expected;
    for (Write& write : std::move(shared_).writes()) {
      if (write.value) expected[{write.family, write.key}] = std::move(*write.value);
    }
    for (Family family : families()) {
      if (is_shared(family)) TRY(compare_family(family, expected));
    }
    for (const auto& [place, value] : expected) {
      report(row_name(place.first, place.second) + " is missing");
    }
    return {};
  }

  Result<void> compare_family(Family family,
                              std::map<std::pair<Family, std::string>, std::string>& expected) {
    Cursor rows = view_.cursor(family);
    for (rows.seek(""); rows.valid() && !full(); rows.next()) {
      if (family == Family::meta && rows.key() == keys::format_version) continue;
      auto wanted = expected.find({family, std::string(rows.key())});
      if (wanted == expected.end()) {
        report(row_name(family, rows.key()) + " belongs to no document");
        continue;
      }
      if (wanted->second != rows.value()) report(row_name(family, rows.key()) + " does not add up");
      expected.erase(wanted);
    }
    return rows.status();
  }

  const Snapshot& snapshot_;
  const DatabaseView& view_;
  std::size_t limit_;
  std::vector<std::string> violations_;
  std::vector<std::uint64_t> own_rows_;
  Ledger shared_;
};

}  // namespace

Result<CheckReport> check(const Snapshot& snapshot, std::size_t limit) {
  CheckReport report;
  report.violations = TRY(Checker(snapshot, *snapshot.view_, limit).run());
  Result<Counts> counts = snapshot.counts();
  if (counts.ok()) report.counts = *counts;
  return report;
}

}  // namespace entente
