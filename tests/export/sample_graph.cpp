#include "tests/export/sample_graph.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "export/graphml_writer.h"
#include "export/jsonl_writer.h"
#include "graph/digest.h"

namespace entente {
namespace {

AssertionId id_of(std::string_view text) {
  const Digest digest = sha256(text);
  AssertionId id;
  for (std::size_t i = 0; i < 8; ++i) {
    id.high = (id.high << 8U) | digest.at(i);
    id.low = (id.low << 8U) | digest.at(i + 8);
  }
  return id;
}

}  // namespace

SampleDocument::SampleDocument(const std::string& slug, const std::string& title, std::string_view date) {
  changes_.document.id = "document:" + slug;
  changes_.document.title = title;
  if (const auto parsed = Date::parse(date)) changes_.document.date = *parsed;
  changes_.document.sources = {slug + ".txt"};
  changes_.document.media_type = "text";
  changes_.document.extractor = "test";
  changes_.pages.push_back({1, "", ""});
  entity(changes_.document.id, title);
}

EntityContribution& SampleDocument::contribution(const EntityId& id) {
  const auto found = std::ranges::find(changes_.entities, id, &EntityContribution::id);
  if (found != changes_.entities.end()) return *found;
  changes_.entities.push_back({id, std::nullopt, {}, {}});
  return changes_.entities.back();
}

SampleDocument& SampleDocument::entity(const EntityId& id, const std::string& name) {
  if (!name.empty()) observe(id, "name", name);
  contribution(id);
  return *this;
}

SampleDocument& SampleDocument::profile(const EntityId& id, EntityProfile profile) {
  contribution(id).profile = std::move(profile);
  return *this;
}

SampleDocument& SampleDocument::observe(const EntityId& id, const std::string& attribute,
                                        const std::string& value) {
  contribution(id).observed.push_back({attribute, value});
  return *this;
}

Evidence SampleDocument::evidence(const std::string& quote) {
  std::string& text = changes_.pages.front().text;
  Evidence evidence;
  evidence.start = static_cast<std::uint32_t>(text.size());
  text += quote;
  evidence.end = static_cast<std::uint32_t>(text.size());
  text += '\n';
  evidence.sentence_start = evidence.start;
  evidence.sentence_end = evidence.end;
  evidence.quote = quote;
  return evidence;
}

SampleDocument& SampleDocument::relation(RelationKind kind, EntityId subject, EntityId object,
                                         const std::string& quote, std::string_view time) {
  if (info(kind).symmetric && object < subject) std::swap(subject, object);
  for (const EntityId& end : {subject, object}) contribution(end);
  Relation relation;
  relation.id = id_of(fmt::format("{}/{}", changes_.document.id, ++number_));
  relation.kind = kind;
  relation.subject = subject;
  relation.object = object;
  relation.document = changes_.document.id;
  relation.evidence = evidence(quote);
  relation.envelope.time.value = time;
  relation.envelope.time.text = time;
  relation.envelope.method = "test";
  changes_.relations.push_back(std::move(relation));
  return *this;
}

SampleDocument& SampleDocument::statement(const EntityId& party, const std::string& quote,
                                          const EntityId& commitment) {
  contribution(party);
  if (!commitment.empty()) contribution(commitment);
  Statement statement;
  statement.id = id_of(fmt::format("{}/statement {}", changes_.document.id, ++number_));
  statement.document = changes_.document.id;
  statement.evidence = evidence(quote);
  statement.statement_class = StatementClass::commit;
  statement.parties = {party};
  statement.is_commitment = !commitment.empty();
  statement.commitment = commitment;
  statement.cue = "will";
  changes_.statements.push_back(std::move(statement));
  return *this;
}

Changes SampleDocument::changes() const {
  Changes changes = changes_;
  changes.document.text_digest = hex(sha256(changes.document.id + changes.pages.front().text));
  return changes;
}

Store store_of(const std::vector<Changes>& documents) {
  Result<Store> store = Store::open_in_memory();
  EXPECT_TRUE(store.ok()) << store.error().describe();
  for (const Changes& changes : documents) {
    const Result<Outcome> outcome = store->commit(changes);
    EXPECT_TRUE(outcome.ok()) << outcome.error().describe();
  }
  return std::move(store).value();
}

Snapshot snapshot_of(const Store& store) {
  Result<Snapshot> snapshot = store.snapshot();
  EXPECT_TRUE(snapshot.ok());
  return std::move(snapshot).value();
}

std::vector<Changes> small_graph() {
  SampleDocument statement("joint-statement", "Joint Statement of the Harbour Summit", "2023-05-20");
  statement.profile("state:JPN", {"Japan", "", {"Nippon"}, {{"iso3", "JPN"}, {"cow", "740"}}, {}});
  statement.profile("state:AUS", {"Australia", "", {}, {{"iso3", "AUS"}, {"wikidata", "Q408"}}, {}});
  statement.entity("meeting:harbour-summit-2023", "Harbour Summit");
  statement.observe("meeting:harbour-summit-2023", "date", "2023-05-20");
  statement.relation(RelationKind::participated_in, "state:JPN", "meeting:harbour-summit-2023",
                     "Japan took part in the Harbour Summit on 20 May 2023.", "2023-05-20");
  statement.relation(RelationKind::allied_with, "state:JPN", "state:AUS",
                     "The alliance of Japan & Australia is \"closer than ever\".");
  statement.relation(RelationKind::published_by, "document:joint-statement", "state:JPN", "Issued by Japan.");

  SampleDocument readout("readout", "Readout", "2024-02");
  readout.entity("state:JPN", "Japan").entity("meeting:harbour-summit-2023", "the summit in the harbour");
  readout.relation(RelationKind::participated_in, "state:JPN", "meeting:harbour-summit-2023",
                   "In 2023 Japan's minister <also> came.", "2023");
  readout.relation(RelationKind::participated_in, "state:AUS", "meeting:harbour-summit-2023",
                   "Australia came later.");

  SampleDocument plan("plan", "Plan", "");
  plan.entity("organisation:sea-pact", "Sea Pact").entity("instrument:inf-treaty", "INF Treaty");
  plan.relation(RelationKind::member_of, "state:AUS", "organisation:sea-pact",
                "Australia should become a member of the Sea Pact.");
  plan.last().envelope.modality = Modality::proposed;
  plan.relation(RelationKind::party_to, "state:AUS", "instrument:inf-treaty",
                "Australia is a party to the INF Treaty.");
  return {statement.changes(), readout.changes(), plan.changes()};
}

namespace {

// Pieces of names that have broken one importer or another.
constexpr std::string_view pieces[] = {
    "Alpha", "beta", " ",    "  ",   "\t",       "\n",           "\x01",         "\x0C",         "\x7F",
    "&",     "<",    ">",    "\"",   "'",        "]]>",          "INF",          "null",         "NaN",
    "é",     "日本", "🕊", "\xFF", "\xC0\x80", "\xED\xA0\x80", "\xEF\xBF\xBE", "\xE2\x80\xA8", "\xC2\x85",
};

std::string random_name(std::mt19937& random) {
  std::string name;
  for (auto i = random() % 5; i > 0; --i) name += pieces[random() % std::size(pieces)];
  return name;
}

std::string random_date(std::mt19937& random) {
  const auto year = 1990 + random() % 40;
  switch (random() % 4) {
    case 0:
      return "";
    case 1:
      return fmt::format("{}", year);
    case 2:
      return fmt::format("{}-{:02}", year, 1 + random() % 12);
    default:
      return fmt::format("{}-{:02}-{:02}", year, 1 + random() % 12, 1 + random() % 28);
  }
}

EntityId random_entity(std::mt19937& random, std::size_t entities) {
  const auto kinds = entity_kinds();
  const std::size_t number = random() % entities;
  const EntityKindInfo& kind = kinds[number % kinds.size()];
  constexpr std::string_view tails[] = {"", "A", "a", "..b", "<&>", "\"q\"", ".1", "/x"};
  return fmt::format("{}:n{}{}", kind.prefix, number, tails[number % std::size(tails)]);
}

}  // namespace

std::vector<Changes> random_graph(std::uint32_t seed, std::size_t entities, std::size_t relations) {
  std::mt19937 random(seed);
  std::vector<Changes> documents;
  const std::size_t per_document = 40;
  for (std::size_t done = 0; done < relations;) {
    const std::string slug = fmt::format("r{}-{}", seed, documents.size());
    SampleDocument document(slug, random_name(random), random_date(random));
    for (std::size_t i = 0; i < per_document && done < relations; ++i, ++done) {
      const auto kinds = relation_kinds();
      const RelationKind kind = kinds[random() % kinds.size()].kind;
      const EntityId subject = random_entity(random, entities);
      const EntityId object = random_entity(random, entities);
      if (info(kind).symmetric && subject == object) continue;
      document.entity(subject, random_name(random)).entity(object, random_name(random));
      document.relation(kind, subject, object, "said: " + random_name(random), random_date(random));
      Envelope& envelope = document.last().envelope;
      if (random() % 5 == 0) envelope.modality = Modality::proposed;
      if (random() % 7 == 0) envelope.polarity = Polarity::negative;
      if (random() % 9 == 0) envelope.factuality = Factuality::probable_positive;
      envelope.confidence = static_cast<float>(random() % 101) / 100.0F;
      document.last().derived = random() % 6 == 0;
    }
    documents.push_back(document.changes());
  }
  return documents;
}

std::string graphml_of(const Store& store, const EdgeFilter& filter) {
  const Selection selection = Selection::everything(snapshot_of(store), filter);
  const Result<Projection> projection = Projection::of(selection);
  EXPECT_TRUE(projection.ok()) << projection.error().describe();
  StringSink sink;
  const auto report = write_graphml(selection, *projection, GraphmlProfile::gephi, sink);
  EXPECT_TRUE(report.ok()) << report.error().describe();
  return sink.bytes();
}

std::string jsonl_of(const Store& store) {
  StringSink sink;
  const auto report = write_jsonl(Selection::everything(snapshot_of(store), {}), PageContent::digest, sink);
  EXPECT_TRUE(report.ok()) << report.error().describe();
  return sink.bytes();
}

}  // namespace entente
