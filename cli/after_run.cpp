#include "cli/after_run.h"

#include <algorithm>
#include <filesystem>
#include <iostream>

#include "cli/exit_status.h"
#include "cli/watches.h"
#include "export/briefing.h"
#include "export/output_file.h"
#include "graph/store.h"
#include "query/difference.h"

namespace entente {
namespace {

// A feed shows the news of some runs, so that a reader who looks once a week misses none of a daily job.
constexpr RunNumber runs_in_feed = 30;

BriefingFormat format_of(const std::string& file) {
  const std::string extension = std::filesystem::path(file).extension().string();
  if (extension == ".md" || extension == ".markdown") return BriefingFormat::markdown;
  if (extension == ".html" || extension == ".htm") return BriefingFormat::html;
  return extension == ".json" ? BriefingFormat::json : BriefingFormat::text;
}

Result<void> write_diff_file(const Snapshot& snapshot, RunNumber run, const std::string& path) {
  const Difference news = TRY(difference(snapshot, run - 1, run));
  OutputFile file = TRY(OutputFile::create(path));
  write_briefing(news, format_of(path), file);
  return file.finish();
}

Result<void> write_feed_file(const Snapshot& snapshot, RunNumber run, const std::string& path) {
  const Difference news = TRY(difference(snapshot, run - std::min(run, runs_in_feed), run));
  OutputFile file = TRY(OutputFile::create(path));
  write_feed(news, file);
  return file.finish();
}

Result<bool> ask_watches(const Snapshot& snapshot, const std::filesystem::path& store) {
  bool failed = false;
  for (const WatchReport& report : TRY(evaluate_watches(snapshot, store))) {
    std::cout << text_of(report);
    failed = failed || report.error.has_value();
  }
  return failed;
}

bool complained(const Result<void>& result) {
  if (!result.ok()) complain(result.error());
  return !result.ok();
}

}  // namespace

bool follow_up(const CommandLine& command_line, RunNumber run, const AfterRun& after) {
  const Result<Reader> reader = Reader::open(command_line.store);
  if (!reader.ok()) return complain(reader.error()) != exit_answered;
  const Result<Snapshot> snapshot = reader->snapshot();
  if (!snapshot.ok()) return complain(snapshot.error()) != exit_answered;
  bool failed = false;
  if (!after.diff_file.empty()) failed |= complained(write_diff_file(*snapshot, run, after.diff_file));
  if (!after.feed.empty()) failed |= complained(write_feed_file(*snapshot, run, after.feed));
  const Result<bool> watches = ask_watches(*snapshot, command_line.store);
  if (!watches.ok()) complain(watches.error());
  return failed || !watches.ok() || *watches;
}

}  // namespace entente
