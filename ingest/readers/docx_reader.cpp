// Word documents (Office Open XML): a ZIP archive of XML parts, found by their relationships.
#include <string>
#include <utility>
#include <vector>

#include "ingest/readers/docx_body.h"
#include "ingest/readers/docx_styles.h"
#include "ingest/readers/flowing_document.h"
#include "ingest/readers/format_readers.h"
#include "ingest/readers/office_package.h"
#include "ingest/readers/zip_archive.h"

namespace entente {
namespace {

std::optional<XmlTree> read_beside(const ZipArchive& archive, const std::string& part, std::string_view type,
                                   std::vector<std::string>& losses) {
  return read_part(archive, related_part(archive, part, type), losses);
}

DocxNotes read_notes(const ZipArchive& archive, const std::string& part, std::vector<std::string>& losses) {
  DocxNotes notes;
  const auto footnotes = read_beside(archive, part, "/footnotes", losses);
  if (footnotes) notes.footnotes = read_docx_notes(footnotes->tree, "w:footnote");
  const auto endnotes = read_beside(archive, part, "/endnotes", losses);
  if (endnotes) notes.endnotes = read_docx_notes(endnotes->tree, "w:endnote");
  return notes;
}

}  // namespace

Result<Document> read_docx(std::string_view bytes, const ReadLimits& limits) {
  const ZipArchive archive = TRY(ZipArchive::open(bytes));
  std::string part = related_part(archive, "", "/officeDocument");
  if (part.empty()) part = "word/document.xml";
  const XmlTree body = TRY(parse_part(archive, part));
  Document document;
  document.media_type = MediaType::docx;
  if (!body.damage.empty())
    document.losses.push_back("the text is damaged and was read in part: " + body.damage);
  const auto styles = read_beside(archive, part, "/styles", document.losses);
  const auto numbering = read_beside(archive, part, "/numbering", document.losses);
  DocxText text = read_docx_body(body.tree, styles ? DocxStyles(styles->tree) : DocxStyles(),
                                 numbering ? DocxNumbering(numbering->tree) : DocxNumbering(),
                                 read_notes(archive, part, document.losses));
  const DocumentProperties properties = read_core_properties(archive, document.losses);
  classify_by_words(text.drafts);
  TRY(finish_flowing(document, std::move(text.drafts), properties, text.pages, limits));
  return document;
}

}  // namespace entente
