// PDF through poppler's private headers: one pass gives flows, blocks, lines and words with their fonts, and
// the outline with its pages. They promise no stable interface; this is the one file that includes them, and
// a build without them reads through pdf_word_text.cpp.
#include "ingest/readers/pdf_contents.h"

#ifndef HAVE_POPPLER_PRIVATE

namespace entente {

Result<PdfContents> read_pdf_flows(std::string_view bytes, const ReadLimits& limits) {
  return read_pdf_words(bytes, limits);
}

}  // namespace entente

#else

#include <DateInfo.h>
#include <ErrorCodes.h>
#include <GfxFont.h>
#include <GlobalParams.h>
#include <Link.h>
#include <Outline.h>
#include <PDFDoc.h>
#include <TextOutputDev.h>
#include <UTF.h>
#include <fmt/format.h>

#include <array>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "ingest/readers/line_text.h"
#include "ingest/readers/pdf_line_builder.h"

namespace entente {
namespace {

constexpr std::size_t max_outline = 10'000;
constexpr std::size_t max_outline_depth = 32;

void ignore_error(ErrorCategory, Goffset, const char*) {}

// poppler's tables are built when the first of these exists and dropped with the last: one stays.
void keep_poppler_open() {
  static const GlobalParamsIniter open(ignore_error);
}

std::string utf8_of(const Unicode* text, int length) {
  std::string utf8;
  for (int i = 0; i < length; ++i) append_character(text[i], utf8);
  return utf8;
}

// A string of the document itself: UTF-16 with a mark, UTF-8 with one, or PDFDocEncoding.
std::string utf8_of(const GooString* text) {
  if (text == nullptr) return "";
  Unicode* wide = nullptr;
  int length = TextStringToUCS4(text->toStr(), &wide);
  std::string utf8 = length > 0 ? utf8_of(wide, length) : "";
  gfree(wide);
  return utf8;
}

bool holds(std::string_view name, std::string_view part) {
  return name.find(part) != name.npos;
}

bool is_bold(const TextFontInfo& font) {
  const GooString* name = font.getFontName();
  if (font.isBold()) return true;
  if (name == nullptr) return false;
  for (std::string_view weight : {"Bold", "bold", "Black", "Heavy", "Demi", "-Bd", "CMBX"}) {
    if (holds(name->toStr(), weight)) return true;
  }
  return false;
}

bool is_italic(const TextFontInfo& font) {
  const GooString* name = font.getFontName();
  return font.isItalic() ||
         (name != nullptr && (holds(name->toStr(), "Italic") || holds(name->toStr(), "Oblique")));
}

// The page as its reader holds it: text that runs up or down the sheet is turned upright.
class Upright {
 public:
  Upright(int rotation, double width, double height) : rotation_(rotation), width_(width), height_(height) {}

  double page_height() const { return rotation_ % 2 == 0 ? height_ : width_; }

  void place(PdfWord& word) const {
    double left = word.left;
    double top = word.top;
    double right = word.right;
    double bottom = word.bottom;
    if (rotation_ == 1) {
      set(word, top, width_ - right, bottom, width_ - left);
    } else if (rotation_ == 2) {
      set(word, width_ - right, height_ - bottom, width_ - left, height_ - top);
    } else if (rotation_ == 3) {
      set(word, height_ - bottom, left, height_ - top, right);
    }
  }

 private:
  static void set(PdfWord& word, double left, double top, double right, double bottom) {
    word.left = left;
    word.top = top;
    word.right = right;
    word.bottom = bottom;
  }

  int rotation_;
  double width_;
  double height_;
};

template <typename Visit>
void for_each_line(const TextFlow* flow, const Visit& visit) {
  for (; flow != nullptr; flow = flow->getNext()) {
    for (const TextBlock* block = flow->getBlocks(); block != nullptr; block = block->getNext()) {
      for (const TextLine* line = block->getLines(); line != nullptr; line = line->getNext()) {
        visit(*line, line->getNext() == nullptr);
      }
    }
  }
}

// The direction that most letters of the page have.
int main_rotation(const TextFlow* flows) {
  std::array<long, 4> letters = {};
  for_each_line(flows, [&](const TextLine& line, bool) {
    for (const TextWord* word = line.getWords(); word != nullptr; word = word->getNext()) {
      letters[static_cast<std::size_t>(word->getRotation()) & 3] += word->getLength();
    }
  });
  std::size_t best = 0;
  for (std::size_t i = 1; i < letters.size(); ++i) {
    if (letters[i] > letters[best]) best = i;
  }
  return static_cast<int>(best);
}

PdfWord word_of(const TextWord& word) {
  PdfWord made;
  made.text = utf8_of(word.getChar(0), word.getLength());
  made.text = std::string(trim(made.text));
  word.getBBox(&made.left, &made.top, &made.right, &made.bottom);
  made.size = word.getFontSize();
  made.space_after = word.hasSpaceAfter();
  // Broken files have letters without a font.
  const TextFontInfo* font = word.getLength() > 0 ? word.getFontInfo(0) : nullptr;
  if (font != nullptr) {
    made.bold = is_bold(*font);
    made.italic = is_italic(*font);
  }
  return made;
}

class FlowReader {
 public:
  FlowReader(PDFDoc& pdf, const ReadLimits& limits)
      : pdf_(pdf), limits_(limits), device_(static_cast<const char*>(nullptr), false, 0, false, false) {}

