// HTML bytes to a PageTree. The one file that includes libxml2.
//
// libxml2 stops at depth 256 and silently drops the rest unless told that input may be huge, cuts the text at
// a bad byte when it decodes by itself, and takes quadratic time on tags with thousands of attributes. So the
// page is decoded here first, tags are trimmed first, huge is on, and the caps are our own.
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "ingest/readers/decoding.h"
#include "ingest/readers/line_text.h"
#include "ingest/readers/page_tree.h"

namespace entente {
namespace {

constexpr std::int64_t max_nodes = 2'000'000;
constexpr int max_depth = 3'000;
constexpr std::size_t max_attributes = 500;
constexpr std::int64_t max_repair_work = 500'000'000;

// "utf-8" in <meta charset=utf-8> or <meta content="text/html; charset=utf-8">; "" when not declared.
std::string find_charset(std::string_view bytes) {
  std::string_view head = bytes.substr(0, 4096);
  for (std::size_t at = head.find("charset"); at != head.npos; at = head.find("charset", at + 7)) {
    std::size_t begin = head.find_first_not_of(" =\"'", at + 7);
    if (begin == head.npos || head.find('=', at) > begin) continue;
    std::size_t end = std::min(head.find_first_of(" \"'/>;\n\r", begin), head.size());
    if (end > begin && end - begin < 40) return std::string(head.substr(begin, end - begin));
  }
  return "";
}

bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

struct TagExtent {
  std::size_t end;  // offset of '>' or of the end of the input
  std::size_t cut;  // where the attributes over the cap begin; npos when none are
};

// Walks one tag, quotes respected where a value may begin.
TagExtent measure_tag(std::string_view text, std::size_t at) {
  TagExtent extent{text.size(), std::string_view::npos};
  std::size_t words = 0;
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    char c = text[i];
    if (c == '>') {
      extent.end = i;
      break;
    }
    bool value = (c == '"' || c == '\'') && text[i - 1] == '=';
    if (value) {
      std::size_t close = text.find(c, i + 1);
      if (close == text.npos) break;
      i = close;
    } else if (is_space(text[i - 1]) && !is_space(c) && ++words > max_attributes && extent.cut == text.npos) {
      extent.cut = i;
    }
  }
  return extent;
}

std::string_view raw_text_end(std::string_view text, std::size_t at) {
  if (starts_with_ignoring_case(text.substr(at), "<script")) return "</script";
  return starts_with_ignoring_case(text.substr(at), "<style") ? "</style" : "";
}

// Removes the attributes over the cap. Nearly always there are none, and the text passes untouched.
bool trim_tags(std::string& text) {
  std::string trimmed;
  std::size_t copied = 0;
  bool cut = false;
  for (std::size_t at = text.find('<'); at != text.npos; at = text.find('<', at)) {
    if (at + 1 >= text.size() || !is_letter(text[at + 1])) {
      ++at;
      continue;
    }
    TagExtent extent = measure_tag(text, at);
    if (extent.cut != text.npos) {
      trimmed.append(text, copied, extent.cut - copied);
      copied = extent.end;
      cut = true;
    }
    std::string_view raw = raw_text_end(text, at);
    at = raw.empty() ? extent.end : std::min(text.find(raw, extent.end), text.size());
  }
  if (!cut) return false;
  trimmed.append(text, copied);
  text = std::move(trimmed);
  return true;
}

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

// What the parser has cost so far; kept where its callbacks find it.
struct Meter {
  std::int64_t nodes = 0;
  std::int64_t repairs = 0;
  const char* stopped = nullptr;  // why, when it was
};

void stop(htmlParserCtxtPtr context, const char* reason) {
  auto* meter = static_cast<Meter*>(context->_private);
  if (meter->stopped == nullptr) meter->stopped = reason;
  xmlStopParser(context);
}

bool is_linked_data(const xmlChar** attributes) {
  for (; attributes != nullptr && attributes[0] != nullptr; attributes += 2) {
    bool type = view(attributes[0]) == "type" && attributes[1] != nullptr;
    if (type && xmlStrcasestr(attributes[1], reinterpret_cast<const xmlChar*>("ld+json")) != nullptr)
      return true;
  }
  return false;
}

// Where "</name" stands in text, in any case; npos when nowhere.
std::size_t find_end_tag(std::string_view text, std::string_view name) {
  std::size_t at = text.find("</");
  while (at != text.npos && !starts_with_ignoring_case(text.substr(at + 2), name))
    at = text.find("</", at + 2);
  return at;
}

// libxml2 takes scripts and styles apart character by character, and nobody reads them but linked data: half
// the bytes of many pages. So its cursor, which stands at the '>' of the tag that begins one, is set to the
// last byte before the end tag, and the '>' with it (in libxml2's own copy of the text).
void pass_over_code(htmlParserCtxtPtr context, std::string_view name, const xmlChar** attributes) {
  xmlParserInputPtr input = context->input;
  bool code = (name == "script" && !is_linked_data(attributes)) || name == "style";
  if (!code || input == nullptr || input->cur >= input->end || *input->cur != '>') return;
  const auto* begin = reinterpret_cast<const char*>(input->cur);
  std::size_t end = find_end_tag({begin, static_cast<std::size_t>(input->end - input->cur)}, name);
  if (end == std::string_view::npos) return;
  input->cur += end - 1;
  *const_cast<xmlChar*>(input->cur) = '>';
}

void start_element(void* user_data, const xmlChar* name, const xmlChar** attributes) {
  auto* context = static_cast<htmlParserCtxtPtr>(user_data);
  auto* meter = static_cast<Meter*>(context->_private);
  xmlSAX2StartElement(user_data, name, attributes);
  pass_over_code(context, view(name), attributes);
  meter->repairs += context->nameNr;
  if (++meter->nodes > max_nodes)
    stop(context, "the page has more than 2000000 elements; the rest was left out");
  if (context->nodeNr > max_depth)
    stop(context, "the page nests deeper than 3000 levels; the rest was left out");
}

// Every stray end tag makes libxml2 search its whole stack: that, times the depth, is the work to bound.
void count_error(void* user_data, const char*, ...) {
  auto* context = static_cast<htmlParserCtxtPtr>(user_data);
  auto* meter = static_cast<Meter*>(context->_private);
  meter->repairs += context->nameNr + 1;
  if (meter->repairs > max_repair_work)
    stop(context, "the page's nesting is too broken; the rest was left out");
}

struct FreeContext {
  void operator()(htmlParserCtxtPtr context) const {
    if (context->myDoc != nullptr) xmlFreeDoc(context->myDoc);
    context->myDoc = nullptr;
    htmlFreeParserCtxt(context);
  }
};

xmlDocPtr parse_markup(const std::string& text, Meter& meter) {
  std::unique_ptr<xmlParserCtxt, FreeContext> context(
      htmlCreateMemoryParserCtxt(text.data(), static_cast<int>(text.size())));
  if (!context) return nullptr;
  context->_private = &meter;
  htmlCtxtUseOptions(context.get(), HTML_PARSE_RECOVER | HTML_PARSE_IGNORE_ENC | HTML_PARSE_NONET |
                                        HTML_PARSE_NODEFDTD | HTML_PARSE_COMPACT);
  context->options |= XML_PARSE_HUGE;
  context->sax->startElement = start_element;
  context->sax->error = count_error;
  context->sax->warning = nullptr;
  context->sax->fatalError = nullptr;
  context->sax->serror = nullptr;
  context->vctxt.error = nullptr;  // double ids would be reported on standard error
  context->vctxt.warning = nullptr;
  xmlSwitchEncoding(context.get(), XML_CHAR_ENCODING_UTF8);
  htmlParseDocument(context.get());
  xmlDocPtr document = context->myDoc;
  context->myDoc = nullptr;
  return document;
}

class TreeCopier {
 public:
  explicit TreeCopier(PageTree& tree) : tree_(tree) {}

