#include "cli/watches.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>

#include "cli/answer_printer.h"
#include "cli/own_command.h"
#include "graph/digest.h"
#include "query/ask.h"

namespace entente {
namespace {

// Columns that say where a row stands in the answer or its words on the page, not what it says: an edit
// above, or another row, changes them.
bool is_place(const Column& column) {
  static constexpr std::array<std::string_view, 4> places = {"statement", "start", "end", "page"};
  return column.heading == "#" || std::ranges::find(places, column.name) != places.end();
}

std::string digest_of(const std::vector<Column>& columns, const AnswerRow& row) {
  constexpr std::string_view repetition = "↳ ";  // marks a pledge that an earlier row has as well
  std::string cells;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    if (is_place(columns[i])) continue;
    const std::string cell = text_of(row.cells[i]);
    cells += cell.starts_with(repetition) ? cell.substr(repetition.size()) : cell;
    cells += '\x1f';
  }
  return hex(sha256(cells)).substr(0, 16);
}

// JSON Lines for a file that is called so, a table for any other.
Result<void> append(const std::string& file, const WatchReport& report) {
  const std::filesystem::path path(file);
  const bool json = path.extension() == ".jsonl" || path.extension() == ".json";
  std::ofstream out(path, std::ios::app | std::ios::binary);
  out << (json ? json_lines(report.news) : text_of(report));
  out.flush();
  if (out) return {};
  return Error{ErrorCode::io, "the new rows could not be written", file};
}

Result<void> deliver(const Watch& watch, const WatchReport& report) {
  if (!watch.file.empty()) TRY(append(watch.file, report));
  if (!watch.command.empty()) TRY(run_own_command(watch.command, json_lines(report.news)));
  return {};
}

Result<WatchReport> evaluated(const Snapshot& snapshot, const std::filesystem::path& store,
                              const std::string& name) {
  Watch watch = TRY(read_watch(store, name));
  WatchReport report{name, watch.question, {}, {}};
  Answer answer = TRY(ask(watch.question, snapshot, Limits{}));
  report.news.columns = answer.columns;
  for (AnswerRow& row : answer.rows) {
    if (watch.seen.insert(digest_of(answer.columns, row)).second) report.news.rows.push_back(std::move(row));
  }
  if (report.news.empty()) return report;
  Result<void> delivered = deliver(watch, report);
  if (delivered.ok()) delivered = write_watch(store, watch);
  if (!delivered.ok()) report.error = delivered.error();
  return report;
}

}  // namespace

Result<std::set<std::string>> answered_now(const Snapshot& snapshot, const std::string& question) {
  const Answer answer = TRY(ask(question, snapshot, Limits{}));
  std::set<std::string> digests;
  for (const AnswerRow& row : answer.rows) digests.insert(digest_of(answer.columns, row));
  return digests;
}

WatchReport evaluate_watch(const Snapshot& snapshot, const std::filesystem::path& store,
                           const std::string& name) {
  Result<WatchReport> report = evaluated(snapshot, store, name);
  if (report.ok()) return std::move(report).value();
  return {name, "", {}, report.error()};
}

Result<std::vector<WatchReport>> evaluate_watches(const Snapshot& snapshot,
                                                  const std::filesystem::path& store) {
  std::vector<WatchReport> reports;
  for (const std::string& name : TRY(watch_names(store))) {
    reports.push_back(evaluate_watch(snapshot, store, name));
  }
  return reports;
}

std::string text_of(const WatchReport& report) {
  std::string text;
  if (!report.news.empty()) {
    text = fmt::format("watch {}: {} new for {}\n", report.name, report.news.rows.size(), report.question) +
           table_text(report.news);
  }
  if (report.error) text += fmt::format("watch {}: {}\n", report.name, report.error->describe());
  return text;
}

}  // namespace entente
