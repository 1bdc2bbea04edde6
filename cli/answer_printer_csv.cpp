#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/answer_printer.h"

namespace entente {
namespace {

std::string field(std::string_view text) {
  if (text.find_first_of("\",\r\n") == std::string_view::npos) return std::string(text);
  std::string out = "\"";
  for (char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

std::string cell_field(const Cell& cell) {
  if (!cell.is<ValueList>()) return field(text_of(cell));
  std::vector<std::string> texts;
  for (const Value& value : cell.as<ValueList>()) texts.push_back(text_of(value));
  return field(fmt::format("{}", fmt::join(texts, "; ")));
}

std::string ids_field(const std::vector<AssertionId>& ids) {
  std::vector<std::string> texts;
  for (const AssertionId& id : ids) texts.push_back(to_string(id));
  return fmt::format("{}", fmt::join(texts, "; "));
}

}  // namespace

std::string csv_text(const Answer& answer) {
  std::string text;
  for (const Column& column : answer.columns) text += field(column.name) + ",";
  text += "ids\r\n";
  for (const AnswerRow& row : answer.rows) {
    for (const Cell& cell : row.cells) text += cell_field(cell) + ",";
    text += ids_field(row.assertions) + "\r\n";
  }
  return text;
}

}  // namespace entente
