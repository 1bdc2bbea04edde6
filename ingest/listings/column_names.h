// What the columns of other people's tables mean: "Headline" is a title, "Fecha" a date.
//
//   ColumnMap columns = TRY(ColumnMap::with({{"title", "Headline"}}));
//   columns.field_of("Headline");   // ListedField::title
//
// The words are in column_names.inc; what a job says of its own columns stands over them.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"

namespace entente {

enum class ListedField {
  address,
  files,
  title,
  authors,
  date,
  issuer,
  publisher,
  genre,
  language,
  modified,
  doi,
  isbn,
  issn,
  id,
};
std::string_view name_of(ListedField field);  // "authors", as jobs write it

class ColumnMap {
 public:
  // Our field's name -> the index's column. Fails with invalid_argument, naming the fields there are.
  static Result<ColumnMap> with(const std::map<std::string, std::string>& columns);

  // Nothing: we have no field for that column. Cost: one folding of the header and a search.
  std::optional<ListedField> field_of(std::string_view column) const;

  // The first of the job's columns that is not among these; nothing when all are there.
  std::optional<std::string> missing_from(const std::vector<std::string>& columns) const;

  bool empty() const { return chosen_.empty(); }

 private:
  std::map<std::string, ListedField> chosen_;   // by folded column
  std::map<std::string, std::string> written_;  // folded column -> as the job writes it
};

}  // namespace entente
