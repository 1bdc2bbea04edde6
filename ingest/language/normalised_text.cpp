#include "ingest/language/normalised_text.h"

#include <algorithm>

#include "ingest/language/utf8.h"

namespace entente {
namespace {

constexpr std::string_view ligatures[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};  // from U+FB00

bool is_invisible(char32_t c) {
  return c == 0x00AD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF;
}

bool is_blank(char32_t c) {
  return c <= 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

char straight_quote(char32_t c) {
  if ((c >= 0x2018 && c <= 0x201B) || c == 0x2032 || c == 0x02BC) return '\'';
  if ((c >= 0x201C && c <= 0x201F) || c == 0x2033) return '"';
  return 0;
}

bool is_hyphen(char32_t c) {
  return c == '-' || c == 0x2010 || c == 0x2011;
}

class Normaliser {
 public:
  explicit Normaliser(const Document& document) : raw_(document.text), pdf_(document.pdf_text) {
    view_.text.reserve(raw_.size());
    view_.raw_offsets.reserve(raw_.size() + 1);
    view_.raw_ends.reserve(raw_.size());
  }

  void add_block(Block block) {
    block.span.end = std::min<std::uint32_t>(block.span.end, size());
    block.span.begin = std::clamp(block.span.begin, position_, std::max(position_, block.span.end));
    add_gap(block.span.begin);
    const auto begin = static_cast<std::uint32_t>(view_.text.size());
    add_text(std::max(block.span.begin, block.span.end));
    block.span = {begin, static_cast<std::uint32_t>(view_.text.size())};
    view_.blocks.push_back(block);
  }

  NormalisedText finish() && {
    if (position_ < size()) add_gap(size());
    view_.raw_offsets.push_back(size());
    return std::move(view_);
  }

 private:
  std::uint32_t size() const { return static_cast<std::uint32_t>(raw_.size()); }

  // What stands between blocks should be blank; if it is not, it is kept, outside every block.
  void add_gap(std::uint32_t end) {
    if (!view_.text.empty() || end > position_) put('\n', position_, std::max(position_, end));
    const std::size_t before = view_.text.size();
    add_text(end);
    if (view_.text.size() > before) put('\n', end, end);
  }

  void add_text(std::uint32_t end) {
    const std::size_t begin = view_.text.size();
    while (position_ < end) {
      const Utf8Character c = utf8_at(raw_.substr(0, end), position_);
      add_character(c, begin, end);
    }
    if (view_.text.size() > begin && view_.text.back() == ' ') drop_last();
  }

  void add_character(Utf8Character c, std::size_t begin, std::uint32_t end) {
    const std::uint32_t at = position_;
    const auto next = static_cast<std::uint32_t>(at + c.length);
    position_ = next;
    if (is_invisible(c.code)) {
      if (c.code == 0x00AD) skip_line_break(end);
    } else if (is_blank(c.code)) {
      if (view_.text.size() > begin && view_.text.back() != ' ') put(' ', at, next);
    } else if (const char quote = straight_quote(c.code)) {
      put(quote, at, next);
    } else if (c.code >= 0xFB00 && c.code <= 0xFB06) {
      for (const char letter : ligatures[c.code - 0xFB00]) put(letter, at, next);
    } else if (is_hyphen(c.code)) {
      add_hyphen(at, next, begin, end);
    } else {
      copy(c, at);
    }
  }

  // A word divided at a line end is joined in PDF text; elsewhere the hyphen was written by the author and
  // only the line break goes.
  void add_hyphen(std::uint32_t at, std::uint32_t next, std::size_t begin, std::uint32_t end) {
    const bool after_letter =
        view_.text.size() > begin && view_.text.back() != ' ' && view_.text.back() != '-';
    if (!after_letter || !skip_line_break(end)) return put('-', at, next);
    const bool lower = position_ < end && raw_[position_] >= 'a' && raw_[position_] <= 'z';
    if (!(lower && pdf_.begin <= at && at < pdf_.end)) put('-', at, next);
  }

  // True when blanks with exactly one line break were skipped.
  bool skip_line_break(std::uint32_t end) {
    std::uint32_t at = position_;
    int breaks = 0;
    while (at < end && (raw_[at] == ' ' || raw_[at] == '\n' || raw_[at] == '\r'))
      breaks += raw_[at++] == '\n';
    if (breaks != 1 || at >= end) return false;
    position_ = at;
    return true;
  }

  void copy(Utf8Character c, std::uint32_t at) {
    if (!c.valid) return put('?', at, at + 1);
    for (std::uint32_t i = 0; i < c.length; ++i) put(raw_[at + i], at + i, at + i + 1);
  }

  void put(char byte, std::uint32_t from, std::uint32_t to) {
    view_.text.push_back(byte);
    view_.raw_offsets.push_back(from);
    view_.raw_ends.push_back(to);
  }

  void drop_last() {
    view_.text.pop_back();
    view_.raw_offsets.pop_back();
    view_.raw_ends.pop_back();
  }

  std::string_view raw_;
  Span pdf_;
  std::uint32_t position_ = 0;
  NormalisedText view_;
};

std::vector<Block> paragraphs(std::string_view text) {
  std::vector<Block> blocks;
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t end = text.find("\n\n", begin);
    if (end == std::string_view::npos) end = text.size();
    if (end > begin) {
      Block block;
      block.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
      blocks.push_back(block);
    }
    begin = end + 2;
  }
  return blocks;
}

}  // namespace

Span NormalisedText::raw(Span span) const {
  if (span.begin >= span.end) return {raw_offsets[span.begin], raw_offsets[span.begin]};
  return {raw_offsets[span.begin], raw_ends[span.end - 1]};
}

Span NormalisedText::normalised(Span raw) const {
  const auto first = std::upper_bound(raw_ends.begin(), raw_ends.end(), raw.begin);
  const auto last = std::lower_bound(raw_offsets.begin(), raw_offsets.end() - 1, raw.end);
  const auto begin = static_cast<std::uint32_t>(first - raw_ends.begin());
  return {begin, std::max(begin, static_cast<std::uint32_t>(last - raw_offsets.begin()))};
}

NormalisedText normalise(const Document& document) {
  Normaliser normaliser(document);
  for (const Block& block : document.blocks.empty() ? paragraphs(document.text) : document.blocks) {
    normaliser.add_block(block);
  }
  return std::move(normaliser).finish();
}

}  // namespace entente
