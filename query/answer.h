// What a question was answered with: a table, what was learnt on the way, and the part of the graph it used.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "graph/model.h"
#include "query/subgraph.h"
#include "query/values/value.h"

namespace entente {

// Verbs answer dates as texts, as precise as what was known. text_of() of values/value.h prints a cell.
using Cell = Value;

struct Column {
  std::string name;  // of a verb lower case, words joined by '_'; of a statement as its text or AS says
  // Whether a table for people has it; CSV and JSON have every column.
  enum class For { everyone, programs } readers = For::everyone;
  std::string heading;  // what a table for people says instead of the name; "" for the name
};

// Columns for everyone, then columns for programs.
std::vector<Column> columns(const std::vector<std::string>& for_everyone,
                            const std::vector<std::string>& for_programs = {});

struct AnswerRow {
  std::vector<Cell> cells;              // one a column
  std::vector<AssertionId> assertions;  // what it rests on: `why` takes their first digits
};

struct Answer {
  std::vector<Column> columns;
  std::vector<AnswerRow> rows;
  std::size_t found = 0;  // rows there would be without a limit; 0: as many as there are
  // For people, in place of the table: one line a way. Empty: the table is shown.
  std::vector<std::string> drawing;
  std::vector<std::string> notes;  // what was assumed, left out or not found
  std::string counted;             // "5 commitments, 7 statements"; "" when rows is all there is to count
  bool stopped = false;            // the person asked to stop: the rows are those found so far
  bool truncated = false;          // there are more rows than the asker wants; a note says how many, or that
  std::string statement;           // the openCypher that was run, where the question was a verb
  ValueMap parameters;             // of that statement
  std::uint64_t edges_read = 0;
  std::chrono::microseconds took{0};
  Subgraph used;  // as collected; subgraph_of() puts it in order

  bool empty() const { return rows.empty(); }
};

// The nodes and edges an answer used, in the order that Subgraph promises: what `export --query` writes.
Subgraph subgraph_of(const Answer& answer);

}  // namespace entente
