#include "ingest/readers/web_address.h"

#include <algorithm>
#include <vector>

#include "ingest/readers/line_text.h"

namespace entente {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_scheme_character(char c) {
  return is_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
}

// "https:" with its colon; "" when the reference is relative.
std::string_view scheme_of(std::string_view text) {
  if (text.empty() || !is_letter(text[0])) return "";
  std::size_t end = 0;
  while (end < text.size() && is_scheme_character(text[end])) ++end;
  return end < text.size() && text[end] == ':' ? text.substr(0, end + 1) : "";
}

struct AddressParts {
  std::string_view origin;  // "https://host:port"
  std::string_view path;    // from the first slash on
  std::string_view query;   // with '?'
};

AddressParts split_address(std::string_view address) {
  address = without_fragment(address);
  std::size_t host = address.find("//") + 2;
  std::size_t path = std::min(address.find_first_of("/?", host), address.size());
  std::size_t query = std::min(address.find('?', path), address.size());
  return {address.substr(0, path), address.substr(path, query - path), address.substr(query)};
}

// "/a/b/../c/./d" -> "/a/c/d". A trailing dot segment leaves its slash.
std::string remove_dot_segments(std::string_view path) {
  std::vector<std::string_view> kept;
  bool open = false;  // the path ends in a slash
  for (std::size_t at = 0; at < path.size();) {
    std::size_t end = std::min(path.find('/', at + 1), path.size());
    std::string_view segment = path.substr(at, end - at);  // with its slash in front
    open = segment == "/." || segment == "/..";
    if (segment == "/..") {
      if (!kept.empty()) kept.pop_back();
    } else if (segment != "/.") {
      kept.push_back(segment);
    }
    at = end;
  }
  std::string clean;
  for (std::string_view segment : kept) clean += segment;
  if (open || clean.empty()) clean += '/';
  return clean;
}

std::string escape_blanks(std::string_view text) {
  std::string escaped;
  for (char c : text) {
    if (c == ' ') {
      escaped += "%20";
    } else if (c < 0 || c > ' ') {
      escaped += c;  // tabs and line ends inside an address are layout
    }
  }
  return escaped;
}

}  // namespace

bool is_web_address(std::string_view text) {
  std::size_t host = starts_with_ignoring_case(text, "https://")  ? 8
                     : starts_with_ignoring_case(text, "http://") ? 7
                                                                  : text.size();
  return host < text.size() && std::string_view("/?# ").find(text[host]) == std::string_view::npos;
}

std::string_view without_fragment(std::string_view address) {
  return address.substr(0, address.find('#'));
}

std::string resolve_address(std::string_view base, std::string_view reference) {
  base = trim(base);
  const std::string escaped = escape_blanks(trim(reference));
  reference = escaped;
  if (!scheme_of(reference).empty()) return escaped;
  if (!is_web_address(base)) return escaped;
  const AddressParts parts = split_address(base);
  if (reference.starts_with("//")) return std::string(scheme_of(base)) + escaped;
  if (reference.empty()) return std::string(without_fragment(base));
  if (reference[0] == '#') return std::string(without_fragment(base)) + escaped;
  const std::string origin(parts.origin);
  if (reference[0] == '?') return origin + (parts.path.empty() ? "/" : std::string(parts.path)) + escaped;
  const std::size_t end = std::min(reference.find_first_of("?#"), reference.size());
  std::string path(reference.substr(0, end));
  if (path[0] != '/') {
    const std::size_t folder = parts.path.rfind('/');
    path = (folder == parts.path.npos ? "/" : std::string(parts.path.substr(0, folder + 1))) + path;
  }
  return origin + remove_dot_segments(path) + std::string(reference.substr(end));
}

}  // namespace entente
