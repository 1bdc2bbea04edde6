#include "ingest/readers/pdf_tables.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "ingest/readers/line_text.h"
#include "ingest/readers/list_structure.h"

namespace entente {
namespace {

constexpr double widest_cell = 0.45;   // of a full line
constexpr double narrowest_gap = 1.2;  // between cells, times the size of the letters
constexpr std::size_t most_words = 8;
constexpr std::size_t fewest_rows = 3;
constexpr std::size_t most_pieces = 2'000;  // of one table

// A cell, or a part of one.
struct CellPiece {
  double left;
  double right;
  double top;
  double bottom;
  std::string_view text;
};

struct CellRow {
  std::vector<CellPiece> pieces;
  double top = 0;
  double bottom = 0;
};

struct CellColumn {
  double left;
  double right;
};

// Blanks of one width, each as wide as a gap: a line of prose that is stretched to its column.
bool is_stretched_prose(const LaidLine& line) {
  if (line.gaps.size() < 2) return false;
  double narrowest = 1e9;
  double widest = 0;
  for (const LineGap& gap : line.gaps) {
    narrowest = std::min(narrowest, gap.right - gap.left);
    widest = std::max(widest, gap.right - gap.left);
  }
  auto blanks = static_cast<std::size_t>(std::count(line.text.begin(), line.text.end(), ' '));
  return blanks <= line.gaps.size() && widest - narrowest < line.size * 0.3;
}

void add_pieces(const LaidLine& line, std::vector<CellPiece>& pieces) {
  std::size_t begin = 0;
  double left = line.left;
  std::string_view text = line.text;
  for (const LineGap& gap : line.gaps) {
    if (gap.right - gap.left < line.size * narrowest_gap || is_stretched_prose(line)) continue;
    pieces.push_back({left, gap.left, line.top, line.bottom, trim(text.substr(begin, gap.at - begin))});
    begin = gap.at;
    left = gap.right;
  }
  pieces.push_back({left, line.right, line.top, line.bottom, trim(text.substr(begin))});
}

std::vector<CellRow> rows_of(std::vector<CellPiece> pieces) {
  std::stable_sort(pieces.begin(), pieces.end(),
                   [](const CellPiece& a, const CellPiece& b) { return a.bottom < b.bottom; });
  std::vector<CellRow> rows;
  for (CellPiece& piece : pieces) {
    bool same = !rows.empty() && piece.bottom - rows.back().bottom < (piece.bottom - piece.top) * 0.4;
    if (!same) rows.push_back({{}, piece.top, piece.bottom});
    rows.back().top = std::min(rows.back().top, piece.top);
    rows.back().pieces.push_back(piece);
  }
  for (CellRow& row : rows) {
    std::stable_sort(row.pieces.begin(), row.pieces.end(),
                     [](const CellPiece& a, const CellPiece& b) { return a.left < b.left; });
  }
  return rows;
}

// What the pieces cover, from left to right.
std::vector<CellColumn> columns_of(const std::vector<CellRow>& rows, double gutter) {
  std::vector<CellColumn> spans;
  for (const CellRow& row : rows) {
    for (const CellPiece& piece : row.pieces) spans.push_back({piece.left, piece.right});
  }
  std::sort(spans.begin(), spans.end(),
            [](const CellColumn& a, const CellColumn& b) { return a.left < b.left; });
  std::vector<CellColumn> columns;
  for (const CellColumn& span : spans) {
    if (columns.empty() || span.left > columns.back().right + gutter) {
      columns.push_back(span);
    } else {
      columns.back().right = std::max(columns.back().right, span.right);
    }
  }
  return columns;
}

std::size_t column_at(const std::vector<CellColumn>& columns, const CellPiece& piece) {
  std::size_t at = 0;
  while (at + 1 < columns.size() && columns[at + 1].left <= piece.left) ++at;
  return at;
}

std::string describe(const CellRow& row, const std::vector<CellColumn>& columns) {
  std::vector<std::string> cells(columns.size());
  for (const CellPiece& piece : row.pieces) {
    std::string& cell = cells[column_at(columns, piece)];
    if (!cell.empty()) cell += ' ';
    cell += piece.text;
  }
  std::string text;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) text += " | ";
    text += cells[i];
  }
  return std::string(trim(text));
}

// Cells that go on in lower case, many words to a row: lines of prose that happen to part at the same places.
bool reads_as_prose(const std::vector<CellRow>& rows) {
  std::size_t words = 0;
  std::size_t cells = 0;
  std::size_t lower = 0;
  for (const CellRow& row : rows) {
    for (const CellPiece& piece : row.pieces) {
      words += count_words(piece.text);
      lower += starts_in_lower_case(piece.text);
      ++cells;
    }
  }
  return words > rows.size() * 4 && lower * 2 > cells;
}

