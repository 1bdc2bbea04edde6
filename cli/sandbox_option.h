// --no-sandbox, the same option wherever foreign files are read.
#pragma once

#include <CLI/App.hpp>

#include "ingest/isolation/reading_pool.h"

namespace entente {

inline void add_sandbox_option(CLI::App& command, PoolOptions& options) {
  command.add_flag_callback(
      "--no-sandbox", [&options] { options.sandbox = false; },
      "Read without the sandbox, on a system where it cannot be: a hostile file can then do what you can");
}

}  // namespace entente
