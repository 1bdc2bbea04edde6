// A document as it was read: text with page marks and blocks, and what is known about it.
//
// Readers make it from bytes; extraction reads it. All offsets count UTF-8 bytes of `text`, which is kept as
// read: soft hyphens, ligatures, line wraps and curly quotes included (language/normalised_text.h gives the
// view that extraction works on, with a map back to these offsets).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/date.h"

namespace entente {

struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t size() const { return end - begin; }
  bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  auto operator<=>(const Span&) const = default;
};

enum class MediaType { pdf, html, markdown, text, docx, epub, eml, rtf };
std::string_view name_of(MediaType type);  // "pdf"

// What a page is for. A listing leads to documents (an index, a search result, an archive of a month); it is
// read for its links and says nothing itself.
enum class DocumentRole { document, listing };
std::string_view name_of(DocumentRole role);  // "listing"

enum class BlockKind {
  title,
  heading,
  paragraph,
  list_stem,  // a paragraph or heading that introduces the items after it ("We will:")
  list_item,
  footnote,
  table,
  boilerplate,  // menus, mailing lists, cookie notices, download chrome, running headers: never a sentence
};
std::string_view name_of(BlockKind kind);  // "list_item"

struct Block {
  BlockKind kind = BlockKind::paragraph;
  Span span;
  int level = 0;  // heading level, or depth of a list item (1: outermost)
  int stem = -1;  // for a list item: index of its stem among the blocks; -1: none
};

struct PageMark {
  std::uint32_t number = 1;  // 1-based
  std::string label;         // printed label when the file has one: "iv"
  Span span;
};

struct OutlineEntry {
  std::string title;
  int level = 1;
  std::uint32_t page = 0;  // 0: unknown
};

// A link in the main part of a page, in reading order.
struct PageLink {
  std::string address;  // absolute where the page's own address is known, else as written
  std::string text;     // blanks collapsed; may be empty
};

struct Document {
  std::string source;  // where it was read: path or URL
  MediaType media_type = MediaType::text;
  std::string text;
  Span pdf_text;  // the part that came out of a PDF, where words are parted at line ends; may be empty
  std::vector<PageMark> pages;  // in order, covering the text; at least one
  std::vector<Block> blocks;    // in order, not overlapping; bytes between them are white space
  std::vector<OutlineEntry> outline;

  DocumentRole role = DocumentRole::document;
  std::vector<PageLink> links;  // HTML: at most 5,000

  std::string title;
  std::string title_source;  // "front matter", "json-ld", "citation tag", "largest line" …; "" when unknown
  Date date;                 // of publication
  std::string date_source;  // "front matter", "json-ld", "meta", "time element", "url", "pdf creation date" …
  std::vector<std::string> authors;  // persons
  std::string corporate_author;      // a body named as author where no person is
  std::string authors_source;        // as title_source
  std::string issuer;                // the body or bodies that speak, as written, when the metadata says so
  std::string publisher;             // site or series
  std::string url;                   // canonical address when the document states one
  std::string announced_pdf;         // of the PDF that the page announces, as PageLink::address; ""
  std::string genre;     // joint_statement, fact_sheet, readout, publication_page …; "" when unknown
  std::string language;  // BCP 47; "" when unknown
  std::vector<std::string> losses;  // "page 7 has no text layer"
};

}  // namespace entente