  // Depth first by the sibling and parent links: no recursion.
  void copy(xmlNodePtr root) {
    xmlNodePtr node = root;
    while (node != nullptr) {
      bool entered = enter(node);
      if (entered && node->children != nullptr && node->type == XML_ELEMENT_NODE) {
        node = node->children;
        continue;
      }
      if (entered) leave();
      while (node != nullptr && node != root && node->next == nullptr) {
        node = node->parent;
        if (node != nullptr) leave();
      }
      if (node == nullptr || node == root) break;
      node = node->next;
    }
    while (!open_.empty()) leave();
  }

 private:
  bool enter(xmlNodePtr node) {
    bool element = node->type == XML_ELEMENT_NODE;
    bool text = node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
    if (!element && !text) return false;
    PageNode copy;
    copy.parent = open_.empty() ? -1 : open_.back();
    copy.first_attribute = static_cast<int>(tree_.attributes.size());
    if (element) {
      copy.tag = view(node->name);
      for (xmlAttrPtr attribute = node->properties; attribute != nullptr; attribute = attribute->next) {
        std::string_view value = attribute->children == nullptr ? "" : view(attribute->children->content);
        tree_.attributes.push_back({view(attribute->name), value});
      }
    } else {
      copy.text = view(node->content);
    }
    copy.attribute_count = static_cast<int>(tree_.attributes.size()) - copy.first_attribute;
    open_.push_back(tree_.size());
    tree_.nodes.push_back(copy);
    return true;
  }

  void leave() {
    if (open_.empty()) return;
    tree_.nodes[static_cast<std::size_t>(open_.back())].end = tree_.size();
    open_.pop_back();
  }

  PageTree& tree_;
  std::vector<int> open_;
};

}  // namespace

Result<PageTree> parse_page(std::string_view bytes, const ReadLimits& limits, std::string_view content_type) {
  std::string charset = find_charset(content_type);
  if (charset.empty()) charset = find_charset(bytes);
  std::string text = decode_text(bytes, charset);
  if (text.size() > limits.max_text_bytes * 3)
    return Error{ErrorCode::too_large, "holds more text than the limit", ""};
  PageTree tree;
  if (trim_tags(text))
    tree.losses.push_back("a tag has more than 500 attributes; the rest of them was left out");
  Meter meter;
  xmlDocPtr document = parse_markup(text, meter);
  if (document == nullptr) return Error{ErrorCode::malformed, "holds no HTML that can be parsed", ""};
  tree.owner =
      std::shared_ptr<void>(document, [](void* owned) { xmlFreeDoc(static_cast<xmlDocPtr>(owned)); });
  if (meter.stopped != nullptr) tree.losses.emplace_back(meter.stopped);
  xmlNodePtr root = xmlDocGetRootElement(document);
  if (root == nullptr) return Error{ErrorCode::empty, "holds no text", ""};
  tree.nodes.reserve(static_cast<std::size_t>(meter.nodes) * 2);
  tree.attributes.reserve(static_cast<std::size_t>(meter.nodes) * 2);
  TreeCopier(tree).copy(root);
  return tree;
}

}  // namespace entente
