// Addresses of the web, as far as reading needs them.
#pragma once

#include <string>
#include <string_view>

namespace entente {

// "https://…" or "http://…" with a host, in any case of letters.
bool is_web_address(std::string_view text);

// `reference` as seen from the page at `base` (RFC 3986, 5.2), with its fragment. Blanks at the ends go,
// blanks inside become %20. Where `base` is no web address, the reference as written.
std::string resolve_address(std::string_view base, std::string_view reference);

// Without "#…".
std::string_view without_fragment(std::string_view address);

}  // namespace entente
