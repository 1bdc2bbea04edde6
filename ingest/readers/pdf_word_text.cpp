// PDF through poppler's public interface, for systems without its private headers.
//
// Words come with positions and without fonts: the plain text of poppler's reading order strips every hyphen
// at a line end, right or wrong, and asking for fonts crashes on some files.
#include <fmt/format.h>
#include <poppler-document.h>
#include <poppler-page.h>
#include <poppler-toc.h>

#include <climits>
#include <ctime>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "ingest/readers/decoding.h"
#include "ingest/readers/line_text.h"
#include "ingest/readers/pdf_contents.h"
#include "ingest/readers/pdf_line_builder.h"

namespace entente {
namespace {

constexpr std::size_t max_outline = 10'000;

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

std::vector<LaidLine> read_lines(const poppler::page& page) {
  PdfLineBuilder builder;
  for (const poppler::text_box& box : page.text_list()) {
    PdfWord word;
    word.text = std::string(trim(to_utf8(box.text())));
    word.left = box.bbox().left();
    word.top = box.bbox().top();
    word.right = box.bbox().right();
    word.bottom = box.bbox().bottom();
    word.size = word.bottom - word.top;
    word.space_after = box.has_space_after();
    builder.add(word);
  }
  return builder.take();
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

}  // namespace

Result<PdfContents> read_pdf_words(std::string_view bytes, const ReadLimits& limits) {
  silence_poppler();
  std::unique_ptr<poppler::document> pdf(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!pdf) return pdf_is_broken();
  if (pdf->is_locked() && pdf->unlock("", "")) return pdf_is_locked();
  TRY(check_page_count(pdf->pages(), limits));
  PdfContents contents;
  PdfPages pages(contents, limits);
  for (int i = 0; i < pdf->pages(); ++i) {
    std::unique_ptr<poppler::page> page(pdf->create_page(i));
    std::vector<LaidLine> lines = page ? read_lines(*page) : std::vector<LaidLine>();
    std::string label = page ? std::string(trim(to_utf8(page->label()))) : "";
    TRY(pages.add(std::move(lines), page ? page->page_rect().height() : 0, std::move(label)));
  }
  contents.outline = read_outline(*pdf);
  contents.info.title = to_utf8(pdf->get_title());
  contents.info.author = to_utf8(pdf->get_author());
  contents.info.created = date_of(pdf->get_creation_date_t());
  poppler::byte_array xmp = pdf->metadata().to_utf8();
  contents.info.xmp.assign(xmp.begin(), xmp.end());
  return contents;
}

}  // namespace entente
