#include "ingest/readers/reading_formats.h"

#include <array>

namespace entente {
namespace {

constexpr std::array<ReadingFormat, 8> formats = {{
    {MediaType::pdf, "PDF", "`%PDF-` in the first kilobyte",
     "its pages, with their labels or printed numbers",
     "outline with pages, footnotes, title, authors, creation date",
     "running headers, footers and contents are boilerplate; marks of notes inside the text"},
    {MediaType::html, "HTML", "its first tags", "one", "metadata, JSON-LD, links, the PDF it announces",
     "the frame of the site is boilerplate"},
    {MediaType::markdown, "Markdown", "front matter, headings, links, emphasis", "one", "front matter",
     "marks"},
    {MediaType::text, "text", "few control characters", "between form feeds",
     "title, byline and date of its head", "nothing"},
    {MediaType::docx, "DOCX", "a ZIP with `word/document…`", "where Word last ended them, else page breaks",
     "styles, numbers of lists, notes, title, creator, creation date; tracked changes as if accepted",
     "deletions, hidden text, comments, running headers, contents"},
    {MediaType::epub, "EPUB", "a ZIP with its `mimetype` or `META-INF/container.xml`",
     "chapters in the order of the spine, without labels", "outline, notes, title, authors, date, publisher",
     "navigation"},
    {MediaType::eml, "mail (EML)", "headers: three that mail has, From among them", "one",
     "subject, date, sender; a page saved as MHTML is read as that page",
     "attachments (named in the losses); quoted replies and signatures are boilerplate"},
    {MediaType::rtf, "RTF", "`{\\rtf`", "page breaks",
     "styles, labels of lists, notes, title, author, creation date",
     "pictures, hidden text, running headers"},
}};

}  // namespace

std::span<const ReadingFormat> reading_formats() {
  return formats;
}

std::string names_of_formats() {
  std::string names;
  for (std::size_t i = 0; i < formats.size(); ++i) {
    names += i == 0 ? "" : i + 1 == formats.size() ? " and " : ", ";
    names += formats[i].name;
  }
  return names;
}

}  // namespace entente
