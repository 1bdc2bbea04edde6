#include "cli/answer_printer.h"

#include <fmt/format.h>

#include <algorithm>

namespace entente {
namespace {

constexpr std::size_t short_id = 8;

std::string ids_text(const std::vector<AssertionId>& ids) {
  if (ids.empty()) return "";
  const std::string first = to_string(ids.front()).substr(0, short_id);
  return ids.size() == 1 ? first : fmt::format("{} +{}", first, ids.size() - 1);
}

// Columns of the answer that people see, and that have content.
std::vector<std::size_t> shown_columns(const Answer& answer) {
  std::vector<std::size_t> shown;
  for (std::size_t i = 0; i < answer.columns.size(); ++i) {
    const bool filled = std::any_of(answer.rows.begin(), answer.rows.end(),
                                    [&](const AnswerRow& row) { return !text_of(row.cells[i]).empty(); });
    if (filled && answer.columns[i].readers == Column::For::everyone) shown.push_back(i);
  }
  return shown;
}

std::string heading(const Column& column) {
  if (!column.heading.empty()) return column.heading;
  std::string text = column.name;
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

bool is_number(const Cell& cell) {
  return cell.is_number();
}

std::string duration_text(std::chrono::microseconds took) {
  const double milliseconds = static_cast<double>(took.count()) / 1000.0;
  return milliseconds < 10 ? fmt::format("{:.1f} ms", milliseconds) : fmt::format("{:.0f} ms", milliseconds);
}

// 4211 -> "4,211"
std::string grouped(std::uint64_t number) {
  std::string digits = fmt::format("{}", number);
  for (std::size_t i = digits.size(); i > 3;) digits.insert(i -= 3, ",");
  return digits;
}

}  // namespace

const std::vector<FormatInfo>& formats() {
  static const std::vector<FormatInfo> table = {
      {Format::box, "box", "lines drawn, fitted to the terminal"},
      {Format::table, "table", "aligned columns, nothing cut"},
      {Format::csv, "csv", "RFC 4180, every column"},
      {Format::tsv, "tsv", "columns parted by tabs, every column"},
      {Format::json, "json", "an array of objects, every column"},
      {Format::jsonl, "jsonl", "one such object a line"},
      {Format::markdown, "markdown", "a table for a report"},
      {Format::line, "line", "one cell a line"},
  };
  return table;
}

std::optional<Format> format_named(std::string_view name) {
  for (const FormatInfo& info : formats()) {
    if (info.name == name) return info.format;
  }
  return std::nullopt;
}

std::string answer_text(const Answer& answer, Format format, std::size_t columns) {
  switch (format) {
    case Format::box:
      return box_text(answer, columns);
    case Format::table:
      return table_text(answer);
    case Format::csv:
      return csv_text(answer);
    case Format::tsv:
      return tsv_text(answer);
    case Format::json:
      return json_text(answer);
    case Format::jsonl:
      return json_lines(answer);
    case Format::markdown:
      return markdown_text(answer);
    case Format::line:
      return line_text(answer);
  }
  return "";
}

std::string talk_text(const Answer& answer, Timing timing) {
  std::string text;
  for (const std::string& note : answer.notes) text += note + "\n";
  const std::size_t rows = answer.rows.size();
  const std::string count =
      answer.counted.empty() ? fmt::format("{} {}", rows, rows == 1 ? "row" : "rows") : answer.counted;
  if (answer.stopped) text += "stopped: this is what was found until then\n";
  text += rows == 0 ? "nothing found" : count;
  if (timing == Timing::left_out) return text + "\n";
  return text + fmt::format(", {}, {} edges read\n", duration_text(answer.took), grouped(answer.edges_read));
}

std::string error_text(const Error& error) {
  return fmt::format("error: {}\n", error.describe());
}

PeopleTable people_table(const Answer& answer) {
  const std::vector<std::size_t> shown = shown_columns(answer);
  const bool ids = std::any_of(answer.rows.begin(), answer.rows.end(),
                               [](const AnswerRow& row) { return !row.assertions.empty(); });
  PeopleTable table;
  for (std::size_t column : shown) {
    table.headings.push_back(heading(answer.columns[column]));
    table.numeric.push_back(std::all_of(answer.rows.begin(), answer.rows.end(),
                                        [&](const AnswerRow& row) { return is_number(row.cells[column]); }));
  }
  if (ids) {
    table.headings.push_back("id");
    table.numeric.push_back(false);
  }
  for (const AnswerRow& row : answer.rows) {
    std::vector<std::string>& cells = table.rows.emplace_back();
    for (std::size_t column : shown) cells.push_back(text_of(row.cells[column]));
    if (ids) cells.push_back(ids_text(row.assertions));
  }
  return table;
}

}  // namespace entente
