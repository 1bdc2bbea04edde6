// Persons and bodies out of a byline or metadata value. The words that tell them are a table:
// author_words.inc.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entente {

// "By Ann Lee, Bo Kim and Cy Roe, Senior Fellows | 3 May" -> three names. What introduces them goes, and so
// do offices, degrees and what follows a bar or bullet. Addresses and values too long for names yield
// nothing. "Lee, Ann" (one comma, one word on a side at least) stays one name, turned round.
std::vector<std::string> split_authors(std::string_view value);

// A field that names an author and nothing else: names in lower case and handles ("jlee") count too.
std::vector<std::string> stated_authors(std::string_view field);

// What stands behind "By", "Written by", "Author:" at the front; nothing-like ("") data when nothing does.
// `introduced` is false when the line begins otherwise, or names another hand ("Edited by").
struct BylineOpening {
  bool introduced = false;
  std::string rest;
};
BylineOpening open_byline(std::string_view line);

// Another hand's line: "Reviewed by …", "Photo by …".
bool is_of_another_hand(std::string_view line);

// Two to five words that each begin with a capital (particles such as "van" apart), none of them an office
// or part of an organisation's name.
bool is_full_name(std::string_view text);

// What someone is, in a line of its own: "Senior Fellow, Maritime Programme".
bool is_office(std::string_view text);

// "The Harbour House Team", "Ministry of Trade": an organisation by the words of its name.
bool is_body_name(std::string_view name);

// A line that is nothing but a byline: "by Imogen Farrow", "By A. Lee and B. Kim".
bool is_byline(std::string_view line);

// Adds names that are not there yet, whatever their case.
void add_authors(std::vector<std::string>& authors, const std::vector<std::string>& names);

}  // namespace entente
