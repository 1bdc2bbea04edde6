#include <fmt/format.h>
#include <fmt/ranges.h>

#include "query/quotation.h"
#include "query/tie.h"
#include "query/verbs/verbs.h"

namespace entente {
namespace {

class Explanation {
 public:
  explicit Explanation(Inquiry& inquiry) : inquiry_(inquiry) {
    answer_.columns = columns({"field", "value"});
  }

  Result<Answer> of(const Statement& statement) {
    TRY(add_source(statement.document, statement.evidence));
    add("statement", to_string(statement.id));
    add("class", name_of(statement.statement_class));
    add("parties", fmt::format("{}", fmt::join(TRY(inquiry_.names.names(statement.parties)), ", ")));
    add("target", fmt::format("{}", fmt::join(TRY(inquiry_.names.names(statement.target)), ", ")));
    add("beneficiary", fmt::format("{}", fmt::join(TRY(inquiry_.names.names(statement.beneficiary)), ", ")));
    add("cue", statement.cue);
    add("action", statement.action);
    add("condition", statement.condition);
    add("topics", fmt::format("{}", fmt::join(statement.topics, ", ")));
    add("strength", name_of(statement.strength));
    if (!statement.made_at.empty()) add("made at", TRY(inquiry_.names.name(statement.made_at)));
    if (!statement.commitment.empty()) add("commitment", TRY(inquiry_.names.name(statement.commitment)));
    TRY(add_envelope(statement.envelope));
    for (const EntityId& id : statement.parties) answer_.used.nodes.push_back(node_of(id));
    return finish(statement.id);
  }

  Result<Answer> of(const Relation& relation) {
    TRY(add_source(relation.document, relation.evidence));
    add("relation", to_string(relation.id));
    add("reads", fmt::format("{} {} {}", TRY(inquiry_.names.name(relation.subject)), info(relation.kind).name,
                             TRY(inquiry_.names.name(relation.object))));
    if (relation.derived) add("derived", "from other facts, not read off this sentence");
    if (relation.statement != AssertionId{}) add("from statement", to_string(relation.statement));
    TRY(add_envelope(relation.envelope));
    answer_.used.nodes = {node_of(relation.subject), node_of(relation.object)};
    return finish(relation.id);
  }

 private:
  void add(std::string field, std::string_view value) {
    if (!value.empty()) answer_.rows.push_back({{std::move(field), std::string(value)}, {}});
  }

  Result<void> add_source(const EntityId& id, const Evidence& evidence) {
    const Quotation words = TRY(quotation(inquiry_.snapshot, id, evidence));
    add("sentence", words.marked);
    add("list stem", words.stem);
    add("document", TRY(inquiry_.names.title(id)));
    if (const DocumentRecord* document = TRY(inquiry_.names.document(node_of(id)))) {
      add("date", document->date.to_string());
      add("url", document->url);
      add("source", fmt::format("{}", fmt::join(document->sources, ", ")));
    }
    add("page", words.page);
    return {};
  }

  Result<void> add_envelope(const Envelope& envelope) {
    const std::string who =
        fmt::format("{}", fmt::join(TRY(inquiry_.names.names(envelope.attributed_to)), " > "));
    add("said by", who.empty() ? "" : fmt::format("{} ({})", who, name_of(envelope.attribution)));
    add("modality", name_of(envelope.modality));
    add("factuality", name_of(envelope.factuality));
    add("polarity", name_of(envelope.polarity));
    add("status", name_of(envelope.status));
    if (envelope.time.stated()) {
      add("time",
          fmt::format("{} {} ({})", name_of(envelope.time.role), envelope.time.value, envelope.time.text));
    }
    add("method", envelope.method);
    add("confidence", fmt::format("{:.2f}", envelope.confidence));
    return {};
  }

  Answer finish(const AssertionId& id) {
    answer_.rows.front().assertions = {id};
    return std::move(answer_);
  }

  Inquiry& inquiry_;
  Answer answer_;
};

}  // namespace

Result<Answer> answer_why(Inquiry& inquiry) {
  const AssertionId& id = inquiry.question.assertion;
  if (const auto statement = TRY(inquiry.snapshot.statement(id))) return Explanation(inquiry).of(*statement);
  if (const auto relation = TRY(inquiry.snapshot.relation(id))) return Explanation(inquiry).of(*relation);
  return Error{ErrorCode::corruption, "the id is listed but neither a statement nor a relation",
               to_string(id)};
}

}  // namespace entente
