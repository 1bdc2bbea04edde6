#include "ingest/readers/text_recognition.h"

#include <dlfcn.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <utility>

#include "ingest/readers/decoding.h"
#include "ingest/readers/line_text.h"
#include "ingest/readers/pdf_line_builder.h"

namespace entente {
namespace {

constexpr const char* library_name = "libtesseract.so.5";
constexpr const char* language = "eng";
constexpr int page_deadline_ms = 120'000;
constexpr float legible = 50;  // percent: lines that are read with less are mostly pictures and stains

// --- the C interface: its handles, enumerators and functions, declared here because its headers may be
// absent

struct RecogniserHandle;
struct WordCursor;  // a ResultIterator
struct ItemCursor;  // the PageIterator that it also is
struct DeadlineMonitor;

constexpr int automatic_segmentation = 3;  // PSM_AUTO
enum ItemLevel : int { block_level = 0, line_level = 2, word_level = 3 };

struct TesseractCalls {
  RecogniserHandle* (*create)() = nullptr;
  void (*destroy)(RecogniserHandle*) = nullptr;
  int (*init)(RecogniserHandle*, const char* folder, const char* language) = nullptr;
  void (*set_segmentation)(RecogniserHandle*, int mode) = nullptr;
  void (*set_image)(RecogniserHandle*, const unsigned char* pixels, int width, int height,
                    int bytes_per_pixel, int bytes_per_row) = nullptr;
  void (*set_resolution)(RecogniserHandle*, int dots_per_inch) = nullptr;
  int (*recognise)(RecogniserHandle*, DeadlineMonitor*) = nullptr;
  WordCursor* (*words)(RecogniserHandle*) = nullptr;
  void (*forget_page)(RecogniserHandle*) = nullptr;
  void (*forget_shapes)(RecogniserHandle*) = nullptr;
  DeadlineMonitor* (*create_monitor)() = nullptr;
  void (*destroy_monitor)(DeadlineMonitor*) = nullptr;
  void (*set_deadline)(DeadlineMonitor*, int milliseconds) = nullptr;
  ItemCursor* (*item)(WordCursor*) = nullptr;  // the same object: not to be destroyed
  void (*destroy_cursor)(WordCursor*) = nullptr;
  int (*next)(WordCursor*, int level) = nullptr;
  char* (*text)(const WordCursor*, int level) = nullptr;
  void (*destroy_text)(const char*) = nullptr;
  float (*confidence)(const WordCursor*, int level) = nullptr;
  const char* (*font)(const WordCursor*, int* bold, int* italic, int* underlined, int* monospace, int* serif,
                      int* small_capitals, int* size, int* number) = nullptr;
  int (*box)(const ItemCursor*, int level, int* left, int* top, int* right, int* bottom) = nullptr;
  int (*baseline)(const ItemCursor*, int level, int* left, int* top, int* right, int* bottom) = nullptr;
  int (*is_last)(const ItemCursor*, int level, int element) = nullptr;
};

// Functions of a library, by name; remembers whether one was missing.
class FunctionFinder {
 public:
  explicit FunctionFinder(void* library) : library_(library) {}

  template <typename Function>
  void find(const char* name, Function*& function) {
    function = reinterpret_cast<Function*>(dlsym(library_, name));
    complete_ = complete_ && function != nullptr;
  }
  bool complete() const { return complete_; }

 private:
  void* library_;
  bool complete_ = true;
};

bool find_calls(void* library, TesseractCalls& calls) {
  FunctionFinder finder(library);
  finder.find("TessBaseAPICreate", calls.create);
  finder.find("TessBaseAPIDelete", calls.destroy);
  finder.find("TessBaseAPIInit3", calls.init);
  finder.find("TessBaseAPISetPageSegMode", calls.set_segmentation);
  finder.find("TessBaseAPISetImage", calls.set_image);
  finder.find("TessBaseAPISetSourceResolution", calls.set_resolution);
  finder.find("TessBaseAPIRecognize", calls.recognise);
  finder.find("TessBaseAPIGetIterator", calls.words);
  finder.find("TessBaseAPIClear", calls.forget_page);
  finder.find("TessBaseAPIClearAdaptiveClassifier", calls.forget_shapes);
  finder.find("TessMonitorCreate", calls.create_monitor);
  finder.find("TessMonitorDelete", calls.destroy_monitor);
  finder.find("TessMonitorSetDeadlineMSecs", calls.set_deadline);
  finder.find("TessResultIteratorGetPageIterator", calls.item);
  finder.find("TessResultIteratorDelete", calls.destroy_cursor);
  finder.find("TessResultIteratorNext", calls.next);
  finder.find("TessResultIteratorGetUTF8Text", calls.text);
  finder.find("TessDeleteText", calls.destroy_text);
  finder.find("TessResultIteratorConfidence", calls.confidence);
  finder.find("TessResultIteratorWordFontAttributes", calls.font);
  finder.find("TessPageIteratorBoundingBox", calls.box);
  finder.find("TessPageIteratorBaseline", calls.baseline);
  finder.find("TessPageIteratorIsAtFinalElement", calls.is_last);
  return finder.complete();
}

// --- the library, opened

struct Tesseract {
  TesseractCalls calls;
  std::unique_ptr<RecogniserHandle, void (*)(RecogniserHandle*)> handle{nullptr, nullptr};
};

Error not_installed(std::string_view what) {
  return {ErrorCode::unreadable,
          fmt::format("OCR is asked for and {}: install the packages libtesseract5 and tesseract-ocr-{}",
                      what, language),
          ""};
}

Result<Tesseract> open_tesseract() {
  // Its threads would be more than a worker may have, and slower than one for a page alone. It looks when it
  // is loaded.
  setenv("OMP_THREAD_LIMIT", "1", 1);
  void* library = dlopen(library_name, RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) return not_installed(fmt::format("{} is not there", library_name));
  Tesseract tesseract;
  if (!find_calls(library, tesseract.calls)) {
    return not_installed(fmt::format("{} is another version", library_name));
  }
  tesseract.handle = {tesseract.calls.create(), tesseract.calls.destroy};
  if (!tesseract.handle || tesseract.calls.init(tesseract.handle.get(), nullptr, language) != 0) {
    return not_installed(fmt::format("the data of the language \"{}\" are not there", language));
  }
  tesseract.calls.set_segmentation(tesseract.handle.get(), automatic_segmentation);
  return tesseract;
}

const Result<Tesseract>& the_tesseract() {
  static const Result<Tesseract> opened = open_tesseract();
  return opened;
}

// --- from its words to our lines

class RecognisedWords {
 public:
  RecognisedWords(const TesseractCalls& calls, WordCursor* cursor, double points_per_pixel)
      : calls_(calls), cursor_(cursor), scale_(points_per_pixel) {}

