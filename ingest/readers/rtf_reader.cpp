// Rich text.
#include <string>
#include <utility>

#include "ingest/readers/flowing_document.h"
#include "ingest/readers/format_readers.h"
#include "ingest/readers/rtf_text.h"

namespace entente {

Result<Document> read_rtf(std::string_view bytes, const ReadLimits& limits) {
  RtfText text = TRY(read_rtf_text(bytes));
  Document document;
  document.media_type = MediaType::rtf;
  classify_by_words(text.drafts);
  TRY(finish_flowing(document, std::move(text.drafts), text.properties, text.pages, limits));
  return document;
}

}  // namespace entente
