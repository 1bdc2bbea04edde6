#include <algorithm>

#include "cli/answer_printer.h"
#include "query/display_width.h"

namespace entente {
namespace {

constexpr std::size_t narrowest = 6;         // a cell of a box is never narrower, unless its content is
constexpr std::size_t lines_in_a_cell = 20;  // of a box

// Terminals act on control characters; a table shows blanks instead.
std::string plain(std::string_view text) {
  std::string out(text);
  std::replace_if(
      out.begin(), out.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; }, ' ');
  return out;
}

enum class Align { left, right };

Align alignment(const PeopleTable& table, std::size_t column) {
  return table.numeric[column] ? Align::right : Align::left;
}

std::string padded(const std::string& text, std::size_t columns, Align align) {
  const std::size_t width = display_width(text);
  const std::string blanks(columns - std::min(columns, width), ' ');
  return align == Align::right ? blanks + text : text + blanks;
}

std::vector<std::size_t> natural_widths(const PeopleTable& table) {
  std::vector<std::size_t> widths;
  for (const std::string& heading : table.headings) widths.push_back(display_width(heading));
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i)
      widths[i] = std::max(widths[i], display_width(plain(row[i])));
  }
  return widths;
}

// Takes columns from the widest until all fit.
std::vector<std::size_t> fitted_widths(std::vector<std::size_t> widths, std::size_t columns) {
  const std::size_t frame = 3 * widths.size() + 1;
  const std::size_t room = columns > frame ? columns - frame : 0;
  std::size_t sum = 0;
  for (std::size_t width : widths) sum += width;
  while (sum > room) {
    const auto widest = std::max_element(widths.begin(), widths.end());
    if (*widest <= narrowest) break;
    --*widest;
    --sum;
  }
  return widths;
}

std::string aligned_line(const std::vector<std::string>& cells, const PeopleTable& table,
                         const std::vector<std::size_t>& widths) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    line += (i == 0 ? "" : "  ") + padded(plain(cells[i]), widths[i], alignment(table, i));
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

std::string rule(std::string_view left, std::string_view middle, std::string_view right,
                 const std::vector<std::size_t>& widths) {
  std::string line(left);
  for (std::size_t i = 0; i < widths.size(); ++i) {
    if (i > 0) line += middle;
    for (std::size_t n = 0; n < widths[i] + 2; ++n) line += "─";
  }
  return line + std::string(right) + "\n";
}

std::vector<std::string> cell_lines(const std::string& cell, std::size_t width) {
  std::vector<std::string> lines = wrapped(plain(cell), std::max<std::size_t>(width, 2));
  if (lines.size() <= lines_in_a_cell) return lines;
  lines.resize(lines_in_a_cell);
  lines.back() = fitted(lines.back() + " …", width);
  return lines;
}

// One row of a box, as many lines high as its highest cell.
std::string box_row(const std::vector<std::string>& cells, const PeopleTable& table,
                    const std::vector<std::size_t>& widths) {
  std::vector<std::vector<std::string>> lines;
  std::size_t height = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    lines.push_back(cell_lines(cells[i], widths[i]));
    height = std::max(height, lines.back().size());
  }
  std::string text;
  for (std::size_t n = 0; n < height; ++n) {
    text += "│";
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::string line = n < lines[i].size() ? lines[i][n] : "";
      text += " " + padded(line, widths[i], alignment(table, i)) + " │";
    }
    text += "\n";
  }
  return text;
}

std::string drawing_text(const Answer& answer) {
  std::string text;
  for (const std::string& line : answer.drawing) text += plain(line) + "\n";
  return text;
}

}  // namespace

std::string table_text(const Answer& answer) {
  if (!answer.drawing.empty()) return drawing_text(answer);
  if (answer.rows.empty()) return "";
  const PeopleTable table = people_table(answer);
  const std::vector<std::size_t> widths = natural_widths(table);
  std::string text = aligned_line(table.headings, table, widths);
  for (const auto& row : table.rows) text += aligned_line(row, table, widths);
  return text;
}

std::string box_text(const Answer& answer, std::size_t columns) {
  if (answer.rows.empty()) return "";
  if (!answer.drawing.empty()) {
    std::string text;
    for (const std::string& line : answer.drawing) {
      const std::vector<std::string> lines = wrapped(plain(line), std::max<std::size_t>(columns, 20));
      for (std::size_t i = 0; i < lines.size(); ++i) text += (i == 0 ? "" : "  ") + lines[i] + "\n";
    }
    return text;
  }
  const PeopleTable table = people_table(answer);
  const std::vector<std::size_t> widths = fitted_widths(natural_widths(table), columns);
  std::string text =
      rule("┌", "┬", "┐", widths) + box_row(table.headings, table, widths) + rule("├", "┼", "┤", widths);
  for (const auto& row : table.rows) text += box_row(row, table, widths);
  return text + rule("└", "┴", "┘", widths);
}

}  // namespace entente
