// PDF through poppler. The one file that includes it; its exceptions and its noise on standard error end
// here.
//
// Text comes word by word with positions and without fonts: the plain text of poppler's reading order strips
// every hyphen at a line end, right or wrong, and asking for fonts crashes on some files.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <poppler-document.h>
#include <poppler-page.h>
#include <poppler-toc.h>

#include <algorithm>
#include <climits>
#include <ctime>
#include <exception>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "ingest/readers/author_names.h"
#include "ingest/readers/chrome.h"
#include "ingest/readers/decoding.h"
#include "ingest/readers/document_head.h"
#include "ingest/readers/format_readers.h"
#include "ingest/readers/genre.h"
#include "ingest/readers/line_text.h"
#include "ingest/readers/list_structure.h"
#include "ingest/readers/page_layout.h"
#include "ingest/readers/reading_order.h"
#include "ingest/readers/title_rules.h"

namespace entente {
namespace {

constexpr std::size_t max_outline = 10'000;
constexpr std::size_t max_losses = 50;

void ignore_message(const std::string&, void*) {}

// Once for the process: poppler keeps one message function.
void silence_poppler() {
  static const bool done = (poppler::set_debug_error_function(ignore_message, nullptr), true);
  (void)done;
}

// Malformed characters are repaired, control characters become blanks: PDF text has form feeds and worse.
std::string to_utf8(const poppler::ustring& text) {
  if (text.empty()) return "";
  poppler::byte_array bytes = text.to_utf8();
  std::string utf8 = decode_text({bytes.data(), bytes.size()});
  for (char& c : utf8) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  }
  return utf8;
}

struct Word {
  std::string text;
  poppler::rectf box;
  bool space_after;
};

// Joins words to lines as they come in reading order.
class LineBuilder {
 public:
  explicit LineBuilder(std::uint32_t page) : page_(page) {}

  void add(const Word& word) {
    if (word.text.empty()) return;
    double height = word.box.bottom() - word.box.top();
    if (lines_.empty() || !continues(word)) {
      lines_.push_back(
          {"", word.box.left(), word.box.top(), word.box.right(), word.box.bottom(), height, page_});
    } else if (space_ || word.box.left() - lines_.back().right > height * 0.25) {
      lines_.back().text += ' ';
    }
    LaidLine& line = lines_.back();
    // The size of a line is that of its longest word's letters: note marks and drop capitals do not count.
    if (word.text.size() > longest_ || line.text.empty()) line.size = height;
    longest_ = line.text.empty() ? word.text.size() : std::max(longest_, word.text.size());
    line.text += word.text;
    line.right = std::max(line.right, word.box.right());
    line.bottom = std::max(line.bottom, word.box.bottom());
    space_ = word.space_after;
  }

  std::vector<LaidLine> take() { return std::move(lines_); }

 private:
  bool continues(const Word& word) const {
    const LaidLine& line = lines_.back();
    double overlap = std::min(line.bottom, word.box.bottom()) - std::max(line.top, word.box.top());
    double height = std::min(line.bottom - line.top, word.box.bottom() - word.box.top());
    if (overlap < height * 0.5 || word.box.left() < line.right - height) return false;
    return space_ || word.box.left() - line.right < height * 2;
  }

