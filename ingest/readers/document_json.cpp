#include "ingest/readers/document_json.h"

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <array>

namespace entente {
namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;
using Json = rapidjson::Value;

constexpr std::array media_types = {MediaType::pdf,  MediaType::html, MediaType::markdown, MediaType::text,
                                    MediaType::docx, MediaType::epub, MediaType::eml,      MediaType::rtf};
constexpr std::array document_roles = {DocumentRole::document, DocumentRole::listing};
constexpr std::array block_kinds = {BlockKind::title,     BlockKind::heading,    BlockKind::paragraph,
                                    BlockKind::list_stem, BlockKind::list_item,  BlockKind::footnote,
                                    BlockKind::table,     BlockKind::boilerplate};

void member(Writer& writer, const char* key, std::string_view value) {
  writer.Key(key);
  writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

void span(Writer& writer, Span value) {
  writer.Key("start"), writer.Uint(value.begin);
  writer.Key("end"), writer.Uint(value.end);
}

void texts(Writer& writer, const char* key, const std::vector<std::string>& values) {
  writer.Key(key);
  writer.StartArray();
  for (const std::string& value : values) {
    writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  }
  writer.EndArray();
}

void write_metadata(Writer& writer, const Document& document) {
  member(writer, "source", document.source);
  member(writer, "media_type", name_of(document.media_type));
  member(writer, "role", name_of(document.role));
  member(writer, "title", document.title);
  member(writer, "title_source", document.title_source);
  member(writer, "date", document.date.to_string());
  member(writer, "date_source", document.date_source);
  texts(writer, "authors", document.authors);
  member(writer, "corporate_author", document.corporate_author);
  member(writer, "authors_source", document.authors_source);
  member(writer, "issuer", document.issuer);
  member(writer, "publisher", document.publisher);
  member(writer, "url", document.url);
  member(writer, "announced_pdf", document.announced_pdf);
  member(writer, "genre", document.genre);
  member(writer, "language", document.language);
  texts(writer, "losses", document.losses);
}

void write_pages(Writer& writer, const Document& document) {
  writer.Key("pages");
  writer.StartArray();
  for (const PageMark& page : document.pages) {
    writer.StartObject();
    writer.Key("number"), writer.Uint(page.number);
    member(writer, "label", page.label);
    span(writer, page.span);
    writer.EndObject();
  }
  writer.EndArray();
}

void write_blocks(Writer& writer, const Document& document) {
  writer.Key("blocks");
  writer.StartArray();
  for (const Block& block : document.blocks) {
    writer.StartObject();
    member(writer, "kind", name_of(block.kind));
    span(writer, block.span);
    writer.Key("level"), writer.Int(block.level);
    writer.Key("stem"), writer.Int(block.stem);
    member(writer, "text", std::string_view(document.text).substr(block.span.begin, block.span.size()));
    writer.EndObject();
  }
  writer.EndArray();
}

void write_outline(Writer& writer, const Document& document) {
  writer.Key("outline");
  writer.StartArray();
  for (const OutlineEntry& entry : document.outline) {
    writer.StartObject();
    member(writer, "title", entry.title);
    writer.Key("level"), writer.Int(entry.level);
    writer.Key("page"), writer.Uint(entry.page);
    writer.EndObject();
  }
  writer.EndArray();
}

void write_links(Writer& writer, const Document& document) {
  writer.Key("links");
  writer.StartArray();
  for (const PageLink& link : document.links) {
    writer.StartObject();
    member(writer, "address", link.address);
    member(writer, "text", link.text);
    writer.EndObject();
  }
  writer.EndArray();
}

Error wrong(const char* field) {
  return Error{ErrorCode::malformed, std::string("the reading process sent a wrong \"") + field + "\"", ""};
}

// Members of an object whose shape is not to be trusted.
class Fields {
 public:
  explicit Fields(const Json& object) : object_(object) {}

  std::string text(const char* key) const {
    const Json* value = find(key);
    if (value == nullptr || !value->IsString()) return {};
    return {value->GetString(), value->GetStringLength()};
  }
  int number(const char* key) const {
    const Json* value = find(key);
    return value != nullptr && value->IsInt() ? value->GetInt() : 0;
  }
  std::vector<std::string> texts(const char* key) const {
    std::vector<std::string> values;
    const Json* list = find(key);
    if (list == nullptr || !list->IsArray()) return values;
    for (const Json& value : list->GetArray()) {
      if (value.IsString()) values.emplace_back(value.GetString(), value.GetStringLength());
    }
    return values;
  }
  // Within `size` and not before `from`.
  Result<Span> span(std::size_t from, std::size_t size) const {
    const Json* start = find("start");
    const Json* end = find("end");
    if (start == nullptr || end == nullptr || !start->IsUint() || !end->IsUint()) return wrong("span");
    const Span span{start->GetUint(), end->GetUint()};
    if (span.begin < from || span.end < span.begin || span.end > size) return wrong("span");
    return span;
  }
  const Json* list(const char* key) const {
    const Json* value = find(key);
    return value != nullptr && value->IsArray() ? value : nullptr;
  }

 private:
  const Json* find(const char* key) const {
    if (!object_.IsObject()) return nullptr;
    const auto found = object_.FindMember(key);
    return found == object_.MemberEnd() ? nullptr : &found->value;
  }

  const Json& object_;
};

template <typename Enumerators>
auto named(const Enumerators& values, std::string_view name)
    -> std::optional<typename Enumerators::value_type> {
  for (const auto value : values) {
    if (name_of(value) == name) return value;
  }
  return std::nullopt;
}

void read_metadata(const Fields& fields, Document& document) {
  document.source = fields.text("source");
  document.title = fields.text("title");
  document.title_source = fields.text("title_source");
  document.date = Date::parse(fields.text("date")).value_or(Date{});
  document.date_source = fields.text("date_source");
  document.authors = fields.texts("authors");
  document.corporate_author = fields.text("corporate_author");
  document.authors_source = fields.text("authors_source");
  document.issuer = fields.text("issuer");
  document.publisher = fields.text("publisher");
  document.url = fields.text("url");
  document.announced_pdf = fields.text("announced_pdf");
  document.genre = fields.text("genre");
  document.language = fields.text("language");
  document.losses = fields.texts("losses");
}

Result<std::vector<PageMark>> read_pages(const Fields& fields, std::size_t size) {
  std::vector<PageMark> pages;
  const Json* list = fields.list("pages");
  if (list == nullptr || list->Empty()) return wrong("pages");
  for (const Json& item : list->GetArray()) {
    const Fields page(item);
    const Span span = TRY(page.span(pages.empty() ? 0 : pages.back().span.end, size));
    pages.push_back({static_cast<std::uint32_t>(pages.size() + 1), page.text("label"), span});
  }
  return pages;
}

Result<std::vector<Block>> read_blocks(const Fields& fields, std::size_t size) {
  std::vector<Block> blocks;
  const Json* list = fields.list("blocks");
  if (list == nullptr) return wrong("blocks");
  for (const Json& item : list->GetArray()) {
    const Fields block(item);
    const auto kind = named(block_kinds, block.text("kind"));
    const int stem = block.number("stem");
    if (!kind) return wrong("kind");
    if (stem < -1 || stem >= static_cast<int>(blocks.size())) return wrong("stem");
    const Span span = TRY(block.span(blocks.empty() ? 0 : blocks.back().span.end, size));
    blocks.push_back({*kind, span, block.number("level"), stem});
  }
  return blocks;
}

std::vector<OutlineEntry> read_outline(const Fields& fields) {
  std::vector<OutlineEntry> outline;
  const Json* list = fields.list("outline");
  if (list == nullptr) return outline;
  for (const Json& item : list->GetArray()) {
    const Fields entry(item);
    outline.push_back(
        {entry.text("title"), entry.number("level"), static_cast<std::uint32_t>(entry.number("page"))});
  }
  return outline;
}

std::vector<PageLink> read_links(const Fields& fields) {
  std::vector<PageLink> links;
  const Json* list = fields.list("links");
  if (list == nullptr) return links;
  for (const Json& item : list->GetArray()) {
    const Fields link(item);
    links.push_back({link.text("address"), link.text("text")});
  }
  return links;
}

}  // namespace

std::string to_json(const Document& document) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.StartObject();
  write_metadata(writer, document);
  write_pages(writer, document);
  write_blocks(writer, document);
  write_outline(writer, document);
  write_links(writer, document);
  member(writer, "text", document.text);
  writer.EndObject();
  return buffer.GetString();
}

Result<Document> document_from_json(std::string_view json) {
  rapidjson::Document root;
  root.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag>(json.data(),
                                                                                     json.size());
  if (root.HasParseError() || !root.IsObject()) return wrong("document");
  const Fields fields(root);
  Document document;
  read_metadata(fields, document);
  const auto media_type = named(media_types, fields.text("media_type"));
  if (!media_type) return wrong("media_type");
  document.media_type = *media_type;
  const auto role = named(document_roles, fields.text("role"));
  if (!role) return wrong("role");
  document.role = *role;
  document.text = fields.text("text");
  if (*media_type == MediaType::pdf)
    document.pdf_text = {0, static_cast<std::uint32_t>(document.text.size())};
  document.pages = TRY(read_pages(fields, document.text.size()));
  document.blocks = TRY(read_blocks(fields, document.text.size()));
  document.outline = read_outline(fields);
  document.links = read_links(fields);
  return document;
}

}  // namespace entente
