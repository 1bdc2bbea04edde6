// Words with places to lines with places: the part of reading a PDF that both devices share.
#pragma once

#include <string>
#include <vector>

#include "ingest/readers/page_layout.h"

namespace entente {

struct PdfWord {
  std::string text;  // UTF-8 without blanks
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
  double size = 0;  // of the font, or the height of the letters
  bool bold = false;
  bool italic = false;
  bool space_after = false;
};

// Appends the character as UTF-8: control characters as a blank, what is no character as U+FFFD.
void append_character(char32_t character, std::string& text);

// Joins words to lines as they come in reading order. A wide gap inside a line is remembered, for it may part
// the cells of a table or two columns. Marks of notes (small raised figures after a word) are left out: the
// notes themselves stay, and "Japan3" would be no name.
class PdfLineBuilder {
 public:
  void add(const PdfWord& word);
  // The words so far belong together more than to what follows: a block ends.
  void end_block() { block_ended_ = true; }
  std::vector<LaidLine> take();

 private:
  bool continues(const PdfWord& word) const;
  bool is_note_mark(const PdfWord& word) const;
  void open(const PdfWord& word);
  void append(const PdfWord& word);

  std::vector<LaidLine> lines_;
  std::size_t longest_ = 0;  // letters of the word that gives the line its size
  std::size_t bold_ = 0;     // letters of the line that are bold
  std::size_t italic_ = 0;
  std::size_t letters_ = 0;
  bool space_ = false;
  bool block_ended_ = false;
};

}  // namespace entente
