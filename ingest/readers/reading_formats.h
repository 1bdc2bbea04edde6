// The formats that entente reads, as messages and documentation name them.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "ingest/document.h"

namespace entente {

struct ReadingFormat {
  MediaType type;
  std::string_view name;        // "DOCX"
  std::string_view recognised;  // by what in its bytes
  std::string_view pages;       // what a page is
  std::string_view kept;        // beside its paragraphs, headings, lists and tables
  std::string_view left_out;
};

// In the order in which a person would look for them. ingest/README.md has them as a table (a test compares).
std::span<const ReadingFormat> reading_formats();

// "PDF, HTML, … and RTF"
std::string names_of_formats();

}  // namespace entente
