#include "ingest/readers/page_roles.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "ingest/readers/line_text.h"

namespace entente {
namespace {

using Words = std::unordered_map<std::string_view, PageRole>;

const Words& tag_roles() {
  static const Words roles = {
      {"nav", PageRole::chrome},
      {"footer", PageRole::chrome},
      {"aside", PageRole::chrome},
      {"form", PageRole::chrome},
      {"button", PageRole::chrome},
      {"menu", PageRole::chrome},
      {"dialog", PageRole::chrome},
      {"header", PageRole::header},
      {"script", PageRole::hidden},
      {"style", PageRole::hidden},
      {"head", PageRole::hidden},
      {"noscript", PageRole::hidden},
      {"template", PageRole::hidden},
      {"svg", PageRole::hidden},
      {"math", PageRole::hidden},
      {"iframe", PageRole::hidden},
      {"object", PageRole::hidden},
      {"embed", PageRole::hidden},
      {"audio", PageRole::hidden},
      {"video", PageRole::hidden},
      {"canvas", PageRole::hidden},
      {"map", PageRole::hidden},
      {"select", PageRole::hidden},
      {"textarea", PageRole::hidden},
      {"input", PageRole::hidden},
      {"datalist", PageRole::hidden},
      {"frameset", PageRole::hidden},
      {"label", PageRole::small_chrome},
      {"figcaption", PageRole::small_chrome},
      {"legend", PageRole::small_chrome},
  };
  return roles;
}

const Words& aria_roles() {
  static const Words roles = {
      {"navigation", PageRole::chrome},    {"banner", PageRole::header}, {"contentinfo", PageRole::chrome},
      {"complementary", PageRole::chrome}, {"search", PageRole::chrome}, {"dialog", PageRole::chrome},
      {"alertdialog", PageRole::chrome},   {"menu", PageRole::chrome},   {"menubar", PageRole::chrome},
      {"toolbar", PageRole::chrome},       {"alert", PageRole::chrome},
  };
  return roles;
}

// Words of class and id attributes, as designers use them; each is one part of a name such as "site-footer".
const Words& name_roles() {  // NOLINT(readability-function-size): a table
  static const Words roles = {
      {"nav", PageRole::chrome},
      {"navbar", PageRole::chrome},
      {"navigation", PageRole::chrome},
      {"menu", PageRole::chrome},
      {"submenu", PageRole::chrome},
      {"sidebar", PageRole::chrome},
      {"footer", PageRole::chrome},
      {"breadcrumb", PageRole::chrome},
      {"breadcrumbs", PageRole::chrome},
      {"share", PageRole::chrome},
      {"sharing", PageRole::chrome},
      {"sharedaddy", PageRole::chrome},
      {"social", PageRole::chrome},
      {"related", PageRole::chrome},
      {"recommended", PageRole::chrome},
      {"recommendations", PageRole::chrome},
      {"newsletter", PageRole::chrome},
      {"subscribe", PageRole::chrome},
      {"subscription", PageRole::chrome},
      {"signup", PageRole::chrome},
      {"mailing", PageRole::chrome},
      {"cookie", PageRole::chrome},
      {"cookies", PageRole::chrome},
      {"consent", PageRole::chrome},
      {"gdpr", PageRole::chrome},
      {"popup", PageRole::chrome},
      {"modal", PageRole::chrome},
      {"overlay", PageRole::chrome},
      {"advert", PageRole::chrome},
      {"advertisement", PageRole::chrome},
      {"ad", PageRole::chrome},
      {"ads", PageRole::chrome},
      {"adbox", PageRole::chrome},
      {"sponsor", PageRole::chrome},
      {"sponsored", PageRole::chrome},
      {"promo", PageRole::chrome},
      {"promotion", PageRole::chrome},
      {"comments", PageRole::chrome},
      {"comment", PageRole::chrome},
      {"respond", PageRole::chrome},
      {"disqus", PageRole::chrome},
      {"pagination", PageRole::chrome},
      {"pager", PageRole::chrome},
      {"toolbar", PageRole::chrome},
      {"widget", PageRole::chrome},
      {"masthead", PageRole::header},
      {"topbar", PageRole::chrome},
      {"skip", PageRole::chrome},
      {"login", PageRole::chrome},
      {"banner", PageRole::chrome},
      {"outbrain", PageRole::chrome},
      {"taboola", PageRole::chrome},
      {"trending", PageRole::chrome},
      {"popular", PageRole::chrome},
      {"feedback", PageRole::chrome},
      {"bio", PageRole::chrome},
      {"paywall", PageRole::chrome},
      {"copyright", PageRole::chrome},
      {"disclaimer", PageRole::small_chrome},
      {"teaser", PageRole::small_chrome},
      {"meta", PageRole::small_chrome},
      {"byline", PageRole::small_chrome},
      {"author", PageRole::small_chrome},
      {"authors", PageRole::small_chrome},
      {"tags", PageRole::small_chrome},
      {"tag", PageRole::small_chrome},
      {"eyebrow", PageRole::small_chrome},
      {"kicker", PageRole::small_chrome},
      {"caption", PageRole::small_chrome},
      {"credit", PageRole::small_chrome},
      {"download", PageRole::small_chrome},
      {"categories", PageRole::small_chrome},
      {"category", PageRole::small_chrome},
      {"print", PageRole::small_chrome},
      {"tools", PageRole::small_chrome},
      {"timestamp", PageRole::small_chrome},
      {"search", PageRole::small_chrome},
      {"rating", PageRole::small_chrome},
      {"toc", PageRole::small_chrome},
      {"published", PageRole::small_chrome},
      {"header", PageRole::header},
      {"header2", PageRole::header},
  };
  return roles;
}

constexpr std::string_view body_names[] = {
    "articlebody",     "entry-content", "post-content",     "article-body",     "article-content",
    "story-body",      "post-body",     "article__body",    "article__content", "entry__content",
    "post__content",   "body-copy",     "story-content",    "article-text",     "postcontent",
    "entry-body",      "content-body",  "field--name-body", "field-name-body",  "article_body",
    "article_content", "post_content",  "rich-text",        "td-post-content",  "single-content"};

// Every name of a body holds one of these, so that most names are looked at four times and not twenty-five.
constexpr std::string_view body_stems[] = {"body", "content", "text", "copy"};

constexpr bool holds_stem(std::string_view names) {
  return std::any_of(std::begin(body_stems), std::end(body_stems),
                     [&](std::string_view stem) { return names.find(stem) != names.npos; });
}
static_assert(std::all_of(std::begin(body_names), std::end(body_names), holds_stem));

constexpr std::string_view hidden_names[] = {"visually-hidden", "screen-reader-text", "sr-only",
                                             "element-invisible", "visuallyhidden"};

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

std::string small(std::string_view text) {
  std::string lower(text.substr(0, 300));
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return lower;
}

PageRole role_in(const Words& words, std::string_view word) {
  auto found = words.find(word);
  return found == words.end() ? PageRole::content : found->second;
}

// The strongest meaning among the parts of the names: chrome before header before small chrome.
PageRole role_of_names(std::string_view names) {
  auto names_body = [&](std::string_view body) { return names.find(body) != names.npos; };
  PageRole strongest = PageRole::content;
  for (std::size_t at = 0; at < names.size();) {
    std::size_t end = at;
    while (end < names.size() && is_name_character(names[end])) ++end;
    PageRole role = role_in(name_roles(), names.substr(at, end - at));
    // A page builder that calls every paragraph a widget.
    bool builder =
        names.substr(0, end).ends_with("elementor-widget") || names.substr(0, end).ends_with("so-widget");
    if (builder) role = PageRole::content;
    if (role == PageRole::chrome) return role;
    if (role != PageRole::content && strongest != PageRole::header) strongest = role;
    at = end + 1;
  }
  if (holds_stem(names) && std::any_of(std::begin(body_names), std::end(body_names), names_body))
    return PageRole::body;
  return strongest;
}

// The attributes that tell what an element is for, found in one pass.
struct TellingAttributes {
  std::string_view names, id, style, role, item;
  bool hidden = false;
};

TellingAttributes read_attributes(const PageTree& page, const PageNode& element) {
  TellingAttributes told;
  auto first = page.attributes.begin() + element.first_attribute;
  for (auto each = first; each != first + element.attribute_count; ++each) {
    if (each->name == "class")
      told.names = each->value;
    else if (each->name == "id")
      told.id = each->value;
    else if (each->name == "style")
      told.style = each->value;
    else if (each->name == "role")
      told.role = each->value;
    else if (each->name == "itemprop")
      told.item = each->value;
    else if (each->name == "hidden")
      told.hidden = true;
    else if (each->name == "aria-hidden")
      told.hidden |= each->value == "true";
  }
  return told;
}

bool hides(std::string_view style) {
  if (style.empty()) return false;
  std::string rules = small(style);
  std::erase(rules, ' ');
  return rules.find("display:none") != rules.npos || rules.find("visibility:hidden") != rules.npos;
}

bool is_hidden(const TellingAttributes& told, std::string_view names) {
  if (told.hidden || hides(told.style)) return true;
  return std::any_of(std::begin(hidden_names), std::end(hidden_names),
                     [&](std::string_view name) { return names.find(name) != names.npos; });
}

}  // namespace

PageRole role_of(const PageTree& page, int node) {
  const PageNode& element = page.at(node);
  if (element.tag.empty()) return PageRole::content;
  PageRole by_tag = role_in(tag_roles(), element.tag);
  if (by_tag == PageRole::hidden || by_tag == PageRole::chrome) return by_tag;
  if (element.attribute_count == 0) return by_tag;
  const TellingAttributes told = read_attributes(page, element);
  std::string names = small(told.names);
  if (!told.id.empty()) names += " " + small(told.id);
  if (is_hidden(told, names)) return PageRole::hidden;
  if (element.tag == "html" || element.tag == "body" || element.tag == "main") return PageRole::content;
  PageRole by_aria = told.role.empty() ? PageRole::content : role_in(aria_roles(), small(told.role));
  if (by_aria != PageRole::content) return by_aria;
  if (!told.item.empty() && small(told.item) == "articlebody") return PageRole::body;
  PageRole by_name = names.empty() ? PageRole::content : role_of_names(names);
  return by_name == PageRole::content ? by_tag : by_name;
}

std::vector<PageRole> list_roles(const PageTree& page) {
  std::vector<PageRole> roles;
  roles.reserve(page.nodes.size());
  for (int node = 0; node < page.size(); ++node) roles.push_back(role_of(page, node));
  return roles;
}

bool is_block_element(std::string_view tag) {
  static const std::unordered_set<std::string_view> tags = {
      "p",      "div",     "section",    "article",  "main",    "header",     "footer", "aside",    "nav",
      "ul",     "ol",      "li",         "dl",       "dt",      "dd",         "table",  "thead",    "tbody",
      "tfoot",  "tr",      "td",         "th",       "caption", "h1",         "h2",     "h3",       "h4",
      "h5",     "h6",      "blockquote", "pre",      "figure",  "figcaption", "form",   "fieldset", "address",
      "hr",     "details", "summary",    "body",     "html",    "center",     "button", "dir",      "menu",
      "hgroup", "legend",  "frameset",   "noscript", "dialog",  "label"};
  return tags.contains(tag);
}

}  // namespace entente
