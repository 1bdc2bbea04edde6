#include "ingest/readers/office_package.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "ingest/readers/date_text.h"
#include "ingest/readers/line_text.h"

namespace entente {
namespace {

// Each of transitional and strict OOXML has names of its own.
const std::vector<XmlNamespace>& office_namespaces() {
  static const auto* const namespaces = new std::vector<XmlNamespace>{
      {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"},
      {"http://purl.oclc.org/ooxml/wordprocessingml/main", "w"},
      {"http://schemas.openxmlformats.org/officeDocument/2006/relationships", "r"},
      {"http://purl.oclc.org/ooxml/officeDocument/relationships", "r"},
      {"http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"},
      {"http://schemas.openxmlformats.org/officeDocument/2006/math", "m"},
      {"http://purl.oclc.org/ooxml/officeDocument/math", "m"},
      {"http://schemas.openxmlformats.org/package/2006/relationships", ""},
      {"http://schemas.openxmlformats.org/package/2006/metadata/core-properties", "cp"},
      {"http://purl.org/dc/elements/1.1/", "dc"},
      {"http://purl.org/dc/terms/", "dcterms"},
  };
  return *namespaces;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::string without_escapes(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool escape = text[at] == '%' && at + 2 < text.size() && hex_digit(text[at + 1]) >= 0 &&
                        hex_digit(text[at + 2]) >= 0;
    plain += escape ? static_cast<char>(hex_digit(text[at + 1]) * 16 + hex_digit(text[at + 2])) : text[at];
    if (escape) at += 2;
  }
  return plain;
}

}  // namespace

std::string resolve_part(std::string_view base, std::string_view target) {
  target = target.substr(0, target.find('#'));
  const std::size_t folder = base.rfind('/');
  std::string path = without_escapes(target);
  if (path.starts_with('/')) {
    path.erase(0, 1);
  } else if (folder != base.npos) {
    path = std::string(base.substr(0, folder + 1)) + path;
  }
  std::vector<std::string_view> kept;
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    const std::string_view part = std::string_view(path).substr(at, end - at);
    if (part == ".." && !kept.empty()) kept.pop_back();
    if (part != ".." && part != "." && !part.empty()) kept.push_back(part);
    at = end + 1;
  }
  return fmt::format("{}", fmt::join(kept, "/"));
}

Result<XmlTree> parse_part(const ZipArchive& archive, const std::string& name) {
  const std::string bytes = TRY(archive.read(name));
  return parse_xml(bytes, office_namespaces());
}

std::optional<XmlTree> read_part(const ZipArchive& archive, const std::string& name,
                                 std::vector<std::string>& losses) {
  if (name.empty() || !archive.has(name)) return std::nullopt;
  Result<XmlTree> xml = parse_part(archive, name);
  if (!xml.ok()) {
    losses.push_back(fmt::format("{} {}", name, xml.error().message));
    return std::nullopt;
  }
  if (!xml->damage.empty()) losses.push_back(fmt::format("{} is damaged: {}", name, xml->damage));
  return *std::move(xml);
}

std::string related_part(const ZipArchive& archive, std::string_view part, std::string_view type) {
  const std::size_t folder = part.rfind('/');
  const std::string_view name = folder == part.npos ? part : part.substr(folder + 1);
  const std::string_view path = folder == part.npos ? "" : part.substr(0, folder + 1);
  std::vector<std::string> unheard;
  const auto xml = read_part(archive, fmt::format("{}_rels/{}.rels", path, name), unheard);
  if (!xml) return "";
  for (int node = 0; node < xml->tree.size(); ++node) {
    const bool meant = xml->tree.at(node).tag == "Relationship" &&
                       xml->tree.attribute(node, "Type").ends_with(type) &&
                       xml->tree.attribute(node, "TargetMode") != "External";
    if (meant) return resolve_part(part, xml->tree.attribute(node, "Target"));
  }
  return "";
}

DocumentProperties read_core_properties(const ZipArchive& archive, std::vector<std::string>& losses) {
  DocumentProperties properties;
  std::string part = related_part(archive, "", "/core-properties");
  if (part.empty()) part = "docProps/core.xml";
  const std::optional<XmlTree> xml = read_part(archive, part, losses);
  if (!xml) return properties;
  for (int node = 0; node < xml->tree.size(); ++node) {
    const std::string_view tag = xml->tree.at(node).tag;
    if (tag == "dc:title") properties.title = xml->tree.text_of(node);
    if (tag == "dc:creator") properties.creator = xml->tree.text_of(node);
    if (tag == "dc:language") properties.language = xml->tree.text_of(node);
    if (tag == "dcterms:created") {
      properties.created = parse_date_value(xml->tree.text_of(node)).value_or(Date{});
    }
  }
  return properties;
}

}  // namespace entente
