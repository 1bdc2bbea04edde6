#include "ingest/linking/linker.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>

#include "graph/digest.h"
#include "ingest/linking/commitment_identity.h"
#include "ingest/linking/content_digest.h"
#include "ingest/linking/contributions.h"
#include "ingest/linking/document_identity.h"
#include "ingest/linking/page_locator.h"

namespace entente {
namespace {

constexpr std::size_t max_commitment_name = 160;

AssertionId content_id(std::string_view content) {
  const Digest digest = sha256(content);
  AssertionId id;
  for (std::size_t i = 0; i < 8; ++i) {
    id.high = id.high << 8U | digest[i];
    id.low = id.low << 8U | digest[i + 8];
  }
  return id;
}

std::string joined(const std::vector<EntityId>& ids) {
  return fmt::format("{}", fmt::join(ids, ","));
}

std::string shortened(std::string text) {
  if (text.size() <= max_commitment_name) return text;
  std::size_t end = text.rfind(' ', max_commitment_name);
  if (end == std::string::npos) end = max_commitment_name;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "…";
}

// One document being linked.
class Linking {
 public:
  Linking(const Extraction& extraction, const Lexicon& lexicon, const EntityId& id)
      : extraction_(extraction),
        reading_(extraction.reading),
        document_(*extraction.reading.document),
        locator_(document_),
        contributions_(extraction.reading, lexicon, id, locator_) {
    changes_.document.id = id;
  }

  Changes run(const std::vector<std::string>& sources, const std::string& extractor_version) &&;

 private:
  void fill_record(const std::vector<std::string>& sources, const std::string& extractor_version);
  void fill_pages();
  Evidence evidence_of(int sentence, Span quote) const;
  Envelope envelope_of(const CandidateEnvelope& candidate) const;
  Statement statement_of(const StatementCandidate& candidate) const;
  EntityId commitment_of(const StatementCandidate& candidate, const Statement& statement);
  void add_statements();
  void add_commitment_edges(const Statement& statement);
  void add_memberships(const StatementCandidate& candidate, const Statement& statement);
  void add_edge(const Statement& carrier, RelationKind kind, const EntityId& subject, const EntityId& object);
  void add_relation(Relation relation);
  void add_relations();
  TimeExpression time_of(const RelationCandidate& candidate) const;

