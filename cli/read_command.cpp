// entente read FILE: what the readers make of a file, before anything is extracted from it.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/read_verdicts.h"
#include "cli/sandbox_option.h"
#include "ingest/isolation/reading_pool.h"
#include "ingest/readers/document_json.h"

namespace entente {
namespace {

enum class ReadView { summary, text, json, blocks };

std::string_view text_of(const Document& document, const Block& block) {
  return std::string_view(document.text).substr(block.span.begin, block.span.size());
}

std::string main_text_of(const Document& document) {
  std::string text;
  for (const Block& block : document.blocks) {
    if (block.kind == BlockKind::boilerplate) continue;
    text += text_of(document, block);
    text += "\n\n";
  }
  if (!text.empty()) text.pop_back();
  return text;
}

std::uint32_t page_of(const Document& document, const Block& block) {
  auto after = std::upper_bound(document.pages.begin(), document.pages.end(), block.span.begin,
                                [](std::uint32_t at, const PageMark& mark) { return at < mark.span.begin; });
  return after == document.pages.begin() ? 1 : std::prev(after)->number;
}

// One line: control characters and line ends would break the layout of a terminal.
std::string one_line(std::string_view text) {
  std::string line(text);
  for (char& c : line) c = static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
  return line;
}

std::string describe_blocks(const Document& document) {
  std::string lines;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const Block& block = document.blocks[i];
    std::string kind(name_of(block.kind));
    if (block.level > 0) kind += fmt::format(" {}", block.level);
    if (block.stem >= 0) kind += fmt::format(" of {}", block.stem);
    lines += fmt::format("{}\tp{}\t{}-{}\t{}\t{}\n", i, page_of(document, block), block.span.begin,
                         block.span.end, kind, one_line(text_of(document, block)));
  }
  return lines;
}

std::string count(std::size_t number, std::string_view noun) {
  return fmt::format("{} {}{}", number, noun, number == 1 ? "" : "s");
}

std::string summarise(const Document& document) {
  std::string out;
  auto line = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) out += fmt::format("{:<10} {}\n", name, one_line(value));
  };
  std::size_t boilerplate = 0;
  for (const Block& block : document.blocks) boilerplate += block.kind == BlockKind::boilerplate;
  line("file", document.source);
  line("kind", name_of(document.media_type));
  line("title", document.title);
  if (document.date.known())
    line("date", fmt::format("{} ({})", document.date.to_string(), document.date_source));
  line("authors", fmt::format("{}", fmt::join(document.authors, ", ")));
  line("issuer", document.issuer);
  line("publisher", document.publisher);
  line("address", document.url);
  line("pdf", document.announced_pdf);
  line("genre", document.genre);
  line("language", document.language);
  line("pages", count(document.pages.size(), "page"));
  line("blocks",
       fmt::format("{}, {} of them boilerplate", count(document.blocks.size(), "block"), boilerplate));
  for (const std::string& loss : document.losses) line("lost", loss);
  return out + "\n" + main_text_of(document);
}

std::string show(const Document& document, ReadView view) {
  switch (view) {
    case ReadView::text:
      return main_text_of(document);
    case ReadView::json:
      return to_json(document) + "\n";
    case ReadView::blocks:
      return describe_blocks(document);
    case ReadView::summary:
      return summarise(document);
  }
  return "";
}

struct ReadOptions {
  std::vector<std::filesystem::path> paths;
  ReadView view = ReadView::summary;
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
}

void add_pool_options(CLI::App& read, ReadOptions& options) {
  read.add_option("--time-limit", options.seconds,
                  "Seconds that a file may take (default 60, and 2 a megabyte)")
      ->check(CLI::Range(0.001, 3600.0));
  read.add_option("-j,--workers", options.pool.workers,
                  "With --verdicts: processes that read (default: one a core)")
      ->check(CLI::Range(1, 256));
  add_sandbox_option(read, options.pool);
}

}  // namespace

void add_read_command(CLI::App& app, CommandLine& command_line) {
  auto options = std::make_shared<ReadOptions>();
  CLI::App* read = app.add_subcommand("read", "Show what is read from a PDF, HTML, Markdown or text file");
  read->add_option("FILE", options->paths, "The file; with --verdicts, files and folders")->required();
  auto view = [&](const char* name, ReadView chosen, const char* description) {
    return read->add_flag_callback(
        name, [options, chosen] { options->view = chosen; }, description);
  };
  CLI::Option* text = view("--text", ReadView::text, "Only the main text, without boilerplate");
  CLI::Option* json = view("--json", ReadView::json, "Everything, as one JSON object");
  CLI::Option* blocks =
      view("--blocks", ReadView::blocks, "One line a block: index, page, bytes, kind, text");
  CLI::Option* verdicts = read->add_flag("--verdicts", options->verdicts,
                                         "Of many files, one line each: verdict, seconds, file, remark");
  text->excludes(json)->excludes(blocks)->excludes(verdicts);
  json->excludes(blocks)->excludes(verdicts);
  blocks->excludes(verdicts);
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
