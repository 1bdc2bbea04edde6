// The kind of a file by its bytes. Names lie: of the ".pdf" files of real collections some are HTML error
// pages.
#include <algorithm>
#include <array>
#include <string>

#include "ingest/readers/decoding.h"
#include "ingest/readers/foreign_kinds.h"
#include "ingest/readers/line_text.h"
#include "ingest/readers/mime_message.h"
#include "ingest/readers/reader.h"

namespace entente {
namespace {

constexpr std::size_t sample_bytes = 64u << 10;

bool is_pdf(std::string_view bytes) {
  // The standard lets up to 1,024 bytes of junk stand before the header.
  return bytes.substr(0, 1024 + 5).find("%PDF-") != std::string_view::npos;
}

bool has_utf16_or_32_mark(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") ||
         bytes.starts_with(std::string_view("\0\0\xFE\xFF", 4));
}

// One in two hundred may be an accident of a publishing system; only HTML is forgiven it.
bool has_many_nuls(std::string_view sample) {
  auto nuls = std::count(sample.begin(), sample.end(), '\0');
  return static_cast<std::size_t>(nuls) > 1 + sample.size() / 200;
}

// Control characters that no text has, as a share that no text reaches.
bool is_binary(std::string_view sample) {
  static constexpr std::array<bool, 256> is_odd = [] {
    std::array<bool, 256> odd{};
    for (std::size_t byte = 0; byte < 0x20; ++byte) odd[byte] = (byte < '\t' || byte > '\r') && byte != 0x1B;
    odd[0x7F] = true;
    return odd;
  }();
  std::size_t odd = 0;
  for (char c : sample) odd += is_odd[static_cast<unsigned char>(c)];
  return odd * 50 > sample.size() + 200;
}

// "name" when text begins "<name" or "</name", in lower case.
std::string tag_at(std::string_view text) {
  if (!text.starts_with('<')) return "";
  text.remove_prefix(text.starts_with("</") ? 2 : 1);
  std::string name;
  for (char c : text.substr(0, 12)) {
    char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    bool part = (small >= 'a' && small <= 'z') || (small >= '0' && small <= '9') || small == '!';
    if (!part) break;
    name.push_back(small);
  }
  return name;
}

constexpr std::array<std::string_view, 27> page_tags = {
    "html", "head", "body", "title", "meta", "link", "script",  "style",   "div",
    "p",    "a",    "span", "table", "tr",   "td",   "section", "article", "h1",
    "h2",   "h3",   "br",   "ul",    "li",   "font", "b",       "center",  "img"};

bool is_page_tag(const std::string& name) {
  return std::find(page_tags.begin(), page_tags.end(), name) != page_tags.end();
}

// Skips what may stand before a page's first tag: blanks, comments, an XML declaration.
std::string_view skip_prologue(std::string_view text) {
  for (;;) {
    text = trim(text);
    std::string_view end = text.starts_with("<!--") ? "-->" : text.starts_with("<?") ? "?>" : "";
    std::size_t at = end.empty() ? text.npos : text.find(end);
    if (at == text.npos) return text;
    text.remove_prefix(at + end.size());
  }
}

bool is_html(std::string_view text) {
  text = skip_prologue(text);
  if (starts_with_ignoring_case(text, "<!doctype html")) return true;
  std::string first = tag_at(text);
  if (first == "html" || first == "head" || first == "body") return true;
  // A fragment, or a page below a caption or a saved header: at least three tags, one of them early.
  std::size_t tags = 0;
  std::size_t begin = text.find('<');
  if (begin > 2048) return false;  // or nowhere
  for (std::size_t at = begin; at < 8192; at = text.find('<', at + 1)) {
    std::string name = tag_at(text.substr(at));
    if (name == "html" || name == "body") return true;
    tags += is_page_tag(name);
  }
  return begin == 0 && is_page_tag(first) && tags >= 3;
}

bool has_front_matter(std::string_view text) {
  if (!text.starts_with("---\n")) return false;
  std::size_t end = text.find("\n---", 3);
  return end != text.npos && text.substr(4, end).find(':') != text.npos;
}

bool is_heading_line(std::string_view line) {
  std::size_t level = line.find_first_not_of('#');
  return level != line.npos && level >= 1 && level <= 6 && line[level] == ' ';
}

// Markup density: headings, links and emphasis, weighed so that one stray asterisk decides nothing.
bool is_markdown(std::string_view text) {
  if (has_front_matter(text)) return true;
  std::size_t headings = 0;
  std::size_t links = 0;
  std::size_t strong = 0;
  while (!text.empty()) {
    std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    headings += is_heading_line(line);
    links += line.find("](") != line.npos && line.find('[') < line.find("](");
    std::size_t mark = line.find("**");
    strong += mark != line.npos && line.find("**", mark + 2) != line.npos;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return headings >= 2 || (headings >= 1 && links + strong >= 1) || links >= 2 || strong >= 3;
}

bool is_other_markup(std::string_view text) {
  return text.starts_with("<?xml") || text.starts_with("<rss") || text.starts_with("<svg");
}

std::optional<MediaType> zipped_type(std::string_view foreign_kind) {
  if (foreign_kind.find("DOCX") != foreign_kind.npos) return MediaType::docx;
  if (foreign_kind.find("EPUB") != foreign_kind.npos) return MediaType::epub;
  return std::nullopt;
}

}  // namespace

std::optional<MediaType> recognise(std::string_view bytes) {
  if (bytes.empty()) return std::nullopt;
  const std::string_view foreign = name_foreign_kind(bytes);
  // Before PDF, which may begin anywhere in the first kilobyte, and so inside an archive.
  if (const std::optional<MediaType> zipped = zipped_type(foreign)) return zipped;
  if (is_pdf(bytes)) return MediaType::pdf;
  if (!foreign.empty()) return std::nullopt;
  if (bytes.starts_with("{\\rtf")) return MediaType::rtf;
  if (begins_with_mail_headers(bytes)) return MediaType::eml;
  std::string_view sample = bytes.substr(0, sample_bytes);
  bool marked = has_utf16_or_32_mark(bytes);
  if (!marked && (is_binary(sample) || has_many_nuls(sample))) return std::nullopt;
  std::string text = decode_text(sample);
  if (is_html(text)) return MediaType::html;
  if (!marked && sample.find('\0') != sample.npos) return std::nullopt;
  if (is_other_markup(trim(text))) return std::nullopt;
  return is_markdown(text) ? MediaType::markdown : MediaType::text;
}

}  // namespace entente
