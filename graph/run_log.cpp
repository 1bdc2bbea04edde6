#include "graph/run_log.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "graph/bookkeeping.h"
#include "graph/keys.h"

namespace entente {
namespace {

using keys::VerdictPart;

constexpr std::size_t chunk_size = 500;

std::uint32_t& count(RunRecord& run, Verdict verdict) {
  return run.counts[static_cast<std::size_t>(verdict)];
}

Error no_such_run(RunNumber run) {
  return {ErrorCode::invalid_argument, fmt::format("run {} has not begun", run), ""};
}

// The first free place among rows that are numbered from 1 in the last four bytes of their keys.
Result<std::uint32_t> next_place(const Database& database, Family family, const std::string& prefix) {
  std::uint32_t place = 1;
  TRY(database.view()->scan(family, prefix, [&](std::string_view key, std::string_view) {
    if (key.size() == prefix.size() + 4) place = keys::number_at(key, prefix.size()) + 1;
    return true;
  }));
  return place;
}

std::string packed_prefix(RunNumber run, Verdict verdict) {
  std::string key = keys::packed_verdicts(run, verdict, 0);
  key.resize(key.size() - 4);
  return key;
}

struct SingleVerdicts {
  std::array<std::uint32_t, verdict_count> counts{};
  std::set<PackedVerdict> locations;  // those with a document
};

Result<SingleVerdicts> single_verdicts(const DatabaseView& view, RunNumber run) {
  SingleVerdicts single;
  const std::string prefix = keys::verdict_prefix(run, VerdictPart::single);
  Cursor rows = view.cursor(Family::verdicts);
  for (rows.seek(prefix); rows.valid_within(prefix); rows.next()) {
    const DocumentVerdict verdict = TRY(decode_verdict(rows.value()));
    ++single.counts[static_cast<std::size_t>(verdict.verdict)];
    if (!verdict.document.empty()) single.locations.insert(packed(verdict.location, verdict.document));
  }
  TRY(rows.status());
  return single;
}

void put_chunks(Ledger& ledger, RunNumber run, Verdict verdict, const std::vector<PackedVerdict>& entries) {
  std::uint32_t chunk = 1;
  for (std::size_t from = 0; from < entries.size(); from += chunk_size, ++chunk) {
    const auto begin = entries.begin() + static_cast<std::ptrdiff_t>(from);
    const auto size = static_cast<std::ptrdiff_t>(std::min(chunk_size, entries.size() - from));
    ledger.put(Family::verdicts, keys::packed_verdicts(run, verdict, chunk),
               encode(std::vector<PackedVerdict>(begin, begin + size)));
  }
}

}  // namespace

Result<RunNumber> RunLog::begin(RunRecord run) {
  Ledger ledger(database_);
  Counts counts = TRY(read_counts(ledger));
  run.number = static_cast<RunNumber>(++counts.runs);
  run.end = RunEnd::open;
  run.finished.clear();
  run.error.clear();
  run.counts = {};
  write_counts(ledger, counts);
  ledger.put(Family::runs, keys::run(run.number), encode(run));
  TRY(database_.write(std::move(ledger).writes(), Durability::power));
  return run.number;
}

Result<RunRecord> RunLog::record(Ledger& ledger, RunNumber run) const {
  const std::optional<std::string> bytes = TRY(ledger.get(Family::runs, keys::run(run)));
  if (!bytes) return no_such_run(run);
  RunRecord record = TRY(decode_run(*bytes));
  record.number = run;
  if (record.end == RunEnd::open) return record;
  return Error{ErrorCode::invalid_argument, fmt::format("run {} has finished", run), ""};
}

Result<void> RunLog::require_open(RunNumber run) const {
  Ledger ledger(database_);
  TRY(record(ledger, run));
  return {};
}

bool RunLog::is_wordless(const DocumentVerdict& verdict) {
  const bool stays = verdict.verdict == Verdict::unchanged || verdict.verdict == Verdict::repeated ||
                     verdict.verdict == Verdict::listing || verdict.verdict == Verdict::skipped;
  return stays && verdict.reason.empty() && !verdict.document.empty();
}

Result<void> RunLog::enter(Ledger& ledger, RunNumber run, const DocumentVerdict& verdict) {
  RunRecord record = TRY(this->record(ledger, run));
  const std::string key = keys::verdict(run, verdict.location);
  if (const std::optional<std::string> former = TRY(ledger.get(Family::verdicts, key))) {
    --count(record, TRY(decode_verdict(*former)).verdict);
  }
  ++count(record, verdict.verdict);
  ledger.put(Family::verdicts, key, encode(verdict));
  ledger.put(Family::runs, keys::run(run), encode(record));
  return {};
}

Result<void> RunLog::enter(Ledger& ledger, const JournalEntry& entry) {
  const NodeId document = node_of(entry.document);
  const std::uint32_t place = TRY(next_place(database_, Family::journal, keys::node(document)));
  if (entry.run == 0 && place == 1) return {};
  ledger.put(Family::journal, keys::journal(document, place), encode(entry));
  if (entry.run != 0) ledger.put(Family::verdicts, keys::touched(entry.run, document), "");
  return {};
}

Result<void> RunLog::keep(RunNumber run, const DocumentVerdict& verdict) {
  std::set<PackedVerdict>& chunk = kept_[run][verdict.verdict];
  chunk.insert(packed(verdict.location, verdict.document));
  return chunk.size() < chunk_size ? Result<void>() : write_chunk(run, verdict.verdict);
}

Result<void> RunLog::write_chunk(RunNumber run, Verdict verdict) {
  std::set<PackedVerdict>& chunk = kept_[run][verdict];
  Ledger ledger(database_);
  RunRecord record = TRY(this->record(ledger, run));
  count(record, verdict) += static_cast<std::uint32_t>(chunk.size());
  const std::uint32_t place = TRY(next_place(database_, Family::verdicts, packed_prefix(run, verdict)));
  ledger.put(Family::verdicts, keys::packed_verdicts(run, verdict, place),
             encode(std::vector<PackedVerdict>(chunk.begin(), chunk.end())));
  ledger.put(Family::runs, keys::run(run), encode(record));
  TRY(database_.write(std::move(ledger).writes(), Durability::process));
  chunk.clear();
  return {};
}

// The rows of the chunks are taken out of the batch's state; put_chunks() writes them anew.
Result<RunLog::Kept> RunLog::take_packed(Ledger& ledger, RunNumber run) {
  Kept packed = kept_[run];
  const std::string prefix = keys::verdict_prefix(run, VerdictPart::packed);
  const std::shared_ptr<const DatabaseView> view = database_.view();
  Cursor rows = view->cursor(Family::verdicts);
  for (rows.seek(prefix); rows.valid_within(prefix); rows.next()) {
    const auto verdict = static_cast<Verdict>(rows.key()[prefix.size()]);
    const std::vector<PackedVerdict> chunk = TRY(decode_packed_verdicts(rows.value()));
    packed[verdict].insert(chunk.begin(), chunk.end());
    ledger.erase(Family::verdicts, std::string(rows.key()));
  }
  TRY(rows.status());
  return packed;
}

Result<void> RunLog::finish(RunNumber run, const std::string& finished, RunEnd end,
                            const std::string& error) {
  Ledger ledger(database_);
  RunRecord record = TRY(this->record(ledger, run));
  SingleVerdicts single = TRY(single_verdicts(*database_.view(), run));
  record.counts = single.counts;
  const Kept packed = TRY(take_packed(ledger, run));
  for (const auto& [verdict, entries] : packed) {
    std::vector<PackedVerdict> fresh;
    for (const PackedVerdict& entry : entries) {
      // The words of one location stand for it, whatever was packed.
      if (single.locations.insert(entry).second) fresh.push_back(entry);
    }
    count(record, verdict) += static_cast<std::uint32_t>(fresh.size());
    put_chunks(ledger, run, verdict, fresh);
  }
  record.finished = finished;
  record.end = end;
  record.error = error;
  ledger.put(Family::runs, keys::run(run), encode(record));
  TRY(database_.write(std::move(ledger).writes(), Durability::power));
  kept_.erase(run);
  return {};
}

}  // namespace entente
