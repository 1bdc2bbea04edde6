// Writes answers: data for standard output, talk (notes, counts, time, errors) for standard error.
//
//   std::string data = answer_text(answer, Format::json, OutputShape{});
//   std::string talk = talk_text(answer);
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"
#include "query/answer.h"

namespace entente {

enum class Format {
  box,    // lines drawn, cells wrapped to the width of the terminal
  table,  // columns aligned, nothing cut: for pipes and files
  csv,    // RFC 4180, with a header, every column
  tsv,    // the same with tabs; tabs and line ends inside become blanks
  json,   // an array of objects, every column
  jsonl,  // the same objects, one a line
  markdown,
  line,  // a line a cell, a blank line between rows: for answers with many columns
};

struct FormatInfo {
  Format format;
  std::string_view name;
  std::string_view meaning;
};
const std::vector<FormatInfo>& formats();
std::optional<Format> format_named(std::string_view name);

// The answer as `format`, ending in a line end; "" for a table without rows. `columns` is the width of the
// terminal for a box.
std::string answer_text(const Answer& answer, Format format, std::size_t columns);

// Notes, then the count with time and edges read.
enum class Timing { told, left_out };
std::string talk_text(const Answer& answer, Timing timing = Timing::told);

// "error: MESSAGE": the form of every refused or failed question.
std::string error_text(const Error& error);
// {"error": "unknown_name", "message": …} for programs.
std::string error_json(const Error& error);

// --- one a format; answer_text() chooses

std::string table_text(const Answer& answer);
std::string box_text(const Answer& answer, std::size_t columns);
std::string csv_text(const Answer& answer);
std::string tsv_text(const Answer& answer);
std::string markdown_text(const Answer& answer);
std::string line_text(const Answer& answer);
std::string json_text(const Answer& answer);
// One row as such an object.
std::string row_json(const Answer& answer, const AnswerRow& row);
// The same objects, one a line.
std::string json_lines(const Answer& answer);

// What a table for people shows: headings and cells as text. Columns without any content are left out; rows
// that rest on assertions end in the first digits of the first id.
struct PeopleTable {
  std::vector<std::string> headings;
  std::vector<std::vector<std::string>> rows;
  std::vector<bool> numeric;  // by column: every cell is a number
};
PeopleTable people_table(const Answer& answer);

}  // namespace entente
