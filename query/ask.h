// Asks a question of a graph: a verb (`path Japan to AUKUS`) or a statement of openCypher 9.
//
//   Answer answer = TRY(ask({"path Japan to AUKUS avoiding \"United States\""}, snapshot, Limits{}));
//   for (const AnswerRow& row : answer.rows) …
//   Subgraph part = subgraph_of(answer);
//
// EXPLAIN or PROFILE may stand before either. A verb becomes a statement (desugaring.h) whose names are
// parameters; both are parsed, planned and run alike.
#pragma once

#include <concepts>
#include <string>
#include <string_view>
#include <utility>

#include "graph/snapshot.h"
#include "query/answer.h"
#include "query/budget.h"
#include "query/graphs/scratch_graph.h"

namespace entente {

struct Question {
  // Any text; parameters belong to a statement, a verb has none.
  template <std::convertible_to<std::string_view> Text>
  Question(const Text& asked, ValueMap given = {}) : text(asked), parameters(std::move(given)) {}  // NOLINT

  std::string_view text;
  ValueMap parameters;
};

// Fails with invalid_query, unknown_name, ambiguous_name (message in the form of question_error.h), with
// limit_exceeded, and with what the snapshot reports. An answer without rows is no failure: its notes say
// what was looked at and which filter left nothing.
Result<Answer> ask(const Question& question, const Snapshot& snapshot, const Limits& limits);

// The same of a scratch graph, where CREATE writes. `procedures` may hold more than the product's own.
class Procedures;
Result<Answer> ask_scratch(const Question& question, ScratchGraph& graph, const Procedures& procedures,
                           const Limits& limits);

// The statement a verb becomes, ready to be run again: `.desugar`. A statement stays as it is.
struct Desugared {
  std::string statement;
  ValueMap parameters;
};
Result<Desugared> desugar(std::string_view text);

}  // namespace entente
