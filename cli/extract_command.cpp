// entente extract: what one document says, as JSON, without touching a store.
#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <memory>

#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/explanation.h"
#include "cli/own_lexicon.h"
#include "cli/sandbox_option.h"
#include "ingest/extractor.h"
#include "ingest/gold/gold_json.h"
#include "ingest/isolation/reading_pool.h"
#include "ingest/jobs/file_listing.h"
#include "ingest/readers/file_bytes.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

struct ExtractOptions {
  std::vector<fs::path> lexicon_files;
  fs::path file;
  fs::path gold;
  fs::path out;
  bool explain = false;
  PoolOptions reading;
};

constexpr std::size_t max_gold_bytes = 64U << 20U;

Result<void> write_bytes(const fs::path& file, const std::string& bytes) {
  std::error_code error;
  fs::create_directories(file.parent_path(), error);
  std::ofstream stream(file, std::ios::binary);
  stream << bytes << '\n';
  stream.close();
  if (!stream) return Error{ErrorCode::io, "cannot be written", file.string()};
  return {};
}

// What a run reads with.
struct ReadingTools {
  const Lexicon& lexicon;
  const Extractor& extractor;
};

Result<void> extract_gold_file(const fs::path& in, const fs::path& out, const ReadingTools& tools) {
  const GoldInput input = TRY(parse_gold_input(TRY(read_bytes(in, max_gold_bytes)), in.string()));
  const Document document = document_of(input);
  const Extraction extraction = tools.extractor.extract(document, input.sentences);
  return write_bytes(out, to_gold_json(extraction, tools.lexicon, input.doc_id));
}

// The explanation of an annotated file, over its sentences.
int explain_gold(const fs::path& file, const ReadingTools& tools) {
  const Result<std::string> bytes = read_bytes(file, max_gold_bytes);
  if (!bytes.ok()) return complain(bytes.error());
  const Result<GoldInput> input = parse_gold_input(*bytes, file.string());
  if (!input.ok()) return complain(input.error());
  const Document document = document_of(*input);
  Trace trace;
  std::cout << explain(tools.extractor.extract(document, input->sentences, &trace), trace);
  return exit_answered;
}

int extract_gold(const ExtractOptions& options, const ReadingTools& tools) {
  const std::vector<fs::path> inputs{options.gold};
  const FileListing listing = list_files(inputs);
  for (const Error& problem : listing.problems) complain(problem);
  int status = listing.problems.empty() ? exit_answered : exit_failed;
  const bool folder = fs::is_directory(options.gold);
  for (const fs::path& file : listing.files) {
    if (file.extension() != ".json") continue;
    const fs::path out =
        folder || fs::is_directory(options.out) ? options.out / file.filename() : options.out;
    if (const Result<void> done = extract_gold_file(file, out, tools); !done.ok()) {
      complain(done.error());
      status = folder ? exit_nothing : exit_failed;
    }
  }
  return status;
}

int extract_file(const ExtractOptions& options, const ReadingTools& tools) {
  const Result<Document> document = read_file_isolated(options.file, options.reading);
  if (!document.ok()) return complain(document.error());
  if (options.explain) {
    Trace trace;
    std::cout << explain(tools.extractor.extract(*document, {}, &trace), trace);
    return exit_answered;
  }
  std::cout << to_gold_json(tools.extractor.extract(*document), tools.lexicon,
                            options.file.filename().string())
            << '\n';
  return exit_answered;
}

int run_extract(const ExtractOptions& options) {
  const Result<Lexicon> lexicon = Lexicon::load(options.lexicon_files);
  if (!lexicon.ok()) return complain(lexicon.error());
  const Result<Extractor> extractor = Extractor::make(*lexicon);
  if (!extractor.ok()) return complain(extractor.error());
  const ReadingTools tools{*lexicon, *extractor};
  if (options.gold.empty()) return extract_file(options, tools);
  return options.explain ? explain_gold(options.gold, tools) : extract_gold(options, tools);
}

}  // namespace

void add_extract_command(CLI::App& app, CommandLine& command_line) {
  auto options = std::make_shared<ExtractOptions>();
  CLI::App* command = app.add_subcommand("extract", "Print what one document says, as JSON, without a store");
  CLI::Option* file = command->add_option("FILE", options->file, "A document: PDF, HTML, Markdown or text");
  CLI::Option* gold = command->add_option(
      "--gold", options->gold, "Instead: an annotated file or folder (*.json) whose text to extract from");
  CLI::Option* out =
      command->add_option("--out", options->out, "With --gold: where to write, a file or a folder");
  CLI::Option* explained = command->add_flag("--explain", options->explain,
                                             "Instead of JSON: sentence by sentence, what was found and by "
                                             "which rule, and what was dropped and why");
  file->excludes(gold);
  out->needs(gold);
  out->excludes(explained);
  add_sandbox_option(*command, options->reading);
  add_lexicon_option(*command, options->lexicon_files);
  command->callback([&command_line, options] {
    if (options->file.empty() && options->gold.empty()) throw CLI::RequiredError("FILE or --gold");
    const bool nowhere = !options->gold.empty() && options->out.empty() && !options->explain;
    if (nowhere) throw CLI::RequiredError("--out (with --gold)");
    command_line.exit_status = run_extract(*options);
  });
}

}  // namespace entente
