#include "ingest/readers/xml_tree.h"

#include <fmt/format.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <optional>
#include <unordered_set>
#include <utility>

#include "ingest/readers/decoding.h"
#include "ingest/readers/line_text.h"

namespace entente {
namespace {

constexpr std::size_t max_attributes = 1'000;  // of one tag: libxml2 compares each with each
constexpr int max_open_namespaces = 5'000;
constexpr std::size_t sample_bytes = 8u << 10;

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

// "koi8-r" of <?xml version="1.0" encoding="koi8-r"?>; "" when not declared.
std::string declared_encoding(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 200);
  if (trim(head).substr(0, 5) != "<?xml") return "";
  const std::string_view declaration = head.substr(0, head.find("?>"));
  const std::size_t name = declaration.find("encoding");
  const std::size_t quote = declaration.find_first_of("\"'", name == declaration.npos ? name : name + 8);
  if (name == declaration.npos || quote == declaration.npos) return "";
  const std::size_t end = declaration.find(declaration[quote], quote + 1);
  return std::string(end == declaration.npos ? "" : declaration.substr(quote + 1, end - quote - 1));
}

// Whether a tag has so many attributes that parsing it would take their square.
bool has_monstrous_tag(std::string_view text) {
  std::size_t equals = 0;
  bool inside = false;
  for (char c : text) {
    if (c == '<') {
      inside = true;
      equals = 0;
    } else if (c == '>') {
      inside = false;
    } else if (inside && c == '=' && ++equals > max_attributes) {
      return true;
    }
  }
  return false;
}

// One past the '>' of a DTD that begins at `at`; the end of the text when it never ends.
std::size_t end_of_dtd(std::string_view text, std::size_t at) {
  bool inside = false;  // its brackets
  while (at < text.size()) {
    const char c = text[at];
    if (text.substr(at, 4) == "<!--") {
      at = std::min(text.find("-->", at), text.size());
    } else if (c == '"' || c == '\'') {
      at = std::min(text.find(c, at + 1), text.size());
    } else if (c == '[' || c == ']') {
      inside = c == '[';
    } else if (c == '>' && !inside) {
      return at + 1;
    }
    ++at;
  }
  return text.size();
}

// Blanks the DTD: without it there are no entities but the five of XML, and "billion laughs" are made of the
// others. Handlers are no help: libxml2 keeps declarations on its own account. Line numbers stay.
void blank_dtd(std::string& text) {
  const std::size_t begin = text.find("<!DOCTYPE");
  if (begin == text.npos) return;
  const auto from = text.begin() + static_cast<std::ptrdiff_t>(begin);
  const auto to = text.begin() + static_cast<std::ptrdiff_t>(end_of_dtd(text, begin));
  std::replace_if(
      from, to, [](char c) { return c != '\n'; }, ' ');
}

struct XmlEntity {
  std::string_view name;    // with its semicolon
  std::string_view number;  // the same by number
};

constexpr std::array<XmlEntity, 5> xml_entities = {
    {{"amp;", "&#38;"}, {"lt;", "&#60;"}, {"gt;", "&#62;"}, {"quot;", "&#34;"}, {"apos;", "&#39;"}}};

// What stands for the '&' at `at`, and for what follows it where that is one of the five.
XmlEntity entity_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at + 1, 12);
  const std::size_t end = rest.find(';');
  const bool number = rest.size() > 1 && rest[0] == '#' && end != rest.npos;
  if (number) return {"", "&"};
  const auto* found = std::find_if(xml_entities.begin(), xml_entities.end(),
                                   [&](const XmlEntity& each) { return rest.starts_with(each.name); });
  return found == xml_entities.end() ? XmlEntity{"", "&#38;"} : *found;
}

// Entities by number, and every other '&' as one: after its first complaint, of an "&nbsp;" say, libxml2
// drops entities that have names without a word. In CDATA an '&' is an '&'.
std::string number_entities(std::string_view text) {
  std::string numbered;
  numbered.reserve(text.size() + text.size() / 16);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t mark = std::min(text.find_first_of("&<", at), text.size());
    numbered += text.substr(at, mark - at);
    at = mark;
    if (at == text.size()) break;
    if (text[at] == '&') {
      const XmlEntity entity = entity_at(text, at);
      numbered += entity.number;
      at += 1 + entity.name.size();
    } else if (text.substr(at, 9) == "<![CDATA[") {
      const std::size_t end = std::min(text.find("]]>", at), text.size());
      numbered += text.substr(at, end - at);
      at = end;
    } else {
      numbered += text[at++];
    }
  }
  return numbered;
}

