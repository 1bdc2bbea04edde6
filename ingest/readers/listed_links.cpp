#include "ingest/readers/listed_links.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include "ingest/readers/date_text.h"
#include "ingest/readers/line_text.h"
#include "ingest/readers/link_address.h"
#include "ingest/readers/link_words.h"
#include "ingest/readers/web_address.h"

namespace entente {
namespace {

constexpr std::size_t max_anchors = 20'000;
constexpr std::size_t max_items = 5'000;
constexpr std::size_t groups_weighed = 8;
constexpr int signature_depth = 6;
constexpr int highest_climb = 12;
constexpr int longest_item = 400;  // nodes

struct Anchor {
  int node = 0;
  std::string address;
  std::string words;
};

struct LinkGroup {
  std::vector<Anchor> anchors;
  double weight = 0;
};

// An item's elements: the link's own, and what stands beside it.
struct ItemPlace {
  int begin = 0;
  int end = 0;
};

bool is_title(std::string_view words) {
  return count_words(words) >= 3 && use_of_link(words) == LinkUse::other;
}

// What most addresses of a group share: the site and the first segment of the path.
std::string shape_of(std::string_view address) {
  std::string_view path = path_of(address);
  while (path.starts_with('/')) path.remove_prefix(1);
  std::size_t slash = path.find('/');
  bool deep = slash != path.npos && slash + 1 < path.size();
  return site_of(address) + "/" + (deep ? fold_phrase(path.substr(0, slash)) : "*");
}

std::string usual_shape(const LinkGroup& group) {
  std::map<std::string, std::size_t> counts;
  for (const Anchor& anchor : group.anchors) ++counts[shape_of(anchor.address)];
  auto fewer = [](const auto& one, const auto& other) { return one.second < other.second; };
  return std::max_element(counts.begin(), counts.end(), fewer)->first;
}

class ListingReader {
 public:
  ListingReader(const PageTree& page, const std::vector<PageRole>& roles, std::string_view address)
      : page_(page), roles_(roles), address_(address), base_(base_address(page, address)) {}

  std::vector<ListedLink> read() {
    std::vector<LinkGroup> groups = weigh(group_anchors(framed_by_name()));
    // A wrapper named after its sidebar frames everything: then only tags are believed.
    if (groups.empty() || groups[0].weight < 6) groups = weigh(group_anchors(framed_by_tag()));
    if (groups.empty() || groups[0].weight <= 0) return {};
    std::string shape = usual_shape(groups[0]);
    std::map<int, ListedLink> items;
    for (const LinkGroup& group : groups) {
      bool joins = &group == &groups[0] || (group.weight > 0 && usual_shape(group) == shape);
      if (joins) add_items(group, items);
    }
    return unique_items(items);
  }

 private:
  std::vector<bool> inherit(std::vector<bool> framed) const {
    for (int node = 0; node < page_.size(); ++node) {
      int parent = page_.at(node).parent;
      if (parent >= 0 && framed[static_cast<std::size_t>(parent)])
        framed[static_cast<std::size_t>(node)] = true;
    }
    return framed;
  }

  std::vector<bool> framed_by_name() const {
    std::vector<bool> framed(page_.nodes.size());
    for (std::size_t node = 0; node < framed.size(); ++node)
      framed[node] = roles_[node] == PageRole::chrome || roles_[node] == PageRole::hidden;
    return inherit(std::move(framed));
  }

  std::vector<bool> framed_by_tag() const {
    std::vector<bool> framed(page_.nodes.size());
    for (std::size_t node = 0; node < framed.size(); ++node) {
      std::string_view tag = page_.nodes[node].tag;
      framed[node] = tag == "nav" || tag == "footer" || tag == "head" || tag == "script" || tag == "noscript";
    }
    return inherit(std::move(framed));
  }

  // The last tags above a link, each with its first class, numbers masked.
  std::string signature(int node) const {
    std::string path;
    for (int depth = 0; depth < signature_depth && node >= 0; ++depth, node = page_.at(node).parent) {
      std::string_view names = trim(page_.attribute(node, "class"));
      path += std::string(page_.at(node).tag) + "." +
              fold_phrase(names.substr(0, std::min<std::size_t>(names.find(' '), 60))) + " ";
    }
    return path;
  }

  std::string words_of(int node) const {
    std::string words = page_.text_of(node);
    if (words.empty()) words = collapse_blanks(page_.attribute(node, "title"));
    if (words.empty()) words = collapse_blanks(page_.attribute(node, "aria-label"));
    return words.size() > 500 ? "" : words;
  }

  std::vector<LinkGroup> group_anchors(const std::vector<bool>& framed) const {
    std::vector<LinkGroup> groups;
    std::unordered_map<std::string, std::size_t> places;
    std::size_t anchors = 0;
    for (int node = 0; node < page_.size() && anchors < max_anchors; ++node) {
      if (page_.at(node).tag != "a" || framed[static_cast<std::size_t>(node)]) continue;
      Anchor anchor{node, target_address(base_, page_.attribute(node, "href")), words_of(node)};
      node = page_.at(node).end - 1;
      if (anchor.address.empty() || anchor.words.empty() || anchor.address == address_) continue;
      ++anchors;
      auto [place, added] = places.try_emplace(signature(anchor.node), groups.size());
      if (added) groups.emplace_back();
      groups[place->second].anchors.push_back(std::move(anchor));
    }
    return groups;
  }

