#include "ingest/jobs/work.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "ingest/readers/reader.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

bool has_extension(const fs::path& file, std::initializer_list<std::string_view> extensions) {
  std::string extension = file.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return std::find(extensions.begin(), extensions.end(), extension) != extensions.end();
}

int hex_value(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
  return -1;
}

std::string percent_decoded(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escaped =
        text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 && hex_value(text[i + 2]) >= 0;
    decoded += escaped ? static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2])) : text[i];
    if (escaped) i += 2;
  }
  return decoded;
}

// "https://example.org/files/a%20b.pdf?x=1" -> "a b.pdf"
std::string file_name_of(std::string_view address) {
  address = address.substr(0, address.find_first_of("?#"));
  return percent_decoded(address.substr(address.rfind('/') + 1));
}

// The PDFs of a job, found by the file name that a page's link ends in.
class PdfFiles {
 public:
  explicit PdfFiles(std::span<const fs::path> files) {
    for (const fs::path& file : files) {
      if (has_extension(file, {".pdf"})) by_name_.emplace(file.filename().string(), file);
    }
  }

  bool empty() const { return by_name_.empty(); }

  // The one of that name beside the page, else the only one of that name in the job.
  std::optional<fs::path> announced_by(const fs::path& page, std::string_view address) const {
    const auto [first, last] = by_name_.equal_range(file_name_of(address));
    for (auto it = first; it != last; ++it) {
      if (it->second.parent_path() == page.parent_path()) return it->second;
    }
    if (first != last && std::next(first) == last) return first->second;
    return std::nullopt;
  }

 private:
  std::multimap<std::string, fs::path> by_name_;
};

}  // namespace

std::vector<Work> group_into_works(std::span<const fs::path> files) {
  const PdfFiles pdfs(files);
  std::map<fs::path, fs::path> pdf_of;  // by page
  std::set<fs::path> taken;
  for (const fs::path& file : files) {
    if (pdfs.empty() || !has_extension(file, {".html", ".htm", ".xhtml"})) continue;
    const Result<Document> page = read_file(file);
    if (!page.ok() || page->announced_pdf.empty()) continue;
    const auto pdf = pdfs.announced_by(file, page->announced_pdf);
    if (pdf && taken.insert(*pdf).second) pdf_of[file] = *pdf;
  }
  std::vector<Work> works;
  for (const fs::path& file : files) {
    if (taken.contains(file)) continue;
    const auto pdf = pdf_of.find(file);
    works.push_back({file, pdf == pdf_of.end() ? std::nullopt : std::optional(pdf->second)});
  }
  return works;
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
  if (work.title.empty()) work.title = pdf.title;
  if (work.authors.empty()) work.authors = pdf.authors;
  if (work.issuer.empty()) work.issuer = pdf.issuer;
  if (!work.date.known()) {
    work.date = pdf.date;
    work.date_source = pdf.date_source;
  }
  work.outline = pdf.outline;
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
