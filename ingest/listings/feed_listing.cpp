// RSS 0.9 to 2.0 and Atom, with the elements that publishers add from Dublin Core.
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "ingest/listings/listed_record.h"
#include "ingest/listings/listing_readers.h"
#include "ingest/listings/xml_words.h"
#include "ingest/readers/line_text.h"
#include "ingest/readers/web_address.h"
#include "ingest/readers/xml_tree.h"

namespace entente {
namespace {

const std::vector<XmlNamespace>& feed_namespaces() {
  static const auto* const namespaces = new std::vector<XmlNamespace>{
      {"http://www.w3.org/2005/Atom", "atom"},    {"http://purl.org/atom/ns#", "atom"},
      {"http://purl.org/dc/elements/1.1/", "dc"}, {"http://purl.org/dc/terms/", "dc"},
      {"http://purl.org/rss/1.0/", ""},           {"http://my.netscape.com/rdf/simple/0.9/", ""},
      {"http://backend.userland.com/rss2", ""},
  };
  return *namespaces;
}

struct FeedElement {
  std::string_view tag;
  ListedField field;
};

// Children of an item that hold one value. In Atom a name stands inside <author>.
constexpr std::array<FeedElement, 17> feed_elements = {{{"title", ListedField::title},
                                                        {"atom:title", ListedField::title},
                                                        {"dc:title", ListedField::title},
                                                        {"pubDate", ListedField::date},
                                                        {"atom:published", ListedField::date},
                                                        {"atom:issued", ListedField::date},
                                                        {"dc:date", ListedField::date},
                                                        {"atom:updated", ListedField::modified},
                                                        {"dc:modified", ListedField::modified},
                                                        {"author", ListedField::authors},
                                                        {"dc:creator", ListedField::authors},
                                                        {"dc:publisher", ListedField::publisher},
                                                        {"dc:language", ListedField::language},
                                                        {"dc:type", ListedField::genre},
                                                        {"dc:identifier", ListedField::id},
                                                        {"guid", ListedField::id},
                                                        {"atom:id", ListedField::id}}};

class FeedReader {
 public:
  FeedReader(const PageTree& tree, Listing& listing) : tree_(tree), listing_(listing) {}

  void read(std::size_t max_items) {
    listing_.kind = tree_.at(0).tag == "atom:feed" ? ListingKind::atom : ListingKind::rss;
    for (int node = 1; node < tree_.size(); ++node) {
      const std::string_view tag = tree_.at(node).tag;
      if (tag == "atom:link" && tree_.attribute(node, "rel") == "next") {
        listing_.next_pages.emplace_back(trim(tree_.attribute(node, "href")));
      }
      if (tag != "item" && tag != "atom:entry") continue;
      if (listing_.items.size() >= max_items) {
        listing_.whole = false;
        return;
      }
      add_item(node);
      node = tree_.at(node).end - 1;
    }
  }

 private:
  void add_item(int entry) {
    ListedItem item;
    item.row = listing_.items.size() + 1;
    for (int node = entry + 1; node < tree_.at(entry).end; node = std::max(node + 1, tree_.at(node).end)) {
      take(item, node);
    }
    const auto id = item.identifiers.find("id");
    if (item.address.empty() && permanent_ && id != item.identifiers.end()) item.address = id->second;
    permanent_ = true;
    listing_.items.push_back(std::move(item));
  }

  void take(ListedItem& item, int node) {
    const std::string_view tag = tree_.at(node).tag;
    if (tag == "link" && item.address.empty()) item.address = tree_.text_of(node);
    if (tag == "atom:link") take_link(item, node);
    if (tag == "enclosure") take_file(item, node, "url");
    if (tag == "atom:author") take_author(item, node);
    if (tag == "guid" && tree_.attribute(node, "isPermaLink") == "false") permanent_ = false;
    for (const FeedElement& each : feed_elements) {
      if (each.tag == tag) take_value(item, node, each.field);
    }
  }

  void take_value(ListedItem& item, int node, ListedField field) {
    std::string words = plain_words_in(tree_, node);
    if (field == ListedField::authors) words = person_in(words);
    if (!words.empty() && !set_field(item, field, tree_.at(node).tag, {words}) &&
        field == ListedField::date) {
      note_loss(listing_.losses, no_such_value(item, field, words));
    }
  }

  // RSS: "ann@example.org (Ann Lee)".
  static std::string person_in(const std::string& words) {
    const std::size_t open = words.find('(');
    if (words.find('@') == words.npos || open == words.npos) return words;
    return words.substr(open + 1, words.find(')', open) - open - 1);
  }

  void take_author(ListedItem& item, int author) {
    for (int node = author + 1; node < tree_.at(author).end; ++node) {
      if (tree_.at(node).tag == "atom:name") {
        set_field(item, ListedField::authors, "author", {plain_words_in(tree_, node)});
      }
    }
  }

  void take_link(ListedItem& item, int node) {
    const std::string_view rel = tree_.attribute(node, "rel");
    const bool page = rel.empty() || rel == "alternate";
    const bool pdf = tree_.attribute(node, "type") == "application/pdf";
    if (page && !pdf && item.address.empty()) {
      item.address = trim(tree_.attribute(node, "href"));
    } else if (pdf || rel == "enclosure") {
      take_file(item, node, "href");
    }
  }

  // Sound and pictures are no documents.
  void take_file(ListedItem& item, int node, std::string_view name) {
    const std::string_view type = tree_.attribute(node, "type");
    const bool document = type.empty() || type.starts_with("application/") || type.starts_with("text/");
    const std::string address(trim(tree_.attribute(node, name)));
    if (document && !address.empty()) set_field(item, ListedField::files, name, {address});
  }

  const PageTree& tree_;
  Listing& listing_;
  bool permanent_ = true;  // the item's guid is an address
};

}  // namespace

Result<Listing> read_feed_listing(std::string_view bytes, const ListingOptions& options) {
  const XmlTree xml = TRY(parse_xml(bytes, feed_namespaces()));
  Listing listing;
  FeedReader(xml.tree, listing).read(options.max_items);
  if (!xml.damage.empty()) {
    listing.whole = false;
    note_loss(listing.losses, describe_damage(xml.damage));
  }
  return listing;
}

}  // namespace entente
