// What a page is for: a document to read, a listing that leads to documents, or nothing of either (a bot
// check, a login, an error page).
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "graph/result.h"
#include "ingest/document.h"
#include "ingest/readers/listed_links.h"
#include "ingest/readers/page_blocks.h"
#include "ingest/readers/page_metadata.h"

namespace entente {

// What of a page is prose and what leads on.
struct PageSigns {
  std::size_t items = 0;  // of the list that repeats (listed_links.h), with titles of three words or more
  std::size_t dated_items = 0;  // of these
  std::size_t item_words = 0;   // of their titles
  std::size_t prose_words = 0;  // in paragraphs of 15 words or more that are not mostly links, frame left out
  std::size_t longest_run = 0;  // words of prose without an item's title in between
};

// `blocks` as choose_main_content() leaves them.
PageSigns weigh_page(const std::vector<PageBlock>& blocks, const std::vector<ListedLink>& items);

// A listing where items weigh more than prose. An article taken for a listing is lost, a listing taken for an
// article is only noise, so doubt makes a document: what calls itself one is never a listing, and what has
// an author or a PDF only when it calls itself a listing. Measured by bench/wcxb_metadata.py.
DocumentRole choose_role(const PageSigns& signs, const PageClaims& claims, const Document& document);

// Why the page is no document at all (not_a_document, with what to do), or nothing. By a few phrases
// (page_refusals.inc) in the title of a page that shows little text, so that an article on such pages stays
// one.
std::optional<Error> refuse_page(std::string_view page_title, const std::vector<PageBlock>& blocks);

}  // namespace entente