  RecognisedPage read() {
    do {
      if (calls_.confidence(cursor_, line_level) < legible) {
        skip_line();
      } else {
        add_word();
      }
    } while (calls_.next(cursor_, word_level) != 0);
    page_.lines = builder_.take();
    if (words_ > 0) page_.confidence = static_cast<int>(std::lround(confidences_ / words_));
    return std::move(page_);
  }

 private:
  bool is_last(int level) const { return calls_.is_last(calls_.item(cursor_), level, word_level) != 0; }

  // To its last word, so that the next step leads to the next line.
  void skip_line() {
    ++page_.illegible;
    while (!is_last(line_level) && calls_.next(cursor_, word_level) != 0) {
    }
  }

  std::string word_text() const {
    const std::unique_ptr<char, void (*)(const char*)> text(calls_.text(cursor_, word_level),
                                                            calls_.destroy_text);
    return text ? collapse_blanks(repair_utf8(text.get())) : "";
  }

  // The size is measured on the line, in whole points.
  double letter_size(double line_height) const {
    int ignored[6] = {};
    int size = 0;
    int number = 0;
    (void)calls_.font(cursor_, &ignored[0], &ignored[1], &ignored[2], &ignored[3], &ignored[4], &ignored[5],
                      &size, &number);
    return size > 0 ? size : line_height;
  }

  // The height of a line comes from its baseline and size: its ink ends higher or lower with every word.
  void add_word() {
    const ItemCursor* item = calls_.item(cursor_);
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
    PdfWord word;
    word.text = word_text();
    if (word.text.empty() || calls_.box(item, line_level, &left, &top, &right, &bottom) == 0) return;
    word.size = letter_size((bottom - top) * scale_);
    double base = bottom;
    if (calls_.baseline(item, line_level, &left, &top, &right, &bottom) != 0) base = (top + bottom) / 2.0;
    if (calls_.box(item, word_level, &left, &top, &right, &bottom) == 0) return;
    word.left = left * scale_;
    word.right = right * scale_;
    word.top = base * scale_ - word.size * 0.8;
    word.bottom = base * scale_ + word.size * 0.2;
    word.space_after = !is_last(line_level);
    builder_.add(word);
    if (is_last(block_level)) builder_.end_block();
    confidences_ += static_cast<double>(calls_.confidence(cursor_, word_level));
    ++words_;
  }

  const TesseractCalls& calls_;
  WordCursor* cursor_;
  double scale_;
  PdfLineBuilder builder_;
  RecognisedPage page_;
  double confidences_ = 0;
  int words_ = 0;
};

Result<RecognisedPage> recognise_with(const Tesseract& tesseract, const GreyPicture& picture) {
  const TesseractCalls& calls = tesseract.calls;
  calls.set_image(tesseract.handle.get(), reinterpret_cast<const unsigned char*>(picture.pixels.data()),
                  picture.width, picture.height, 1, picture.width);
  calls.set_resolution(tesseract.handle.get(), static_cast<int>(std::lround(picture.dots_per_inch)));
  const std::unique_ptr<DeadlineMonitor, void (*)(DeadlineMonitor*)> monitor(calls.create_monitor(),
                                                                             calls.destroy_monitor);
  calls.set_deadline(monitor.get(), page_deadline_ms);
  if (calls.recognise(tesseract.handle.get(), monitor.get()) != 0) {
    return Error{ErrorCode::malformed, "gave up or took too long", ""};
  }
  const std::unique_ptr<WordCursor, void (*)(WordCursor*)> cursor(calls.words(tesseract.handle.get()),
                                                                  calls.destroy_cursor);
  if (!cursor) return RecognisedPage();
  return RecognisedWords(calls, cursor.get(), 72 / picture.dots_per_inch).read();
}

}  // namespace

Result<void> load_text_recognition() {
  const Result<Tesseract>& tesseract = the_tesseract();
  if (!tesseract.ok()) return tesseract.error();
  return {};
}

Result<RecognisedPage> recognise_text(const GreyPicture& picture) {
  const Result<Tesseract>& tesseract = the_tesseract();
  if (!tesseract.ok()) return tesseract.error();
  const auto needed = static_cast<std::size_t>(std::max(picture.width, 0)) *
                      static_cast<std::size_t>(std::max(picture.height, 0));
  if (needed == 0 || picture.pixels.size() < needed) return RecognisedPage();
  static std::mutex busy;
  const std::lock_guard alone(busy);
  Result<RecognisedPage> page = recognise_with(*tesseract, picture);
  tesseract->calls.forget_page(tesseract->handle.get());
  tesseract->calls.forget_shapes(tesseract->handle.get());
  return page;
}

}  // namespace entente
