// Persons out of a byline or metadata value.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entente {

// "By Ann Lee, Bo Kim and Cy Roe" -> three names. Addresses, handles and values too long for names yield
// nothing. "Lee, Ann" (one comma, one word on a side at least) stays one name, turned round.
std::vector<std::string> split_authors(std::string_view value);

// A line that is nothing but a byline: "by Imogen Farrow", "By A. Lee and B. Kim".
bool is_byline(std::string_view line);

// Adds names that are not there yet.
void add_authors(std::vector<std::string>& authors, const std::vector<std::string>& names);

}  // namespace entente
