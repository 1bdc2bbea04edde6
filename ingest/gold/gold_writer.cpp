#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>

#include "ingest/gold/code_points.h"
#include "ingest/gold/gold_json.h"

namespace entente {
namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

// Writes one extraction. Entities are "e0", "e1" …, statements "s0", relations "r0".
class GoldWriter {
 public:
  GoldWriter(const Extraction& extraction, const Lexicon& lexicon)
      : extraction_(extraction),
        reading_(extraction.reading),
        lexicon_(lexicon),
        points_(reading_.document->text),
        writer_(buffer_) {}

  std::string write(std::string_view doc_id);

 private:
  void key(std::string_view name) { writer_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }
  void text(std::string_view value) {
    writer_.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  }
  void member(std::string_view name, std::string_view value) { key(name), text(value); }
  void member_or_null(std::string_view name, std::string_view value);
  void flag(std::string_view name, bool value) { key(name), writer_.Bool(value); }
  void position(Span normalised);
  void passage(std::string_view name, Span normalised);
  void entity_list(std::string_view name, const std::vector<int>& entities);
  void entity_id(int entity) { text("e" + std::to_string(entity)); }

  bool is_of_the_text(std::size_t entity) const;
  void document_head(std::string_view doc_id);
  void sentence(const Sentence& sentence, std::size_t index);
  std::string_view name_in_document(const DocumentEntity& entity) const;
  void entity(const DocumentEntity& entity, std::size_t index);
  void external_ids(const DocumentEntity& entity);
  void properties(const DocumentEntity& entity);
  bool is_mentioned(const DocumentEntity& entity) const;
  void mention(const Mention& mention);
  void time(const CandidateEnvelope& envelope);
  void statement(const StatementCandidate& statement, std::size_t index);
  void labels(const StatementCandidate& statement);
  void relation(const RelationCandidate& relation, std::size_t index);

