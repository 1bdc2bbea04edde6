// Options of a verb in the words of its filters: what a note calls them.
#pragma once

#include <string>
#include <vector>

#include "query/names.h"
#include "query/verb_call.h"

namespace entente {

// Some options and the words that say them: {since, until} is "during 2023" where it can be said so.
struct FilterText {
  std::vector<std::string> keys;
  std::string words;
};

// All options of `call`, in the order of the verb's filters. Names of nodes are read.
Result<std::vector<FilterText>> filter_texts(const VerbCall& call, Names& names);

}  // namespace entente
