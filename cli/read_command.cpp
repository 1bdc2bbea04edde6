// entente read FILE: what the readers make of a file, before anything is extracted from it.
#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/document_view.h"
#include "cli/exit_status.h"
#include "cli/ocr_option.h"
#include "cli/read_verdicts.h"
#include "cli/sandbox_option.h"
#include "ingest/isolation/reading_pool.h"

namespace entente {
namespace {

struct ReadOptions {
  std::vector<std::filesystem::path> paths;
  DocumentView view = DocumentView::summary;
  bool verdicts = false;
  double seconds = 0;
  PoolOptions pool;
};

int run_read(const ReadOptions& options) {
  Result<Document> document = read_file_isolated(options.paths.front(), options.pool);
  if (!document.ok()) return complain(document.error());
  std::string shown = show(*document, options.view);
  bool written =
      std::fwrite(shown.data(), 1, shown.size(), stdout) == shown.size() && std::fflush(stdout) == 0;
  if (!written) return complain({ErrorCode::io, "could not be written", "standard output"});
  return exit_answered;
}

// A file may take that long at first, and twice as long when it is tried again.
void limit_time(DocumentLimits& limits, double seconds) {
  limits.time = std::chrono::milliseconds(static_cast<std::int64_t>(seconds * 1000));
  limits.time_per_megabyte = std::chrono::milliseconds(0);
  limits.longest = limits.time * 2;
  limits.time_per_recognised_page = std::chrono::milliseconds(0);
}

void add_pool_options(CLI::App& read, ReadOptions& options) {
  read.add_option("--time-limit", options.seconds,
                  "Seconds that a file may take (default 60, and 2 a megabyte; with --ocr 600 more)")
      ->check(CLI::Range(0.001, 3600.0));
  read.add_option("-j,--workers", options.pool.workers,
                  "With --verdicts: processes that read (default: one a core)")
      ->check(CLI::Range(1, 256));
  add_ocr_option(read, options.pool);
  add_sandbox_option(read, options.pool);
}

}  // namespace

void add_read_command(CLI::App& app, CommandLine& command_line) {
  auto options = std::make_shared<ReadOptions>();
  CLI::App* read = app.add_subcommand("read", "Show what is read from a PDF, HTML, Markdown or text file");
  read->add_option("FILE", options->paths, "The file; with --verdicts, files and folders")->required();
  auto view = [&](const char* name, DocumentView chosen, const char* description) {
    return read->add_flag_callback(
        name, [options, chosen] { options->view = chosen; }, description);
  };
  CLI::Option* text = view("--text", DocumentView::text, "Only the main text, without boilerplate");
  CLI::Option* json = view("--json", DocumentView::json, "Everything, as one JSON object");
  CLI::Option* blocks =
      view("--blocks", DocumentView::blocks, "One line a block: index, page, bytes, kind, text");
  CLI::Option* links = view("--links", DocumentView::links, "One line a link of the text: address, words");
  CLI::Option* verdicts = read->add_flag("--verdicts", options->verdicts,
                                         "Of many files, one line each: verdict, seconds, file, remark");
  text->excludes(json)->excludes(blocks)->excludes(links)->excludes(verdicts);
  json->excludes(blocks)->excludes(links)->excludes(verdicts);
  blocks->excludes(links)->excludes(verdicts);
  links->excludes(verdicts);
  add_pool_options(*read, *options);
  read->callback([options, &command_line] {
    if (!options->verdicts && options->paths.size() > 1) {
      throw CLI::ValidationError("FILE", "one file at a time, or --verdicts");
    }
    if (options->seconds > 0) limit_time(options->pool.document, options->seconds);
    command_line.exit_status =
        options->verdicts ? print_verdicts(options->paths, options->pool) : run_read(*options);
  });
}

}  // namespace entente