  std::uint32_t page_;
  std::vector<LaidLine> lines_;
  std::size_t longest_ = 0;
  bool space_ = false;
};

std::vector<LaidLine> read_lines(const poppler::page& page, std::uint32_t number) {
  LineBuilder builder(number);
  for (const poppler::text_box& box : page.text_list()) {
    builder.add({std::string(trim(to_utf8(box.text()))), box.bbox(), box.has_space_after()});
  }
  return order_lines(builder.take());
}

struct Pages {
  LaidText text;
  std::vector<std::string> labels;
  std::vector<std::uint32_t> silent;  // pages without text
};

Result<Pages> read_pages(const poppler::document& pdf, const ReadLimits& limits) {
  Pages pages;
  std::size_t bytes = 0;
  for (int i = 0; i < pdf.pages(); ++i) {
    auto number = static_cast<std::uint32_t>(i + 1);
    std::unique_ptr<poppler::page> page(pdf.create_page(i));
    std::string label = page ? to_utf8(page->label()) : "";
    pages.labels.push_back(label == std::to_string(number) ? "" : label);
    pages.text.page_heights.push_back(page ? page->page_rect().height() : 0);
    std::vector<LaidLine> lines = page ? read_lines(*page, number) : std::vector<LaidLine>();
    if (lines.empty()) pages.silent.push_back(number);
    for (LaidLine& line : lines) {
      bytes += line.text.size();
      pages.text.lines.push_back(std::move(line));
    }
    if (bytes > limits.max_text_bytes) {
      return Error{ErrorCode::too_large,
                   fmt::format("holds more than {} MB of text; split it", limits.max_text_bytes >> 20), ""};
    }
  }
  return pages;
}

void note_silent_pages(const std::vector<std::uint32_t>& silent, Document& document) {
  for (std::size_t i = 0; i < silent.size() && i < max_losses; ++i) {
    document.losses.push_back(fmt::format("page {} has no text layer", silent[i]));
  }
  if (silent.size() > max_losses) {
    document.losses.push_back(fmt::format("{} more pages have no text layer", silent.size() - max_losses));
  }
}

// Depth first, children before siblings, on a stack of our own.
std::vector<OutlineEntry> read_outline(const poppler::document& pdf) {
  std::vector<OutlineEntry> outline;
  std::unique_ptr<poppler::toc> toc(pdf.create_toc());
  if (!toc || toc->root() == nullptr) return outline;
  std::vector<std::pair<poppler::toc_item*, int>> open = {{toc->root(), 0}};
  while (!open.empty() && outline.size() < max_outline) {
    auto [item, level] = open.back();
    open.pop_back();
    std::string title = level == 0 ? "" : std::string(trim(to_utf8(item->title())));
    if (!title.empty()) outline.push_back({title, level, 0});
    std::vector<poppler::toc_item*> children = item->children();
    for (std::size_t i = children.size(); i-- > 0;) open.emplace_back(children[i], level + 1);
  }
  return outline;
}

Date date_of(std::time_t time) {
  std::tm parts{};
  if (time <= 0 || time == static_cast<std::time_t>(UINT_MAX) || gmtime_r(&time, &parts) == nullptr)
    return {};
  return Date::parse(fmt::format("{:04}-{:02}-{:02}", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday))
      .value_or(Date());
}

void read_info(const poppler::document& pdf, Document& document) {
  std::string title = collapse_blanks(to_utf8(pdf.get_title()));
  if (!is_junk_title(title)) document.title = title;
  add_authors(document.authors, split_authors(to_utf8(pdf.get_author())));
  document.date = date_of(pdf.get_creation_date_t());
  if (document.date.known()) document.date_source = "pdf creation date";
}

// "administrator" and "Microsoft Office User" are nobody's name.
void drop_account_names(Document& document) {
  std::erase_if(document.authors, [](const std::string& name) {
    std::string folded = fold_phrase(name);
    return folded.find("user") != folded.npos || folded.find("office") != folded.npos ||
           folded.find("admin") != folded.npos;
  });
}

// A title of the metadata that page 1 repeats marks the title block there, instead of the merely largest.
void match_title(const Document& document, std::vector<Draft>& drafts) {
  for (Draft& draft : drafts) {
    if (draft.page > 1) break;
    if (document.title.empty() || !same_title(draft.text, document.title)) continue;
    for (Draft& other : drafts) {
      if (other.kind == BlockKind::title) other.kind = BlockKind::heading;
    }
    draft.kind = BlockKind::title;
    draft.level = 0;
    return;
  }
}

// The author that an official text names in its metadata is the body that speaks.
void move_issuers(Document& document) {
  constexpr std::string_view official[] = {"joint_statement", "communique", "declaration", "fact_sheet",
                                           "readout",         "statement",  "treaty"};
  bool speaks = std::find(std::begin(official), std::end(official), document.genre) != std::end(official);
  if (!speaks || document.authors.empty()) return;
  if (document.issuer.empty()) document.issuer = fmt::format("{}", fmt::join(document.authors, ", "));
  document.authors.clear();
}

Result<Document> read_opened(poppler::document& pdf, const ReadLimits& limits) {
  if (pdf.is_locked() && pdf.unlock("", "")) {
    return Error{ErrorCode::encrypted, "asks for a password; save an unlocked copy", ""};
  }
  if (pdf.pages() <= 0)
    return Error{ErrorCode::malformed, "is a PDF without readable pages; fetch it again", ""};
  if (static_cast<std::size_t>(pdf.pages()) > limits.max_pages) {
    return Error{ErrorCode::too_large,
                 fmt::format("has {} pages; up to {} are read. Split it", pdf.pages(), limits.max_pages), ""};
  }
  Pages pages = TRY(read_pages(pdf, limits));
  if (pages.text.lines.empty()) {
    return Error{ErrorCode::empty,
                 "has no text layer on any page: it is a scan and needs OCR (for example with ocrmypdf)", ""};
  }
  Document document;
  document.media_type = MediaType::pdf;
  read_info(pdf, document);
  drop_account_names(document);
  document.outline = read_outline(pdf);
  note_silent_pages(pages.silent, document);
  std::vector<Draft> drafts = lay_out(pages.text);
  match_title(document, drafts);
  mark_chrome(drafts);
  std::string hints = read_head(document, drafts);
  link_lists(drafts);
  TRY(assemble(document, drafts, pages.labels, limits));
  document.genre = guess_genre(document, hints);
  move_issuers(document);
  return document;
}

}  // namespace

Result<Document> read_pdf(std::string_view bytes, const ReadLimits& limits) {
  silence_poppler();
  if (bytes.size() > static_cast<std::size_t>(INT_MAX))
    return Error{ErrorCode::too_large, "is larger than 2 GB", ""};
  try {
    std::unique_ptr<poppler::document> pdf(
        poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
    if (!pdf)
      return Error{ErrorCode::malformed, "begins as a PDF but breaks off or is damaged; fetch it again", ""};
    return read_opened(*pdf, limits);
  } catch (const std::exception& failure) {
    return Error{ErrorCode::malformed, fmt::format("is a PDF that cannot be read: {}", failure.what()), ""};
  }
}

}  // namespace entente
