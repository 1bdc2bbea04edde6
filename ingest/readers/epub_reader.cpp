// EPUB books: chapters of XHTML in the order of the spine, each a page of the document. Books have no printed
// pages of their own, so pages have no labels; the outline says where each chapter begins.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "ingest/readers/epub_package.h"
#include "ingest/readers/format_readers.h"
#include "ingest/readers/genre.h"
#include "ingest/readers/line_text.h"
#include "ingest/readers/list_structure.h"
#include "ingest/readers/page_blocks.h"
#include "ingest/readers/page_roles.h"
#include "ingest/readers/page_tree.h"
#include "ingest/readers/title_rules.h"

namespace entente {
namespace {

bool has_word(std::string_view words, std::string_view word) {
  const std::string padded = " " + std::string(words) + " ";
  return padded.find(" " + std::string(word) + " ") != padded.npos;
}

struct EpubRole {
  std::string_view word;  // of epub:type or role
  BlockKind kind;
};

constexpr std::array<EpubRole, 11> epub_roles = {{{"toc", BlockKind::boilerplate},
                                                  {"landmarks", BlockKind::boilerplate},
                                                  {"page-list", BlockKind::boilerplate},
                                                  {"doc-toc", BlockKind::boilerplate},
                                                  {"footnote", BlockKind::footnote},
                                                  {"footnotes", BlockKind::footnote},
                                                  {"rearnote", BlockKind::footnote},
                                                  {"endnote", BlockKind::footnote},
                                                  {"endnotes", BlockKind::footnote},
                                                  {"doc-footnote", BlockKind::footnote},
                                                  {"doc-endnote", BlockKind::footnote}}};

// What an element makes of the blocks inside it; paragraph: nothing.
BlockKind kind_inside(const PageTree& page, int node) {
  if (page.at(node).tag == "nav") return BlockKind::boilerplate;
  const std::string_view type = page.attribute(node, "epub:type");
  const std::string_view role = page.attribute(node, "role");
  if (type.empty() && role.empty()) return BlockKind::paragraph;
  for (const EpubRole& each : epub_roles) {
    if (has_word(type, each.word) || has_word(role, each.word)) return each.kind;
  }
  return BlockKind::paragraph;
}

// Of every node, from the elements around it; the outermost that says something decides.
std::vector<BlockKind> kinds_of(const PageTree& page) {
  std::vector<BlockKind> kinds(static_cast<std::size_t>(page.size()), BlockKind::paragraph);
  for (int node = 0; node < page.size(); ++node) {
    const BlockKind kind = kind_inside(page, node);
    if (kind == BlockKind::paragraph) continue;
    const int end = page.at(node).end;
    std::fill(kinds.begin() + node, kinds.begin() + end, kind);
    node = end - 1;
  }
  return kinds;
}

std::vector<Draft> cut_chapter(const PageTree& page, std::uint32_t number) {
  const std::vector<BlockKind> kinds = kinds_of(page);
  std::vector<Draft> drafts;
  for (PageBlock& block : cut_page(page, list_roles(page))) {
    const BlockKind kind = kinds[static_cast<std::size_t>(block.node)];
    if (kind != BlockKind::paragraph) block.draft.kind = kind;
    block.draft.page = number;
    drafts.push_back(std::move(block.draft));
  }
  return drafts;
}

class BookReader {
 public:
  BookReader(const ZipArchive& archive, const EpubPackage& package, const ReadLimits& limits)
      : archive_(archive), package_(package), limits_(limits) {}

  Result<Document> read() {
    describe();
    for (const std::string& chapter : package_.chapters) TRY(add_chapter(chapter));
    if (drafts_.empty()) return Error{ErrorCode::empty, "holds no text", ""};
    mark_title();
    link_lists(drafts_);
    TRY(assemble(document_, drafts_, std::vector<std::string>(pages_), limits_));
    document_.genre = guess_genre(document_, "");
    return std::move(document_);
  }

 private:
  void describe() {
    document_.media_type = MediaType::epub;
    document_.title = package_.title;
    document_.authors = package_.authors;
    document_.date = package_.date;
    document_.publisher = package_.publisher;
    document_.language = package_.language;
    document_.losses = package_.losses;
    if (!document_.title.empty()) document_.title_source = "document properties";
    if (!document_.authors.empty()) document_.authors_source = "document properties";
    if (document_.date.known()) document_.date_source = "document properties";
  }

  Result<void> add_chapter(const std::string& path) {
    const Result<std::string> bytes = archive_.read(path);
    if (!bytes.ok() && bytes.error().code == ErrorCode::too_large) return bytes.error();
    const Result<PageTree> page = bytes.ok() ? parse_page(*bytes, limits_) : Result<PageTree>(bytes.error());
    if (!page.ok()) {
      document_.losses.push_back(fmt::format("chapter {} {}", path, page.error().message));
      return {};
    }
    if (pages_ >= limits_.max_pages)
      return Error{ErrorCode::too_large, "has more chapters than the limit", ""};
    std::vector<Draft> drafts = cut_chapter(*page, static_cast<std::uint32_t>(pages_ + 1));
    for (const Draft& draft : drafts) text_bytes_ += draft.text.size();
    if (text_bytes_ > limits_.max_text_bytes)
      return Error{ErrorCode::too_large, "holds more text than the limit", ""};
    if (drafts.empty()) return {};  // a cover
    ++pages_;
    add_outline(path, drafts);
    drafts_.insert(drafts_.end(), std::make_move_iterator(drafts.begin()),
                   std::make_move_iterator(drafts.end()));
    return {};
  }

  void add_outline(const std::string& path, const std::vector<Draft>& drafts) {
    const auto listed = package_.titles_by_chapter.find(path);
    const auto heading = std::find_if(drafts.begin(), drafts.end(),
                                      [](const Draft& draft) { return draft.kind == BlockKind::heading; });
    std::string title = listed != package_.titles_by_chapter.end() ? listed->second
                        : heading != drafts.end()                  ? collapse_blanks(heading->text)
                                                                   : "";
    if (!title.empty())
      document_.outline.push_back({std::move(title), 1, static_cast<std::uint32_t>(pages_)});
  }

  // The heading that repeats the title, or the first where the package names none.
  void mark_title() {
    const auto found = std::find_if(drafts_.begin(), drafts_.end(), [&](const Draft& draft) {
      const bool block = draft.kind == BlockKind::heading || draft.kind == BlockKind::paragraph;
      return document_.title.empty() ? draft.kind == BlockKind::heading
                                     : block && same_title(draft.text, document_.title);
    });
    if (found == drafts_.end()) return;
    found->kind = BlockKind::title;
    found->level = 0;
    if (!document_.title.empty()) return;
    document_.title = collapse_blanks(found->text);
    document_.title_source = "text";
  }

  const ZipArchive& archive_;
  const EpubPackage& package_;
  const ReadLimits& limits_;
  Document document_;
  std::vector<Draft> drafts_;
  std::size_t pages_ = 0;
  std::size_t text_bytes_ = 0;
};

}  // namespace

Result<Document> read_epub(std::string_view bytes, const ReadLimits& limits) {
  const ZipArchive archive = TRY(ZipArchive::open(bytes));
  const EpubPackage package = TRY(read_epub_package(archive));
  return BookReader(archive, package, limits).read();
}

}  // namespace entente
