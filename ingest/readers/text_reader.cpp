// Plain text: paragraphs from blank lines, line breaks that no wrapping explains, and markers.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "ingest/readers/author_names.h"
#include "ingest/readers/chrome.h"
#include "ingest/readers/date_text.h"
#include "ingest/readers/decoding.h"
#include "ingest/readers/document_head.h"
#include "ingest/readers/format_readers.h"
#include "ingest/readers/genre.h"
#include "ingest/readers/line_text.h"
#include "ingest/readers/list_structure.h"

namespace entente {
namespace {

struct Line {
  Span span;  // without its end of line and trailing blanks
  std::uint32_t page = 1;
  std::size_t indent = 0;
  std::size_t width = 0;  // characters
  std::string_view text;  // from the first to the last visible character
};

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

Line make_line(std::string_view text, std::size_t begin, std::size_t end, std::uint32_t page) {
  std::string_view raw = text.substr(begin, end - begin);
  std::string_view seen = trim(raw);
  auto indent = seen.empty() ? 0 : static_cast<std::size_t>(seen.data() - raw.data());
  auto first = static_cast<std::uint32_t>(begin + indent);
  return {{first, static_cast<std::uint32_t>(first + seen.size())},
          page,
          indent,
          indent + count_characters(seen),
          seen};
}

// Form feeds end pages; line ends end lines.
std::vector<Line> split_lines(std::string_view text) {
  std::vector<Line> lines;
  std::uint32_t page = 1;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = std::min(text.find_first_of("\n\f", at), text.size());
    lines.push_back(make_line(text, at, end, page));
    if (end < text.size() && text[end] == '\f') ++page;
    at = end + 1;
  }
  return lines;
}

// The width at which the text was wrapped: 0 when it was not, and every line end means something.
std::size_t find_wrap_width(const std::vector<Line>& lines) {
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (!lines[i].text.empty() && !lines[i + 1].text.empty()) widths.push_back(lines[i].width);
  }
  if (widths.empty()) return 0;
  auto at = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() * 4 / 5);
  std::nth_element(widths.begin(), at, widths.end());
  return *at >= 40 && *at <= 130 ? *at : 0;
}

bool is_url(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://");
}

class TextLayout {
 public:
  explicit TextLayout(const std::vector<Line>& lines) : lines_(lines), wrap_(find_wrap_width(lines)) {}

