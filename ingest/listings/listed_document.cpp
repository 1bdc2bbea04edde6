// What an index says of a document, put over what the document says of itself.
#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "ingest/listings/listing.h"
#include "ingest/readers/line_text.h"
#include "ingest/readers/web_address.h"

namespace entente {
namespace {

constexpr std::string_view source = "index";

struct GenreWord {
  std::string_view folded;  // as fold_phrase() leaves it
  std::string_view genre;
};

// Catalogues' names for what ingest/readers/genre.h calls otherwise, and its own names.
constexpr std::array<GenreWord, 30> genre_words = {{{"abstract", "abstract"},
                                                    {"analysis", "commentary"},
                                                    {"blog post", "commentary"},
                                                    {"commentary", "commentary"},
                                                    {"communique", "communique"},
                                                    {"communiqu\u00E9", "communique"},
                                                    {"declaration", "declaration"},
                                                    {"joint declaration", "declaration"},
                                                    {"fact sheet", "fact_sheet"},
                                                    {"fact_sheet", "fact_sheet"},
                                                    {"factsheet", "fact_sheet"},
                                                    {"joint statement", "joint_statement"},
                                                    {"joint_statement", "joint_statement"},
                                                    {"op ed", "commentary"},
                                                    {"opinion", "commentary"},
                                                    {"policy brief", "report"},
                                                    {"policy paper", "report"},
                                                    {"publication page", "publication_page"},
                                                    {"publication_page", "publication_page"},
                                                    {"readout", "readout"},
                                                    {"remarks", "remarks"},
                                                    {"report", "report"},
                                                    {"research report", "report"},
                                                    {"speech", "remarks"},
                                                    {"statement", "statement"},
                                                    {"treaty", "treaty"},
                                                    {"agreement", "treaty"},
                                                    {"white paper", "report"},
                                                    {"working paper", "report"},
                                                    {"transcript", "remarks"}}};

std::string_view genre_named(std::string_view words) {
  const std::string folded = fold_phrase(words);
  const auto* found = std::find_if(genre_words.begin(), genre_words.end(),
                                   [&](const GenreWord& each) { return each.folded == folded; });
  return found == genre_words.end() ? "" : found->genre;
}

// "2023" adds nothing to 18 August 2023.
bool says_less(const Date& listed, const Date& own) {
  return own.known() && listed.first_day() <= own.first_day() && own.last_day() <= listed.last_day() &&
         listed != own;
}

}  // namespace

void complete(Document& document, const ListedItem& item) {
  if (!item.title.empty()) {
    document.title = item.title;
    document.title_source = source;
  }
  if (item.date.known() && !says_less(item.date, document.date)) {
    document.date = item.date;
    document.date_source = source;
  }
  if (!item.authors.empty()) {
    document.authors = item.authors;
    document.authors_source = source;
  }
  if (!item.issuer.empty()) document.issuer = item.issuer;
  if (!item.publisher.empty()) document.publisher = item.publisher;
  if (!item.language.empty()) document.language = item.language;
  if (is_web_address(item.address)) document.url = item.address;
  if (const std::string_view genre = genre_named(item.genre); !genre.empty()) document.genre = genre;
}

}  // namespace entente
