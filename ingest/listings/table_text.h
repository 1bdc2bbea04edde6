// Tables as text: comma, semicolon or tab between cells, quotes as RFC 4180 has them and people do not.
//
//   TableText table(text, ',');
//   while (std::optional<TableRow> row = table.next()) ...
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

struct TableRow {
  std::vector<std::string> cells;  // without blanks at the ends
  std::size_t line = 0;            // 1-based, where the row begins
};

// Quotes count only at the front of a cell; inside, two are one, and line ends are text. A quote that nobody
// closes is a quote sign, not the end of the table. Blank lines are no rows; cells over 1,000 of a row
// vanish.
class TableText {
 public:
  // `text` is UTF-8 with '\n' line ends and outlives the table.
  TableText(std::string_view text, char separator) : text_(text), separator_(separator) {}

  // Nothing at the end. Cost over the whole table: linear: after four passes' worth of stray quotes, none
  // counts.
  std::optional<TableRow> next();

  // Lines where a quote was opened and never closed.
  const std::vector<std::size_t>& stray_quotes() const { return stray_quotes_; }

 private:
  bool skip_blank_lines();
  std::string read_cell();
  std::string read_plain();
  std::optional<std::string> read_quoted();

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  bool quotes_count_ = true;
  std::size_t read_again_ = 0;  // bytes
  std::vector<std::size_t> stray_quotes_;
};

// The separator under which the first lines look most like a table: most known headers, then most equal rows.
char guess_separator(std::string_view text);

}  // namespace entente
