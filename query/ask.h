// Asks a question of a snapshot: parse, bind, run.
//
//   Answer answer = TRY(ask("path Japan to AUKUS avoiding \"United States\"", snapshot, Limits{}));
//   for (const AnswerRow& row : answer.rows) …
//   Subgraph part = subgraph_of(answer);
#pragma once

#include <string_view>

#include "graph/snapshot.h"
#include "query/answer.h"
#include "query/budget.h"

namespace entente {

// Fails as parse() and bind() do, with limit_exceeded, and with what the snapshot reports. An answer without
// rows is no failure: its notes say what was looked at and which filter left nothing.
Result<Answer> ask(std::string_view question, const Snapshot& snapshot, const Limits& limits);

}  // namespace entente
