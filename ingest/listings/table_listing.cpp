// CSV and its like: a header that names columns, a row for each publication; or bare addresses, one a line.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "ingest/listings/listed_record.h"
#include "ingest/listings/listing_readers.h"
#include "ingest/listings/table_text.h"
#include "ingest/readers/line_text.h"
#include "ingest/readers/web_address.h"

namespace entente {
namespace {

struct TableColumn {
  std::string name;
  std::optional<ListedField> field;
};

// Spreadsheets may say "sep=;" above the header.
std::string_view skip_separator_line(std::string_view text) {
  const bool told = starts_with_ignoring_case(text, "sep=") && text.size() > 5 && text[5] == '\n';
  return told ? text.substr(6) : text;
}

std::string join(const std::vector<std::string>& names) {
  std::string joined;
  for (std::size_t i = 0; i < names.size() && i < 12; ++i) joined += (i == 0 ? "" : ", ") + names[i];
  return joined + (names.size() > 12 ? ", …" : "");
}

Result<std::vector<TableColumn>> name_columns(const TableRow& header, const ColumnMap& columns,
                                              const ListingOptions& options) {
  if (const std::optional<std::string> missing = columns.missing_from(header.cells)) {
    return Error{
        ErrorCode::invalid_argument,
        fmt::format("columns: there is no column \"{}\"; the columns are {}", *missing, join(header.cells)),
        ""};
  }
  std::vector<TableColumn> named;
  for (const std::string& cell : header.cells) named.push_back({cell, columns.field_of(cell)});
  const bool leads = std::any_of(named.begin(), named.end(), [](const TableColumn& column) {
    return column.field == ListedField::address || column.field == ListedField::files ||
           column.field == ListedField::doi;
  });
  if (!leads && options.beside.empty()) {
    return Error{
        ErrorCode::malformed,
        fmt::format("no column is known to hold files or addresses; the columns are {}. Name one with "
                    "columns: {{\"files\": \"…\"}} or {{\"address\": \"…\"}}",
                    join(header.cells)),
        ""};
  }
  return named;
}

ListedItem read_row(const TableRow& row, const std::vector<TableColumn>& columns,
                    std::vector<std::string>& losses) {
  ListedItem item;
  item.row = row.line;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    if (row.cells[i].empty()) continue;
    if (i >= columns.size()) {
      keep_column(item, fmt::format("column {}", i + 1), {row.cells[i]});
    } else if (!columns[i].field) {
      keep_column(item, columns[i].name, {row.cells[i]});
    } else if (!set_field(item, *columns[i].field, columns[i].name,
                          split_cell(row.cells[i], *columns[i].field))) {
      note_loss(losses, no_such_value(item, *columns[i].field, row.cells[i]));
    }
  }
  return item;
}

std::vector<TableColumn> address_column() {
  return {{"address", ListedField::address}};
}

}  // namespace

Result<Listing> read_table_listing(std::string_view text, const ColumnMap& columns,
                                   const ListingOptions& options) {
  Listing listing;
  listing.kind = ListingKind::csv;
  const std::string_view body = skip_separator_line(text);
  TableText table(body, body.size() < text.size() ? text[4] : guess_separator(body));
  std::optional<TableRow> row = table.next();
  if (!row) return Error{ErrorCode::empty, "holds no row", ""};
  const bool bare = columns.empty() && is_web_address(row->cells.front());
  std::vector<TableColumn> named = bare ? address_column() : TRY(name_columns(*row, columns, options));
  if (!bare) row = table.next();
  const std::size_t skipped_lines = body.size() < text.size() ? 1 : 0;
  for (; row; row = table.next()) {
    if (listing.items.size() >= options.max_items) {
      listing.whole = false;
      break;
    }
    row->line += skipped_lines;
    listing.items.push_back(read_row(*row, named, listing.losses));
  }
  for (std::size_t line : table.stray_quotes()) {
    note_loss(listing.losses,
              fmt::format("row {}: a quote is opened and never closed", line + skipped_lines));
  }
  return listing;
}

}  // namespace entente
