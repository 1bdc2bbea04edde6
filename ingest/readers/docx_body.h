// The text of a Word document: paragraphs, tables, notes, as drafts.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "ingest/readers/docx_styles.h"
#include "ingest/readers/draft.h"
#include "ingest/readers/page_tree.h"

namespace entente {

// Text of the notes by their ids, separators left out.
struct DocxNotes {
  std::map<std::string, std::string> footnotes;
  std::map<std::string, std::string> endnotes;
};

struct DocxText {
  std::vector<Draft> drafts;
  std::uint32_t pages = 1;
};

// Of word/footnotes.xml or endnotes.xml; `tag` is "w:footnote" or "w:endnote".
std::map<std::string, std::string> read_docx_notes(const PageTree& tree, std::string_view tag);

// What a reader of the finished document would read: tracked insertions are text, tracked deletions, hidden
// text, field codes and comments are not. Text boxes stand before the paragraph that anchors them. Footnotes
// stand at the end of their page, endnotes at the end, "1 See …" each. Pages end where Word last ended them,
// else at page breaks; a paragraph belongs to the page it begins on. Linear.
DocxText read_docx_body(const PageTree& tree, const DocxStyles& styles, DocxNumbering numbering,
                        const DocxNotes& notes);

}  // namespace entente
