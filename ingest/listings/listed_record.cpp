#include "ingest/listings/listed_record.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "ingest/readers/author_names.h"
#include "ingest/readers/date_text.h"
#include "ingest/readers/line_text.h"
#include "ingest/readers/web_address.h"

namespace entente {
namespace {

constexpr std::size_t max_values = 500;  // authors or files of one item
constexpr std::size_t max_losses = 1'000;
constexpr std::size_t max_columns = 200;  // of an item, that we have no field for

bool set_date(ListedItem& item, std::string_view value) {
  const std::optional<Date> date = parse_date_value(value);
  if (!date) return false;
  const bool inside = date->first_day() >= item.date.first_day() && date->last_day() <= item.date.last_day();
  if (!item.date.known() || inside) item.date = *date;
  return true;
}

bool add_file(ListedItem& item, const std::string& file) {
  if (item.files.size() >= max_values) return false;
  if (std::find(item.files.begin(), item.files.end(), file) == item.files.end()) item.files.push_back(file);
  return true;
}

// Names that came one by one are taken as they are; one cell may hold a row of them.
bool add_names(ListedItem& item, const std::vector<std::string>& values) {
  std::vector<std::string> names;
  if (values.size() == 1) names = split_authors(values.front());
  for (std::size_t i = 0; values.size() > 1 && i < values.size(); ++i) {
    const std::string name = turn_name(values[i]);
    if (!name.empty()) names.push_back(name);
  }
  if (item.authors.size() + names.size() > max_values) return false;
  add_authors(item.authors, names);
  return !names.empty();
}

std::string* text_of(ListedItem& item, ListedField field) {
  switch (field) {
    case ListedField::address:
      return &item.address;
    case ListedField::title:
      return &item.title;
    case ListedField::issuer:
      return &item.issuer;
    case ListedField::publisher:
      return &item.publisher;
    case ListedField::genre:
      return &item.genre;
    case ListedField::language:
      return &item.language;
    case ListedField::modified:
      return &item.modified;
    case ListedField::doi:
    case ListedField::isbn:
    case ListedField::issn:
    case ListedField::id:
      return &item.identifiers[std::string(name_of(field))];
    case ListedField::files:
    case ListedField::authors:
    case ListedField::date:
      return nullptr;
  }
  return nullptr;
}

// Whether a piece after a separator begins a value of its own.
bool parts_addresses(std::string_view rest) {
  return !rest.empty() && (rest[0] == ' ' || is_web_address(trim(rest)));
}

}  // namespace

std::string shorten_value(std::string_view value, std::size_t most) {
  value = trim(value);
  if (value.size() <= most) return std::string(value);
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(value[end]) & 0xC0) == 0x80) --end;
  return std::string(value.substr(0, end));
}

void keep_column(ListedItem& item, std::string_view column, const std::vector<std::string>& values) {
  if (item.other_columns.size() >= max_columns) return;
  std::string joined;
  for (const std::string& value : values) joined += (joined.empty() ? "" : "; ") + value;
  if (!trim(joined).empty()) item.other_columns.emplace(shorten_value(column), shorten_value(joined));
}

bool set_field(ListedItem& item, ListedField field, std::string_view column,
               const std::vector<std::string>& values) {
  if (values.empty()) return true;
  bool taken = true;
  if (field == ListedField::files) {
    for (const std::string& value : values) taken = add_file(item, shorten_value(value)) && taken;
  } else if (field == ListedField::authors) {
    taken = add_names(item, values);
  } else if (field == ListedField::date) {
    taken = set_date(item, values.front());
  } else if (std::string* text = text_of(item, field); text->empty()) {
    *text = field == ListedField::title ? collapse_blanks(shorten_value(values.front()))
                                        : shorten_value(values.front());
  } else if (*text != trim(values.front())) {
    keep_column(item, column, values);
  }
  if (!taken) keep_column(item, column, values);
  return taken;
}

bool set_column(ListedItem& item, const ColumnMap& columns, std::string_view column,
                const std::vector<std::string>& values) {
  if (const std::optional<ListedField> field = columns.field_of(column)) {
    return set_field(item, *field, column, values);
  }
  keep_column(item, column, values);
  return true;
}

std::vector<std::string> split_cell(std::string_view cell, ListedField field) {
  cell = trim(cell);
  if (cell.empty()) return {};
  const bool several = field == ListedField::files || field == ListedField::authors;
  if (!several) return {std::string(cell)};
  std::vector<std::string> values;
  for (std::size_t begin = 0, at = 0; at <= cell.size(); ++at) {
    const bool end = at == cell.size();
    if (!end && cell[at] != ';' && cell[at] != '|' && cell[at] != '\n') continue;
    const std::string_view value = trim(cell.substr(begin, at - begin));
    const bool inside =
        !end && cell[at] != '\n' && is_web_address(value) && !parts_addresses(cell.substr(at + 1));
    if (inside) continue;
    if (!value.empty()) values.emplace_back(value);
    begin = at + 1;
  }
  return values;
}

std::string turn_name(std::string_view name) {
  name = trim(name);
  const std::size_t comma = name.find(',');
  if (comma == name.npos) return collapse_blanks(name);
  const std::string_view family = trim(name.substr(0, comma));
  std::string_view given = trim(name.substr(comma + 1));
  std::string suffix;
  if (const std::size_t second = given.find(','); second != given.npos) {
    suffix = ", " + std::string(trim(given.substr(second + 1)));
    given = trim(given.substr(0, second));
  }
  if (given.empty()) return collapse_blanks(family);
  return collapse_blanks(std::string(given) + " " + std::string(family) + suffix);
}

void note_loss(std::vector<std::string>& losses, std::string loss) {
  if (losses.size() < max_losses) losses.push_back(std::move(loss));
  if (losses.size() == max_losses) losses.back() = "more rows have such faults than are named here";
}

std::string no_such_value(const ListedItem& item, ListedField field, std::string_view value) {
  return fmt::format("row {}: {} \"{}\" is not understood", item.row, name_of(field),
                     collapse_blanks(shorten_value(value, 60)));
}

}  // namespace entente
