// --lexicon FILE: the user's own entries on top of ours, the same option wherever documents are read.
#pragma once

#include <CLI/App.hpp>
#include <filesystem>
#include <vector>

namespace entente {

inline void add_lexicon_option(CLI::App& command, std::vector<std::filesystem::path>& files) {
  // One file each time, so that the document behind it is not taken for another.
  command.add_option("--lexicon", files, "Own lexicon file (JSON Lines; may be repeated)")
      ->allow_extra_args(false);
}

}  // namespace entente
