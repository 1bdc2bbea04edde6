#include "ingest/readers/pdf_line_builder.h"

#include <algorithm>
#include <utility>

#include "ingest/readers/line_text.h"

namespace entente {
namespace {

constexpr double wide_gap = 0.9;    // of the font size: more than a blank, even in justified text
constexpr double raised = 0.12;     // of the line's size: how much higher a note mark ends than its line
constexpr double mark_size = 0.85;  // of the line's size: a note mark at most
constexpr std::size_t longest_label =
    6;  // bytes of "(iii)" or a bullet, which may stand in a block of its own

bool is_figure(char c) {
  return c >= '0' && c <= '9';
}

bool is_mark_text(std::string_view text) {
  if (text == "*" || text == "**" || text == "\u2020" || text == "\u2021") return true;
  auto part = [](char c) { return is_figure(c) || c == ',' || c == '-'; };
  return !text.empty() && text.size() <= 7 && is_figure(text[0]) &&
         std::all_of(text.begin(), text.end(), part);
}

}  // namespace

void append_character(char32_t c, std::string& text) {
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) c = ' ';
  if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) c = 0xFFFD;
  auto tail = [&](int shift) { text.push_back(static_cast<char>(0x80 | ((c >> shift) & 0x3F))); };
  if (c < 0x80) {
    text.push_back(static_cast<char>(c));
  } else if (c < 0x800) {
    text.push_back(static_cast<char>(0xC0 | (c >> 6)));
    tail(0);
  } else if (c < 0x10000) {
    text.push_back(static_cast<char>(0xE0 | (c >> 12)));
    tail(6);
    tail(0);
  } else {
    text.push_back(static_cast<char>(0xF0 | (c >> 18)));
    tail(12);
    tail(6);
    tail(0);
  }
}

void PdfLineBuilder::add(const PdfWord& word) {
  if (word.text.empty()) return;
  if (!lines_.empty() && continues(word)) {
    if (is_note_mark(word)) {
      // A blank after the mark is a blank after the word.
      space_ = space_ || word.space_after;
      lines_.back().right = std::max(lines_.back().right, word.right);
      return;
    }
    append(word);
  } else {
    open(word);
  }
  block_ended_ = false;
  space_ = word.space_after;
  letters_ += word.text.size();
  bold_ += word.bold ? word.text.size() : 0;
  italic_ += word.italic ? word.text.size() : 0;
  lines_.back().bold = bold_ * 10 >= letters_ * 9;
  lines_.back().italic = italic_ * 10 >= letters_ * 9;
}

void PdfLineBuilder::open(const PdfWord& word) {
  LaidLine line;
  line.text = word.text;
  line.left = word.left;
  line.top = word.top;
  line.right = word.right;
  line.bottom = word.bottom;
  line.size = word.size;
  lines_.push_back(std::move(line));
  longest_ = word.text.size();
  letters_ = bold_ = italic_ = 0;
}

void PdfLineBuilder::append(const PdfWord& word) {
  LaidLine& line = lines_.back();
  double gap = word.left - line.right;
  if (gap > word.size * wide_gap) line.gaps.push_back({line.text.size(), line.right, word.left});
  // The mark at the front of a note stands close to its text.
  bool mark = line.size < word.size * mark_size && is_mark_text(line.text);
  if (space_ || mark || gap > word.size * 0.25) line.text += ' ';
  // Size and height of a line are those of its longest word: note marks and bullets do not count.
  if (word.text.size() > longest_) {
    line.size = word.size;
    line.top = word.top;
    line.bottom = word.bottom;
    longest_ = word.text.size();
  }
  line.text += word.text;
  line.right = std::max(line.right, word.right);
}

bool PdfLineBuilder::continues(const PdfWord& word) const {
  const LaidLine& line = lines_.back();
  double overlap = std::min(line.bottom, word.bottom) - std::max(line.top, word.top);
  double height = std::min(line.bottom - line.top, word.bottom - word.top);
  if (overlap < height * 0.5 || word.left < line.right - height) return false;
  if (block_ended_ && line.text.size() > longest_label) return word.left - line.right < word.size * 0.3;
  return space_ || word.left - line.right < height * 2;
}

bool PdfLineBuilder::is_note_mark(const PdfWord& word) const {
  const LaidLine& line = lines_.back();
  if (!is_mark_text(word.text) || word.size > line.size * mark_size) return false;
  if (word.bottom > line.bottom - line.size * raised) return false;
  char last = line.text.back();
  bool after_word = !is_figure(last) && line.text.size() >= 2;
  return after_word && word.left - line.right < line.size * 0.4;
}

std::vector<LaidLine> PdfLineBuilder::take() {
  return std::move(lines_);
}

}  // namespace entente
