// HTML: take the page apart, part text from frame, lay the blocks out.
#include <string>
#include <utility>
#include <vector>

#include "ingest/readers/format_readers.h"
#include "ingest/readers/genre.h"
#include "ingest/readers/list_structure.h"
#include "ingest/readers/page_choice.h"
#include "ingest/readers/page_reading.h"

namespace entente {

Result<Document> read_html(std::string_view bytes, const ReadLimits& limits, const ReadHints& hints) {
  PageReading reading = TRY(take_apart(bytes, limits, hints));
  part_text_from_frame(reading);
  std::vector<Draft> drafts;
  for (PageBlock& block : reading.blocks) drafts.push_back(std::move(block.draft));
  link_lists(drafts);
  Document document = std::move(reading.document);
  TRY(assemble(document, drafts, {}, limits));
  document.genre = guess_genre(document, reading.genre_hints);
  return document;
}

}  // namespace entente
