// entente diff: what changed between two runs, as a briefing.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "cli/commands.h"
#include "cli/exit_status.h"
#include "export/briefing.h"
#include "export/output_file.h"
#include "graph/store.h"
#include "query/difference.h"

namespace entente {
namespace {

struct DiffOptions {
  std::vector<std::string> ends;  // none: the last run; one: since then; two: between them
  std::string format = "text";
  std::string output;
  std::string feed;
};

Result<Difference> difference_between(const Snapshot& snapshot, const std::vector<std::string>& ends) {
  const std::vector<RunRecord> runs = TRY(snapshot.runs());
  const RunNumber last = TRY(run_named("last", runs));
  if (last == 0) return Error{ErrorCode::not_found, "nothing was ingested yet: there is no run", ""};
  const RunNumber after = ends.empty() ? last - 1 : TRY(run_named(ends[0], runs));
  const RunNumber up_to = ends.size() < 2 ? last : TRY(run_named(ends[1], runs));
  return difference(snapshot, after, up_to);
}

Result<bool> write_difference(const CommandLine& command_line, const DiffOptions& options) {
  const auto format = briefing_format_named(options.format);
  if (!format) {
    return Error{ErrorCode::invalid_argument,
                 "no such format: " + options.format + "; there are " + names_of_briefing_formats(), ""};
  }
  const Reader reader = TRY(Reader::open(command_line.store));
  const Snapshot snapshot = TRY(reader.snapshot());
  const Difference difference = TRY(difference_between(snapshot, options.ends));
  const bool to_terminal = options.output.empty() || options.output == "-";
  OutputFile output = to_terminal ? OutputFile::standard_output() : TRY(OutputFile::create(options.output));
  write_briefing(difference, *format, output);
  TRY(output.finish());
  if (!options.feed.empty()) {
    OutputFile feed = TRY(OutputFile::create(options.feed));
    write_feed(difference, feed);
    TRY(feed.finish());
  }
  return !difference.empty();
}

int run_diff(const CommandLine& command_line, const DiffOptions& options) {
  const Result<bool> something = write_difference(command_line, options);
  if (!something.ok()) return complain(something.error());
  return *something ? exit_answered : exit_nothing;
}

}  // namespace

void add_diff_command(CLI::App& app, CommandLine& command_line) {
  auto options = std::make_shared<DiffOptions>();
  CLI::App* command = app.add_subcommand("diff", "Brief on what is new between two runs");
  command
      ->add_option(
          "RUN", options->ends,
          "From the end of one run to the end of another: numbers, \"last\", or dates (the last run\n"
          "finished before it; 0: before all). One: since then. None: what the last run brought.")
      ->expected(0, 2);
  command->add_option("-f,--format", options->format, names_of_briefing_formats())->capture_default_str();
  command->add_option("-o,--output", options->output, "File, written whole or not at all");
  command->add_option("--feed", options->feed, "Write the same as an Atom feed as well");
  command->footer("Exit status: 0 something is new, 1 nothing is, 2 it could not be told.");
  command->callback(
      [&command_line, options] { command_line.exit_status = run_diff(command_line, *options); });
}

}  // namespace entente
