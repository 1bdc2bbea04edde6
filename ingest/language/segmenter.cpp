#include "ingest/language/segmenter.h"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/utext.h>

namespace entente {
namespace {

bool is_ascii_blank(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

// Boundaries of `text` by `iterator`; only the end of the text when ICU refuses to work.
std::vector<std::uint32_t> boundaries(icu::BreakIterator* iterator, std::string_view text) {
  std::vector<std::uint32_t> ends;
  UErrorCode status = U_ZERO_ERROR;
  UText* view = utext_openUTF8(nullptr, text.data(), static_cast<int64_t>(text.size()), &status);
  if (iterator != nullptr && U_SUCCESS(status)) {
    iterator->setText(view, status);
    iterator->first();
    for (int32_t end = iterator->next(); U_SUCCESS(status) && end != icu::BreakIterator::DONE;
         end = iterator->next()) {
      ends.push_back(static_cast<std::uint32_t>(end));
    }
  }
  if (view != nullptr) utext_close(view);
  if (ends.empty() && !text.empty()) ends.push_back(static_cast<std::uint32_t>(text.size()));
  return ends;
}

}  // namespace

struct Segmenter::Iterators {
  std::unique_ptr<icu::BreakIterator> sentences, words;
};

Segmenter::Segmenter() : iterators_(std::make_unique<Iterators>()) {
  UErrorCode status = U_ZERO_ERROR;
  iterators_->sentences.reset(icu::BreakIterator::createSentenceInstance(icu::Locale::getEnglish(), status));
  iterators_->words.reset(icu::BreakIterator::createWordInstance(icu::Locale::getEnglish(), status));
}

Segmenter::~Segmenter() = default;

std::vector<std::uint32_t> Segmenter::sentence_ends(std::string_view text) {
  return boundaries(iterators_->sentences.get(), text);
}

std::vector<Span> Segmenter::words(std::string_view text) {
  std::vector<Span> words;
  std::uint32_t begin = 0;
  for (const std::uint32_t end : boundaries(iterators_->words.get(), text)) {
    if (!is_ascii_blank(text[begin])) words.push_back({begin, end});
    begin = end;
  }
  return words;
}

}  // namespace entente
