#include "export/briefing.h"

#include <array>

#include "export/briefing_writers.h"

namespace entente {
namespace {

struct FormatName {
  BriefingFormat format;
  std::string_view name;
};
constexpr std::array<FormatName, 4> format_names = {{
    {BriefingFormat::text, "text"},
    {BriefingFormat::markdown, "markdown"},
    {BriefingFormat::html, "html"},
    {BriefingFormat::json, "json"},
}};

}  // namespace

std::optional<BriefingFormat> briefing_format_named(std::string_view name) {
  for (const FormatName& row : format_names) {
    if (row.name == name) return row.format;
  }
  return std::nullopt;
}

std::string names_of_briefing_formats() {
  std::string names;
  for (const FormatName& row : format_names) names += (names.empty() ? "" : ", ") + std::string(row.name);
  return names;
}

void write_briefing(const Difference& difference, BriefingFormat format, ByteSink& sink) {
  switch (format) {
    case BriefingFormat::text:
      return write_text_briefing(briefing_of(difference), sink);
    case BriefingFormat::markdown:
      return write_markdown_briefing(briefing_of(difference), sink);
    case BriefingFormat::html:
      return write_html_briefing(briefing_of(difference), sink);
    case BriefingFormat::json:
      return write_json_briefing(difference, sink);
  }
}

}  // namespace entente
