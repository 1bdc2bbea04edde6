// Entities, documents, pages, runs and counts (graph/records.h).
#include "graph/records.h"

#include "graph/codec.h"
#include "graph/keys.h"

namespace entente {
namespace {

constexpr std::uint8_t version = 1;

using TextMap = std::map<std::string, std::string>;
using TextPair = std::pair<std::string, std::string>;

template <typename Pairs>
void put_pairs(Encoder& out, const Pairs& pairs) {
  out.list(pairs, [&out](const auto& pair) {
    out.text(pair.first);
    out.text(pair.second);
  });
}

std::vector<TextPair> pairs(Decoder& in) {
  return in.list([&in] {
    std::string first = in.text();
    return TextPair(std::move(first), in.text());
  });
}

TextMap text_map(Decoder& in) {
  auto items = pairs(in);
  return TextMap(items.begin(), items.end());
}

void put(Encoder& out, const EntityProfile& profile) {
  out.text(profile.name);
  out.text(profile.subtype);
  out.texts(profile.aliases);
  put_pairs(out, profile.ids);
  put_pairs(out, profile.background);
}

EntityProfile profile(Decoder& in) {
  EntityProfile profile;
  profile.name = in.text();
  profile.subtype = in.text();
  profile.aliases = in.texts();
  profile.ids = text_map(in);
  profile.background = text_map(in);
  return profile;
}

void put(Encoder& out, const EntityContribution& entity) {
  out.text(entity.id);
  out.flag(entity.profile.has_value());
  if (entity.profile) put(out, *entity.profile);
  out.list(entity.observed, [&out](const ObservedFact& fact) {
    out.text(fact.attribute);
    out.text(fact.value);
  });
  out.list(entity.mentions, [&out](const MentionRecord& mention) {
    out.number(mention.page);
    out.number(mention.start);
    out.number(mention.end);
  });
}

ObservedFact observed_fact(Decoder& in) {
  ObservedFact fact;
  fact.attribute = in.text();
  fact.value = in.text();
  return fact;
}

MentionRecord mention(Decoder& in) {
  MentionRecord mention;
  mention.page = in.number32();
  mention.start = in.number32();
  mention.end = in.number32();
  return mention;
}

EntityContribution entity_contribution(Decoder& in) {
  EntityContribution entity;
  entity.id = in.text();
  if (in.flag()) entity.profile = profile(in);
  entity.observed = in.list([&in] { return observed_fact(in); });
  entity.mentions = in.list([&in] { return mention(in); });
  return entity;
}

void put_ids(Encoder& out, const std::vector<AssertionId>& ids) {
  out.list(ids, [&out](const AssertionId& id) { out.text(keys::assertion(id)); });
}

std::vector<AssertionId> ids(Decoder& in) {
  return in.list([&in]() -> AssertionId {
    std::string_view bytes = in.text_view();
    if (bytes.size() == 16) return keys::assertion_at(bytes, 0);
    in.fail("an id does not have 16 bytes");
    return {};
  });
}

void put(Encoder& out, const Date& date) {
  out.number(static_cast<std::uint64_t>(date.year));
  out.byte(date.month);
  out.byte(date.day);
}

// Through parse(), so that no impossible day comes in.
Date date(Decoder& in) {
  Date date;
  date.year = static_cast<std::int16_t>(in.number() & 0x7FFF);
  date.month = in.byte();
  date.day = in.byte();
  if (date == Date{} || Date::parse(date.to_string()) == date) return date;
  in.fail("a date does not exist");
  return {};
}

}  // namespace

std::string encode(const EntityRow& row) {
  Encoder out;
  out.byte(version);
  out.text(row.id);
  out.number(row.documents);
  out.number(row.mentions);
  out.number(row.edges);
  out.list(row.profiles, [&out](const ProfileUse& use) {
    out.number(use.digest);
    out.number(use.documents);
  });
  return out.take();
}

Result<EntityRow> decode_entity(std::string_view bytes) {
  Decoder in(bytes);
  EntityRow row;
  in.expect_version(version);
  row.id = in.text();
  row.documents = in.number();
  row.mentions = in.number();
  row.edges = in.number();
  row.profiles = in.list([&in] {
    ProfileUse use;
    use.digest = in.number();
    use.documents = in.number();
    return use;
  });
  if (!in.failed() && !kind_of(row.id)) in.fail("its id names no kind");
  TRY(in.finish("entity"));
  return row;
}

std::string encode(const EntityProfile& profile) {
  Encoder out;
  out.byte(version);
  put(out, profile);
  return out.take();
}

Result<EntityProfile> decode_profile(std::string_view bytes) {
  Decoder in(bytes);
  in.expect_version(version);
  EntityProfile decoded = profile(in);
  TRY(in.finish("profile"));
  return decoded;
}

// Of a document's record: 2 knows its republications.
constexpr std::uint8_t document_version = 2;

std::string encode(const DocumentRecord& document) {
  Encoder out;
  out.byte(document_version);
  out.text(document.id);
  out.text(document.title);
  put(out, document.date);
  for (const std::string* field :
       {&document.date_source, &document.issuer, &document.publisher, &document.url, &document.genre,
        &document.language, &document.media_type, &document.text_digest, &document.extractor}) {
    out.text(*field);
  }
  out.texts(document.authors);
  out.texts(document.sources);
  out.texts(document.losses);
  out.number(document.pages);
  out.number(document.statements);
  out.number(document.commitments);
  out.number(document.relations);
  out.text(document.content_digest);
  out.texts(document.repeats);
  return out.take();
}

Result<DocumentRecord> decode_document(std::string_view bytes) {
  Decoder in(bytes);
  DocumentRecord document;
  const std::uint8_t written = in.version_up_to(document_version);
  document.id = in.text();
  document.title = in.text();
  document.date = date(in);
  for (std::string* field :
       {&document.date_source, &document.issuer, &document.publisher, &document.url, &document.genre,
        &document.language, &document.media_type, &document.text_digest, &document.extractor}) {
    *field = in.text();
  }
  document.authors = in.texts();
  document.sources = in.texts();
  document.losses = in.texts();
  document.pages = in.number32();
  document.statements = in.number32();
  document.commitments = in.number32();
  document.relations = in.number32();
  if (written >= 2) {
    document.content_digest = in.text();
    document.repeats = in.texts();
  }
  TRY(in.finish("document"));
  return document;
}

std::string encode(const PageText& page) {
  Encoder out;
  out.byte(version);
  out.number(page.number);
  out.text(page.label);
  out.text(page.text);
  return out.take();
}

Result<PageText> decode_page(std::string_view bytes) {
  Decoder in(bytes);
  PageText page;
  in.expect_version(version);
  page.number = in.number32();
  page.label = in.text();
  page.text = in.text();
  TRY(in.finish("page"));
  return page;
}

std::string encode(const ContributionRow& row) {
  Encoder out;
  out.byte(version);
  out.list(row.entities, [&out](const EntityContribution& entity) { put(out, entity); });
  put_ids(out, row.statements);
  put_ids(out, row.relations);
  out.list(row.pages, [&out](std::uint32_t page) { out.number(page); });
  return out.take();
}

Result<ContributionRow> decode_contribution(std::string_view bytes) {
  Decoder in(bytes);
  ContributionRow row;
  in.expect_version(version);
  row.entities = in.list([&in] { return entity_contribution(in); });
  row.statements = ids(in);
  row.relations = ids(in);
  row.pages = in.list([&in] { return in.number32(); });
  TRY(in.finish("contribution"));
  return row;
}

std::string encode(const Counts& counts) {
  Encoder out;
  out.byte(version);
  for (std::uint64_t count : {counts.documents, counts.pages, counts.entities, counts.statements,
                              counts.commitments, counts.relations, counts.names, counts.runs}) {
    out.number(count);
  }
  return out.take();
}

Result<Counts> decode_counts(std::string_view bytes) {
  Decoder in(bytes);
  Counts counts;
  in.expect_version(version);
  for (std::uint64_t* count : {&counts.documents, &counts.pages, &counts.entities, &counts.statements,
                               &counts.commitments, &counts.relations, &counts.names, &counts.runs}) {
    *count = in.number();
  }
  TRY(in.finish("count"));
  return counts;
}

std::string encode_count(std::uint64_t count) {
  Encoder out;
  out.number(count);
  return out.take();
}

Result<std::uint64_t> decode_count(std::string_view bytes) {
  Decoder in(bytes);
  std::uint64_t count = in.number();
  TRY(in.finish("count"));
  return count;
}

}  // namespace entente