  static double weight_of(const LinkGroup& group) {
    std::set<std::string_view> titles;
    std::set<std::string_view> addresses;
    double weight = 0;
    for (const Anchor& anchor : group.anchors) {
      if (!addresses.insert(anchor.address).second || use_of_link(anchor.words) == LinkUse::onward) continue;
      if (use_of_link(anchor.words) == LinkUse::into) {
        weight += 1;
      } else if (titles.insert(anchor.words).second) {
        weight += is_title(anchor.words)
                      ? static_cast<double>(std::min<std::size_t>(count_words(anchor.words), 12))
                      : 0.2;
      }
    }
    return addresses.size() < 2 ? weight / 10 : weight;
  }

  // The heaviest first.
  static std::vector<LinkGroup> weigh(std::vector<LinkGroup> groups) {
    for (LinkGroup& group : groups) group.weight = weight_of(group);
    auto heavier = [](const LinkGroup& one, const LinkGroup& other) { return one.weight > other.weight; };
    std::stable_sort(groups.begin(), groups.end(), heavier);
    if (groups.size() > groups_weighed) groups.resize(groups_weighed);
    std::erase_if(groups, [](const LinkGroup& group) { return group.weight <= 0; });
    return groups;
  }

  // The largest element around the link that reaches neither the item before nor the one after.
  ItemPlace place_of(int node, int before, int after) const {
    int item = node;
    for (int climbed = 0; climbed < highest_climb; ++climbed) {
      int parent = page_.at(item).parent;
      bool fits = parent > before && page_.at(parent).end <= after && parent >= 0;
      std::string_view tag = fits ? page_.at(parent).tag : std::string_view("body");
      if (!fits || tag == "body" || tag == "main" || tag == "html") break;
      item = parent;
    }
    return {item, std::min(page_.at(item).end, item + longest_item)};
  }

  void add_items(const LinkGroup& group, std::map<int, ListedLink>& items) const {
    std::vector<std::pair<ItemPlace, const Anchor*>> places;
    const std::vector<Anchor>& anchors = group.anchors;
    for (std::size_t i = 0; i < anchors.size(); ++i) {
      std::size_t first = i;
      while (i + 1 < anchors.size() && anchors[i + 1].address == anchors[first].address) ++i;
      int before = first == 0 ? -1 : anchors[first - 1].node;
      int after = i + 1 < anchors.size() ? anchors[i + 1].node : page_.size();
      places.emplace_back(place_of(anchors[first].node, before, after), &anchors[first]);
    }
    for (std::size_t i = 0; i < places.size(); ++i) {
      ItemPlace place = places[i].first;
      // Loose siblings after the link's element belong to it, up to the next item.
      int next =
          i + 1 < places.size() ? places[i + 1].first.begin : page_.at(page_.at(place.begin).parent).end;
      bool sisters = i + 1 == places.size() || page_.at(next).parent == page_.at(place.begin).parent;
      if (sisters) place.end = std::min({next, place.begin + longest_item, page_.size()});
      ListedLink link = read_item(place, *places[i].second);
      if (!link.title.empty()) items.emplace(places[i].second->node, std::move(link));
    }
  }

  std::string heading_in(ItemPlace place) const {
    for (int node = place.begin; node < place.end; ++node) {
      std::string_view tag = page_.at(node).tag;
      bool heading = tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6';
      if (heading) return page_.text_of(node);
    }
    return "";
  }

  ListedLink read_item(ItemPlace place, const Anchor& anchor) const {
    ListedLink link;
    link.address = anchor.address;
    std::string heading = heading_in(place);
    bool heads = !heading.empty() && heading.size() <= 300;
    bool says = use_of_link(anchor.words) == LinkUse::other;
    // A card that is one link holds its heading; a heading beside a titled link is another's.
    bool around = heads && anchor.words.find(heading) != anchor.words.npos;
    link.title = around || (heads && !is_title(anchor.words)) ? heading : says ? anchor.words : "";
    if (use_of_link(link.title) != LinkUse::other) link.title.clear();
    link.pdf = pdf_in(place, anchor);
    link.date = date_in(place, link);
    return link;
  }

  std::string pdf_in(ItemPlace place, const Anchor& anchor) const {
    for (int node = place.begin; node < place.end; ++node) {
      if (page_.at(node).tag != "a") continue;
      std::string address = target_address(base_, page_.attribute(node, "href"));
      if (address != anchor.address && is_pdf_address(address)) return address;
    }
    return "";
  }

