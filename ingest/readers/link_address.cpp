#include "ingest/readers/link_address.h"

#include <algorithm>

#include "ingest/readers/line_text.h"
#include "ingest/readers/web_address.h"

namespace entente {
namespace {

constexpr std::size_t max_address = 8'192;

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return lower;
}

// "//host" and what follows; npos in a relative address.
std::size_t host_of(std::string_view address) {
  if (address.starts_with("//")) return 2;
  return is_web_address(address) ? address.find("//") + 2 : std::string_view::npos;
}

// A scheme before any slash, and none that is fetched.
bool leads_elsewhere(std::string_view address) {
  std::size_t mark = address.find_first_of(":/?#");
  return mark != address.npos && address[mark] == ':' && !is_web_address(address);
}

}  // namespace

std::string target_address(std::string_view base, std::string_view reference) {
  reference = trim(reference);
  if (reference.size() > max_address || base.size() > max_address) return "";
  if (reference.empty() || reference[0] == '#' || leads_elsewhere(reference)) return "";
  return std::string(without_fragment(resolve_address(base, reference)));
}

std::string site_of(std::string_view address) {
  std::size_t begin = host_of(address);
  if (begin == address.npos) return "";
  std::string site = lower_case(address.substr(begin, address.find_first_of("/?#", begin) - begin));
  if (std::size_t user = site.rfind('@'); user != site.npos) site.erase(0, user + 1);
  std::size_t port = site.rfind(':');
  if (port != site.npos && site.find(']', port) == site.npos) site.erase(port);
  if (site.starts_with("www.")) site.erase(0, 4);
  return site;
}

std::string_view path_of(std::string_view address) {
  address = address.substr(0, address.find_first_of("?#"));
  std::size_t begin = host_of(address);
  if (begin == address.npos) return address;
  std::size_t path = address.find('/', begin);
  return path == address.npos ? std::string_view("/") : address.substr(path);
}

bool is_pdf_address(std::string_view address) {
  std::string path = lower_case(path_of(address));
  return path.ends_with(".pdf") || path.find("/pdf/") != path.npos;
}

}  // namespace entente
