#include "tests/query/small_world.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "graph/digest.h"

namespace entente {
namespace {

Store filled_store(const std::vector<Changes>& documents) {
  Result<Store> store = Store::open_in_memory();
  EXPECT_TRUE(store.ok()) << store.error().describe();
  for (const Changes& changes : documents) {
    const Result<Outcome> outcome = store->commit(changes);
    EXPECT_TRUE(outcome.ok()) << outcome.error().describe();
  }
  return std::move(store).value();
}

Changes summit_statement() {
  Report report("summit", "Joint Statement of the Lakeside Summit", "2023-08-18");
  report.known("state:JPN", "Japan", {"Nippon"})
      .known("state:KOR", "South Korea", {"Republic of Korea", "ROK"});
  report.known("state:USA", "United States", {"America"});
  report.named("meeting:lakeside-summit-2023", "Lakeside Summit").named("place:lakeside", "Lakeside");
  for (const char* state : {"state:JPN", "state:KOR", "state:USA"}) {
    report.relation(RelationKind::participated_in, state, "meeting:lakeside-summit-2023",
                    fmt::format("{} came to the summit.", state), "2023-08-18");
  }
  report.relation(RelationKind::held_at, "meeting:lakeside-summit-2023", "place:lakeside",
                  "They met at Lakeside.");
  report.statement(StatementClass::commit, {"state:JPN", "state:KOR", "state:USA"},
                   "We will consult promptly on regional threats.",
                   "will consult promptly on regional threats", "commitment:consult-promptly");
  report.last_statement().made_at = "meeting:lakeside-summit-2023";
  report.last_statement().envelope.status = Status::pledged;
  report.named("commitment:consult-promptly", "consult promptly on regional threats");
  report.relation(RelationKind::committed_to, "state:JPN", "commitment:consult-promptly",
                  "Japan will consult.");
  report.relation(RelationKind::committed_to, "state:KOR", "commitment:consult-promptly",
                  "Korea will consult.");
  report.statement(StatementClass::commit, {"state:JPN"}, "Japan will not resume whaling.",
                   "will not resume whaling", "commitment:whaling");
  report.last_statement().envelope.polarity = Polarity::negative;
  report.named("commitment:whaling", "resume whaling");
  return report.changes();
}

Changes anniversary_readout() {
  Report report("anniversary", "Readout of the Anniversary Call", "2024-08-18");
  report.named("state:JPN", "Japan")
      .named("state:KOR", "South Korea")
      .named("meeting:anniversary-call", "Anniversary Call");
  report.statement(StatementClass::reaffirm, {"state:JPN", "state:KOR"},
                   "The two reaffirmed that they will consult promptly.", "they will consult promptly",
                   "commitment:consult-promptly");
  report.last_statement().envelope.status = Status::reaffirmed;
  report.last_statement().made_at = "meeting:anniversary-call";
  report.relation(RelationKind::met_with, "state:JPN", "state:KOR", "Japan met South Korea.", "2024-08-18");
  return report.changes();
}

Changes partnerships() {
  Report report("partnerships", "Partnerships, a Review", "2022-03");
  report.known("grouping:aukus", "AUKUS").known("grouping:quad", "Quad", {"Quadrilateral Security Dialogue"});
  report.known("state:AUS", "Australia").named("state:USA", "United States").named("state:JPN", "Japan");
  for (const char* state : {"state:AUS", "state:USA"}) {
    report.relation(RelationKind::member_of, state, "grouping:aukus", fmt::format("{} is in AUKUS.", state),
                    "2021");
    report.relation(RelationKind::member_of, state, "grouping:quad",
                    fmt::format("{} is in the Quad.", state));
  }
  report.relation(RelationKind::member_of, "state:JPN", "grouping:quad", "Japan is in the Quad.", "2017");
  report.relation(RelationKind::member_of, "state:JPN", "grouping:aukus", "Japan should join AUKUS.");
  report.last_relation().envelope.modality = Modality::proposed;
  report.statement(StatementClass::recommend, {"state:JPN"}, "Japan should join AUKUS, Kim argues.",
                   "should join AUKUS");
  report.last_statement().envelope.attributed_to = {"person:kim"};
  report.named("person:kim", "Ana Kim");
  report.relation(RelationKind::urged, "person:kim", "state:JPN", "Kim urges Japan.");
  report.relation(RelationKind::urged, "person:kim", "grouping:aukus", "Kim urges AUKUS.");
  report.relation(RelationKind::about, "grouping:quad", "topic:cyber", "The Quad works on cyber.");
  report.relation(RelationKind::about, "grouping:aukus", "topic:cyber", "AUKUS works on cyber.");
  report.named("topic:cyber", "cyber");
  return report.changes();
}

Changes georgias() {
  Report report("georgias", "Georgia and Georgia", "2022-05-01");
  report.known("state:GEO", "Georgia").known("place:georgia", "Georgia");
  report.known("state:COD", "DR Congo", {"Congo"}).known("state:COG", "Congo");
  report.relation(RelationKind::located_in, "place:georgia", "state:USA",
                  "Georgia lies in the United States.");
  report.named("state:USA", "United States");
  return report.changes();
}

}  // namespace

Report::Report(const std::string& slug, const std::string& title, std::string_view date) {
  changes_.document.id = "document:" + slug;
  changes_.document.title = title;
  if (const auto parsed = Date::parse(date)) changes_.document.date = *parsed;
  changes_.document.sources = {slug + ".txt"};
  changes_.document.url = "https://example.org/" + slug;
  changes_.document.media_type = "text";
  changes_.document.extractor = "test";
  changes_.pages.push_back({1, "iv", ""});
  named(changes_.document.id, title);
}

EntityContribution& Report::contribution(const EntityId& id) {
  const auto found = std::ranges::find(changes_.entities, id, &EntityContribution::id);
  if (found != changes_.entities.end()) return *found;
  changes_.entities.push_back({id, std::nullopt, {}, {}});
  return changes_.entities.back();
}

Report& Report::known(const EntityId& id, const std::string& name, std::vector<std::string> aliases) {
  contribution(id).profile = EntityProfile{name, "", std::move(aliases), {}, {}};
  return *this;
}

Report& Report::named(const EntityId& id, const std::string& name) {
  contribution(id).observed.push_back({"name", name});
  return *this;
}

Evidence Report::evidence(const std::string& sentence, const std::string& quote) {
  std::string& text = changes_.pages.front().text;
  Evidence evidence;
  evidence.sentence_start = static_cast<std::uint32_t>(text.size());
  text += sentence;
  evidence.sentence_end = static_cast<std::uint32_t>(text.size());
  text += '\n';
  evidence.start = evidence.sentence_start + static_cast<std::uint32_t>(sentence.find(quote));
  evidence.end = evidence.start + static_cast<std::uint32_t>(quote.size());
  evidence.quote = quote;
  return evidence;
}

AssertionId Report::next_id() {
  const Digest digest = sha256(fmt::format("{}/{}", changes_.document.id, ++number_));
  return *assertion_id(hex(digest).substr(0, 32));
}

Report& Report::relation(RelationKind kind, EntityId subject, EntityId object, const std::string& sentence,
                         std::string_view time) {
  if (info(kind).symmetric && object < subject) std::swap(subject, object);
  for (const EntityId& end : {subject, object}) contribution(end);
  Relation relation;
  relation.id = next_id();
  relation.kind = kind;
  relation.subject = subject;
  relation.object = object;
  relation.document = changes_.document.id;
  relation.evidence = evidence(sentence, sentence);
  relation.envelope.time.value = time;
  relation.envelope.time.text = time;
  relation.envelope.method = "test";
  changes_.relations.push_back(std::move(relation));
  return *this;
}

Report& Report::statement(StatementClass statement_class, const std::vector<EntityId>& parties,
                          const std::string& sentence, const std::string& quote, const EntityId& commitment) {
  for (const EntityId& party : parties) contribution(party);
  if (!commitment.empty()) contribution(commitment);
  Statement statement;
  statement.id = next_id();
  statement.document = changes_.document.id;
  statement.evidence = evidence(sentence, quote);
  statement.statement_class = statement_class;
  statement.parties = parties;
  statement.envelope.attributed_to = parties;
  statement.envelope.modality = info(statement_class).modality;
  statement.envelope.method = "test";
  statement.is_commitment = !commitment.empty();
  statement.commitment = commitment;
  changes_.statements.push_back(std::move(statement));
  return *this;
}

Changes Report::changes() const {
  Changes changes = changes_;
  changes.document.text_digest = hex(sha256(changes.document.id + changes.pages.front().text));
  changes.document.pages = 1;
  changes.document.statements = static_cast<std::uint32_t>(changes.statements.size());
  changes.document.relations = static_cast<std::uint32_t>(changes.relations.size());
  return changes;
}

World::World(const std::vector<Changes>& documents)
    : store_(filled_store(documents)), snapshot_(store_.snapshot().value()) {}

Answer World::ask(std::string_view question) const {
  Result<Answer> answer = entente::ask(question, snapshot_, Limits{});
  EXPECT_TRUE(answer.ok()) << question << "\n" << (answer.ok() ? "" : answer.error().describe());
  return answer.ok() ? std::move(*answer) : Answer{};
}

std::string World::refusal(std::string_view question) const {
  const Result<Answer> answer = entente::ask(question, snapshot_, Limits{});
  return answer.ok() ? "" : answer.error().message;
}

ErrorCode World::refusal_code(std::string_view question) const {
  const Result<Answer> answer = entente::ask(question, snapshot_, Limits{});
  EXPECT_FALSE(answer.ok()) << question;
  return answer.ok() ? ErrorCode::corruption : answer.error().code;
}

const World& summit_world() {
  static const World world({summit_statement(), anniversary_readout(), partnerships(), georgias()});
  return world;
}

std::vector<std::string> column(const Answer& answer, std::string_view name) {
  std::vector<std::string> cells;
  for (std::size_t i = 0; i < answer.columns.size(); ++i) {
    if (answer.columns[i].name != name) continue;
    for (const AnswerRow& row : answer.rows) cells.push_back(text_of(row.cells[i]));
    return cells;
  }
  ADD_FAILURE() << "no column " << name;
  return cells;
}

std::string notes(const Answer& answer) {
  return fmt::format("{}", fmt::join(answer.notes, "\n"));
}

}  // namespace entente
