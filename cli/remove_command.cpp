// entente remove: takes documents out of the graph, with all they said.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "cli/commands.h"
#include "cli/exit_status.h"
#include "graph/store.h"
#include "ingest/clock.h"

namespace entente {
namespace {

struct RemoveOptions {
  std::vector<std::string> documents;
  bool all = false;
};

Result<std::vector<EntityId>> all_documents(const Snapshot& snapshot) {
  std::vector<EntityId> ids;
  TRY(snapshot.for_each_document([&](const DocumentRecord& document) {
    ids.push_back(document.id);
    return true;
  }));
  return ids;
}

// A document is named by its id, its address, or the file it was read from.
Result<EntityId> document_named(const Snapshot& snapshot, const std::string& name) {
  if (TRY(snapshot.document(node_of(name)))) return name;
  std::error_code ignored;
  for (const std::string& source :
       {name, "file://" + std::filesystem::weakly_canonical(name, ignored).string()}) {
    if (const auto found = TRY(snapshot.document_at(source))) return *found;
  }
  return Error{ErrorCode::not_found, "no document of that id, address or file; see 'entente query documents'",
               name};
}

Result<std::size_t> remove_documents(const CommandLine& command_line, const RemoveOptions& options) {
  Store store = TRY(Store::open(command_line.store));
  std::vector<EntityId> ids;
  {
    const Snapshot snapshot = TRY(store.snapshot());
    if (options.all) ids = TRY(all_documents(snapshot));
    for (const std::string& name : options.documents) ids.push_back(TRY(document_named(snapshot, name)));
  }
  SystemClock clock;
  const RunNumber run =
      TRY(store.begin_run({.started = to_string(clock.now()), .arguments = {"entente remove"}}));
  for (const EntityId& id : ids) TRY(store.remove(id, {run, ""}));
  TRY(store.finish_run(run, to_string(clock.now()), RunEnd::complete));
  return ids.size();
}

int run_remove(const CommandLine& command_line, const RemoveOptions& options) {
  const Result<std::size_t> removed = remove_documents(command_line, options);
  if (!removed.ok()) return complain(removed.error());
  std::cout << fmt::format("{} documents removed\n", *removed);
  return exit_answered;
}

}  // namespace

void add_remove_command(CLI::App& app, CommandLine& command_line) {
  auto options = std::make_shared<RemoveOptions>();
  CLI::App* command = app.add_subcommand("remove", "Take documents out of the graph, with all they said");
  command->add_option("DOCUMENT", options->documents, "Document ids, addresses or files");
  command->add_flag("--all", options->all, "Every document");
  command->callback([&command_line, options] {
    if (options->documents.empty() && !options->all) throw CLI::RequiredError("DOCUMENT or --all");
    command_line.exit_status = run_remove(command_line, *options);
  });
}

}  // namespace entente
