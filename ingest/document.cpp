#include "ingest/document.h"

namespace entente {

std::string_view name_of(MediaType type) {
  switch (type) {
    case MediaType::pdf:
      return "pdf";
    case MediaType::html:
      return "html";
    case MediaType::markdown:
      return "markdown";
    case MediaType::text:
      return "text";
    case MediaType::docx:
      return "docx";
    case MediaType::epub:
      return "epub";
    case MediaType::eml:
      return "eml";
    case MediaType::rtf:
      return "rtf";
  }
  return "";
}

std::string_view name_of(DocumentRole role) {
  return role == DocumentRole::listing ? "listing" : "document";
}

std::string_view name_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::title:
      return "title";
    case BlockKind::heading:
      return "heading";
    case BlockKind::paragraph:
      return "paragraph";
    case BlockKind::list_stem:
      return "list_stem";
    case BlockKind::list_item:
      return "list_item";
    case BlockKind::footnote:
      return "footnote";
    case BlockKind::table:
      return "table";
    case BlockKind::boilerplate:
      return "boilerplate";
  }
  return "";
}

}  // namespace entente