  Result<PdfContents> read() {
    PdfContents contents;
    PdfPages pages(contents, limits_);
    for (int number = 1; number <= pdf_.getNumPages(); ++number) {
      std::vector<LaidLine> lines;
      double height = read_page(number, lines);
      TRY(pages.add(std::move(lines), height, label_of(number)));
    }
    contents.outline = read_outline();
    read_info(contents.info);
    return contents;
  }

 private:
  // Returns the height of the page.
  double read_page(int number, std::vector<LaidLine>& lines) {
    Page* page = pdf_.getPage(number);
    if (page == nullptr) return 0;
    constexpr double points = 72;
    pdf_.displayPage(&device_, number, points, points, 0, false, true, false);
    bool sideways = page->getRotate() % 180 != 0;
    double width = sideways ? page->getCropHeight() : page->getCropWidth();
    double height = sideways ? page->getCropWidth() : page->getCropHeight();
    const TextFlow* flows = device_.getFlows();
    int rotation = main_rotation(flows);
    Upright upright(rotation, width, height);
    lines = read_lines(flows, rotation, upright);
    return upright.page_height();
  }

  // Words of another direction (a stamp along the margin) follow at the end, each line marked.
  static std::vector<LaidLine> read_lines(const TextFlow* flows, int rotation, const Upright& upright) {
    PdfLineBuilder builder;
    PdfLineBuilder turned;
    for_each_line(flows, [&](const TextLine& line, bool ends_block) {
      const TextWord* first = line.getWords();
      bool straight = first == nullptr || first->getRotation() == rotation;
      PdfLineBuilder& chosen = straight ? builder : turned;
      for (const TextWord* word = first; word != nullptr; word = word->getNext()) {
        PdfWord made = word_of(*word);
        if (straight) upright.place(made);
        chosen.add(made);
      }
      if (ends_block) chosen.end_block();
    });
    std::vector<LaidLine> lines = builder.take();
    for (LaidLine& line : turned.take()) {
      line.turned = true;
      lines.push_back(std::move(line));
    }
    return lines;
  }

  std::string label_of(int number) {
    GooString label;
    if (!pdf_.getCatalog()->indexToLabel(number - 1, &label)) return "";
    return std::string(trim(utf8_of(&label)));
  }

  // Depth first, children before siblings, on a stack of our own.
  std::vector<OutlineEntry> read_outline() {
    std::vector<OutlineEntry> entries;
    Outline* outline = pdf_.getOutline();
    const std::vector<OutlineItem*>* items = outline == nullptr ? nullptr : outline->getItems();
    struct Open {
      const std::vector<OutlineItem*>* items;
      std::size_t next;
    };
    std::vector<Open> open;
    if (items != nullptr) open.push_back({items, 0});
    while (!open.empty() && entries.size() < max_outline) {
      Open& top = open.back();
      if (top.next == top.items->size()) {
        open.pop_back();
        continue;
      }
      OutlineItem* item = (*top.items)[top.next++];
      std::string title = collapse_blanks(utf8_of(item->getTitle(), item->getTitleLength()));
      if (!title.empty())
        entries.push_back({title, static_cast<int>(open.size()), page_of(item->getAction())});
      if (open.size() >= max_outline_depth) continue;
      item->open();
      const std::vector<OutlineItem*>* kids = item->getKids();
      if (kids != nullptr && !kids->empty()) open.push_back({kids, 0});
    }
    return entries;
  }

  std::uint32_t page_of(const LinkAction* action) {
    if (action == nullptr || action->getKind() != actionGoTo) return 0;
    const auto* link = dynamic_cast<const LinkGoTo*>(action);
    if (link == nullptr) return 0;
    std::unique_ptr<LinkDest> named;
    const LinkDest* destination = link->getDest();
    if (destination == nullptr && link->getNamedDest() != nullptr) {
      named = pdf_.findDest(link->getNamedDest());
      destination = named.get();
    }
    if (destination == nullptr || !destination->isOk()) return 0;
    int page =
        destination->isPageRef() ? pdf_.findPage(destination->getPageRef()) : destination->getPageNum();
    return page > 0 && page <= pdf_.getNumPages() ? static_cast<std::uint32_t>(page) : 0;
  }

  void read_info(PdfInfo& info) {
    info.title = utf8_of(pdf_.getDocInfoTitle().get());
    info.author = utf8_of(pdf_.getDocInfoAuthor().get());
    std::unique_ptr<GooString> created = pdf_.getDocInfoCreatDate();
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, zone_hour = 0, zone_minute = 0;
    char zone = 0;
    if (created && parseDateString(created.get(), &year, &month, &day, &hour, &minute, &second, &zone,
                                   &zone_hour, &zone_minute)) {
      info.created = Date::parse(fmt::format("{:04}-{:02}-{:02}", year, month, day)).value_or(Date());
    }
    std::unique_ptr<GooString> xmp = pdf_.readMetadata();
    if (xmp) info.xmp = xmp->toStr();
  }

  PDFDoc& pdf_;
  const ReadLimits& limits_;
  TextOutputDev device_;
};

}  // namespace

Result<PdfContents> read_pdf_flows(std::string_view bytes, const ReadLimits& limits) {
  keep_poppler_open();
  auto stream =
      std::make_unique<MemStream>(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull));
  // The document takes the stream over, in success and in failure.
  PDFDoc pdf(stream.release());
  if (!pdf.isOk()) return pdf.getErrorCode() == errEncrypted ? pdf_is_locked() : pdf_is_broken();
  TRY(check_page_count(pdf.getNumPages(), limits));
  return FlowReader(pdf, limits).read();
}

}  // namespace entente

#endif
