#include "ingest/jobs/work.h"

#include <fmt/format.h>

#include <fstream>
#include <utility>

#include "ingest/readers/file_bytes.h"

namespace entente {

namespace fs = std::filesystem;

std::string location_of(const fs::path& file) {
  std::error_code ignored;
  const fs::path canonical = fs::weakly_canonical(file, ignored);
  return "file://" + (ignored ? file : canonical).string();
}

std::string shown(std::string_view location) {
  constexpr std::string_view scheme = "file://";
  return std::string(location.starts_with(scheme) ? location.substr(scheme.size()) : location);
}

Result<std::string> bytes_of(const ItemPlace& place, std::size_t max_bytes) {
  if (!place.in_archive()) return read_bytes(place.file, max_bytes);
  if (place.size > max_bytes) return too_many_bytes(place.size, max_bytes);
  std::ifstream archive(place.file, std::ios::binary);
  std::string bytes(place.size, '\0');
  archive.seekg(static_cast<std::streamoff>(place.offset));
  archive.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (archive) return bytes;
  return Error{ErrorCode::unreadable, "the archive has no such record; remove its index to have it made anew",
               place.file.string()};
}

Result<Document> read_item(const ReadingPool& pool, const SourceItem& item, std::string_view bytes) {
  const std::string source = shown(item.location);
  Result<Document> document = item.place.in_archive() ? pool.read_archived(bytes, source, item.hints)
                                                      : pool.read(bytes, source, item.hints);
  if (document.ok()) return document;
  Error error = std::move(document).error();
  error.where = source;
  return error;
}

Result<Document> read_item(const ReadingPool& pool, const SourceItem& item) {
  const std::string bytes = TRY(bytes_of(item.place, ReadLimits{}.max_bytes));
  return read_item(pool, item, bytes);
}

namespace {

Span shifted(Span span, std::uint32_t by) {
  return {span.begin + by, span.end + by};
}

void append_pages(Document& work, const Document& pdf, std::uint32_t offset) {
  for (PageMark& page : work.pages) {
    if (page.label.empty()) page.label = "web";
  }
  work.pages.back().span.end = offset;
  const auto first = static_cast<std::uint32_t>(work.pages.size());
  for (const PageMark& page : pdf.pages) {
    work.pages.push_back({first + page.number, page.label.empty() ? std::to_string(page.number) : page.label,
                          shifted(page.span, offset)});
  }
}

void append_blocks(Document& work, const Document& pdf, std::uint32_t offset) {
  const int first = static_cast<int>(work.blocks.size());
  for (Block block : pdf.blocks) {
    block.span = shifted(block.span, offset);
    if (block.stem >= 0) block.stem += first;
    work.blocks.push_back(block);
  }
}

void complete_metadata(Document& work, const Document& pdf) {
  if (work.title.empty()) {
    work.title = pdf.title;
    work.title_source = pdf.title_source;
  }
  if (work.authors.empty()) {
    work.authors = pdf.authors;
    work.authors_source = pdf.authors_source;
  }
  if (work.issuer.empty()) work.issuer = pdf.issuer;
  if (!work.date.known()) {
    work.date = pdf.date;
    work.date_source = pdf.date_source;
  }
  const auto first = static_cast<std::uint32_t>(work.pages.size() - pdf.pages.size());
  work.outline = pdf.outline;
  for (OutlineEntry& entry : work.outline) {
    if (entry.page > 0) entry.page += first;
  }
  work.losses.insert(work.losses.end(), pdf.losses.begin(), pdf.losses.end());
}

}  // namespace

Document joined(Document page, const Document& pdf) {
  page.text += "\n\n";
  const auto offset = static_cast<std::uint32_t>(page.text.size());
  append_pages(page, pdf, offset);
  append_blocks(page, pdf, offset);
  page.text += pdf.text;
  page.pdf_text = shifted(pdf.pdf_text, offset);
  complete_metadata(page, pdf);
  return page;
}

}  // namespace entente
