// Statements as several verbs select and show them.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "query/verbs/verbs.h"

namespace entente {

// When a statement was made: the date of its document; else that of the meeting. The time that it states is
// mostly when its content is to happen, or part of a name ("IHR (2005)"), and stays a field of its own.
struct StatementDate {
  Day first = unknown_day;
  Day last = unknown_day;
};
Result<StatementDate> date_of(const Statement& statement, Names& names);

struct DatedStatement {
  Statement statement;
  StatementDate date;
};

// Of `statements` those that class, at, since, until and confidence admit, dated, oldest first.
Result<std::vector<DatedStatement>> admitted(std::vector<Statement> statements, Inquiry& inquiry);

// "commit", "commit (not to)", "recommend (predicted)": the class, and what a reader must not miss.
std::string class_text(const Statement& statement);

// Those who say it, where they are not simply the parties.
Result<std::vector<std::string>> speakers(const Statement& statement, Names& names);

// The columns for programs that every verb about statements ends with, and their cells.
const std::vector<std::string>& statement_detail_columns();
std::vector<Cell> statement_detail(const Statement& statement);

// Adds the nodes of a statement, and the edges of its commitment to them, to what the answer used.
Result<Subgraph> part_of_graph(const Statement& statement, Inquiry& inquiry);

}  // namespace entente
