#include "export/formats.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace entente {
namespace {

constexpr std::array formats{
    ExportFormatInfo{ExportFormat::graphml, "graphml",
                     "for Gephi, Gephi Lite, networkx, igraph, Cytoscape, Boost"},
    ExportFormatInfo{ExportFormat::gexf, "gexf", "for Gephi with its Timeline: every edge with its dates"},
    ExportFormatInfo{ExportFormat::jsonl, "jsonl", "everything the graph holds, one JSON object a line"},
    ExportFormatInfo{ExportFormat::svg, "svg", "a drawing of the most connected part"},
};

constexpr std::array profiles{
    GraphmlProfileInfo{GraphmlProfile::gephi, "gephi", "one edge for each source, target and relation"},
    GraphmlProfileInfo{GraphmlProfile::strict, "strict",
                       "one edge for each source and target; valid by the GraphML schema to the letter"},
};

bool equal_in_any_case(std::string_view left, std::string_view right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); });
}

template <typename Table>
std::string names_of(const Table& table) {
  std::string names;
  for (const auto& row : table) names.append(names.empty() ? "" : ", ").append(row.name);
  return names;
}

}  // namespace

std::span<const ExportFormatInfo> export_formats() {
  return formats;
}

const ExportFormatInfo& info(ExportFormat format) {
  return *std::ranges::find(formats, format, &ExportFormatInfo::format);
}

std::optional<ExportFormat> export_format_named(std::string_view name) {
  for (const ExportFormatInfo& row : formats) {
    if (equal_in_any_case(row.name, name)) return row.format;
  }
  return std::nullopt;
}

std::optional<ExportFormat> export_format_of(std::string_view file_name) {
  const std::size_t dot = file_name.rfind('.');
  if (dot == std::string_view::npos) return std::nullopt;
  return export_format_named(file_name.substr(dot + 1));
}

std::span<const GraphmlProfileInfo> graphml_profiles() {
  return profiles;
}

std::optional<GraphmlProfile> graphml_profile_named(std::string_view name) {
  for (const GraphmlProfileInfo& row : profiles) {
    if (equal_in_any_case(row.name, name)) return row.profile;
  }
  return std::nullopt;
}

std::string names_of_export_formats() {
  return names_of(formats);
}
std::string names_of_graphml_profiles() {
  return names_of(profiles);
}

}  // namespace entente
