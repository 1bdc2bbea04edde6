// Where a link leads: to a page, to a file, to nothing.
#pragma once

#include <string>
#include <string_view>

namespace entente {

// The page or file that a link of the page at `base` leads to, without fragment; as written where `base` is
// no web address. "" for what leads to no page: an empty reference, a fragment, javascript:, mailto:, tel:,
// data:, and anything over 8,192 bytes.
std::string target_address(std::string_view base, std::string_view reference);

// "example.org": in lower case, without user, port and "www."; "" when the address is relative.
std::string site_of(std::string_view address);

// "/reports/2024/", without query; "/" at least for a web address.
std::string_view path_of(std::string_view address);

// The path ends in .pdf, or passes through a segment "pdf".
bool is_pdf_address(std::string_view address);

}  // namespace entente
