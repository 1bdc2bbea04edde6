// What follows a run: the briefing and the feed of what it changed, and the standing questions.
#pragma once

#include "cli/commands.h"
#include "graph/result.h"
#include "graph/runs.h"

namespace entente {

// Files that a run keeps up to date; empty: none.
struct AfterRun {
  std::string diff_file;  // the ending says the format: .md, .html, .json, else text
  std::string feed;       // Atom
};

// Reads the store as the run left it. Prints what standing questions newly answer to standard output; what
// goes wrong, to standard error: the run is over and stands. True when something failed.
bool follow_up(const CommandLine& command_line, RunNumber run, const AfterRun& after);

}  // namespace entente
