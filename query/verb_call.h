// A verb with its arguments and options as values: `CALL graph.links(a, b, {since: date('2021-01-01')})`.
// What a line of words becomes (desugaring.h), and what is bound to one snapshot (bound_question.h).
#pragma once

#include <string>
#include <vector>

#include "query/values/value.h"
#include "query/verb_table.h"

namespace entente {

struct VerbCall {
  Verb verb = Verb::find;
  std::vector<Value> arguments;  // names as nodes or texts, a text, the digits of an id, a list of labels
  ValueMap options;              // FilterInfo::option tells what each is
};

// Keys of the options that a verb takes, as `since`, in the order of its filters, each once.
std::vector<std::string> option_keys(const VerbInfo& verb);

}  // namespace entente
