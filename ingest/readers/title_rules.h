// Which metadata titles are worth keeping, and what of them.
#pragma once

#include <string>
#include <string_view>

namespace entente {

// What word processors and converters leave behind: "Microsoft Word - draft3.doc", "untitled", a file name,
// a number, a placeholder.
bool is_junk_title(std::string_view title);

// "Statement on Trade | Ministry of Trade" -> "Statement on Trade". Separators: | – — :: » · and " - ". The
// part that is the site (equal to `site` when that is known, else the shorter end part of at most five words)
// goes.
std::string strip_site_name(std::string_view title, std::string_view site);

// Whether both name the same thing, up to case, punctuation and blanks.
bool same_title(std::string_view one, std::string_view other);

}  // namespace entente