// Where views point into: grows in pieces, so that nothing ever moves.
struct XmlStorage {
  std::vector<std::unique_ptr<std::string>> texts;
  std::unordered_set<std::string> names;
};

class TreeMaker {
 public:
  TreeMaker(const std::vector<XmlNamespace>& namespaces, const XmlLimits& limits)
      : namespaces_(namespaces), limits_(limits), storage_(std::make_shared<XmlStorage>()) {}

  // Why the parser has to stop; nothing when it may go on.
  std::optional<Error> start(const xmlChar* name, const xmlChar* prefix, const xmlChar* address) {
    close_text();
    if (static_cast<int>(open_.size()) >= limits_.max_depth) {
      return Error{ErrorCode::too_large, fmt::format("nests deeper than {} levels", limits_.max_depth), ""};
    }
    const int node = add_node();
    xml_.tree.nodes.back().tag = name_in(view(name), view(prefix), view(address));
    xml_.tree.nodes.back().first_attribute = static_cast<int>(xml_.tree.attributes.size());
    open_.push_back(node);
    return full();
  }

  void attribute(const xmlChar* const* five) {
    const auto size = static_cast<std::size_t>(five[4] - five[3]);
    const std::string_view value(reinterpret_cast<const char*>(five[3]), size);
    xml_.tree.attributes.push_back({name_in(view(five[0]), view(five[1]), view(five[2])), store(value)});
    ++xml_.tree.nodes.back().attribute_count;
  }

  void end() {
    close_text();
    if (open_.empty()) return;
    xml_.tree.nodes[static_cast<std::size_t>(open_.back())].end = xml_.tree.size();
    open_.pop_back();
  }

  // Pieces of one text come in many calls.
  std::optional<Error> text(std::string_view piece) {
    if (open_.empty()) return std::nullopt;
    text_ += piece;
    return full();
  }

  XmlTree finish() {
    while (!open_.empty()) end();
    xml_.tree.owner = storage_;
    return std::move(xml_);
  }

  std::optional<Error> stopped;  // by a limit of ours
  std::string damage;            // the first complaint of the parser

 private:
  int add_node() {
    PageNode node;
    node.parent = open_.empty() ? -1 : open_.back();
    xml_.tree.nodes.push_back(node);
    xml_.tree.nodes.back().end = xml_.tree.size();
    return xml_.tree.size() - 1;
  }

  std::optional<Error> full() const {
    if (xml_.tree.size() < limits_.max_nodes) return std::nullopt;
    return Error{ErrorCode::too_large, fmt::format("has more than {} elements", limits_.max_nodes), ""};
  }

  void close_text() {
    if (text_.empty()) return;
    add_node();
    xml_.tree.nodes.back().text = store(text_);
    text_.clear();
  }

  std::string_view store(std::string_view text) {
    constexpr std::size_t piece = 64u << 10;
    if (text.empty()) return {};
    auto& texts = storage_->texts;
    if (texts.empty() || texts.back()->capacity() - texts.back()->size() < text.size()) {
      texts.push_back(std::make_unique<std::string>());
      texts.back()->reserve(std::max(piece, text.size()));
    }
    const std::size_t begin = texts.back()->size();
    *texts.back() += text;
    return std::string_view(*texts.back()).substr(begin, text.size());
  }

  std::string_view name_in(std::string_view name, std::string_view prefix, std::string_view address) {
    const auto known = std::find_if(namespaces_.begin(), namespaces_.end(), [&](const XmlNamespace& each) {
      return !address.empty() && each.address == address;
    });
    if (known != namespaces_.end()) prefix = known->prefix;
    if (prefix.empty()) return *storage_->names.emplace(name).first;
    return *storage_->names.insert(std::string(prefix) + ":" + std::string(name)).first;
  }

  const std::vector<XmlNamespace>& namespaces_;
  const XmlLimits& limits_;
  std::shared_ptr<XmlStorage> storage_;
  XmlTree xml_;
  std::vector<int> open_;
  std::string text_;
};

TreeMaker& maker_of(void* context) {
  return *static_cast<TreeMaker*>(static_cast<xmlParserCtxtPtr>(context)->_private);
}

void stop_when(void* context, std::optional<Error> reason) {
  if (!reason) return;
  TreeMaker& maker = maker_of(context);
  if (!maker.stopped) maker.stopped = std::move(reason);
  xmlStopParser(static_cast<xmlParserCtxtPtr>(context));
}

