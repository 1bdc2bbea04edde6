// What could be typed next in a question.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/snapshot.h"

namespace entente {

struct Completions {
  std::size_t begin = 0;           // byte of the line at which a completion starts
  std::vector<std::string> texts;  // each replaces line[begin, cursor), closing quote included
};

// Verbs at the beginning; names inside quotes and where a name is due, those in most documents first, at most
// 50; kinds and classes after the filters that take them; else the filters of the verb. `line` ends at the
// cursor. Prefixes of names are compared folded, so "cote finds "Côte d'Ivoire". Never fails: where the
// snapshot cannot be read there are no names.
// In a statement of openCypher: names in quotes of either kind, labels after `(a:`, relation kinds after
// `[r:`, properties after `a.`, parameters (those given) after '$', procedures after CALL, else keywords and
// functions.
Completions complete(std::string_view line, const Snapshot& snapshot,
                     const std::vector<std::string>& parameters = {});

}  // namespace entente
