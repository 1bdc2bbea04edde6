// Statements, relations and edges (graph/records.h).
#include "graph/codec.h"
#include "graph/keys.h"
#include "graph/records.h"

namespace entente {
namespace {

constexpr std::uint8_t version = 1;

void put(Encoder& out, const AssertionId& id) {
  out.text(keys::assertion(id));
}

AssertionId assertion(Decoder& in) {
  std::string_view bytes = in.text_view();
  if (bytes.size() == 16) return keys::assertion_at(bytes, 0);
  in.fail("an id does not have 16 bytes");
  return {};
}

void put(Encoder& out, const Evidence& evidence) {
  out.number(evidence.page);
  out.number(evidence.start);
  out.number(evidence.end);
  out.number(evidence.sentence_start);
  out.number(evidence.sentence_end);
  out.number(evidence.stem_start);
  out.number(evidence.stem_end);
  out.text(evidence.quote);
  out.text(evidence.prefix);
  out.text(evidence.suffix);
}

Evidence evidence(Decoder& in) {
  Evidence evidence;
  evidence.page = in.number32();
  evidence.start = in.number32();
  evidence.end = in.number32();
  evidence.sentence_start = in.number32();
  evidence.sentence_end = in.number32();
  evidence.stem_start = in.number32();
  evidence.stem_end = in.number32();
  evidence.quote = in.text();
  evidence.prefix = in.text();
  evidence.suffix = in.text();
  return evidence;
}

void put(Encoder& out, const Envelope& envelope) {
  out.enumerator(envelope.time.role);
  out.text(envelope.time.value);
  out.text(envelope.time.text);
  out.enumerator(envelope.modality);
  out.enumerator(envelope.factuality);
  out.enumerator(envelope.polarity);
  out.texts(envelope.attributed_to);
  out.enumerator(envelope.attribution);
  out.enumerator(envelope.status);
  out.real(envelope.confidence);
  out.text(envelope.method);
}

Envelope envelope(Decoder& in) {
  Envelope envelope;
  envelope.time.role = in.enumerator(TimeRole::date, TimeRole::frequency);
  envelope.time.value = in.text();
  envelope.time.text = in.text();
  envelope.modality = in.enumerator(Modality::asserted, Modality::proposed);
  envelope.factuality = in.enumerator(Factuality::certain_positive, Factuality::underspecified);
  envelope.polarity = in.enumerator(Polarity::positive, Polarity::negative);
  envelope.attributed_to = in.texts();
  envelope.attribution = in.enumerator(AttributionKind::explicit_source, AttributionKind::default_author);
  envelope.status = in.enumerator(Status::none, Status::superseded);
  envelope.confidence = in.real();
  envelope.method = in.text();
  return envelope;
}

RelationKind relation_kind(Decoder& in) {
  Result<RelationKind> kind = decode_relation_kind(in.byte());
  if (kind.ok()) return *kind;
  in.fail(kind.error().message);
  return RelationKind::member_of;
}

}  // namespace

Result<RelationKind> decode_relation_kind(std::uint8_t number) {
  for (const RelationKindInfo& row : relation_kinds()) {
    if (static_cast<std::uint8_t>(row.kind) == number) return row.kind;
  }
  return Error{ErrorCode::corruption, "a relation kind is out of its list", ""};
}

std::string encode(const Statement& statement) {
  Encoder out;
  out.byte(version);
  put(out, statement.id);
  out.text(statement.document);
  put(out, statement.evidence);
  put(out, statement.envelope);
  out.enumerator(statement.statement_class);
  out.texts(statement.parties);
  out.texts(statement.target);
  out.texts(statement.beneficiary);
  out.texts(statement.topics);
  out.text(statement.agent);
  out.text(statement.cue);
  out.text(statement.action);
  out.text(statement.condition);
  out.enumerator(statement.strength);
  out.flag(statement.is_commitment);
  out.flag(statement.is_directive);
  out.flag(statement.is_grg_commitment);
  out.text(statement.commitment);
  out.text(statement.made_at);
  return out.take();
}

Result<Statement> decode_statement(std::string_view bytes) {
  Decoder in(bytes);
  Statement statement;
  in.expect_version(version);
  statement.id = assertion(in);
  statement.document = in.text();
  statement.evidence = evidence(in);
  statement.envelope = envelope(in);
  statement.statement_class = in.enumerator(StatementClass::commit, StatementClass::disclaim);
  statement.parties = in.texts();
  statement.target = in.texts();
  statement.beneficiary = in.texts();
  statement.topics = in.texts();
  statement.agent = in.text();
  statement.cue = in.text();
  statement.action = in.text();
  statement.condition = in.text();
  statement.strength = in.enumerator(Strength::none, Strength::legal);
  statement.is_commitment = in.flag();
  statement.is_directive = in.flag();
  statement.is_grg_commitment = in.flag();
  statement.commitment = in.text();
  statement.made_at = in.text();
  TRY(in.finish("statement"));
  return statement;
}

std::string encode(const Relation& relation) {
  Encoder out;
  out.byte(version);
  put(out, relation.id);
  out.enumerator(relation.kind);
  out.text(relation.subject);
  out.text(relation.object);
  out.text(relation.document);
  put(out, relation.evidence);
  put(out, relation.envelope);
  put(out, relation.statement);
  out.flag(relation.derived);
  return out.take();
}

Result<Relation> decode_relation(std::string_view bytes) {
  Decoder in(bytes);
  Relation relation;
  in.expect_version(version);
  relation.id = assertion(in);
  relation.kind = relation_kind(in);
  relation.subject = in.text();
  relation.object = in.text();
  relation.document = in.text();
  relation.evidence = evidence(in);
  relation.envelope = envelope(in);
  relation.statement = assertion(in);
  relation.derived = in.flag();
  TRY(in.finish("relation"));
  return relation;
}

// No lengths and no version: there are two of these for each relation. The format version of the store
// speaks for them.
std::string encode_edge_value(const Edge& edge) {
  Encoder out;
  out.byte(static_cast<std::uint8_t>(edge.modality));
  out.byte(static_cast<std::uint8_t>(edge.factuality));
  out.byte(static_cast<std::uint8_t>((edge.polarity == Polarity::negative ? 1 : 0) | (edge.derived ? 2 : 0) |
                                     (static_cast<int>(edge.date_source) << 2)));
  out.real(edge.confidence);
  return out.take() + keys::day(edge.last) + keys::node(edge.document);
}

Result<HalfEdge> decode_half_edge(std::string_view key, std::string_view value) {
  constexpr std::size_t value_size = 3 + 4 + 4 + 8;
  if (key.size() != keys::half_edge_size || value.size() != value_size) {
    return Error{ErrorCode::corruption, "a stored edge has the wrong length", ""};
  }
  HalfEdge half;
  Decoder head(key.substr(8, 1));
  Decoder in(value.substr(0, 7));
  half.near = keys::node_at(key, 0);
  half.far = keys::node_at(key, 13);
  half.edge.relation = relation_kind(head);
  half.edge.first = keys::day_at(key, 9);
  half.edge.assertion = keys::assertion_at(key, 21);
  half.edge.modality = in.enumerator(Modality::asserted, Modality::proposed);
  half.edge.factuality = in.enumerator(Factuality::certain_positive, Factuality::underspecified);
  std::uint8_t flags = in.byte();
  if ((flags >> 2) > static_cast<int>(DateSource::document)) in.fail("a date source is out of its list");
  half.edge.polarity = (flags & 1) != 0 ? Polarity::negative : Polarity::positive;
  half.edge.derived = (flags & 2) != 0;
  half.edge.date_source = static_cast<DateSource>(flags >> 2);
  half.edge.confidence = in.real();
  half.edge.last = keys::day_at(value, 7);
  half.edge.document = keys::node_at(value, 11);
  TRY(head.finish("edge"));
  TRY(in.finish("edge"));
  return half;
}

}  // namespace entente
