// PDF: what a file holds (pdf_contents.h) becomes a document.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ingest/readers/chrome.h"
#include "ingest/readers/document_head.h"
#include "ingest/readers/format_readers.h"
#include "ingest/readers/genre.h"
#include "ingest/readers/list_structure.h"
#include "ingest/readers/page_layout.h"
#include "ingest/readers/pdf_contents.h"
#include "ingest/readers/pdf_metadata.h"
#include "ingest/readers/pdf_recognition.h"

namespace entente {
namespace {

constexpr std::size_t max_losses = 50;

Error has_no_text(const ReadLimits& limits) {
  return {ErrorCode::empty,
          limits.recognised_pages == 0
              ? "has no text layer on any page: it is a scan and needs OCR (--ocr, or for example ocrmypdf)"
              : "has no text layer on any page, and OCR found no text in its pictures",
          ""};
}

void note_recognition(const std::vector<std::string>& notes, Document& document) {
  const std::size_t shown = std::min(notes.size(), max_losses);
  document.losses.insert(document.losses.end(), notes.end() - static_cast<std::ptrdiff_t>(shown),
                         notes.end());
  if (shown < notes.size()) {
    document.losses.push_back(fmt::format("the same of {} pages before these", notes.size() - shown));
  }
}

void note_silent_pages(const std::vector<std::uint32_t>& silent, Document& document) {
  for (std::size_t i = 0; i < silent.size() && i < max_losses; ++i) {
    document.losses.push_back(fmt::format("page {} has no text layer", silent[i]));
  }
  if (silent.size() > max_losses) {
    document.losses.push_back(fmt::format("{} more pages have no text layer", silent.size() - max_losses));
  }
}

// Private-use characters are a font's own pictures: some are bullets, many mean that the file does not say
// which letters its glyphs are.
void note_bad_encoding(Document& document) {
  std::size_t odd = 0;
  std::size_t all = 0;
  std::string_view text = document.text;
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto byte = static_cast<unsigned char>(text[i]);
    if ((byte & 0xC0) != 0x80 && byte > ' ') ++all;
    bool private_use = byte == 0xEE || (byte == 0xEF && i + 1 < text.size() &&
                                        static_cast<unsigned char>(text[i + 1]) < 0xA4);
    odd += private_use || text.substr(i).starts_with("\uFFFD");
  }
  if (odd * 50 > all)
    document.losses.push_back(
        fmt::format("{} % of the characters have no known meaning: bad encoding, a candidate for OCR",
                    std::max<std::size_t>(odd * 100 / all, 2)));
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

}  // namespace

Result<Document> read_pdf(std::string_view bytes, const ReadLimits& limits, PdfDevice device) {
  PdfContents pdf = TRY(read_pdf_contents(bytes, limits, device));
  if (limits.recognised_pages > 0 && !pdf.silent_pages.empty()) {
    pdf = TRY(with_recognised_pages(std::move(pdf), bytes, limits));
  }
  if (pdf.text.lines.empty()) return has_no_text(limits);
  Document document;
  document.media_type = MediaType::pdf;
  read_pdf_metadata(pdf.info, document);
  document.outline = std::move(pdf.outline);
  note_recognition(pdf.recognition, document);
  note_silent_pages(pdf.silent_pages, document);
  LaidOut laid = lay_out(pdf.text);
  std::vector<Draft>& drafts = laid.drafts;
  settle_title(document, drafts);
  mark_chrome(drafts);
  std::string hints = read_head(document, drafts);
  link_lists(drafts);
  bool labelled =
      std::any_of(pdf.labels.begin(), pdf.labels.end(), [](auto& label) { return !label.empty(); });
  TRY(assemble(document, drafts, labelled ? pdf.labels : laid.printed_labels, limits));
  note_bad_encoding(document);
  document.genre = guess_genre(document, hints);
  move_issuers(document);
  return document;
}

Result<Document> read_pdf(std::string_view bytes, const ReadLimits& limits) {
  return read_pdf(bytes, limits, PdfDevice::flows);
}

}  // namespace entente
