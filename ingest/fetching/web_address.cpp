#include "ingest/fetching/web_address.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <memory>
#include <new>

#include "ingest/archives/header_block.h"

namespace entente {

namespace {

constexpr std::size_t max_address = 8192;
constexpr std::size_t max_shown = 200;

struct UrlCloser {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
using Url = std::unique_ptr<CURLU, UrlCloser>;

Url new_url() {
  Url url(curl_url());
  if (!url) throw std::bad_alloc();
  return url;
}

std::string part(CURLU* url, CURLUPart which, unsigned flags) {
  char* text = nullptr;
  if (curl_url_get(url, which, &text, flags) != CURLUE_OK || !text) return {};
  std::string copy(text);
  curl_free(text);
  return copy;
}

Error no_address(std::string_view text, ErrorCode code, std::string_view why) {
  return Error{code, fmt::format("\"{}\" {}", text.substr(0, max_shown), why), ""};
}

std::string lower(std::string text) {
  for (char& letter : text) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return text;
}

// Whatever an address may not hold as it is. libcurl encodes blanks and bytes above ASCII only.
std::string encoded(std::string_view text) {
  std::string copy;
  for (const char letter : text) {
    if (letter > ' ' && letter < 0x7f && letter != '"' && letter != '<' && letter != '>') {
      copy += letter;
    } else {
      copy += fmt::format("%{:02X}", static_cast<unsigned char>(letter));
    }
  }
  return copy;
}

std::string_view without_controls_around(std::string_view text) {
  while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
  return text;
}

Result<WebAddress> read_parts(CURLU* url, std::string_view text) {
  const std::string scheme = lower(part(url, CURLUPART_SCHEME, 0));
  if (scheme != "http" && scheme != "https") {
    return no_address(text, ErrorCode::disallowed, "is neither http nor https");
  }
  if (!part(url, CURLUPART_USER, 0).empty() || !part(url, CURLUPART_PASSWORD, 0).empty()) {
    return no_address(text, ErrorCode::disallowed, "holds a user or password; entente sends none");
  }
  WebAddress address;
  address.host = lower(part(url, CURLUPART_HOST, CURLU_PUNYCODE));
  const std::string port = part(url, CURLUPART_PORT, CURLU_NO_DEFAULT_PORT);
  const std::string path = part(url, CURLUPART_PATH, 0);
  const std::string query = part(url, CURLUPART_QUERY, 0);
  if (address.host.empty())
    return no_address(text, ErrorCode::invalid_argument, "has no host that can be asked");
  address.origin = scheme + "://" + address.host + (port.empty() ? "" : ":" + port);
  address.target = encoded((path.empty() ? "/" : path) + (query.empty() ? "" : "?" + query));
  address.text = address.origin + address.target;
  return address;
}

}  // namespace

Result<WebAddress> parse_web_address(std::string_view text) {
  const std::string_view shown = text;
  text = without_controls_around(text);
  if (text.size() > max_address)
    return no_address(shown, ErrorCode::invalid_argument, "is too long for an address");
  if (text.find("://") == std::string_view::npos) {
    return no_address(shown, ErrorCode::invalid_argument, "is no address: write https://…");
  }
  const Url url = new_url();
  const unsigned flags = CURLU_NON_SUPPORT_SCHEME | CURLU_URLENCODE;
  if (curl_url_set(url.get(), CURLUPART_URL, std::string(text).c_str(), flags) != CURLUE_OK) {
    return no_address(shown, ErrorCode::invalid_argument, "is no address");
  }
  return read_parts(url.get(), shown);
}

Result<std::string> resolve_web_address(std::string_view base, std::string_view reference) {
  const std::string_view shown = reference;
  reference = without_controls_around(reference);
  // The page itself; libcurl takes it for the folder.
  if (reference.empty()) return TRY(parse_web_address(base)).text;
  const Url url = new_url();
  const unsigned flags = CURLU_NON_SUPPORT_SCHEME | CURLU_URLENCODE;
  if (reference.size() > max_address ||
      curl_url_set(url.get(), CURLUPART_URL, std::string(base).c_str(), flags) != CURLUE_OK ||
      curl_url_set(url.get(), CURLUPART_URL, std::string(reference).c_str(), flags) != CURLUE_OK) {
    return no_address(shown, ErrorCode::invalid_argument, "is no address");
  }
  return TRY(read_parts(url.get(), shown)).text;
}

}  // namespace entente
