// Commands that read or write files.
#include <fmt/format.h>

#include <filesystem>
#include <fstream>

#include "cli/exit_status.h"
#include "cli/graph_export.h"
#include "cli/repl_commands.h"
#include "cli/repl_session.h"
#include "export/output_file.h"

namespace entente {
namespace {

constexpr std::size_t width_of_texts = 120;

struct AnswerFile {
  std::string_view extension;
  Format format;
};

// Extensions under which the rows of an answer are written; the others are formats of the graph.
constexpr AnswerFile answer_files[] = {{"csv", Format::csv},
                                       {"tsv", Format::tsv},
                                       {"json", Format::json},
                                       {"md", Format::markdown},
                                       {"txt", Format::table}};

std::optional<Format> format_of_rows(std::string_view file) {
  const std::size_t dot = file.rfind('.');
  for (const AnswerFile& known : answer_files) {
    if (dot != std::string_view::npos && file.substr(dot + 1) == known.extension) return known.format;
  }
  return std::nullopt;
}

Result<std::string> write_rows(const Answer& answer, Format format, OutputFile file) {
  file.write(answer_text(answer, format, width_of_texts));
  TRY(file.finish());
  return fmt::format("{} rows\n", answer.rows.size());
}

Result<std::string> write_part(ReplSession& session, const Answer& answer, const std::string& name) {
  const std::optional<ExportFormat> format = export_format_of(name);
  if (!format) {
    return Error{
        ErrorCode::invalid_argument,
        fmt::format("the name ends in no format: .{{{}}} for the graph, .csv .tsv .json .md .txt for "
                    "the rows",
                    names_of_export_formats()),
        name};
  }
  const Subgraph part = subgraph_of(answer);
  if (part.nodes.empty()) {
    return Error{
        ErrorCode::invalid_argument,
        "the last answer holds no part of the graph: return nodes, relationships or paths, or export "
        "its rows as .csv",
        name};
  }
  const Selection selection = Selection::part_of(TRY(session.snapshot()), part);
  OutputFile file = TRY(OutputFile::create(name));
  return TRY(export_selection(selection, GraphExport{.format = *format}, file)).report;
}

Result<std::string> exported(ReplSession& session, const std::string& name) {
  const Answer* answer = session.last_answer();
  if (answer == nullptr) return Error{ErrorCode::invalid_argument, "there is no answer to export yet", ""};
  if (const std::optional<Format> format = format_of_rows(name)) {
    return write_rows(*answer, *format, TRY(OutputFile::create(name)));
  }
  return write_part(session, *answer, name);
}

int status_of(const Result<void>& result) {
  return result.ok() ? exit_answered : refuse(result.error().describe());
}

}  // namespace

int open_command(ReplSession& session, std::string_view directory) {
  if (directory.empty()) return refuse("write .open DIRECTORY");
  const Result<void> opened = session.reopen(std::filesystem::path(directory));
  if (!opened.ok()) return refuse(opened.error().describe());
  talk(session.welcome() + "\n");
  return exit_answered;
}

int output_command(ReplSession& session, std::string_view file) {
  if (!file.empty()) return status_of(session.output().open(file));
  session.output().close();
  return exit_answered;
}

int once_command(ReplSession& session, std::string_view file) {
  if (file.empty()) return refuse("write .once FILE");
  return status_of(session.output().open_once(file));
}

int read_command(ReplSession& session, std::string_view file) {
  if (file.empty()) return refuse("write .read FILE");
  return session.run_file(std::filesystem::path(file), ReplSession::OnError::stop);
}

int export_command(ReplSession& session, std::string_view file) {
  if (file.empty()) return refuse("write .export FILE: .graphml, .gexf, .csv …");
  const Result<std::string> report = exported(session, std::string(file));
  if (!report.ok()) return refuse(report.error().describe());
  talk(fmt::format("{}: {}", file, *report));
  return exit_answered;
}

}  // namespace entente
