// The subcommands of entente-train. Each gets the words behind its name and returns an exit status: 0 done,
// 2 could not (said why on the standard error).
#pragma once

#include <span>
#include <string>

namespace entente {

using Arguments = std::span<const std::string>;

int train_syntax_command(Arguments arguments);  // TREEBANK... -o FILE
int score_syntax_command(Arguments arguments);  // TREEBANK [-m FILE]

int train_clusters_command(Arguments arguments);  // FOLDER -o FILE [--list FILE]
int train_names_command(
    Arguments arguments);  // CROSSNER-FOLDER -o FILE [--general UNER-FILE] [--texts FOLDER]
int evaluate_names_command(Arguments arguments);  // CROSSNER-FOLDER

int train_blocks_command(Arguments arguments);     // WCXB-FOLDER -o FILE
int evaluate_blocks_command(Arguments arguments);  // WCXB-FOLDER [--json FILE]

}  // namespace entente
