// entente export: the graph, or an answer's part of it, for other programs.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <string>

#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/graph_export.h"
#include "export/output_file.h"
#include "graph/store.h"
#include "query/ask.h"

namespace entente {
namespace {

struct ExportOptions {
  std::string format;  // empty: by the name of the output file
  std::string profile;
  std::string output;    // empty or "-": standard output
  std::string question;  // empty: the whole graph
  bool with_proposals = false;
  bool with_text = false;
};

Result<ExportFormat> format_of(const ExportOptions& options) {
  if (options.format.empty()) {
    if (const auto format = export_format_of(options.output)) return *format;
    return Error{ErrorCode::invalid_argument,
                 fmt::format("--format is missing: one of {}", names_of_export_formats()), ""};
  }
  if (const auto format = export_format_named(options.format)) return *format;
  return Error{ErrorCode::invalid_argument,
               fmt::format("no such format: {}; there are {}", options.format, names_of_export_formats()),
               ""};
}

Result<GraphmlProfile> profile_of(const ExportOptions& options) {
  if (const auto profile = graphml_profile_named(options.profile)) return *profile;
  return Error{ErrorCode::invalid_argument,
               fmt::format("no such profile: {}; there are {}", options.profile, names_of_graphml_profiles()),
               ""};
}

Result<Selection> selection_of(const ExportOptions& options, const Snapshot& snapshot) {
  if (!options.question.empty()) {
    const Answer answer = TRY(ask(options.question, snapshot, Limits{}));
    for (const std::string& note : answer.notes) std::cerr << note << '\n';
    return Selection::part_of(snapshot, subgraph_of(answer));
  }
  EdgeFilter filter;
  filter.facts_only = !options.with_proposals;
  return Selection::everything(snapshot, filter);
}

Result<OutputFile> output_of(const ExportOptions& options) {
  if (options.output.empty() || options.output == "-") return OutputFile::standard_output();
  return OutputFile::create(options.output);
}

Result<std::uint64_t> export_graph(const ExportOptions& options, const CommandLine& command_line) {
  const GraphExport wanted{TRY(format_of(options)), TRY(profile_of(options)),
                           options.with_text ? PageContent::text : PageContent::digest};
  const Reader reader = TRY(Reader::open(command_line.store));
  const Snapshot snapshot = TRY(reader.snapshot());
  const Selection selection = TRY(selection_of(options, snapshot));
  OutputFile output = TRY(output_of(options));
  const ExportedGraph exported = TRY(export_selection(selection, wanted, output));
  std::cerr << exported.report;
  return exported.things;
}

int run_export(const ExportOptions& options, const CommandLine& command_line) {
  const Result<std::uint64_t> written = export_graph(options, command_line);
  if (!written.ok()) return complain(written.error());
  return *written > 0 ? exit_answered : exit_nothing;
}

std::string format_help() {
  std::string help = "Format; without it the output file's extension decides:";
  for (const ExportFormatInfo& row : export_formats())
    help += fmt::format("\n  {:8} {}", row.name, row.meaning);
  return help;
}

std::string profile_help() {
  std::string help = "Profile of GraphML:";
  for (const GraphmlProfileInfo& row : graphml_profiles())
    help += fmt::format("\n  {:8} {}", row.name, row.meaning);
  return help;
}

}  // namespace

void add_export_command(CLI::App& app, CommandLine& command_line) {
  CLI::App* command = app.add_subcommand("export", "Write the graph for other programs");
  const auto options = std::make_shared<ExportOptions>();
  options->profile = graphml_profiles().front().name;
  command->add_option("--format,-f", options->format, format_help());
  command->add_option("--output,-o", options->output,
                      "File, written whole or not at all; without it, standard output");
  command->add_option("--query,-q", options->question,
                      "Only the part of the graph that answers this question");
  command->add_option("--profile", options->profile, profile_help())->capture_default_str();
  command->add_flag("--with-proposals", options->with_proposals,
                    "Also what is no fact (proposed, planned, predicted, denied …), labelled as such");
  command->add_flag("--with-text", options->with_text,
                    "In JSON Lines: the text of every page, not only its digest");
  command->callback(
      [options, &command_line] { command_line.exit_status = run_export(*options, command_line); });
}

}  // namespace entente
