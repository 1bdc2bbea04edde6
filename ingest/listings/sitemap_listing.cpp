// Sitemaps (sitemaps.org): <urlset> of pages, with the news extension's titles and dates; <sitemapindex> of
// further sitemaps. Names are taken without their namespace, which many sites write wrongly.
#include <string>
#include <utility>

#include "ingest/listings/listed_record.h"
#include "ingest/listings/listing_readers.h"
#include "ingest/listings/xml_words.h"
#include "ingest/readers/xml_tree.h"

namespace entente {
namespace {

class SitemapReader {
 public:
  SitemapReader(const PageTree& tree, Listing& listing) : tree_(tree), listing_(listing) {}

  void read(std::size_t max_items) {
    const bool index = local_name(tree_.at(0).tag) == "sitemapindex";
    listing_.kind = index ? ListingKind::sitemap_index : ListingKind::sitemap;
    const std::string_view entry = index ? "sitemap" : "url";
    for (int node = 1; node < tree_.size(); node = std::max(node + 1, skip_)) {
      skip_ = 0;
      if (tree_.at(node).parent != 0 || local_name(tree_.at(node).tag) != entry) continue;
      skip_ = tree_.at(node).end;
      if (listing_.items.size() + listing_.next_pages.size() >= max_items) {
        listing_.whole = false;
        return;
      }
      ++row_;
      if (index) {
        add_sitemap(node);
      } else {
        add_page(node);
      }
    }
  }

 private:
  void add_sitemap(int entry) {
    for (int node = entry + 1; node < tree_.at(entry).end; ++node) {
      if (local_name(tree_.at(node).tag) == "loc") return listing_.next_pages.push_back(tree_.text_of(node));
    }
  }

  void add_page(int entry) {
    ListedItem item;
    item.row = row_;
    for (int node = entry + 1; node < tree_.at(entry).end; ++node) {
      const std::string_view tag = tree_.at(node).tag;
      const std::string_view name = local_name(tag);
      if (tree_.at(node).parent == entry && name == "loc") item.address = tree_.text_of(node);
      if (tree_.at(node).parent == entry && name == "lastmod") item.modified = tree_.text_of(node);
      // Images and videos have titles too; only the news extension speaks of the page.
      if (tag == "news:title") item.title = plain_words_in(tree_, node);
      if (tag == "news:name") item.publisher = plain_words_in(tree_, node);
      if (tag == "news:language") item.language = tree_.text_of(node);
      if (tag == "news:publication_date") set_date(item, node);
    }
    listing_.items.push_back(std::move(item));
  }

  void set_date(ListedItem& item, int node) {
    const std::string words = tree_.text_of(node);
    if (!words.empty() && !set_field(item, ListedField::date, "publication_date", {words})) {
      note_loss(listing_.losses, no_such_value(item, ListedField::date, words));
    }
  }

  const PageTree& tree_;
  Listing& listing_;
  std::size_t row_ = 0;
  int skip_ = 0;
};

}  // namespace

Result<Listing> read_sitemap_listing(std::string_view bytes, const ListingOptions& options) {
  const XmlTree xml = TRY(parse_xml(bytes, {{"http://www.google.com/schemas/sitemap-news/0.9", "news"}}));
  Listing listing;
  SitemapReader(xml.tree, listing).read(options.max_items);
  if (!xml.damage.empty()) {
    listing.whole = false;
    note_loss(listing.losses, describe_damage(xml.damage));
  }
  return listing;
}

}  // namespace entente
