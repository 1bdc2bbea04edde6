// What a PDF holds, before anybody asks what its lines mean. The boundary to poppler: behind it two devices
// that read the same bytes, before it nothing that knows poppler.
//
// flows: poppler's own one-pass text device (private headers). Fonts, weights and rotation of every word,
//        the page that an outline entry leads to. Costs what pdftotext costs.
// words: the public interface, for systems without the private headers. No fonts, no outline pages; sizes
//        come from the height of letters, which is nearly as good.
//
// Errors: encrypted, malformed, too_large. Neither throws.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/date.h"
#include "graph/result.h"
#include "ingest/document.h"
#include "ingest/readers/page_layout.h"
#include "ingest/readers/reader.h"

namespace entente {

enum class PdfDevice { flows, words };

struct PdfInfo {
  std::string title;
  std::string author;
  std::string xmp;  // the metadata stream: XML, as stored
  Date created;
};

struct PdfContents {
  LaidText text;
  std::vector<std::string> labels;  // of each page; "" when it is the page's number
  std::vector<std::uint32_t> silent_pages;
  std::vector<std::string> recognition;  // what OCR did, a note a page
  std::vector<OutlineEntry> outline;
  PdfInfo info;
};

// Where a build has no private headers, flows are read as words.
Result<PdfContents> read_pdf_contents(std::string_view bytes, const ReadLimits& limits, PdfDevice device);

// The whole reader with a device of the caller's choice; read_document() takes flows.
Result<Document> read_pdf(std::string_view bytes, const ReadLimits& limits, PdfDevice device);

// The devices themselves.
Result<PdfContents> read_pdf_flows(std::string_view bytes, const ReadLimits& limits);
Result<PdfContents> read_pdf_words(std::string_view bytes, const ReadLimits& limits);

// What both say of a file that they cannot read.
Error pdf_is_locked();
Error pdf_is_broken();
Error pdf_is_unreadable(std::string_view why);
Result<void> check_page_count(int pages, const ReadLimits& limits);

// Collects the pages; refuses more text than the limit.
class PdfPages {
 public:
  PdfPages(PdfContents& contents, const ReadLimits& limits) : contents_(contents), limits_(limits) {}
  Result<void> add(std::vector<LaidLine> lines, double height, std::string label);

 private:
  PdfContents& contents_;
  const ReadLimits& limits_;
  std::size_t bytes_ = 0;
};

}  // namespace entente