  Date date_in(ItemPlace place, const ListedLink& link) const {
    std::string text;
    for (int node = place.begin; node < place.end; ++node) {
      if (page_.at(node).tag == "time") {
        std::optional<Date> date = parse_date_value(page_.attribute(node, "datetime"));
        if (date) return *date;
      }
      bool drawn = page_.at(node).parent < 0 || page_.at(page_.at(node).parent).tag != "script";
      if (drawn) text += std::string(page_.at(node).text) + " ";
    }
    text = collapse_blanks(text);
    // A date in the title says when something happened; one beside it, when this came out.
    std::string beside = text;
    if (std::size_t at = beside.find(link.title); at != beside.npos) beside.erase(at, link.title.size());
    if (std::optional<Date> date = find_date(beside)) return *date;
    if (std::optional<Date> date = find_date_in_url(link.address)) return *date;
    if (std::optional<Date> date = find_month(beside)) return *date;
    return find_date(text).value_or(Date());
  }

  static std::vector<ListedLink> unique_items(const std::map<int, ListedLink>& items) {
    std::vector<ListedLink> links;
    std::unordered_map<std::string, std::size_t> places;
    for (const auto& [node, item] : items) {
      auto [place, added] = places.try_emplace(item.address, links.size());
      if (added && links.size() < max_items) {
        links.push_back(item);
      } else if (!added) {
        ListedLink& known = links[place->second];
        if (!known.date.known()) known.date = item.date;
        if (known.pdf.empty()) known.pdf = item.pdf;
      }
    }
    if (links.size() < 2) links.clear();
    return links;
  }

  const PageTree& page_;
  const std::vector<PageRole>& roles_;
  std::string_view address_;
  std::string base_;
};

bool names_next(std::string_view names) {
  return fold_phrase(names).find("next") != std::string::npos;
}

int page_number(std::string_view words) {
  words = trim(words);
  bool number =
      !words.empty() && words.size() <= 4 && words.find_first_not_of("0123456789") == std::string_view::npos;
  return number ? std::stoi(std::string(words)) : 0;
}

// The numbers of a pager: which is the page's own, and where the others lead.
struct PagerNumbers {
  int current = 0;
  std::map<int, std::string_view> targets;
};

PagerNumbers read_pager(const PageTree& page) {
  PagerNumbers pager;
  for (int node = 0; node < page.size(); ++node) {
    const PageNode& element = page.at(node);
    if (element.attribute_count == 0 || element.end - node > 8) continue;
    int number = page_number(page.text_of(node));
    if (number == 0) continue;
    std::string names = fold_phrase(page.attribute(node, "class"));
    bool here = page.attribute(node, "aria-current") == "page" || names.find("current") != names.npos ||
                names.find("active") != names.npos || names.find("selected") != names.npos;
    if (here && pager.current == 0) pager.current = number;
    if (element.tag == "a" && !here) pager.targets.try_emplace(number, page.attribute(node, "href"));
  }
  return pager;
}

std::string_view next_reference(const PageTree& page) {
  std::string_view named;
  for (int node = 0; node < page.size(); ++node) {
    std::string_view tag = page.at(node).tag;
    if (tag != "a" && tag != "link") continue;
    std::string_view target = page.attribute(node, "href");
    if (fold_phrase(page.attribute(node, "rel")) == "next") return target;
    if (tag == "link" || !named.empty() || page.at(node).end - node > 12) continue;
    std::string words = page.text_of(node);
    bool says = use_of_link(words) == LinkUse::onward ||
                use_of_link(page.attribute(node, "aria-label")) == LinkUse::onward ||
                use_of_link(page.attribute(node, "title")) == LinkUse::onward;
    int parent = std::max(page.at(node).parent, 0);
    bool sign = words.empty() || words == "\u203A" || words == "\u00BB" || words == ">" || words == "\u2192";
    bool classed = names_next(page.attribute(node, "class")) || names_next(page.attribute(parent, "class"));
    if (says || (sign && classed)) named = target;
  }
  return named;
}

}  // namespace

std::string base_address(const PageTree& page, std::string_view address) {
  std::string_view canonical;
  for (int node = 0; node < page.size(); ++node) {
    std::string_view tag = page.at(node).tag;
    if (tag == "base" && page.has_attribute(node, "href")) {
      std::string base = target_address(address, page.attribute(node, "href"));
      if (is_web_address(base)) return base;
    }
    bool names_page = tag == "link" && fold_phrase(page.attribute(node, "rel")) == "canonical";
    if (names_page && canonical.empty()) canonical = trim(page.attribute(node, "href"));
  }
  if (is_web_address(address)) return std::string(address);
  return is_web_address(canonical) ? std::string(canonical) : std::string();
}

std::vector<ListedLink> listed_links(const PageTree& page, std::string_view address) {
  return listed_links(page, list_roles(page), address);
}

std::vector<ListedLink> listed_links(const PageTree& page, const std::vector<PageRole>& roles,
                                     std::string_view address) {
  return ListingReader(page, roles, address).read();
}

std::string next_page_address(const PageTree& page, std::string_view address) {
  std::string base = base_address(page, address);
  std::string next = target_address(base, next_reference(page));
  if (next.empty()) {
    PagerNumbers pager = read_pager(page);
    auto found = pager.targets.find(pager.current + 1);
    if (pager.current > 0 && found != pager.targets.end()) next = target_address(base, found->second);
  }
  return next == address || (!address.empty() && site_of(next) != site_of(base)) ? "" : next;
}

}  // namespace entente
