// Word documents made in tests from the part that matters.
#pragma once

#include <string>
#include <vector>

#include "tests/readers/small_zip.h"

namespace entente {

inline std::string word_xml(const std::string& root, const std::string& inner) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:" + root +
         " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
         "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\">" +
         inner + "</w:" + root + ">";
}

inline std::string relationships(const std::vector<std::pair<std::string, std::string>>& targets_by_type) {
  std::string xml = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  for (const auto& [type, target] : targets_by_type) {
    xml +=
        "<Relationship Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" +
        type + "\" Target=\"" + target + "\"/>";
  }
  return xml + "</Relationships>";
}

struct DocxParts {
  std::string body;  // inside <w:body>
  std::string styles;
  std::string numbering;
  std::string footnotes;
  std::string core;  // inside <cp:coreProperties>
};

inline std::vector<ZipMember> docx_members(const DocxParts& parts) {
  return {
      {"[Content_Types].xml", "<Types/>"},
      {"_rels/.rels",
       relationships({{"officeDocument", "word/document.xml"}, {"core-properties", "docProps/core.xml"}})},
      {"word/_rels/document.xml.rels",
       relationships(
           {{"styles", "styles.xml"}, {"numbering", "numbering.xml"}, {"footnotes", "/word/footnotes.xml"}})},
      {"word/document.xml", word_xml("document", "<w:body>" + parts.body + "</w:body>")},
      {"word/styles.xml", word_xml("styles", parts.styles)},
      {"word/numbering.xml", word_xml("numbering", parts.numbering)},
      {"word/footnotes.xml", word_xml("footnotes", parts.footnotes)},
      {"docProps/core.xml",
       "<cp:coreProperties "
       "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
       "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\">" +
           parts.core + "</cp:coreProperties>"}};
}

inline std::string make_docx(const DocxParts& parts, ZipPacking packing = ZipPacking::deflated) {
  return make_zip(docx_members(parts), packing);
}

// <w:p> with the style and the words.
inline std::string word_paragraph(const std::string& words, const std::string& properties = "") {
  return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:t xml:space=\"preserve\">" + words +
         "</w:t></w:r></w:p>";
}

}  // namespace entente
