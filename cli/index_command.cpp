// entente index: the full-text index beside the store: does it hold what the store holds, and build it anew.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <iostream>

#include "cli/commands.h"
#include "cli/exit_status.h"
#include "graph/full_text.h"
#include "graph/store.h"

namespace entente {
namespace {

// There is no index to rebuild where there is no store: a wrong path makes none.
Result<std::uint64_t> rebuild(const std::filesystem::path& directory) {
  (void)TRY(Reader::open(directory));
  Store store = TRY(Store::open(directory));
  return store.rebuild_full_text();
}

int run_rebuild(const CommandLine& command_line) {
  const auto begun = std::chrono::steady_clock::now();
  const Result<std::uint64_t> pages = rebuild(command_line.store);
  if (!pages.ok()) return complain(pages.error());
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
  std::cout << fmt::format("{} pages indexed in {:.1f} s\n", *pages, took.count());
  return exit_answered;
}

Result<FullTextCoverage> coverage_of(const std::filesystem::path& directory) {
  const Reader reader = TRY(Reader::open(directory));
  const Snapshot snapshot = TRY(reader.snapshot());
  return snapshot.full_text_coverage();
}

int run_check(const CommandLine& command_line) {
  const Result<FullTextCoverage> coverage = coverage_of(command_line.store);
  if (!coverage.ok()) return complain(coverage.error());
  if (!coverage->has_index) {
    std::cout << fmt::format("{} documents, no index: run `entente index rebuild`\n", coverage->documents);
    return exit_nothing;
  }
  std::cout << fmt::format("{} documents, {} of them indexed; {:.1f} MB\n", coverage->documents,
                           coverage->documents - coverage->missing,
                           static_cast<double>(coverage->bytes) / 1e6);
  if (coverage->missing + coverage->outdated == 0) return exit_answered;
  std::cout << fmt::format("{} to be indexed, {} entries of former texts: the next ingestion does it\n",
                           coverage->missing, coverage->outdated);
  return exit_nothing;
}

}  // namespace

void add_index_command(CLI::App& app, CommandLine& command_line) {
  CLI::App* command =
      app.add_subcommand("index", "The full-text index of all pages: check it, build it anew");
  command->require_subcommand(1);
  CLI::App* rebuild = command->add_subcommand("rebuild", "Index every page anew");
  rebuild->callback([&command_line] { command_line.exit_status = run_rebuild(command_line); });
  CLI::App* check = command->add_subcommand("check", "Compare the index with the store, and verify it");
  check->callback([&command_line] { command_line.exit_status = run_check(command_line); });
}

}  // namespace entente
