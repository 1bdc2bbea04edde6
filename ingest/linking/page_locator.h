// From offsets in a document's text to evidence in one of its pages.
#pragma once

#include <string_view>
#include <vector>

#include "graph/model.h"
#include "ingest/document.h"

namespace entente {

// A span of one page, in bytes of that page's text.
struct PageSpan {
  std::uint32_t page = 1;
  Span span;
};

class PageLocator {
 public:
  // `document` must outlive the locator and have at least one page.
  explicit PageLocator(const Document& document) : document_(document) {}

  // Where a span of the document's text stands. A span that runs over a page's end is cut there: the part on
  // its first page is the evidence.
  PageSpan locate(Span raw) const;

  // Evidence with quote, 32 characters either side, the sentence, and the stem if it stands on the same page.
  Evidence evidence(Span quote, Span sentence, Span stem) const;

 private:
  const PageMark& page_at(std::uint32_t offset) const;
  std::string_view text_of(const PageMark& page) const;
  static Span within(const PageMark& page, Span raw);

  const Document& document_;
};

}  // namespace entente