class TableFinder {
 public:
  TableFinder(const LaidText& text, const TextMeasure& measure, std::vector<LineRole>& roles)
      : lines_(text.lines), measure_(measure), roles_(roles) {}

  std::vector<PdfTable> find() {
    std::size_t begin = 0;
    while (begin < lines_.size()) {
      std::size_t end = begin;
      std::size_t pieces = 0;
      while (end < lines_.size() && lines_[end].page == lines_[begin].page && may_be_cell(end) &&
             pieces < most_pieces) {
        pieces += lines_[end++].gaps.size() + 1;
      }
      if (pieces >= 2 * fewest_rows) try_run(begin, end);
      begin = std::max(end, begin + 1);
    }
    return std::move(tables_);
  }

 private:
  bool may_be_cell(std::size_t i) const {
    if (roles_[i] != LineRole::body) return false;
    std::vector<CellPiece> pieces;
    add_pieces(lines_[i], pieces);
    return std::all_of(pieces.begin(), pieces.end(), [&](const CellPiece& piece) {
      return piece.right - piece.left < measure_.width * widest_cell && count_words(piece.text) <= most_words;
    });
  }

  // Rows with one piece at either end are headings or lines of the text around the table.
  void try_run(std::size_t begin, std::size_t end) {
    std::vector<CellPiece> pieces;
    for (std::size_t i = begin; i < end; ++i) add_pieces(lines_[i], pieces);
    std::vector<CellRow> rows = rows_of(std::move(pieces));
    std::size_t first = 0;
    while (first < rows.size()) {
      if (rows[first].pieces.size() < 2) {
        ++first;
        continue;
      }
      std::size_t last = first + 1;
      while (last < rows.size() && follows(rows[last - 1], rows[last])) ++last;
      while (last > first && rows[last - 1].pieces.size() < 2) --last;
      try_rows(std::vector<CellRow>(rows.begin() + static_cast<std::ptrdiff_t>(first),
                                    rows.begin() + static_cast<std::ptrdiff_t>(last)),
               begin, end);
      first = last;
    }
  }

  bool follows(const CellRow& above, const CellRow& row) const {
    double size = std::max(measure_.size, 1.0);
    return row.top - above.bottom < size * (row.pieces.size() > 1 ? 2.2 : 0.6);
  }

  // A first row that spans the columns is left to the text.
  void try_rows(std::vector<CellRow> rows, std::size_t begin, std::size_t end) {
    for (int round = 0;
         round < 2 && rows.size() > fewest_rows && columns_of(rows, measure_.size * 0.8).size() < 2; ++round)
      rows.erase(rows.begin());
    std::vector<CellColumn> columns = columns_of(rows, measure_.size * 0.8);
    std::size_t filled = 0;
    std::size_t items = 0;
    for (const CellRow& row : rows) {
      filled += row.pieces.size();
      items += find_marker(std::string(row.pieces[0].text) + " x").kind != MarkerKind::none;
    }
    bool table = rows.size() >= fewest_rows && columns.size() >= 2 &&
                 filled * 10 >= rows.size() * columns.size() * 6 && items * 2 < rows.size() &&
                 !reads_as_prose(rows);
    if (table) keep(rows, columns, begin, end);
  }

  void keep(const std::vector<CellRow>& rows, const std::vector<CellColumn>& columns, std::size_t begin,
            std::size_t end) {
    PdfTable table{end, begin, ""};
    for (std::size_t i = begin; i < end; ++i) {
      bool inside = lines_[i].top >= rows.front().top - 1 && lines_[i].bottom <= rows.back().bottom + 1;
      if (!inside) continue;
      roles_[i] = LineRole::cell;
      table.first = std::min(table.first, i);
      table.last = i + 1;
    }
    for (const CellRow& row : rows) table.text += (table.text.empty() ? "" : "\n") + describe(row, columns);
    if (table.first < table.last) tables_.push_back(std::move(table));
  }

  const std::vector<LaidLine>& lines_;
  const TextMeasure& measure_;
  std::vector<LineRole>& roles_;
  std::vector<PdfTable> tables_;
};

}  // namespace

std::vector<PdfTable> find_tables(const LaidText& text, const TextMeasure& measure,
                                  std::vector<LineRole>& roles) {
  return TableFinder(text, measure, roles).find();
}

}  // namespace entente