  std::vector<Draft> drafts() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].text.empty()) {
        close();
      } else if (first_ == last_ || breaks_before(i)) {
        close();
        open(i);
      } else {
        last_ = i + 1;
      }
    }
    close();
    return std::move(drafts_);
  }

 private:
  void open(std::size_t line) {
    first_ = line;
    last_ = line + 1;
  }

  // Whether the line end before `line` was meant: the next word would still have fitted.
  bool is_meant(std::size_t line) const {
    const Line& before = lines_[line - 1];
    std::string_view text = lines_[line].text;
    std::size_t word = count_characters(text.substr(0, text.find_first_of(" \t")));
    return before.width + 1 + word < wrap_;
  }

  bool breaks_before(std::size_t i) const {
    const Line& line = lines_[i];
    if (line.page != lines_[i - 1].page && wrap_ == 0) return true;
    if (wrap_ == 0 || is_url(line.text) || is_url(lines_[i - 1].text) || is_byline(line.text)) return true;
    if (is_ornament(line.text) || is_ornament(lines_[i - 1].text)) return true;
    if (is_numbered_heading(line.text) && is_meant(i)) return true;
    if (begins_item(i)) return true;
    return is_meant(i) && (!in_item() || line.indent <= lines_[first_].indent);
  }

  bool in_item() const { return find_marker(lines_[first_].text).kind != MarkerKind::none; }

  // Inside a paragraph a marker may be a dash or a number of the sentence: only after an item, a stem or a
  // line that ends something is it one.
  bool begins_item(std::size_t i) const {
    ListMarker marker = find_marker(lines_[i].text);
    if (marker.kind == MarkerKind::none) return false;
    std::string_view before = lines_[i - 1].text;
    bool closed = ends_sentence(before) || ends_with_introduction(before) || before.ends_with(';') ||
                  before.ends_with(',');
    return in_item() || closed || is_meant(i) || lines_[i].indent > lines_[i - 1].indent;
  }

  void close() {
    if (first_ == last_) return;
    Draft draft;
    draft.page = lines_[first_].page;
    draft.source = {lines_[first_].span.begin, lines_[last_ - 1].span.end};
    ListMarker marker = find_marker(lines_[first_].text);
    std::size_t hidden = marker.kind == MarkerKind::bullet ? marker.size : 0;
    draft.source.begin += static_cast<std::uint32_t>(hidden);
    for (std::size_t i = first_; i < last_; ++i) {
      if (i > first_) draft.text += '\n';
      draft.text += i == first_ ? lines_[i].text.substr(hidden) : lines_[i].text;
    }
    classify(draft, marker);
    drafts_.push_back(std::move(draft));
    first_ = last_;
  }

  void classify(Draft& draft, const ListMarker& marker) {
    std::size_t words = count_words(draft.text);
    bool open = !ends_sentence(draft.text) && !draft.text.ends_with(';') && !draft.text.ends_with(',');
    bool label = open && !ends_with_introduction(draft.text) && words <= 14;
    if (is_numbered_heading(draft.text)) {
      draft.kind = BlockKind::heading;
    } else if (marker.kind == MarkerKind::bullet ||
               (marker.kind == MarkerKind::enumerator && !(label && words <= 8))) {
      draft.kind = BlockKind::list_item;
      draft.level = depth_of(lines_[first_].indent);
      return;
    } else if (label && last_ - first_ <= 2 && !(words <= 8 && find_date(draft.text)) &&
               !is_byline(draft.text) && !starts_in_lower_case(draft.text)) {
      draft.kind = BlockKind::heading;
    }
    if (draft.kind == BlockKind::heading) draft.level = 2;
    indents_.clear();
  }

  int depth_of(std::size_t indent) {
    while (!indents_.empty() && indents_.back() > indent) indents_.pop_back();
    if (indents_.empty() || indents_.back() < indent) indents_.push_back(indent);
    return static_cast<int>(indents_.size());
  }

  const std::vector<Line>& lines_;
  std::size_t wrap_;
  std::size_t first_ = 0;  // the open block: lines [first_, last_)
  std::size_t last_ = 0;
  std::vector<Draft> drafts_;
  std::vector<std::size_t> indents_;  // of the open items
};

// Bullets are layout: blanks in their place keep every offset, and the text between blocks white.
void blank_bullets(std::string& text, const std::vector<Line>& lines, const std::vector<Draft>& drafts) {
  std::size_t line = 0;
  for (const Draft& draft : drafts) {
    while (line < lines.size() && lines[line].span.end < draft.source.begin) ++line;
    if (line == lines.size()) return;
    for (std::size_t at = lines[line].span.begin; at < draft.source.begin; ++at) text[at] = ' ';
  }
}

std::vector<PageMark> mark_pages(std::string_view text) {
  std::vector<PageMark> pages;
  std::size_t begin = 0;
  do {
    std::size_t end = text.find('\f', begin);
    end = end == text.npos ? text.size() : end + 1;
    pages.push_back({.number = static_cast<std::uint32_t>(pages.size() + 1),
                     .label = "",
                     .span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}});
    begin = end;
  } while (begin < text.size());
  return pages;
}

}  // namespace

Result<Document> read_text(std::string_view bytes, const ReadLimits& limits) {
  Document document;
  document.media_type = MediaType::text;
  document.text = decode_text(bytes);
  if (document.text.size() > limits.max_text_bytes) {
    return Error{ErrorCode::too_large, "holds more text than the limit; split it", ""};
  }
  std::vector<Line> lines = split_lines(document.text);
  std::vector<Draft> drafts = TextLayout(lines).drafts();
  mark_chrome(drafts);
  std::string hints = read_head(document, drafts);
  link_lists(drafts);
  blank_bullets(document.text, lines, drafts);
  document.pages = mark_pages(document.text);
  place(document, drafts);
  document.genre = guess_genre(document, hints);
  return document;
}

}  // namespace entente
