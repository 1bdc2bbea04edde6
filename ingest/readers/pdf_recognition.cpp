#include "ingest/readers/pdf_recognition.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "ingest/readers/pdf_page_picture.h"
#include "ingest/readers/reading_order.h"
#include "ingest/readers/text_recognition.h"

namespace entente {
namespace {

Result<RecognisedPage> recognise_page(const PdfPagePictures& pictures, std::uint32_t number) {
  const GreyPicture picture = TRY(pictures.draw(number));
  return recognise_text(picture);
}

std::string note_of(std::uint32_t number, const RecognisedPage& page) {
  std::string note =
      fmt::format("page {} was recognised by OCR (mean confidence {} %)", number, page.confidence);
  if (page.illegible > 0) note += fmt::format("; {} illegible lines are left out", page.illegible);
  return note;
}

// The size of most of the text.
double body_size(const std::vector<LaidLine>& lines) {
  std::vector<std::pair<double, std::size_t>> sizes;
  std::size_t all = 0;
  for (const LaidLine& line : lines) {
    sizes.emplace_back(line.size, line.text.size());
    all += line.text.size();
  }
  std::sort(sizes.begin(), sizes.end());
  std::size_t below = 0;
  for (const auto& [size, letters] : sizes) {
    below += letters;
    if (below * 2 >= all) return size;
  }
  return 0;
}

// Measured sizes waver from line to line where a font's own do not, and the layout takes a change of size for
// a new block: sizes become steps of a fifth around the body's.
void level_sizes(std::vector<LaidLine>& lines) {
  constexpr double step = 1.2;
  const double body = body_size(lines);
  if (!(body > 0)) return;
  for (LaidLine& line : lines) {
    if (line.size > 0) {
      line.size = body * std::pow(step, std::round(std::log(line.size / body) / std::log(step)));
    }
  }
}

class SilentPages {
 public:
  SilentPages(PdfContents contents, PdfPagePictures pictures)
      : contents_(std::move(contents)), pictures_(std::move(pictures)) {}

  PdfContents recognised(std::size_t most) {
    const std::vector<std::uint32_t> silent = std::exchange(contents_.silent_pages, {});
    for (std::size_t i = 0; i < silent.size(); ++i) {
      if (i >= most || !recognise(silent[i])) contents_.silent_pages.push_back(silent[i]);
    }
    if (silent.size() > most) {
      contents_.recognition.push_back(
          fmt::format("{} pages were not recognised by OCR: it reads {} of a document at most",
                      silent.size() - most, most));
    }
    insert();
    return std::move(contents_);
  }

 private:
  // False when the page stays silent.
  bool recognise(std::uint32_t number) {
    Result<RecognisedPage> page = recognise_page(pictures_, number);
    if (!page.ok()) {
      contents_.recognition.push_back(
          fmt::format("page {} could not be recognised by OCR: {}", number, page.error().message));
      return false;
    }
    if (page->lines.empty()) return false;
    contents_.recognition.push_back(note_of(number, *page));
    for (LaidLine& line : order_lines(std::move(page->lines))) {
      line.page = number;
      lines_.push_back(std::move(line));
    }
    return true;
  }

  // Where their pages are.
  void insert() {
    level_sizes(lines_);
    std::vector<LaidLine>& all = contents_.text.lines;
    const auto end_of_old = static_cast<std::ptrdiff_t>(all.size());
    for (LaidLine& line : lines_) all.push_back(std::move(line));
    std::inplace_merge(all.begin(), all.begin() + end_of_old, all.end(),
                       [](const LaidLine& a, const LaidLine& b) { return a.page < b.page; });
  }

  PdfContents contents_;
  PdfPagePictures pictures_;
  std::vector<LaidLine> lines_;  // page by page
};

}  // namespace

Result<PdfContents> with_recognised_pages(PdfContents contents, std::string_view bytes,
                                          const ReadLimits& limits) {
  TRY(load_text_recognition());
  PdfPagePictures pictures = TRY(PdfPagePictures::open(bytes));
  return SilentPages(std::move(contents), std::move(pictures)).recognised(limits.recognised_pages);
}

}  // namespace entente
