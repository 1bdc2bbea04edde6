// What most reader tests ask of a document.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/readers/reader.h"

namespace entente {

inline Document read_well(std::string_view bytes, std::string_view source = "test") {
  Result<Document> document = read_document(bytes, source);
  EXPECT_TRUE(document.ok()) << (document.ok() ? "" : document.error().describe());
  return document.ok() ? *document : Document();
}

inline std::string text_of(const Document& document, const Block& block) {
  return document.text.substr(block.span.begin, block.span.size());
}

// "paragraph: text" for every block, boilerplate left out.
inline std::vector<std::string> main_blocks(const Document& document) {
  std::vector<std::string> blocks;
  for (const Block& block : document.blocks) {
    if (block.kind != BlockKind::boilerplate)
      blocks.push_back(std::string(name_of(block.kind)) + ": " + text_of(document, block));
  }
  return blocks;
}

inline std::vector<std::string> texts_of_kind(const Document& document, BlockKind kind) {
  std::vector<std::string> texts;
  for (const Block& block : document.blocks) {
    if (block.kind == kind) texts.push_back(text_of(document, block));
  }
  return texts;
}

// "" or what breaks the promises of ingest/document.h.
inline std::string broken_promise(const Document& document) {
  std::uint32_t at = 0;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const Block& block = document.blocks[i];
    if (block.span.begin < at || block.span.end <= block.span.begin || block.span.end > document.text.size())
      return "order of blocks";
    for (std::uint32_t j = at; j < block.span.begin; ++j) {
      auto byte = static_cast<unsigned char>(document.text[j]);
      bool white = byte == ' ' || (byte >= 9 && byte <= 13) || byte >= 0x80;  // wide blanks
      if (!white) return "text between blocks at byte " + std::to_string(j);
    }
    if (block.stem >= static_cast<int>(i)) return "a stem after its item";
    at = block.span.end;
  }
  if (document.pages.empty()) return "no page";
  std::uint32_t page = 0;
  for (const PageMark& mark : document.pages) {
    if (mark.span.begin != page) return "pages do not cover the text";
    page = mark.span.end;
  }
  return page == document.text.size() ? "" : "pages do not reach the end";
}

}  // namespace entente
