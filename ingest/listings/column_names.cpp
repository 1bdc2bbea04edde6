#include "ingest/listings/column_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>

namespace entente {
namespace {

struct ColumnName {
  std::string_view folded;
  ListedField field;
};

constexpr ColumnName column_names[] = {
#include "ingest/listings/column_names.inc"
};

struct FieldName {
  ListedField field;
  std::string_view name;
};

constexpr std::array<FieldName, 14> field_names = {{{ListedField::address, "address"},
                                                    {ListedField::files, "files"},
                                                    {ListedField::title, "title"},
                                                    {ListedField::authors, "authors"},
                                                    {ListedField::date, "date"},
                                                    {ListedField::issuer, "issuer"},
                                                    {ListedField::publisher, "publisher"},
                                                    {ListedField::genre, "genre"},
                                                    {ListedField::language, "language"},
                                                    {ListedField::modified, "modified"},
                                                    {ListedField::doi, "doi"},
                                                    {ListedField::isbn, "isbn"},
                                                    {ListedField::issn, "issn"},
                                                    {ListedField::id, "id"}}};

// Small letters and digits of ASCII; whatever is beyond ASCII stays as it is.
std::string fold_column(std::string_view column) {
  std::string folded;
  for (char c : column.substr(0, 200)) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    bool kept = c < 0 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (kept) folded += c;
  }
  return folded;
}

std::optional<ListedField> usual_field_of(const std::string& folded) {
  static const auto* const index = [] {
    auto* made = new std::unordered_map<std::string_view, ListedField>;
    for (const ColumnName& each : column_names) made->emplace(each.folded, each.field);
    return made;
  }();
  const auto found = index->find(folded);
  return found == index->end() ? std::nullopt : std::optional(found->second);
}

std::string list_fields() {
  std::string list;
  for (const FieldName& each : field_names) list += (list.empty() ? "" : ", ") + std::string(each.name);
  return list;
}

}  // namespace

std::string_view name_of(ListedField field) {
  const auto* found = std::find_if(field_names.begin(), field_names.end(),
                                   [&](const FieldName& each) { return each.field == field; });
  return found == field_names.end() ? "" : found->name;
}

Result<ColumnMap> ColumnMap::with(const std::map<std::string, std::string>& columns) {
  ColumnMap map;
  for (const auto& [field, column] : columns) {
    const std::optional<ListedField> known = usual_field_of(fold_column(field));
    if (!known) {
      return Error{ErrorCode::invalid_argument,
                   fmt::format("columns: there is no field \"{}\"; the fields are {}", field, list_fields()),
                   ""};
    }
    map.chosen_.emplace(fold_column(column), *known);
    map.written_.emplace(fold_column(column), column);
  }
  return map;
}

std::optional<ListedField> ColumnMap::field_of(std::string_view column) const {
  const std::string folded = fold_column(column);
  if (const auto chosen = chosen_.find(folded); chosen != chosen_.end()) return chosen->second;
  const std::optional<ListedField> usual = usual_field_of(folded);
  const bool taken = std::any_of(chosen_.begin(), chosen_.end(),
                                 [&](const auto& each) { return std::optional(each.second) == usual; });
  return taken ? std::nullopt : usual;
}

std::optional<std::string> ColumnMap::missing_from(const std::vector<std::string>& columns) const {
  for (const auto& [folded, written] : written_) {
    const bool there = std::any_of(columns.begin(), columns.end(),
                                   [&, key = std::string_view(folded)](const std::string& column) {
                                     return fold_column(column) == key;
                                   });
    if (!there) return written;
  }
  return std::nullopt;
}

}  // namespace entente
