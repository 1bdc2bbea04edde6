// entente-train: makes the model files of ingest/language/model, and measures them. Not part of what is
// installed.
#include <array>
#include <cstdio>
#include <string>
#include <vector>

#include "ingest/training/commands.h"

namespace {

struct Command {
  const char* name;
  const char* words;
  const char* purpose;
  int (*run)(entente::Arguments);
};

constexpr std::array commands = {
    Command{"syntax", "TREEBANK... -o FILE", "tags, lemmas and arcs from CoNLL-U files",
            entente::train_syntax_command},
    Command{"score-syntax", "TREEBANK [-m FILE]",
            "how well a model reads a treebank (JSON; - reads the standard input)",
            entente::score_syntax_command},
    Command{"clusters", "FOLDER -o FILE [--list FILE]", "word clusters from the documents of a folder",
            entente::train_clusters_command},
    Command{"names", "CROSSNER-FOLDER -o FILE [--general UNER-FILE] [--texts FOLDER]",
            "the name tagger, from sentences with names marked and from plain text",
            entente::train_names_command},
    Command{"evaluate-names", "CROSSNER-FOLDER",
            "how well names are found, trained on the folder's train part alone and as shipped (JSON)",
            entente::evaluate_names_command},
    Command{"blocks", "WCXB-FOLDER -o FILE", "the block model, from pages with gold main text",
            entente::train_blocks_command},
    Command{"evaluate-blocks", "WCXB-FOLDER [--pages FILE]",
            "main text of pages by models that have not seen them: cross validation in five folds",
            entente::evaluate_blocks_command},
};

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  for (const Command& command : commands) {
    if (!words.empty() && words[0] == command.name) return command.run(entente::Arguments(words).subspan(1));
  }
  for (const Command& command : commands)
    std::fprintf(stderr, "entente-train %s %s\n    %s\n", command.name, command.words, command.purpose);
  return 2;
}
