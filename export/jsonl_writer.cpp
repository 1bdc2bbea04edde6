#include "export/jsonl_writer.h"

#include <fmt/format.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cmath>
#include <set>

#include "export/utf8.h"
#include "graph/digest.h"

namespace entente {
namespace {

// One line: members in the order they are written, empty ones left out.
class JsonLine {
 public:
  explicit JsonLine(std::string_view type) : json_(buffer_) {
    json_.StartObject();
    if (!type.empty()) text("type", type);
  }

  void text(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    key(name);
    string(value);
  }
  void number(std::string_view name, std::uint64_t value) {
    key(name);
    json_.Uint64(value);
  }
  void flag(std::string_view name, bool value) {
    if (!value) return;
    key(name);
    json_.Bool(true);
  }
  // The shortest decimal that reads back as the same float.
  void decimal(std::string_view name, float value) {
    key(name);
    const std::string digits = fmt::format("{}", std::isfinite(value) ? value : 0.0F);
    json_.RawValue(digits.data(), digits.size(), rapidjson::kNumberType);
  }
  template <typename Texts>
  void list(std::string_view name, const Texts& texts) {
    if (texts.empty()) return;
    key(name);
    json_.StartArray();
    for (const auto& value : texts) string(value);
    json_.EndArray();
  }
  void map(std::string_view name, const std::map<std::string, std::string>& entries) {
    if (entries.empty()) return;
    open(name);
    for (const auto& [entry, value] : entries) {
      key(entry);
      string(value);
    }
    close();
  }
  void open(std::string_view name) {
    key(name);
    json_.StartObject();
  }
  void close() { json_.EndObject(); }
  void open_list(std::string_view name) {
    key(name);
    json_.StartArray();
  }
  void close_list() { json_.EndArray(); }
  void row(std::initializer_list<std::uint32_t> numbers) {
    json_.StartArray();
    for (const std::uint32_t value : numbers) json_.Uint(value);
    json_.EndArray();
  }
  void row(std::initializer_list<std::string_view> texts) {
    json_.StartArray();
    for (const std::string_view value : texts) string(value);
    json_.EndArray();
  }

  void end(ByteSink& sink) {
    json_.EndObject();
    buffer_.Put('\n');
    sink.write({buffer_.GetString(), buffer_.GetSize()});
  }

