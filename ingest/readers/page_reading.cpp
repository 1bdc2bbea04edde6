#include "ingest/readers/page_reading.h"

#include <utility>

#include "ingest/readers/main_content.h"

namespace entente {

Result<PageReading> take_apart(std::string_view bytes, const ReadLimits& limits, const ReadHints& hints) {
  PageReading reading;
  reading.page = TRY(parse_page(bytes, limits, hints.content_type));
  reading.document.media_type = MediaType::html;
  reading.document.losses = reading.page.losses;
  reading.roles = list_roles(reading.page);
  reading.metadata = read_page_metadata(reading.page, reading.roles, hints.address, reading.document);
  reading.blocks = cut_page(reading.page, reading.roles);
  if (reading.blocks.empty()) {
    return Error{ErrorCode::empty, "shows no text; a page filled in by a script must be saved from a browser",
                 ""};
  }
  reading.rules = judge_by_rules(reading.page, reading.roles, reading.blocks, reading.document);
  return reading;
}

}  // namespace entente
