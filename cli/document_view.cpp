#include "cli/document_view.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string_view>

#include "ingest/readers/document_json.h"

namespace entente {
namespace {

std::string_view text_of(const Document& document, const Block& block) {
  return std::string_view(document.text).substr(block.span.begin, block.span.size());
}

// Without what would move the cursor or ring the bell; line ends and tabs stay.
std::string harmless(std::string_view text) {
  std::string shown(text);
  auto strange = [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7F;
  };
  std::replace_if(shown.begin(), shown.end(), strange, ' ');
  return shown;
}

std::string one_line(std::string_view text) {
  std::string line = harmless(text);
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
  return line;
}

std::string main_text_of(const Document& document) {
  std::string text;
  for (const Block& block : document.blocks) {
    if (block.kind == BlockKind::boilerplate) continue;
    text += text_of(document, block);
    text += "\n\n";
  }
  if (!text.empty()) text.pop_back();
  return text;
}

std::uint32_t page_of(const Document& document, const Block& block) {
  auto after = std::upper_bound(document.pages.begin(), document.pages.end(), block.span.begin,
                                [](std::uint32_t at, const PageMark& mark) { return at < mark.span.begin; });
  return after == document.pages.begin() ? 1 : std::prev(after)->number;
}

std::string describe_blocks(const Document& document) {
  std::string lines;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const Block& block = document.blocks[i];
    std::string kind(name_of(block.kind));
    if (block.level > 0) kind += fmt::format(" {}", block.level);
    if (block.stem >= 0) kind += fmt::format(" of {}", block.stem);
    lines += fmt::format("{}\tp{}\t{}-{}\t{}\t{}\n", i, page_of(document, block), block.span.begin,
                         block.span.end, kind, one_line(text_of(document, block)));
  }
  return lines;
}

std::string describe_links(const Document& document) {
  std::string lines;
  for (const PageLink& link : document.links)
    lines += fmt::format("{}\t{}\n", one_line(link.address), one_line(link.text));
  return lines;
}

std::string count(std::size_t number, std::string_view noun) {
  return fmt::format("{} {}{}", number, noun, number == 1 ? "" : "s");
}

std::string with_source(std::string_view value, std::string_view source) {
  bool both = !value.empty() && !source.empty();
  return both ? fmt::format("{} ({})", value, source) : std::string(value);
}

std::string describe_head(const Document& document) {
  std::string out;
  auto line = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) out += fmt::format("{:<10} {}\n", name, one_line(value));
  };
  auto of_kind = [&](BlockKind kind) {
    return static_cast<std::size_t>(std::count_if(document.blocks.begin(), document.blocks.end(),
                                                  [kind](const Block& block) { return block.kind == kind; }));
  };
  line("file", document.source);
  line("kind", name_of(document.media_type));
  if (document.role != DocumentRole::document) line("role", name_of(document.role));
  line("title", with_source(document.title, document.title_source));
  line("date", with_source(document.date.to_string(), document.date_source));
  line("authors", with_source(fmt::format("{}", fmt::join(document.authors, ", ")), document.authors_source));
  line("author", with_source(document.corporate_author, document.authors_source));
  line("issuer", document.issuer);
  line("publisher", document.publisher);
  line("address", document.url);
  line("pdf", document.announced_pdf);
  line("genre", document.genre);
  line("language", document.language);
  line("pages", count(document.pages.size(), "page"));
  line("blocks", fmt::format("{}, {} of them boilerplate", count(document.blocks.size(), "block"),
                             of_kind(BlockKind::boilerplate)));
  if (std::size_t notes = of_kind(BlockKind::footnote); notes > 0) line("notes", count(notes, "footnote"));
  if (!document.outline.empty()) line("outline", count(document.outline.size(), "heading"));
  if (!document.links.empty()) line("links", count(document.links.size(), "link"));
  for (const std::string& loss : document.losses) line("lost", loss);
  return out;
}

// A block as it would be typed: headings with #, items with a dash, indented by depth.
std::string typed(const Document& document, const Block& block) {
  std::string text = harmless(text_of(document, block));
  auto level = static_cast<std::size_t>(std::clamp(block.level, 1, 6));
  switch (block.kind) {
    case BlockKind::title:
      return "# " + text + "\n\n";
    case BlockKind::heading:
      return std::string(std::max<std::size_t>(level, 2), '#') + " " + text + "\n\n";
    case BlockKind::list_item:
      return std::string(2 * (level - 1), ' ') + "- " + text + "\n";
    default:
      return text + "\n\n";
  }
}

std::string typed_text(const Document& document) {
  std::string text;
  std::string notes;
  const Block* before = nullptr;
  for (const Block& block : document.blocks) {
    if (block.kind == BlockKind::boilerplate) continue;
    if (block.kind == BlockKind::footnote) {
      notes += typed(document, block);
      continue;
    }
    bool list_ends = before != nullptr && before->kind == BlockKind::list_item && block.kind != before->kind;
    if (list_ends) text += '\n';
    text += typed(document, block);
    before = &block;
  }
  if (!notes.empty()) text += (text.ends_with("\n\n") ? "Notes\n\n" : "\nNotes\n\n") + notes;
  while (text.ends_with("\n\n")) text.pop_back();
  return text;
}

std::string summarise(const Document& document) {
  if (document.role == DocumentRole::listing)
    return describe_head(document) + "\nleads to\n" + describe_links(document);
  return describe_head(document) + "\n" + typed_text(document);
}

}  // namespace

std::string show(const Document& document, DocumentView view) {
  switch (view) {
    case DocumentView::text:
      return main_text_of(document);
    case DocumentView::json:
      return to_json(document) + "\n";
    case DocumentView::blocks:
      return describe_blocks(document);
    case DocumentView::links:
      return describe_links(document);
    case DocumentView::summary:
      return summarise(document);
  }
  return "";
}

}  // namespace entente