 private:
  void key(std::string_view name) {
    const std::string valid = valid_utf8(name);
    json_.Key(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
  }
  void string(std::string_view value) {
    const std::string valid = valid_utf8(value);
    json_.String(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
  }

  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> json_;
};

std::string id_text(const AssertionId& id) {
  return id == AssertionId{} ? "" : to_string(id);
}

void add_evidence(JsonLine& line, const Evidence& evidence) {
  line.open("evidence");
  line.number("page", evidence.page);
  line.number("start", evidence.start);
  line.number("end", evidence.end);
  line.number("sentence_start", evidence.sentence_start);
  line.number("sentence_end", evidence.sentence_end);
  if (evidence.stem_start != evidence.stem_end) {
    line.number("stem_start", evidence.stem_start);
    line.number("stem_end", evidence.stem_end);
  }
  line.text("quote", evidence.quote);
  line.text("prefix", evidence.prefix);
  line.text("suffix", evidence.suffix);
  line.close();
}

void add_time(JsonLine& line, const TimeExpression& time) {
  if (!time.stated() && time.text.empty()) return;
  line.open("time");
  line.text("role", name_of(time.role));
  line.text("value", time.value);
  line.text("text", time.text);
  line.close();
}

void add_envelope(JsonLine& line, const Envelope& envelope) {
  line.open("envelope");
  add_time(line, envelope.time);
  line.text("modality", name_of(envelope.modality));
  line.text("factuality", name_of(envelope.factuality));
  line.text("polarity", name_of(envelope.polarity));
  line.list("attributed_to", envelope.attributed_to);
  line.text("attribution", name_of(envelope.attribution));
  line.text("status", name_of(envelope.status));
  line.decimal("confidence", envelope.confidence);
  line.text("method", envelope.method);
  line.close();
}

void write_document(const DocumentRecord& document, ByteSink& sink) {
  JsonLine line("document");
  line.text("id", document.id);
  line.text("title", document.title);
  line.text("date", document.date.to_string());
  line.text("date_source", document.date_source);
  line.text("issuer", document.issuer);
  line.list("authors", document.authors);
  line.text("publisher", document.publisher);
  line.text("url", document.url);
  line.text("genre", document.genre);
  line.text("language", document.language);
  line.text("media_type", document.media_type);
  line.list("sources", document.sources);
  line.text("text_digest", document.text_digest);
  line.text("extractor", document.extractor);
  line.list("losses", document.losses);
  line.number("pages", document.pages);
  line.number("statements", document.statements);
  line.number("commitments", document.commitments);
  line.number("relations", document.relations);
  line.end(sink);
}

void write_page(const EntityId& document, const PageText& page, PageContent content, ByteSink& sink) {
  JsonLine line("page");
  line.text("document", document);
  line.number("number", page.number);
  line.text("label", page.label);
  line.number("bytes", page.text.size());
  line.text("sha256", hex(sha256(page.text)));
  if (content == PageContent::text) line.text("text", page.text);
  line.end(sink);
}

void write_contribution(const EntityId& document, const EntityContribution& contribution, ByteSink& sink) {
  JsonLine line("contribution");
  line.text("document", document);
  line.text("entity", contribution.id);
  if (contribution.profile) {
    line.open("profile");
    line.text("name", contribution.profile->name);
    line.text("subtype", contribution.profile->subtype);
    line.list("aliases", contribution.profile->aliases);
    line.map("ids", contribution.profile->ids);
    line.map("background", contribution.profile->background);
    line.close();
  }
  line.open_list("observed");
  for (const ObservedFact& fact : contribution.observed) line.row({fact.attribute, fact.value});
  line.close_list();
  line.open_list("mentions");
  for (const MentionRecord& mention : contribution.mentions) {
    line.row({mention.page, mention.start, mention.end});
  }
  line.close_list();
  line.end(sink);
}

std::string_view name_of_source(NameSource source) {
  switch (source) {
    case NameSource::canonical:
      return "canonical";
    case NameSource::alias:
      return "alias";
    case NameSource::observed:
      break;
  }
  return "observed";
}

void add_names(JsonLine& line, const std::vector<Name>& names) {
  line.open_list("names");
  for (const Name& name : names) line.row({name.text, name_of_source(name.source)});
  line.close_list();
}

void write_entity(const Entity& entity, ByteSink& sink) {
  JsonLine line("entity");
  line.text("id", entity.id);
  line.text("kind", info(entity.kind).name);
  line.text("name", entity.name);
  line.text("subtype", entity.subtype);
  line.text("status", entity.status);
  add_names(line, entity.names);
  line.map("ids", entity.ids);
  line.map("background", entity.background);
  line.open("observed");
  for (const auto& [attribute, values] : entity.observed) line.list(attribute, values);
  line.close();
  line.flag("in_lexicon", entity.in_lexicon);
  line.number("documents", entity.documents);
  line.number("mentions", entity.mentions);
  line.flag("implicit", entity.mentions == 0);
  line.end(sink);
}

void write_statement(const Statement& statement, ByteSink& sink) {
  JsonLine line("statement");
  line.text("id", to_string(statement.id));
  line.text("document", statement.document);
  line.text("class", name_of(statement.statement_class));
  line.list("parties", statement.parties);
  line.list("target", statement.target);
  line.list("beneficiary", statement.beneficiary);
  line.list("topics", statement.topics);
  line.text("agent", statement.agent);
  line.text("cue", statement.cue);
  line.text("action", statement.action);
  line.text("condition", statement.condition);
  line.text("strength", name_of(statement.strength));
  line.flag("is_commitment", statement.is_commitment);
  line.flag("is_directive", statement.is_directive);
  line.flag("is_grg_commitment", statement.is_grg_commitment);
  line.text("commitment", statement.commitment);
  line.text("made_at", statement.made_at);
  add_envelope(line, statement.envelope);
  add_evidence(line, statement.evidence);
  line.end(sink);
}

void write_relation(const Relation& relation, ByteSink& sink) {
  JsonLine line("relation");
  line.text("id", to_string(relation.id));
  line.text("relation", info(relation.kind).name);
  line.text("subject", relation.subject);
  line.text("object", relation.object);
  line.text("document", relation.document);
  line.text("statement", id_text(relation.statement));
  line.flag("derived", relation.derived);
  add_envelope(line, relation.envelope);
  add_evidence(line, relation.evidence);
  line.end(sink);
}

class JsonlWriter {
 public:
  JsonlWriter(const Selection& selection, PageContent pages, ByteSink& sink)
      : selection_(selection), snapshot_(selection.snapshot()), pages_(pages), sink_(sink) {}

  Result<JsonlReport> write() {
    JsonLine header("");
    header.text("format", "entente-jsonl");
    header.number("version", 1);
    header.text("scope", selection_.part() ? "part" : "graph");
    header.end(sink_);
    TRY(selection_.part() ? write_part(*selection_.part()) : write_graph());
    return report_;
  }

 private:
  Result<void> write_graph() {
    TRY(write_documents());
    TRY(write_entities());
    TRY(snapshot_.for_each_statement([&](const Statement& statement) { return add(statement); }));
    return snapshot_.for_each_relation([&](const Relation& relation) { return add(relation); });
  }

  Result<void> write_documents() {
    Result<void> inner;
    TRY(snapshot_.for_each_document([&](const DocumentRecord& document) {
      write_document(document, sink_);
      ++report_.documents;
      inner = write_contents(document);
      return inner.ok() && !sink_.failed();
    }));
    return inner;
  }

  Result<void> write_contents(const DocumentRecord& document) {
    const NodeId node = node_of(document.id);
    for (std::uint32_t number = 1; number <= document.pages; ++number) {
      const std::optional<PageText> page = TRY(snapshot_.page(node, number));
      if (page) write_page(document.id, *page, pages_, sink_);
    }
    for (const EntityContribution& contribution : TRY(snapshot_.entities_of(node))) {
      write_contribution(document.id, contribution, sink_);
    }
    return {};
  }

  Result<void> write_entities() {
    return selection_.for_each_entity([&](const Entity& entity) {
      write_entity(entity, sink_);
      ++report_.entities;
      return !sink_.failed();
    });
  }

  Result<void> write_part(const Subgraph& part) {
    std::set<AssertionId> relations;
    std::set<AssertionId> statements;
    std::set<NodeId> documents;
    for (const Edge& edge : part.edges) {
      relations.insert(edge.assertion);
      documents.insert(edge.document);
      const std::optional<Relation> relation = TRY(snapshot_.relation(edge.assertion));
      if (relation && relation->statement != AssertionId{}) statements.insert(relation->statement);
    }
    TRY(write_documents_of_part(documents));
    TRY(write_entities());
    for (const AssertionId& id : statements) {
      const std::optional<Statement> statement = TRY(snapshot_.statement(id));
      if (statement && !add(*statement)) return {};
    }
    for (const AssertionId& id : relations) {
      const std::optional<Relation> relation = TRY(snapshot_.relation(id));
      if (relation && !add(*relation)) return {};
    }
    return {};
  }

  Result<void> write_documents_of_part(const std::set<NodeId>& documents) {
    for (const NodeId node : documents) {
      const std::optional<DocumentRecord> document = TRY(snapshot_.document(node));
      if (!document) continue;
      write_document(*document, sink_);
      ++report_.documents;
    }
    return {};
  }

  // Both tell whether to go on.
  bool add(const Statement& statement) {
    write_statement(statement, sink_);
    ++report_.statements;
    return !sink_.failed();
  }
  bool add(const Relation& relation) {
    write_relation(relation, sink_);
    ++report_.relations;
    return !sink_.failed();
  }

  const Selection& selection_;
  const Snapshot& snapshot_;
  PageContent pages_;
  ByteSink& sink_;
  JsonlReport report_;
};

}  // namespace

Result<JsonlReport> write_jsonl(const Selection& selection, PageContent pages, ByteSink& sink) {
  return JsonlWriter(selection, pages, sink).write();
}

}  // namespace entente
