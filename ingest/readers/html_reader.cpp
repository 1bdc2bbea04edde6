// HTML: parse, read what the page says about itself, cut it into blocks, part text from frame.
#include <string>
#include <utility>
#include <vector>

#include "ingest/readers/format_readers.h"
#include "ingest/readers/genre.h"
#include "ingest/readers/list_structure.h"
#include "ingest/readers/main_content.h"
#include "ingest/readers/page_blocks.h"
#include "ingest/readers/page_metadata.h"
#include "ingest/readers/page_roles.h"
#include "ingest/readers/page_tree.h"

namespace entente {

Result<Document> read_html(std::string_view bytes, const ReadLimits& limits, const ReadHints& /*hints*/) {
  PageTree page = TRY(parse_page(bytes, limits));
  Document document;
  document.media_type = MediaType::html;
  document.losses = page.losses;
  std::vector<PageRole> roles = list_roles(page);
  std::string hints = read_page_metadata(page, roles, document);
  std::vector<PageBlock> blocks = cut_page(page, roles);
  if (blocks.empty()) {
    return Error{ErrorCode::empty, "shows no text; a page filled in by a script must be saved from a browser",
                 ""};
  }
  choose_main_content(page, roles, blocks, document);
  std::vector<Draft> drafts;
  for (PageBlock& block : blocks) drafts.push_back(std::move(block.draft));
  link_lists(drafts);
  TRY(assemble(document, drafts, {}, limits));
  document.genre = guess_genre(document, hints);
  return document;
}

}  // namespace entente
