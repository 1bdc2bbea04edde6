// The formats and GraphML profiles that export knows, each in one table. The option of `entente export`, its
// help, the choice by file name and the documentation read these tables.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace entente {

enum class ExportFormat : std::uint8_t { graphml, gexf, jsonl, svg };

struct ExportFormatInfo {
  ExportFormat format;
  std::string_view name;     // as --format takes it, and the file name extension without its dot
  std::string_view meaning;  // one line for --help
};

std::span<const ExportFormatInfo> export_formats();
const ExportFormatInfo& info(ExportFormat format);
std::optional<ExportFormat> export_format_named(std::string_view name);
// By the extension of a file name, in any case: "Graph.GraphML".
std::optional<ExportFormat> export_format_of(std::string_view file_name);

// How parallel relations become GraphML edges.
enum class GraphmlProfile : std::uint8_t { gephi, strict };

struct GraphmlProfileInfo {
  GraphmlProfile profile;
  std::string_view name;
  std::string_view meaning;
};

std::span<const GraphmlProfileInfo> graphml_profiles();
std::optional<GraphmlProfile> graphml_profile_named(std::string_view name);

// "graphml, gexf, jsonl, svg": for messages.
std::string names_of_export_formats();
std::string names_of_graphml_profiles();

}  // namespace entente
