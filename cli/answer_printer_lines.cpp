// Answers for other texts: reports in Markdown, spreadsheets by tabs, one cell a line.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "cli/answer_printer.h"
#include "query/display_width.h"

namespace entente {
namespace {

std::string without_breaks(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; }, ' ');
  return text;
}

std::string markdown_cell(const std::string& text) {
  std::string cell;
  for (char c : without_breaks(text)) {
    if (c == '|' || c == '\\' || c == '`' || c == '*' || c == '_' || c == '<' || c == '[') cell += '\\';
    cell += c;
  }
  return cell;
}

std::string markdown_row(const std::vector<std::string>& cells) {
  std::string row = "|";
  for (const std::string& cell : cells) row += fmt::format(" {} |", markdown_cell(cell));
  return row + "\n";
}

}  // namespace

std::string tsv_text(const Answer& answer) {
  std::vector<std::string> names;
  for (const Column& column : answer.columns) names.push_back(without_breaks(column.name));
  std::string text = fmt::format("{}\tids\n", fmt::join(names, "\t"));
  for (const AnswerRow& row : answer.rows) {
    for (const Cell& cell : row.cells) text += without_breaks(text_of(cell)) + '\t';
    std::vector<std::string> ids;
    for (const AssertionId& id : row.assertions) ids.push_back(to_string(id));
    text += fmt::format("{}\n", fmt::join(ids, "; "));
  }
  return text;
}

std::string markdown_text(const Answer& answer) {
  if (answer.rows.empty()) return "";
  const PeopleTable table = people_table(answer);
  std::string text = markdown_row(table.headings) + "|";
  for (const bool numeric : table.numeric) text += numeric ? " --: |" : " --- |";
  text += "\n";
  for (const std::vector<std::string>& row : table.rows) text += markdown_row(row);
  return text;
}

std::string line_text(const Answer& answer) {
  const PeopleTable table = people_table(answer);
  std::size_t widest = 0;
  for (const std::string& heading : table.headings) widest = std::max(widest, display_width(heading));
  std::string text;
  for (const std::vector<std::string>& row : table.rows) {
    if (!text.empty()) text += "\n";
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (row[i].empty()) continue;
      const std::string blanks(widest - display_width(table.headings[i]), ' ');
      text += fmt::format("{}{} = {}\n", blanks, table.headings[i], without_breaks(row[i]));
    }
  }
  return text;
}

}  // namespace entente
