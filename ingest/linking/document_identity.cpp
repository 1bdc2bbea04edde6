#include "ingest/linking/document_identity.h"

#include <algorithm>
#include <cctype>

#include "graph/digest.h"

namespace entente {
namespace {

bool is_tracking(std::string_view parameter) {
  return parameter.starts_with("utm_") || parameter.starts_with("fbclid=") || parameter.starts_with("gclid=");
}

std::string without_tracking(std::string_view query) {
  std::string kept;
  for (std::size_t begin = 0; begin <= query.size();) {
    const std::size_t end = std::min(query.find('&', begin), query.size());
    const std::string_view parameter = query.substr(begin, end - begin);
    if (!parameter.empty() && !is_tracking(parameter))
      kept += (kept.empty() ? "?" : "&") + std::string(parameter);
    begin = end + 1;
  }
  return kept;
}

std::string canonical_url(std::string_view url) {
  url = url.substr(0, url.find('#'));
  const std::size_t scheme = url.find("://");
  const std::size_t host_end = std::min(url.find_first_of("/?", scheme + 3), url.size());
  std::string result(url.substr(0, host_end));
  std::transform(result.begin(), result.end(), result.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  const std::size_t query = std::min(url.find('?', host_end), url.size());
  result += url.substr(host_end, query - host_end);
  if (query < url.size()) result += without_tracking(url.substr(query + 1));
  return result;
}

bool is_absolute_url(std::string_view url) {
  return url.starts_with("http://") || url.starts_with("https://");
}

// "https://example.org/a/camp-david.html?x=1" -> "camp-david"
std::string last_part(std::string_view location) {
  location = location.substr(0, location.find('?'));
  while (location.ends_with('/')) location.remove_suffix(1);
  std::string_view name = location.substr(location.rfind('/') + 1);
  if (const std::size_t dot = name.rfind('.'); dot != std::string_view::npos && dot > 0)
    name = name.substr(0, dot);
  return slug(name).substr(0, 60);
}

void append_folded(std::string_view text, std::string& folded) {
  bool blank = true;
  for (const char c : text) {
    const bool is_blank = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    if (!is_blank) folded += c;
    if (is_blank && !blank) folded += ' ';
    blank = is_blank;
  }
  folded += '\n';
}

}  // namespace

std::string home_of(const Document& document, const std::string& location) {
  if (is_absolute_url(document.url)) return canonical_url(document.url);
  return is_absolute_url(location) ? canonical_url(location) : location;
}

EntityId document_id(const std::string& location) {
  return "document:" + last_part(location) + "-" + hex(sha256(location)).substr(0, 8);
}

std::string text_digest(const Document& document) {
  std::string folded;
  folded.reserve(document.text.size());
  for (const Block& block : document.blocks) {
    if (block.kind == BlockKind::boilerplate) continue;
    append_folded(std::string_view(document.text).substr(block.span.begin, block.span.size()), folded);
  }
  return hex(sha256(folded));
}

}  // namespace entente
