// A difference as one JSON object, complete.
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "export/briefing_writers.h"
#include "export/utf8.h"

namespace entente {
namespace {

class DifferenceWriter {
 public:
  explicit DifferenceWriter(const Difference& difference) : difference_(difference), json_(buffer_) {}

  std::string write() && {
    json_.StartObject();
    number("after", difference_.after);
    number("up_to", difference_.up_to);
    flag("nothing_new", difference_.empty());
    list("runs", difference_.runs, [this](const RunRecord& run) { write_run(run); });
    write_counts();
    list("commitments", difference_.commitments, [this](const CommitmentNews& news) { commitment(news); });
    list("documents", difference_.documents, [this](const DocumentNews& news) { document(news); });
    list("entities_new", difference_.entities_new,
         [this](const EntityName& entity) { this->entity(entity); });
    list("entities_gone", difference_.entities_gone,
         [this](const EntityName& entity) { this->entity(entity); });
    list("vanished", difference_.vanished, [this](const LocationNews& news) { location(news); });
    list("failed", difference_.failed, [this](const LocationNews& news) { location(news); });
    json_.EndObject();
    return std::string(buffer_.GetString(), buffer_.GetSize()) + '\n';
  }

 private:
  void key(std::string_view name) { json_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }
  void string(std::string_view value) {
    const std::string valid = valid_utf8(value);
    json_.String(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
  }
  void text(std::string_view name, std::string_view value) {
    key(name);
    string(value);
  }
  void text_if_any(std::string_view name, std::string_view value) {
    if (!value.empty()) text(name, value);
  }
  void number(std::string_view name, std::uint64_t value) {
    key(name);
    json_.Uint64(value);
  }
  void flag(std::string_view name, bool value) {
    key(name);
    json_.Bool(value);
  }
  template <typename List, typename Write>
  void list(std::string_view name, const List& items, const Write& write) {
    key(name);
    json_.StartArray();
    for (const auto& item : items) write(item);
    json_.EndArray();
  }
  void texts(std::string_view name, const std::vector<std::string>& items) {
    list(name, items, [this](const std::string& item) { string(item); });
  }
  void named(std::string_view name, const std::vector<EntityId>& ids) {
    list(name, ids, [this](const EntityId& id) { entity({id, difference_.name(id)}); });
  }

  void entity(const EntityName& entity) {
    json_.StartObject();
    text("id", entity.id);
    text("name", entity.name);
    json_.EndObject();
  }

  void write_run(const RunRecord& run) {
    json_.StartObject();
    number("number", run.number);
    text_if_any("job", run.job);
    text("started", run.started);
    text_if_any("finished", run.finished);
    text("end", name_of(run.end));
    text_if_any("error", run.error);
    json_.EndObject();
  }

  void write_counts() {
    const DifferenceCounts& counts = difference_.counts;
    key("counts");
    json_.StartObject();
    for (News news : {News::added, News::changed, News::gone}) {
      number("documents_" + std::string(name_of(news)), difference_.count(news));
    }
    number("statements_new", counts.statements_new);
    number("statements_changed", counts.statements_changed);
    number("statements_gone", counts.statements_gone);
    number("relations_new", counts.relations_new);
    number("relations_gone", counts.relations_gone);
    json_.EndObject();
  }

  void commitment(const CommitmentNews& news) {
    json_.StartObject();
    text("news", name_of(news.kind));
    text("id", news.id);
    list("statements", news.places,
         [this](const CommitmentNews::Place& place) { string(to_string(difference_.statement(place).id)); });
    json_.EndObject();
  }

  void face(std::string_view name, const DocumentFace& face) {
    key(name);
    json_.StartObject();
    text("title", face.title);
    text_if_any("date", face.date.to_string());
    text_if_any("url", face.url);
    texts("sources", face.sources);
    json_.EndObject();
  }

  void document(const DocumentNews& news) {
    json_.StartObject();
    text("news", name_of(news.news));
    text("id", news.id);
    number("run", news.run);
    text("verdict", name_of(news.verdict));
    text_if_any("repeats", news.repeats);
    if (news.news != News::gone) face("now", news.now);
    if (news.news != News::added) face("before", news.before);
    if (news.news == News::changed) {
      flag("new_text", news.new_text);
      flag("new_metadata", news.new_metadata);
      flag("new_reading", news.new_reading);
    }
    list("statements", news.statements,
         [this](const StatementNews& statement) { this->statement(statement); });
    list("relations", news.relations, [this](const RelationNews& relation) { this->relation(relation); });
    json_.EndObject();
  }

  void evidence(const Evidence& evidence) {
    number("page", evidence.page);
    text("quote", evidence.quote);
  }

  void envelope(const Envelope& envelope) {
    text("modality", name_of(envelope.modality));
    text("factuality", name_of(envelope.factuality));
    text("polarity", name_of(envelope.polarity));
    text_if_any("time", envelope.time.value);
    named("attributed_to", envelope.attributed_to);
  }

  void statement(const StatementNews& news) {
    const Statement& shown = news.shown();
    json_.StartObject();
    text("news", name_of(news.news));
    text("id", to_string(shown.id));
    text("class", name_of(shown.statement_class));
    text_if_any("commitment", shown.commitment);
    named("parties", shown.parties);
    named("target", shown.target);
    named("beneficiary", shown.beneficiary);
    envelope(shown.envelope);
    text_if_any("strength", name_of(shown.strength));
    text_if_any("condition", shown.condition);
    evidence(shown.evidence);
    if (news.news == News::changed) text("quote_before", news.before.evidence.quote);
    json_.EndObject();
  }

  void relation(const RelationNews& news) {
    const Relation& shown = news.relation;
    json_.StartObject();
    text("news", name_of(news.news));
    text("id", to_string(shown.id));
    text("relation", info(shown.kind).name);
    key("subject");
    entity({shown.subject, difference_.name(shown.subject)});
    key("object");
    entity({shown.object, difference_.name(shown.object)});
    envelope(shown.envelope);
    evidence(shown.evidence);
    json_.EndObject();
  }

  void location(const LocationNews& news) {
    json_.StartObject();
    text("location", news.verdict.location);
    text_if_any("document", news.verdict.document);
    if (news.verdict.verdict == Verdict::failed) text("error", name_of(news.verdict.error));
    text_if_any("reason", news.verdict.reason);
    number("run", news.run);
    flag("known_before", news.known_before);
    json_.EndObject();
  }

  const Difference& difference_;
  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> json_;
};

}  // namespace

void write_json_briefing(const Difference& difference, ByteSink& sink) {
  sink.write(DifferenceWriter(difference).write());
}

}  // namespace entente
