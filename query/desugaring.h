// A verb as a statement: `path Japan to AUKUS since 2021` is
//
//   CALL graph.path(entity($p1), entity($p2), {since: date('2021-01-01')}) YIELD *
//   $p1 = "Japan", $p2 = "AUKUS"
//
// Whatever a person wrote as a name or text travels as a parameter; the statement itself consists of words of
// closed lists and numbers. So no name can change what is asked.
#pragma once

#include <map>
#include <string>

#include "query/parsed_question.h"
#include "query/planning/planner.h"
#include "query/values/value.h"

namespace entente {

struct DesugaredQuestion {
  std::string statement;
  ValueMap parameters;
  std::map<std::string, ParameterOrigin> origins;  // of every parameter, into the text of the question
};

// The origins look into `question.text`: it outlives them.
DesugaredQuestion desugared(const ParsedQuestion& question);

}  // namespace entente
