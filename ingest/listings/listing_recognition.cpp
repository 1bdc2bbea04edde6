// What sort of index a text is. Names of files are not asked.
#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "ingest/listings/listing_readers.h"
#include "ingest/listings/table_text.h"
#include "ingest/listings/xml_words.h"
#include "ingest/readers/line_text.h"
#include "ingest/readers/web_address.h"
#include "ingest/readers/xml_tree.h"

namespace entente {
namespace {

constexpr std::array<std::pair<std::string_view, ListingKind>, 5> roots = {
    {{"urlset", ListingKind::sitemap},
     {"sitemapindex", ListingKind::sitemap_index},
     {"rss", ListingKind::rss},
     {"RDF", ListingKind::rss},
     {"feed", ListingKind::atom}}};

bool is_ris(std::string_view text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  return line.starts_with("TY") && line.substr(0, 7).find("- ") != line.npos;
}

bool is_page(std::string_view text, std::string_view root) {
  constexpr std::array<std::string_view, 6> tags = {"html", "head", "body", "div", "main", "ul"};
  const bool known = std::any_of(tags.begin(), tags.end(), [&](std::string_view tag) {
    return root.size() == tag.size() && starts_with_ignoring_case(root, tag);
  });
  return known || starts_with_ignoring_case(text, "<!doctype html");
}

// A header that names where the documents are, or nothing but addresses.
bool is_table(std::string_view text, const ColumnMap& columns) {
  const std::string_view body = text.substr(starts_with_ignoring_case(text, "sep=") ? 6 : 0);
  TableText table(body, guess_separator(body));
  const std::optional<TableRow> header = table.next();
  if (!header) return false;
  if (is_web_address(header->cells.front())) return true;
  return std::any_of(header->cells.begin(), header->cells.end(), [&](const std::string& cell) {
    const std::optional<ListedField> field = columns.field_of(cell);
    return field == ListedField::address || field == ListedField::files || field == ListedField::doi;
  });
}

}  // namespace

std::optional<ListingKind> recognise_listing(std::string_view text, const ColumnMap& columns) {
  constexpr std::size_t head_bytes = 64u << 10;
  text = trim(text);
  if (text.starts_with('[') || text.starts_with('{')) return ListingKind::json;
  if (is_ris(text)) return ListingKind::ris;
  if (text.starts_with('<')) {
    const std::string root = root_element_of(text);
    for (const auto& [name, kind] : roots) {
      if (local_name(root) == name) return kind;
    }
    return is_page(text, root) ? std::optional(ListingKind::page) : std::nullopt;
  }
  return is_table(text.substr(0, head_bytes), columns) ? std::optional(ListingKind::csv) : std::nullopt;
}

}  // namespace entente
