// Addresses of the web in one spelling, so that a page has one record and a host one pace.
//
//   WebAddress page = TRY(parse_web_address("HTTPS://Example.org:443/a/../b#top"));   //
//   https://example.org/b std::string next = TRY(resolve_web_address(page.text, "../c?x=1"));
//
// Parsed by libcurl's own parser: what is judged here is what is connected to.
#pragma once

#include <string>
#include <string_view>

#include "graph/result.h"

namespace entente {

struct WebAddress {
  std::string text;    // the one spelling: ASCII, no fragment, no default port, host in small letters
  std::string origin;  // "https://example.org", "http://example.org:8080"
  std::string host;    // "example.org", "[2001:db8::1]"
  std::string target;  // path and query: "/b?x=1"
};

// Fails with invalid_argument for what is no address, and with disallowed for any scheme but http and https,
// and for addresses with a user or password.
Result<WebAddress> parse_web_address(std::string_view text);

// `reference` as it counts from `base`, in the one spelling. Fails as parse_web_address.
Result<std::string> resolve_web_address(std::string_view base, std::string_view reference);

}  // namespace entente
