#include "ingest/listings/table_text.h"

#include <algorithm>
#include <array>
#include <utility>

#include "ingest/listings/column_names.h"
#include "ingest/readers/line_text.h"

namespace entente {
namespace {

constexpr std::size_t max_cells = 1'000;
constexpr std::size_t max_strays = 1'000;
constexpr std::size_t sample_bytes = 64u << 10;
constexpr std::size_t sample_rows = 20;

// How much a text looks like a table under one separator: known headers first, then width, then regularity.
struct TableLikeness {
  std::size_t known = 0;
  std::size_t regular = 0;
  std::size_t width = 0;
  auto operator<=>(const TableLikeness&) const = default;
};

TableLikeness likeness_of(std::string_view sample, char separator) {
  const ColumnMap usual;
  TableText table(sample, separator);
  TableLikeness likeness;
  const std::optional<TableRow> header = table.next();
  if (!header) return likeness;
  likeness.width = header->cells.size();
  for (const std::string& cell : header->cells) likeness.known += usual.field_of(cell).has_value();
  for (std::size_t i = 0; i < sample_rows; ++i) {
    const std::optional<TableRow> row = table.next();
    if (!row) break;
    likeness.regular += row->cells.size() == likeness.width && likeness.width > 1;
  }
  return likeness;
}

}  // namespace

bool TableText::skip_blank_lines() {
  while (at_ < text_.size()) {
    const std::size_t end = std::min(text_.find('\n', at_), text_.size());
    const std::string_view line = text_.substr(at_, end - at_);
    if (line.find_first_not_of(" \t\r") != line.npos) return true;
    at_ = end + 1;
    ++line_;
  }
  return false;
}

std::optional<TableRow> TableText::next() {
  if (!skip_blank_lines()) return std::nullopt;
  TableRow row;
  row.line = line_;
  for (;;) {
    std::string cell = read_cell();
    if (row.cells.size() < max_cells) row.cells.push_back(std::move(cell));
    if (at_ >= text_.size()) break;
    const bool ends = text_[at_] == '\n';
    ++at_;
    if (ends) {
      ++line_;
      break;
    }
  }
  return row;
}

std::string TableText::read_cell() {
  std::size_t front = at_;
  while (front < text_.size() && text_[front] == ' ') ++front;
  if (quotes_count_ && front < text_.size() && text_[front] == '"') {
    const std::size_t begin = at_;
    const std::size_t line = line_;
    at_ = front + 1;
    if (std::optional<std::string> cell = read_quoted()) return *std::move(cell);
    if (stray_quotes_.size() < max_strays) stray_quotes_.push_back(line);
    read_again_ += at_ - begin;
    quotes_count_ = read_again_ <= 4 * text_.size();  // else looking again and again would cost the square
    at_ = begin;
    line_ = line;
  }
  return read_plain();
}

std::string TableText::read_plain() {
  const std::size_t end = [&] {
    std::size_t at = at_;
    while (at < text_.size() && text_[at] != separator_ && text_[at] != '\n') ++at;
    return at;
  }();
  std::string cell(trim(text_.substr(at_, end - at_)));
  at_ = end;
  return cell;
}

std::optional<std::string> TableText::read_quoted() {
  std::string cell;
  while (at_ < text_.size()) {
    const char c = text_[at_++];
    if (c == '\n') ++line_;
    if (c != '"') {
      cell += c;
    } else if (at_ < text_.size() && text_[at_] == '"') {
      cell += '"';
      ++at_;
    } else {
      const std::size_t next = text_.find_first_not_of(' ', at_);
      const bool closes = next == text_.npos || text_[next] == separator_ || text_[next] == '\n';
      if (!closes && cell.find('\n') != cell.npos) return std::nullopt;  // it opens another cell, far below
      cell += read_plain();  // what people write after a closing quote belongs to the cell
      return std::string(trim(cell));
    }
  }
  return std::nullopt;
}

char guess_separator(std::string_view text) {
  constexpr std::array<char, 4> separators = {',', ';', '\t', '|'};
  const std::string_view sample = text.substr(0, sample_bytes);
  char best = ',';
  TableLikeness most;
  for (char separator : separators) {
    const TableLikeness likeness = likeness_of(sample, separator);
    if (most < likeness) {
      most = likeness;
      best = separator;
    }
  }
  return best;
}

}  // namespace entente