  const Extraction& extraction_;
  const Reading& reading_;
  const Document& document_;
  PageLocator locator_;
  Contributions contributions_;
  std::vector<AssertionId> statement_ids_;  // of each candidate
  std::set<AssertionId> known_;
  std::set<EntityId> expanded_;  // groupings whose memberships were added
  Changes changes_;
};

void Linking::fill_record(const std::vector<std::string>& sources, const std::string& extractor_version) {
  DocumentRecord& record = changes_.document;
  record.title = document_.title;
  record.date = document_.date;
  record.date_source = document_.date_source;
  record.issuer = document_.issuer;
  record.authors = document_.authors;
  record.publisher = document_.publisher;
  record.url = document_.url;
  record.genre = reading_.voice.genre.empty() ? document_.genre : reading_.voice.genre;
  record.language = document_.language;
  record.media_type = name_of(document_.media_type);
  record.sources = sources;
  std::sort(record.sources.begin(), record.sources.end());
  record.text_digest = text_digest(document_);
  record.content_digest = content_digest(reading_);
  record.extractor = extractor_version;
  record.losses = document_.losses;
  record.losses.insert(record.losses.end(), reading_.losses.begin(), reading_.losses.end());
}

void Linking::fill_pages() {
  for (const PageMark& page : document_.pages) {
    changes_.pages.push_back(
        {page.number, page.label, document_.text.substr(page.span.begin, page.span.size())});
  }
}

Evidence Linking::evidence_of(int sentence, Span quote) const {
  const Sentence& around = reading_.sentences[static_cast<std::size_t>(sentence)];
  Span stem;
  if (around.stem >= 0)
    stem = reading_.text.raw(reading_.sentences[static_cast<std::size_t>(around.stem)].span);
  return locator_.evidence(reading_.text.raw(quote.size() > 0 ? quote : around.span),
                           reading_.text.raw(around.span), stem);
}

Envelope Linking::envelope_of(const CandidateEnvelope& candidate) const {
  return {.time = candidate.time,
          .modality = candidate.modality,
          .factuality = candidate.factuality,
          .polarity = candidate.polarity,
          .attributed_to = contributions_.ids(candidate.attributed_to),
          .attribution = candidate.attribution,
          .status = candidate.status,
          .confidence = candidate.confidence,
          .method = candidate.method};
}

Statement Linking::statement_of(const StatementCandidate& candidate) const {
  Statement statement;
  statement.document = changes_.document.id;
  statement.evidence = evidence_of(candidate.sentence, candidate.content);
  statement.envelope = envelope_of(candidate.envelope);
  statement.statement_class = candidate.statement_class;
  statement.parties = contributions_.ids(candidate.parties);
  statement.target = contributions_.ids(candidate.target);
  statement.beneficiary = contributions_.ids(candidate.beneficiary);
  statement.topics = candidate.topics;
  statement.agent = reading_.words(candidate.agent);
  statement.cue = reading_.words(candidate.cue);
  statement.action = candidate.action;
  statement.condition = candidate.condition;
  statement.strength = candidate.strength;
  statement.is_commitment = candidate.is_commitment;
  statement.is_directive = candidate.is_directive;
  statement.is_grg_commitment = candidate.is_grg_commitment;
  if (candidate.made_at >= 0) statement.made_at = contributions_.id(candidate.made_at);
  const Evidence& at = statement.evidence;
  statement.id = content_id(fmt::format("statement\n{}\n{}\n{}\n{}\n{}\n{}\n{}", statement.document, at.page,
                                        at.start, at.end, statement.cue, name_of(statement.statement_class),
                                        joined(statement.parties)));
  return statement;
}

// Where the time of a relation is not said, the date of the meeting it speaks of is.
TimeExpression Linking::time_of(const RelationCandidate& candidate) const {
  if (candidate.envelope.time.stated()) return candidate.envelope.time;
  for (const int end : {candidate.object, candidate.subject}) {
    const DocumentEntity& entity = reading_.entities[static_cast<std::size_t>(end)];
    const auto date = entity.properties.find("date");
    if (entity.kind == EntityKind::meeting && date != entity.properties.end()) {
      return {TimeRole::date, date->second, date->second};
    }
  }
  return {};
}

void Linking::add_relation(Relation relation) {
  relation.document = changes_.document.id;
  if (info(relation.kind).symmetric && relation.object < relation.subject) {
    std::swap(relation.subject, relation.object);
  }
  const Evidence& at = relation.evidence;
  relation.id = content_id(fmt::format("relation\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}", relation.document,
                                       info(relation.kind).name, relation.subject, relation.object, at.page,
                                       at.start, at.end, to_string(relation.statement)));
  if (known_.insert(relation.id).second) changes_.relations.push_back(std::move(relation));
}

// A grouping that pledges binds its members: questions about a member must find the pledge. The sentence does
// not say who the members are, so these edges are derived, never evidence.
void Linking::add_memberships(const StatementCandidate& candidate, const Statement& statement) {
  for (const int party : candidate.parties) {
    const EntityId grouping = contributions_.id(party);
    if (kind_of(grouping) != EntityKind::grouping || !expanded_.insert(grouping).second) continue;
    for (const EntityId& member : contributions_.members_at(party, document_.date)) {
      Relation relation;
      relation.kind = RelationKind::member_of;
      relation.subject = member;
      relation.object = grouping;
      relation.evidence = statement.evidence;
      relation.envelope.method = "members of a bound grouping";
      relation.derived = true;
      add_relation(std::move(relation));
    }
  }
}

void Linking::add_edge(const Statement& carrier, RelationKind kind, const EntityId& subject,
                       const EntityId& object) {
  if (subject == object) return;
  Relation relation;
  relation.kind = kind;
  relation.subject = subject;
  relation.object = object;
  relation.evidence = carrier.evidence;
  relation.envelope.attributed_to = carrier.envelope.attributed_to;
  relation.envelope.attribution = carrier.envelope.attribution;
  relation.envelope.status = carrier.envelope.status;
  relation.envelope.confidence = carrier.envelope.confidence;
  relation.envelope.method = carrier.envelope.method;
  relation.statement = carrier.id;
  add_relation(std::move(relation));
}

// That the promise was made is a fact, whatever becomes of its content: these edges are asserted.
void Linking::add_commitment_edges(const Statement& statement) {
  const EntityId& commitment = statement.commitment;
  for (const EntityId& party : statement.parties) {
    add_edge(statement, RelationKind::committed_to, party, commitment);
  }
  for (const EntityId& target : statement.target) {
    add_edge(statement, RelationKind::addressed_to, commitment, target);
  }
  for (const EntityId& beneficiary : statement.beneficiary) {
    add_edge(statement, RelationKind::benefits, commitment, beneficiary);
  }
  if (!statement.made_at.empty()) add_edge(statement, RelationKind::made_at, commitment, statement.made_at);
  for (const std::string& topic : statement.topics) {
    add_edge(statement, RelationKind::about, commitment, contributions_.topic(topic));
  }
}

EntityId Linking::commitment_of(const StatementCandidate& candidate, const Statement& statement) {
  const std::string content(reading_.words(candidate.content));
  EntityId id =
      commitment_id(contributions_.members_of(candidate.parties), statement.envelope.polarity, content);
  std::vector<ObservedFact> facts{{"name", shortened(content)}};
  if (statement.envelope.time.role == TimeRole::deadline && statement.envelope.time.stated()) {
    facts.push_back({"deadline", statement.envelope.time.value});
  }
  if (statement.envelope.status != Status::none) {
    facts.push_back({"status", std::string(name_of(statement.envelope.status))});
  }
  const Evidence& at = statement.evidence;
  contributions_.add(id, std::move(facts), {at.page, at.start, at.end});
  return id;
}

void Linking::add_statements() {
  for (const StatementCandidate& candidate : extraction_.statements) {
    Statement statement = statement_of(candidate);
    statement_ids_.push_back(statement.id);
    if (!known_.insert(statement.id).second) continue;
    if (statement.is_commitment && !statement.parties.empty()) {
      statement.commitment = commitment_of(candidate, statement);
      add_commitment_edges(statement);
      add_memberships(candidate, statement);
    }
    changes_.statements.push_back(std::move(statement));
  }
}

void Linking::add_relations() {
  for (const RelationCandidate& candidate : extraction_.relations) {
    Relation relation;
    relation.kind = candidate.kind;
    relation.subject = contributions_.id(candidate.subject);
    relation.object = contributions_.id(candidate.object);
    if (relation.subject == relation.object) continue;
    relation.evidence = evidence_of(candidate.sentence, candidate.evidence);
    relation.envelope = envelope_of(candidate.envelope);
    relation.envelope.time = time_of(candidate);
    if (candidate.statement >= 0) {
      relation.statement = statement_ids_[static_cast<std::size_t>(candidate.statement)];
    }
    relation.derived = candidate.derived;
    add_relation(std::move(relation));
  }
}

Changes Linking::run(const std::vector<std::string>& sources, const std::string& extractor_version) && {
  fill_record(sources, extractor_version);
  fill_pages();
  add_statements();
  add_relations();
  changes_.entities = std::move(contributions_).take();
  DocumentRecord& record = changes_.document;
  record.pages = static_cast<std::uint32_t>(changes_.pages.size());
  record.statements = static_cast<std::uint32_t>(changes_.statements.size());
  record.commitments = static_cast<std::uint32_t>(
      std::count_if(changes_.statements.begin(), changes_.statements.end(),
                    [](const Statement& statement) { return statement.is_commitment; }));
  record.relations = static_cast<std::uint32_t>(changes_.relations.size());
  return std::move(changes_);
}

}  // namespace

Changes link(const Extraction& extraction, const Lexicon& lexicon, const EntityId& id,
             const std::vector<std::string>& sources, const std::string& extractor_version) {
  return Linking(extraction, lexicon, id).run(sources, extractor_version);
}

}  // namespace entente
