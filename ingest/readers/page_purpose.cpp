#include "ingest/readers/page_purpose.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <unordered_set>

#include "ingest/readers/line_text.h"

namespace entente {
namespace {

constexpr std::size_t prose_words = 15;
constexpr std::size_t title_words = 3;
constexpr std::size_t longest_title = 300;  // bytes

enum class RefusalPlace { title, opening, text };
enum class RefusalReason { bot_check, denied, login, missing, out_of_order };

struct RefusalPhrase {
  RefusalPlace place;
  std::string_view words;
  RefusalReason reason;
};

using enum RefusalPlace;
using enum RefusalReason;
constexpr RefusalPhrase refusals[] = {
#include "ingest/readers/page_refusals.inc"
};

constexpr std::size_t few_words = 250;     // more, and the title of an error page is that of an article
constexpr std::size_t fewer_words = 150;   // for phrases that stand in the text
constexpr std::size_t longest_prose = 60;  // words of one paragraph, for the same

std::string_view advice_for(RefusalReason reason) {
  switch (reason) {
    case bot_check:
      return "is a check for robots, not the page; fetch it with a browser and save it from there";
    case denied:
      return "says that access is denied; ask the site for access or save the page from a browser";
    case login:
      return "asks for a login; save the page from a browser that is logged in";
    case missing:
      return "says that the page is not there; look for its new address";
    case out_of_order:
      return "says that the site is out of order; fetch it again later";
  }
  return "";
}

std::string_view first_part(std::string_view title) {
  std::size_t cut = title.size();
  for (std::string_view bar : {" | ", " \u2013 ", " \u2014 ", " - ", " :: ", " \u00BB ", " \u00B7 "})
    cut = std::min(cut, title.find(bar));
  return trim(title.substr(0, cut));
}

bool is_prose(const Draft& draft) {
  bool text = draft.kind == BlockKind::paragraph || draft.kind == BlockKind::list_item ||
              draft.kind == BlockKind::list_stem;
  return text && draft.link_density < 0.4 && count_words(draft.text) >= prose_words;
}

}  // namespace

PageSigns weigh_page(const std::vector<PageBlock>& blocks, const std::vector<ListedLink>& items) {
  PageSigns signs;
  std::unordered_set<std::string> titles;
  for (const ListedLink& item : items) {
    std::size_t words = count_words(item.title);
    if (words < title_words) continue;
    ++signs.items;
    signs.dated_items += item.date.known();
    signs.item_words += words;
    titles.insert(fold_phrase(item.title));
  }
  std::size_t run = 0;
  for (const PageBlock& block : blocks) {
    const Draft& draft = block.draft;
    if (draft.kind == BlockKind::boilerplate) continue;
    if (is_prose(draft)) {
      run += count_words(draft.text);
      signs.prose_words += count_words(draft.text);
      signs.longest_run = std::max(signs.longest_run, run);
    }
    if (draft.text.size() < longest_title && titles.contains(fold_phrase(draft.text))) run = 0;
  }
  return signs;
}

DocumentRole choose_role(const PageSigns& signs, const PageClaims& claims, const Document& document) {
  if (claims.document) return DocumentRole::document;
  auto outweighs = [&](std::size_t parts) { return signs.item_words * parts >= signs.prose_words; };
  bool listing = claims.listing && signs.items >= 3 && signs.longest_run <= 400 && outweighs(10);
  if (document.authors.empty() && document.announced_pdf.empty()) {
    bool dated = signs.dated_items >= 5 && signs.dated_items * 5 >= signs.items * 3;
    listing = listing || (dated && signs.items >= 6 && signs.longest_run <= 250);
    bool plain = !document.date.known() && outweighs(2);
    listing = listing || (plain && signs.items >= 8 && signs.longest_run <= 100);
    listing = listing || (plain && signs.items >= 20 && signs.longest_run <= 200);
  }
  return listing ? DocumentRole::listing : DocumentRole::document;
}

std::optional<Error> refuse_page(std::string_view page_title, const std::vector<PageBlock>& blocks) {
  std::size_t words = 0;
  std::size_t longest = 0;
  std::string text;
  for (const PageBlock& block : blocks) {
    words += count_words(block.draft.text);
    if (words > few_words) return std::nullopt;
    longest = std::max(longest, count_words(block.draft.text));
    text += fold_phrase(block.draft.text) + " ";
  }
  std::string title = fold_phrase(page_title);
  std::string first = fold_phrase(first_part(page_title));
  for (const RefusalPhrase& phrase : refusals) {
    bool found = false;
    if (phrase.place == RefusalPlace::title) found = title == phrase.words || first == phrase.words;
    if (phrase.place == RefusalPlace::opening) found = title.starts_with(phrase.words);
    if (phrase.place == RefusalPlace::text) {
      found = words <= fewer_words && longest <= longest_prose && text.find(phrase.words) != text.npos;
    }
    if (found) return Error{ErrorCode::not_a_document, std::string(advice_for(phrase.reason)), ""};
  }
  return std::nullopt;
}

}  // namespace entente
