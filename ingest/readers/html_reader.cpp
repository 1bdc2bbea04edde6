// HTML: take the page apart, part text from frame, see what the page is for and where it leads, lay the
// blocks out.
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ingest/readers/format_readers.h"
#include "ingest/readers/genre.h"
#include "ingest/readers/list_structure.h"
#include "ingest/readers/listed_links.h"
#include "ingest/readers/page_choice.h"
#include "ingest/readers/page_links.h"
#include "ingest/readers/page_purpose.h"
#include "ingest/readers/page_reading.h"
#include "ingest/readers/site_template.h"

namespace entente {
namespace {

// A listing leads where its items do; a document where its text does.
void add_links(PageReading& reading, std::string_view address) {
  Document& document = reading.document;
  std::vector<ListedLink> items;
  if (!reading.metadata.claims.document) items = listed_links(reading.page, reading.roles, address);
  document.role = choose_role(weigh_page(reading.blocks, items), reading.metadata.claims, document);
  if (document.role == DocumentRole::document) {
    document.links = list_links(reading.page, reading.blocks, base_address(reading.page, address));
    return;
  }
  for (ListedLink& item : items) document.links.push_back({std::move(item.address), std::move(item.title)});
}

}  // namespace

Result<Document> read_html(std::string_view bytes, const ReadLimits& limits, const ReadHints& hints) {
  PageReading reading = TRY(take_apart(bytes, limits, hints));
  if (std::optional<Error> refusal = refuse_page(reading.metadata.page_title, reading.blocks))
    return *refusal;
  part_text_from_frame(reading);
  add_links(reading, hints.address);
  std::vector<Draft> drafts;
  for (PageBlock& block : reading.blocks) drafts.push_back(std::move(block.draft));
  link_lists(drafts);
  Document document = std::move(reading.document);
  TRY(assemble(document, drafts, {}, limits));
  leave_out_repeated(document, hints.repeated);
  document.genre = guess_genre(document, reading.metadata.genre_words);
  return document;
}

}  // namespace entente
