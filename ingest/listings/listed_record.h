// One entry of an index on its way to a ListedItem: values by the names that the index gives them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/listings/column_names.h"
#include "ingest/listings/listing.h"

namespace entente {

// Sets the field where it is still empty; files and authors add up, a date may become more exact. False when
// the value says nothing of that kind: "soon" is no date. A value that is not taken is kept under `column`
// among the other columns.
bool set_field(ListedItem& item, ListedField field, std::string_view column,
               const std::vector<std::string>& values);

// The same for a column of which only the name is known.
bool set_column(ListedItem& item, const ColumnMap& columns, std::string_view column,
                const std::vector<std::string>& values);

// Keeps the value of a column that we have no field for.
void keep_column(ListedItem& item, std::string_view column, const std::vector<std::string>& values);

// At most so many bytes of it, without blanks at the ends and without half a character: more than 20,000 is
// no title and no name.
std::string shorten_value(std::string_view value, std::size_t most = 20'000);

// What one cell holds: several files or authors are parted by ';', '|' or a line end. A semicolon inside an
// address is part of it.
std::vector<std::string> split_cell(std::string_view cell, ListedField field);

// "Lee, Ann" -> "Ann Lee"; "King, Martin, Jr." -> "Martin King, Jr."; other forms as they are.
std::string turn_name(std::string_view name);

// Adds a loss, and after 1,000 of them no more: a broken index has one for each of its rows.
void note_loss(std::vector<std::string>& losses, std::string loss);

// A loss that names where: "row 12: \"soon\" is no date".
std::string no_such_value(const ListedItem& item, ListedField field, std::string_view value);

}  // namespace entente
