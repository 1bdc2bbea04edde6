// PDF: what a file holds (pdf_contents.h) becomes a document.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "ingest/readers/author_names.h"
#include "ingest/readers/chrome.h"
#include "ingest/readers/document_head.h"
#include "ingest/readers/format_readers.h"
#include "ingest/readers/genre.h"
#include "ingest/readers/line_text.h"
#include "ingest/readers/list_structure.h"
#include "ingest/readers/page_layout.h"
#include "ingest/readers/pdf_contents.h"
#include "ingest/readers/title_rules.h"

namespace entente {
namespace {

constexpr std::size_t max_losses = 50;

void note_silent_pages(const std::vector<std::uint32_t>& silent, Document& document) {
  for (std::size_t i = 0; i < silent.size() && i < max_losses; ++i) {
    document.losses.push_back(fmt::format("page {} has no text layer", silent[i]));
  }
  if (silent.size() > max_losses) {
    document.losses.push_back(fmt::format("{} more pages have no text layer", silent.size() - max_losses));
  }
}

void read_info(const PdfInfo& info, Document& document) {
  std::string title = collapse_blanks(info.title);
  if (!is_junk_title(title)) document.title = title;
  add_authors(document.authors, split_authors(info.author));
  document.date = info.created;
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

}  // namespace

Result<Document> read_pdf(std::string_view bytes, const ReadLimits& limits, PdfDevice device) {
  PdfContents pdf = TRY(read_pdf_contents(bytes, limits, device));
  if (pdf.text.lines.empty()) {
    return Error{ErrorCode::empty,
                 "has no text layer on any page: it is a scan and needs OCR (for example with ocrmypdf)", ""};
  }
  Document document;
  document.media_type = MediaType::pdf;
  read_info(pdf.info, document);
  drop_account_names(document);
  document.outline = std::move(pdf.outline);
  note_silent_pages(pdf.silent_pages, document);
  std::vector<Draft> drafts = lay_out(pdf.text);
  match_title(document, drafts);
  mark_chrome(drafts);
  std::string hints = read_head(document, drafts);
  link_lists(drafts);
  TRY(assemble(document, drafts, pdf.labels, limits));
  document.genre = guess_genre(document, hints);
  move_issuers(document);
  return document;
}

Result<Document> read_pdf(std::string_view bytes, const ReadLimits& limits) {
  return read_pdf(bytes, limits, PdfDevice::flows);
}

}  // namespace entente