void start_element(void* context, const xmlChar* name, const xmlChar* prefix, const xmlChar* address, int,
                   const xmlChar**, int attributes, int, const xmlChar** values) {
  if (maker_of(context).stopped) return;
  stop_when(context, maker_of(context).start(name, prefix, address));
  for (int i = 0; i < attributes; ++i) maker_of(context).attribute(values + i * 5);
  if (static_cast<xmlParserCtxtPtr>(context)->nsNr > max_open_namespaces) {
    stop_when(context, Error{ErrorCode::malformed, "declares namespaces without end", ""});
  }
}

void end_element(void* context, const xmlChar*, const xmlChar*, const xmlChar*) {
  if (!maker_of(context).stopped) maker_of(context).end();
}

void characters(void* context, const xmlChar* text, int size) {
  if (maker_of(context).stopped) return;
  const std::string_view piece(reinterpret_cast<const char*>(text), static_cast<std::size_t>(size));
  stop_when(context, maker_of(context).text(piece));
}

void note_damage(void* context, xmlErrorPtr error) {
  TreeMaker& maker = maker_of(context);
  const bool serious = error->level >= XML_ERR_ERROR && error->domain == XML_FROM_PARSER;
  if (!serious || !maker.damage.empty()) return;
  maker.damage =
      fmt::format("line {}: {}", error->line, trim(error->message == nullptr ? "" : error->message));
}

xmlSAXHandler make_handler() {
  xmlSAXHandler handler = {};
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = start_element;
  handler.endElementNs = end_element;
  handler.characters = characters;
  handler.ignorableWhitespace = characters;
  handler.cdataBlock = characters;
  handler.serror = note_damage;
  return handler;
}

struct FreeXmlContext {
  void operator()(xmlParserCtxtPtr context) const { xmlFreeParserCtxt(context); }
};

}  // namespace

Result<XmlTree> parse_xml(std::string_view bytes, const std::vector<XmlNamespace>& namespaces,
                          const XmlLimits& limits) {
  std::string text = bytes.size() > limits.max_bytes ? "" : decode_text(bytes, declared_encoding(bytes));
  if (bytes.size() > limits.max_bytes || text.size() > limits.max_bytes) {
    return Error{ErrorCode::too_large, fmt::format("has more than {} MB of XML", limits.max_bytes >> 20), ""};
  }
  if (has_monstrous_tag(text)) {
    return Error{ErrorCode::malformed, fmt::format("has a tag with more than {} attributes", max_attributes),
                 ""};
  }
  blank_dtd(text);
  if (text.find('&') != text.npos) text = number_entities(text);
  xmlSAXHandler handler = make_handler();
  const std::unique_ptr<xmlParserCtxt, FreeXmlContext> context(
      xmlCreateMemoryParserCtxt(text.data(), static_cast<int>(text.size())));
  if (context == nullptr) return Error{ErrorCode::malformed, "is no XML", ""};
  xmlCtxtUseOptions(context.get(),
                    XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_RECOVER | XML_PARSE_IGNORE_ENC);
  TreeMaker maker(namespaces, limits);
  *context->sax = handler;
  context->_private = &maker;
  xmlParseDocument(context.get());
  if (maker.stopped) return *std::move(maker.stopped);
  XmlTree xml = maker.finish();
  if (xml.tree.nodes.empty()) {
    return Error{ErrorCode::malformed,
                 maker.damage.empty() ? "holds no XML element" : "is no XML: " + maker.damage, ""};
  }
  xml.damage = std::move(maker.damage);
  return xml;
}

std::string root_element_of(std::string_view bytes) {
  std::string head = decode_text(bytes.substr(0, sample_bytes), declared_encoding(bytes));
  blank_dtd(head);
  std::string_view text = trim(head);
  for (;;) {
    const std::string_view end = text.starts_with("<!--") ? "-->" : text.starts_with("<?") ? "?>" : "";
    const std::size_t at = end.empty() ? text.npos : text.find(end);
    if (at == text.npos) break;
    text = trim(text.substr(at + end.size()));
  }
  if (text.size() < 2 || text[0] != '<' || text[1] == '!' || text[1] == '?') return "";
  const std::size_t end = text.find_first_of(" \t\n/>", 1);
  return std::string(end == text.npos ? "" : text.substr(1, end - 1));
}

}  // namespace entente