  const Extraction& extraction_;
  const Reading& reading_;
  const Lexicon& lexicon_;
  CodePoints points_;
  rapidjson::StringBuffer buffer_;
  Writer writer_;
};

void GoldWriter::member_or_null(std::string_view name, std::string_view value) {
  key(name);
  if (value.empty()) {
    writer_.Null();
  } else {
    text(value);
  }
}

// start, end and text of a span, in code points of the text as read.
void GoldWriter::position(Span normalised) {
  const Span raw = reading_.text.raw(normalised);
  key("start"), writer_.Uint(points_.count_before(raw.begin));
  key("end"), writer_.Uint(points_.count_before(raw.end));
  member("text", std::string_view(reading_.document->text).substr(raw.begin, raw.size()));
}

void GoldWriter::passage(std::string_view name, Span normalised) {
  key(name);
  writer_.StartObject();
  if (normalised.size() > 0) position(normalised);
  writer_.EndObject();
}

void GoldWriter::entity_list(std::string_view name, const std::vector<int>& entities) {
  key(name);
  writer_.StartArray();
  for (int entity : entities) entity_id(entity);
  writer_.EndArray();
}

void GoldWriter::sentence(const Sentence& sentence, std::size_t index) {
  writer_.StartObject();
  key("i"), writer_.Uint64(index);
  position(sentence.span);
  flag("boilerplate", sentence.boilerplate);
  writer_.EndObject();
}

void GoldWriter::external_ids(const DocumentEntity& entity) {
  key("ids");
  writer_.StartObject();
  if (const LexiconEntry* entry = lexicon_.find(entity.lexicon_id); entry != nullptr) {
    for (const auto& [name, value] : lexicon_.profile(*entry).ids) member(name, value);
  }
  writer_.EndObject();
}

// A name that stands only inside longer ones is no mention of its own.
bool GoldWriter::is_mentioned(const DocumentEntity& entity) const {
  return std::ranges::any_of(
      entity.mentions, [&](int index) { return !reading_.mentions[static_cast<std::size_t>(index)].nested; });
}

void GoldWriter::properties(const DocumentEntity& entity) {
  key("props");
  writer_.StartObject();
  if (!entity.members.empty()) entity_list("members", entity.members);
  if (entity.equivalent_to >= 0) key("equivalent_to"), entity_id(entity.equivalent_to);
  if (!is_mentioned(entity)) flag("implicit", true);
  for (const auto& [name, value] : entity.properties) member(name, value);
  for (const auto& [name, value] : entity.background) member(name, value);
  writer_.EndObject();
}

void GoldWriter::mention(const Mention& mention) {
  writer_.StartObject();
  position(mention.span);
  key("sent"), writer_.Int(mention.sentence);
  member("kind", name_of(mention.kind));
  if (mention.title.size() > 0) member("title", reading_.words(mention.title));
  writer_.EndObject();
}

// The fullest name that the document itself uses; annotators know no other. States, persons and offices have
// their official names, which annotators do know.
std::string_view GoldWriter::name_in_document(const DocumentEntity& entity) const {
  std::string_view fullest;
  const bool official = entity.kind == EntityKind::state || entity.kind == EntityKind::person ||
                        entity.kind == EntityKind::office;
  for (int index : official ? std::vector<int>() : entity.mentions) {
    const Mention& found = reading_.mentions[static_cast<std::size_t>(index)];
    if (found.kind != MentionKind::name || found.nested) continue;
    const std::string_view words = reading_.words(found.span);
    if (words.size() > fullest.size()) fullest = words;
  }
  return fullest.empty() ? std::string_view(entity.name) : fullest;
}

void GoldWriter::entity(const DocumentEntity& entity, std::size_t index) {
  writer_.StartObject();
  member("id", "e" + std::to_string(index));
  member("type", info(entity.kind).name);
  member_or_null("subtype", entity.subtype);
  member("canonical", name_in_document(entity));
  member("label", entity.name);
  member_or_null("status", entity.status);
  member("graph_id", entity.id);
  external_ids(entity);
  properties(entity);
  key("mentions");
  writer_.StartArray();
  for (int index_of_mention : entity.mentions) {
    const Mention& found = reading_.mentions[static_cast<std::size_t>(index_of_mention)];
    if (!found.nested) mention(found);
  }
  writer_.EndArray();
  writer_.EndObject();
}

void GoldWriter::time(const CandidateEnvelope& envelope) {
  key("time");
  if (!envelope.time.stated()) {
    writer_.Null();
    return;
  }
  writer_.StartObject();
  member("role", name_of(envelope.time.role));
  member("value", envelope.time.value);
  if (envelope.time_span.size() > 0) position(envelope.time_span);
  writer_.EndObject();
}

void GoldWriter::labels(const StatementCandidate& statement) {
  const CandidateEnvelope& envelope = statement.envelope;
  member("class", name_of(statement.statement_class));
  member("speech_act", info(statement.statement_class).speech_act);
  member("modality", name_of(envelope.modality));
  member("factuality", name_of(envelope.factuality));
  member("polarity", name_of(envelope.polarity));
  flag("is_commitment", statement.is_commitment);
  flag("is_directive", statement.is_directive);
  flag("grg_commitment", statement.is_grg_commitment);
  member_or_null("strength", name_of(statement.strength));
  member_or_null("status", name_of(envelope.status));
  member_or_null("action", statement.action);
  member_or_null("condition", statement.condition);
  member("attribution_kind", name_of(envelope.attribution));
  member("method", envelope.method);
  key("confidence"), writer_.Double(static_cast<double>(envelope.confidence));
}

void GoldWriter::statement(const StatementCandidate& statement, std::size_t index) {
  writer_.StartObject();
  member("id", "s" + std::to_string(index));
  key("sent"), writer_.Int(statement.sentence);
  position(statement.content);
  passage("agent", statement.agent);
  passage("cue", statement.cue);
  entity_list("attributed_to", statement.envelope.attributed_to);
  entity_list("parties", statement.parties);
  entity_list("target", statement.target);
  entity_list("beneficiary", statement.beneficiary);
  key("topics");
  writer_.StartArray();
  for (const std::string& topic : statement.topics) text(topic);
  writer_.EndArray();
  labels(statement);
  time(statement.envelope);
  writer_.EndObject();
}

void GoldWriter::relation(const RelationCandidate& relation, std::size_t index) {
  writer_.StartObject();
  member("id", "r" + std::to_string(index));
  member("type", info(relation.kind).name);
  key("subj"), entity_id(relation.subject);
  key("obj"), entity_id(relation.object);
  key("sent"), writer_.Int(relation.sentence);
  passage("evidence", relation.evidence);
  member("polarity", name_of(relation.envelope.polarity));
  member("modality", name_of(relation.envelope.modality));
  member("method", relation.envelope.method);
  if (relation.statement >= 0) member("derived_from", "s" + std::to_string(relation.statement));
  entity_list("attributed_to", relation.envelope.attributed_to);
  time(relation.envelope);
  writer_.EndObject();
}

void GoldWriter::document_head(std::string_view doc_id) {
  const Document& document = *reading_.document;
  member("doc_id", doc_id);
  member("title", document.title);
  member_or_null("date", document.date.to_string());
  member_or_null("issuer", document.issuer);
  member("genre", reading_.voice.genre);
}

// A meeting that only the lexicon connects with the document ("made at") is background: annotators see it
// only where a word or a relation of the text speaks of it.
bool GoldWriter::is_of_the_text(std::size_t entity) const {
  const DocumentEntity& one = reading_.entities[entity];
  if (one.kind != EntityKind::meeting || !one.mentions.empty()) return true;
  const int index = static_cast<int>(entity);
  const auto meant = [&](const RelationCandidate& relation) {
    return relation.subject == index || relation.object == index;
  };
  const auto spoken = [&](const StatementCandidate& statement) {
    const auto has = [&](const std::vector<int>& list) {
      return std::ranges::find(list, index) != list.end();
    };
    return has(statement.target) || has(statement.parties) || has(statement.beneficiary);
  };
  return std::ranges::any_of(extraction_.relations, meant) ||
         std::ranges::any_of(extraction_.statements, spoken);
}

std::string GoldWriter::write(std::string_view doc_id) {
  writer_.StartObject();
  document_head(doc_id);
  key("sentences");
  writer_.StartArray();
  for (std::size_t i = 0; i < reading_.sentences.size(); ++i) sentence(reading_.sentences[i], i);
  writer_.EndArray();
  key("entities");
  writer_.StartArray();
  for (std::size_t i = 0; i < reading_.entities.size(); ++i) {
    if (is_of_the_text(i)) entity(reading_.entities[i], i);
  }
  writer_.EndArray();
  key("statements");
  writer_.StartArray();
  for (std::size_t i = 0; i < extraction_.statements.size(); ++i) statement(extraction_.statements[i], i);
  writer_.EndArray();
  key("relations");
  writer_.StartArray();
  for (std::size_t i = 0; i < extraction_.relations.size(); ++i) {
    if (!extraction_.relations[i].derived) relation(extraction_.relations[i], i);
  }
  writer_.EndArray();
  writer_.EndObject();
  return buffer_.GetString();
}

}  // namespace

std::string to_gold_json(const Extraction& extraction, const Lexicon& lexicon, std::string_view doc_id) {
  return GoldWriter(extraction, lexicon).write(doc_id);
}

}  // namespace entente
