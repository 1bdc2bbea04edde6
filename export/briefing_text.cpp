// A briefing for a terminal or a mail, and the same as Markdown.
#include <fmt/format.h>

#include <algorithm>

#include "export/briefing_writers.h"

namespace entente {
namespace {

constexpr std::size_t text_width = 100;

// Words wrapped to the width, each line indented.
std::string wrapped(std::string_view text, std::size_t indent) {
  std::string lines;
  std::string line;
  const auto end_line = [&] {
    lines += std::string(indent, ' ') + line + '\n';
    line.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view word = text.substr(at, end - at);
    if (!line.empty() && indent + line.size() + 1 + word.size() > text_width) end_line();
    line += (line.empty() ? "" : " ");
    line += word;
    at = end + 1;
  }
  if (!line.empty()) end_line();
  return lines;
}

std::string origin(const BriefingItem& item) {
  std::string origin = item.source;
  if (!item.date.empty()) origin += (origin.empty() ? "" : ", ") + item.date;
  if (!item.page.empty()) origin += ", page " + item.page;
  return origin;
}

std::string more(std::size_t left_out) {
  return fmt::format("and {} more; `entente diff --format json` has them all", left_out);
}

// Where no mark begins a list, a heading or a quotation, and none in the middle means anything.
std::string escaped(std::string_view text) {
  std::string escaped;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const bool first = at == 0;
    const bool special = std::string_view("\\`*_[]<>|#~&").find(c) != std::string_view::npos;
    const bool starts_list = first && (c == '-' || c == '+' || c == '=');
    const bool ends_number = (c == '.' || c == ')') && !first && at <= 9 &&
                             text.substr(0, at).find_first_not_of("0123456789") == std::string_view::npos;
    if (special || starts_list || ends_number) escaped += '\\';
    escaped += c;
  }
  return escaped;
}

std::string link(const BriefingItem& item, const std::string& text) {
  if (item.url.empty()) return text;
  std::string url;
  for (char c : item.url) {
    const bool special = c == '(' || c == ')' || c == '<' || c == '>' || c == '\\';
    url += special ? fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)))
                   : std::string(1, c);
  }
  return fmt::format("[{}]({})", text, url);
}

}  // namespace

void write_text_briefing(const Briefing& briefing, ByteSink& sink) {
  sink.write(briefing.title + '\n' + std::string(std::min(briefing.title.size(), text_width), '=') + '\n');
  if (!briefing.period.empty()) sink.write(wrapped(briefing.period, 0));
  sink.write(wrapped(briefing.summary, 0));
  for (const BriefingSection& section : briefing.sections) {
    sink.write(fmt::format("\n{} ({})\n", section.heading, section.items.size() + section.left_out));
    if (!section.note.empty()) sink.write(wrapped(section.note, 2));
    for (const BriefingItem& item : section.items) {
      const std::string manner = item.manner.empty() ? "" : " [" + item.manner + "]";
      std::string line = wrapped(item.headline + manner, 4);
      line[2] = '-';
      sink.write(line);
      if (!item.quote.empty()) sink.write(wrapped("\"" + item.quote + "\"", 6));
      if (!item.before.empty()) sink.write(wrapped("was: \"" + item.before + "\"", 6));
      const std::string from = origin(item);
      if (!from.empty()) sink.write(wrapped("(" + from + ")", 6));
    }
    if (section.left_out > 0) sink.write("    … " + more(section.left_out) + '\n');
  }
}

void write_markdown_briefing(const Briefing& briefing, ByteSink& sink) {
  sink.write("# " + escaped(briefing.title) + "\n\n");
  if (!briefing.period.empty()) sink.write(escaped(briefing.period) + "\n\n");
  sink.write("**" + escaped(briefing.summary) + "**\n");
  for (const BriefingSection& section : briefing.sections) {
    sink.write(fmt::format("\n## {} ({})\n\n", section.heading, section.items.size() + section.left_out));
    if (!section.note.empty()) sink.write(section.note + "\n\n");
    for (const BriefingItem& item : section.items) {
      const std::string manner = item.manner.empty() ? "" : " — " + escaped(item.manner);
      const bool linked_head = origin(item).empty() || item.quote.empty();
      const std::string head = "**" + escaped(item.headline) + "**";
      sink.write("- " + (linked_head ? link(item, head) : head) + manner + '\n');
      if (!item.quote.empty()) sink.write("  > " + escaped(item.quote) + "\n");
      if (!item.before.empty()) sink.write("  >\n  > was: " + escaped(item.before) + "\n");
      const std::string from = origin(item);
      if (!from.empty()) {
        sink.write("\n  " + (linked_head ? escaped(from) : link(item, escaped(from))) + "\n");
      }
    }
    if (section.left_out > 0) sink.write("\n… " + more(section.left_out) + '\n');
  }
}

}  // namespace entente
