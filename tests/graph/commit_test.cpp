// A commit that leaves too much behind, takes too much away, or lets a broken document in.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/store.h"
#include "tests/graph/changes_builder.h"
#include "tests/graph/scratch_store.h"

namespace entente {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* first_text = "Japan met South Korea at Camp David. Japan will share warning data.";

ChangesBuilder camp_david() {
  ChangesBuilder builder("camp-david");
  builder.dated("2023-08-18").page(first_text).source("/papers/camp-david.html");
  builder.profile("state:JPN", "Japan", {"Nippon"}).mention("state:JPN", "Japan");
  builder.profile("state:KOR", "South Korea", {"Republic of Korea", "ROK"})
      .mention("state:KOR", "South Korea");
  builder.mention("meeting:camp-david", "Camp David").observe("meeting:camp-david", "status", "held");
  builder.statement(StatementClass::commit, "state:JPN", "Japan will share warning data");
  builder.relation(RelationKind::met_with, "state:JPN", "state:KOR", "Japan met South Korea");
  builder.relation(RelationKind::participated_in, "state:JPN", "meeting:camp-david", "Camp David");
  return builder;
}

ChangesBuilder readout() {
  ChangesBuilder builder("readout");
  builder.dated("2024-01-05")
      .page("Japan thanked the Republic of Korea for Camp David.")
      .source("/papers/readout.md");
  builder.profile("state:JPN", "Japan", {"Nippon"}).mention("state:JPN", "Japan");
  builder.profile("state:KOR", "South Korea", {"Republic of Korea", "ROK"});
  builder.mention("state:KOR", "Republic of Korea").mention("meeting:camp-david", "Camp David");
  builder.relation(RelationKind::supports, "state:JPN", "state:KOR", "Japan thanked the Republic of Korea");
  return builder;
}

Outcome commit(Store& store, const Changes& changes) {
  auto outcome = store.commit(changes);
  EXPECT_TRUE(outcome.ok()) << outcome.error().describe();
  return outcome.ok() ? *outcome : Outcome::unchanged;
}

// What a store holds after these commits.
template <typename... All>
Dump dump_of(const All&... all) {
  ScratchDirectory scratch;
  {
    Store store = Store::open(scratch.path()).value();
    (commit(store, all), ...);
  }
  return dump(scratch.path());
}

TEST(Commit, ShowsWhatItWasGiven) {
  Store store = Store::open_in_memory().value();
  Changes changes = camp_david().build();
  EXPECT_EQ(commit(store, changes), Outcome::added);
  Snapshot snapshot = store.snapshot().value();

  auto japan = snapshot.entity(node_of("state:JPN")).value();
  ASSERT_TRUE(japan);
  EXPECT_EQ(japan->name, "Japan");
  EXPECT_TRUE(japan->in_lexicon);
  EXPECT_EQ(japan->documents, 1U);
  EXPECT_EQ(japan->mentions, 1U);
  auto meeting = snapshot.entity(node_of("meeting:camp-david")).value();
  EXPECT_EQ(meeting->name, "Camp David");
  EXPECT_EQ(meeting->status, "held");
  EXPECT_FALSE(meeting->in_lexicon);

  auto document = snapshot.document(node_of("document:camp-david")).value();
  EXPECT_EQ(document->pages, 1U);
  EXPECT_EQ(document->statements, 1U);
  EXPECT_EQ(document->commitments, 1U);
  EXPECT_EQ(document->relations, 2U);
  EXPECT_EQ(snapshot.page(node_of(document->id), 1).value()->text, first_text);
  EXPECT_FALSE(snapshot.page(node_of(document->id), 2).value());
  EXPECT_EQ(snapshot.document_at("/papers/camp-david.html").value(), "document:camp-david");
  EXPECT_EQ(snapshot.document_with_text(changes.document.text_digest).value(), "document:camp-david");

  auto statement = snapshot.statement(changes.statements[0].id).value();
  ASSERT_TRUE(statement);
  EXPECT_EQ(statement->evidence.quote, "Japan will share warning data");
  EXPECT_EQ(statement->statement_class, StatementClass::commit);
  auto relation = snapshot.relation(changes.relations[1].id).value();
  ASSERT_TRUE(relation);
  EXPECT_EQ(relation->object, "meeting:camp-david");
  EXPECT_EQ(snapshot.degree(node_of("state:JPN")).value(), 2U);

  Counts counts = snapshot.counts().value();
  EXPECT_EQ(counts.documents, 1U);
  EXPECT_EQ(counts.entities, 4U);
  EXPECT_EQ(counts.statements, 1U);
  EXPECT_EQ(counts.relations, 2U);
}

TEST(Commit, OfTheSameAgainIsUnchanged) {
  Store store = Store::open_in_memory().value();
  commit(store, camp_david().build());
  EXPECT_EQ(commit(store, camp_david().build()), Outcome::unchanged);
  EXPECT_EQ(dump_of(camp_david().build()), dump_of(camp_david().build(), camp_david().build()));
}

TEST(Commit, OfTheSameTextElsewhereAddsItsLocation) {
  Store store = Store::open_in_memory().value();
  commit(store, camp_david().build());
  EXPECT_EQ(commit(store, camp_david().source("/mirror/a.html").build()), Outcome::unchanged);
  Changes copy = camp_david().source("/mirror/b.html").build();
  copy.document.id = "document:copy";
  copy.entities[0].id = "document:copy";
  for (Statement& statement : copy.statements) statement.document = copy.document.id;
  for (Relation& relation : copy.relations) relation.document = copy.document.id;
  EXPECT_EQ(commit(store, copy), Outcome::repeated);
  Snapshot snapshot = store.snapshot().value();
  EXPECT_THAT(snapshot.document(node_of("document:camp-david")).value()->sources,
              ElementsAre("/mirror/a.html", "/mirror/b.html", "/papers/camp-david.html"));
  EXPECT_FALSE(snapshot.document(node_of("document:copy")).value());
  EXPECT_EQ(snapshot.document_at("/mirror/b.html").value(), "document:camp-david");
}

TEST(Commit, OfANewTextReplacesExactlyTheOld) {
  ChangesBuilder second("camp-david");
  second.dated("2024-02-01").page("Norway joined the Camp David dialogue.").source("/papers/camp-david.html");
  second.mention("state:NOR", "Norway").mention("meeting:camp-david", "Camp David");
  Changes changes = second.build();
  EXPECT_EQ(dump_of(camp_david().build(), readout().build(), changes), dump_of(readout().build(), changes));
  Store store = Store::open_in_memory().value();
  commit(store, camp_david().build());
  EXPECT_EQ(commit(store, changes), Outcome::replaced);
}

TEST(Commit, OfANewExtractorKeepsTheLocations) {
  Store store = Store::open_in_memory().value();
  commit(store, camp_david().source("/mirror/a.html").build());
  EXPECT_EQ(commit(store, camp_david().extractor("test-2").build()), Outcome::replaced);
  Snapshot snapshot = store.snapshot().value();
  EXPECT_EQ(snapshot.document(node_of("document:camp-david")).value()->extractor, "test-2");
  EXPECT_EQ(snapshot.document_at("/mirror/a.html").value(), "document:camp-david");
  EXPECT_EQ(snapshot.counts().value().documents, 1U);
}

// The file at the old document's place now holds a copy of another document.
TEST(Commit, OfATextThatAnotherDocumentHoldsTakesTheOldOneAway) {
  ChangesBuilder copied("camp-david");
  copied.dated("2024-01-05")
      .page("Japan thanked the Republic of Korea for Camp David.")
      .source("/papers/camp-david.html");
  EXPECT_EQ(dump_of(camp_david().build(), readout().build(), copied.build()),
            dump_of(readout().source("/papers/camp-david.html").build()));
}

TEST(Removal, OfEveryDocumentLeavesAnEmptyStore) {
  ScratchDirectory empty;
  ScratchDirectory used;
  {
    Store store = Store::open(empty.path()).value();
    Store other = Store::open(used.path()).value();
    commit(other, camp_david().build());
    commit(other, readout().build());
    ASSERT_TRUE(other.remove("document:camp-david").ok());
    ASSERT_TRUE(other.remove("document:readout").ok());
    EXPECT_EQ(other.remove("document:readout").error().code, ErrorCode::not_found);
  }
  EXPECT_EQ(dump(used.path()), dump(empty.path()));
}

TEST(Removal, LeavesWhatOtherDocumentsSay) {
  ScratchDirectory used;
  {
    Store store = Store::open(used.path()).value();
    commit(store, camp_david().build());
    commit(store, readout().build());
    ASSERT_TRUE(store.remove("document:camp-david").ok());
  }
  EXPECT_EQ(dump(used.path()), dump_of(readout().build()));
}

TEST(Profiles, OfOldAndNewLexiconsStandSideBySideUntilTheOldIsGone) {
  Changes other = readout().profile("state:KOR", "Korea, Republic of", {"ROK", "Daehan Minguk"}).build();
  EXPECT_EQ(dump_of(camp_david().build(), other), dump_of(other, camp_david().build()));
  Store store = Store::open_in_memory().value();
  commit(store, camp_david().build());
  commit(store, other);
  EXPECT_EQ(store.snapshot().value().named("Republic of Korea").value().size(), 1U);
  EXPECT_EQ(store.snapshot().value().named("daehan minguk").value().size(), 1U);
  ASSERT_TRUE(store.remove("document:readout").ok());
  EXPECT_THAT(store.snapshot().value().named("daehan minguk").value(), IsEmpty());
  EXPECT_EQ(store.snapshot().value().named("ROK").value().size(), 1U);
  EXPECT_EQ(store.snapshot().value().entity(node_of("state:KOR")).value()->name, "South Korea");
}

// --- what is refused

struct Breakage {
  const char* name;
  void (*damage)(Changes&);
  const char* message;
};

class Refusal : public testing::TestWithParam<Breakage> {};

TEST_P(Refusal, WritesNothing) {
  Changes changes = camp_david().build();
  GetParam().damage(changes);
  Store store = Store::open_in_memory().value();
  auto outcome = store.commit(changes);
  ASSERT_FALSE(outcome.ok());
  EXPECT_EQ(outcome.error().code, ErrorCode::invalid_argument);
  EXPECT_THAT(outcome.error().message, HasSubstr(GetParam().message));
  EXPECT_EQ(store.snapshot().value().counts().value().documents, 0U);
  EXPECT_FALSE(store.snapshot().value().entity(node_of("state:JPN")).value());
}

INSTANTIATE_TEST_SUITE_P(
    Table, Refusal,
    testing::Values(
        Breakage{"no_id", [](Changes& c) { c.document.id.clear(); }, "no id of a document"},
        Breakage{"wrong_kind", [](Changes& c) { c.document.id = "state:JPN"; }, "no id of a document"},
        Breakage{"no_digest", [](Changes& c) { c.document.text_digest.clear(); }, "no text digest"},
        Breakage{"bad_date",
                 [](Changes& c) {
                   c.document.date = {2023, 2, 30};
                 },
                 "there is no date"},
        Breakage{"zero_in_source", [](Changes& c) { c.document.sources[0] += '\0'; }, "zero byte"},
        Breakage{"not_itself", [](Changes& c) { c.entities.erase(c.entities.begin()); },
                 "the document itself"},
        Breakage{"entity_twice", [](Changes& c) { c.entities.push_back(c.entities[1]); }, "there twice"},
        Breakage{"unknown_kind", [](Changes& c) { c.entities[1].id = "planet:mars"; }, "no entity id"},
        Breakage{"empty_slug", [](Changes& c) { c.entities[1].id = "state:"; }, "no entity id"},
        Breakage{"blank_in_id", [](Changes& c) { c.entities[1].id = "state:a b"; }, "no entity id"},
        Breakage{"mention_outside", [](Changes& c) { c.entities[1].mentions[0].end = 9999; }, "outside page"},
        Breakage{"mention_page", [](Changes& c) { c.entities[1].mentions[0].page = 2; }, "outside page"},
        Breakage{"nameless", [](Changes& c) { c.entities[1].observed[0].attribute = ""; }, "has no name"},
        Breakage{"page_twice", [](Changes& c) { c.pages.push_back(c.pages[0]); }, "page 1 is there twice"},
        Breakage{"page_zero", [](Changes& c) { c.pages[0].number = 0; }, "number 0"},
        Breakage{"statement_no_id", [](Changes& c) { c.statements[0].id = {}; }, "has no id"},
        Breakage{"statement_twice", [](Changes& c) { c.statements.push_back(c.statements[0]); },
                 "there twice"},
        Breakage{"other_document", [](Changes& c) { c.statements[0].document = "document:x"; },
                 "another document"},
        Breakage{"quote", [](Changes& c) { c.statements[0].evidence.quote[0] = 'X'; },
                 "not what page 1 says"},
        Breakage{"no_quote", [](Changes& c) { c.relations[0].evidence.quote = ""; }, "no quote"},
        Breakage{"offsets", [](Changes& c) { c.relations[0].evidence.end = 500; }, "not what page 1 says"},
        Breakage{"backwards",
                 [](Changes& c) {
                   std::swap(c.relations[0].evidence.start, c.relations[0].evidence.end);
                   c.relations[0].evidence.start = 60;
                 },
                 "not what page 1 says"},
        Breakage{"no_page", [](Changes& c) { c.relations[0].evidence.page = 7; }, "no page 7"},
        Breakage{"sentence", [](Changes& c) { c.relations[0].evidence.sentence_end = 5000; },
                 "sentence lies outside"},
        Breakage{"stem", [](Changes& c) { c.statements[0].evidence.stem_start = 1; },
                 "sentence lies outside"},
        Breakage{"party", [](Changes& c) { c.statements[0].parties.push_back("state:NOR"); },
                 "not among the entities"},
        Breakage{"target", [](Changes& c) { c.statements[0].target = {"state:NOR"}; },
                 "not among the entities"},
        Breakage{"beneficiary", [](Changes& c) { c.statements[0].beneficiary = {""}; },
                 "not among the entities"},
        Breakage{"speaker", [](Changes& c) { c.statements[0].envelope.attributed_to = {"person:x"}; },
                 "not among the entities"},
        Breakage{"commitment", [](Changes& c) { c.statements[0].commitment = "commitment:x"; },
                 "not among the entities"},
        Breakage{"made_at", [](Changes& c) { c.statements[0].made_at = "meeting:x"; },
                 "not among the entities"},
        Breakage{"subject", [](Changes& c) { c.relations[1].subject = "state:NOR"; },
                 "not among the entities"},
        Breakage{"object", [](Changes& c) { c.relations[1].object = "meeting:x"; }, "not among the entities"},
        Breakage{"order", [](Changes& c) { std::swap(c.relations[0].subject, c.relations[0].object); },
                 "not in the order"},
        Breakage{"relation_no_id", [](Changes& c) { c.relations[0].id = {}; }, "has no id"},
        Breakage{"relation_twice", [](Changes& c) { c.relations.push_back(c.relations[0]); }, "there twice"},
        Breakage{"derived_from",
                 [](Changes& c) {
                   c.relations[0].statement = {1, 2};
                 },
                 "is missing"},
        Breakage{"confidence", [](Changes& c) { c.relations[0].envelope.confidence = 1.5F; }, "confidence"},
        Breakage{"not_a_number", [](Changes& c) { c.statements[0].envelope.confidence = std::stof("nan"); },
                 "confidence"}),
    [](const auto& parameter) { return std::string(parameter.param.name); });

TEST(Refusals, OfAnIdThatAnotherDocumentSaid) {
  Store store = Store::open_in_memory().value();
  Changes first = camp_david().build();
  Changes second = readout().build();
  second.relations[0].id = first.relations[0].id;
  commit(store, first);
  auto outcome = store.commit(second);
  ASSERT_FALSE(outcome.ok());
  EXPECT_EQ(outcome.error().code, ErrorCode::invalid_argument);
  EXPECT_EQ(store.snapshot().value().counts().value().documents, 1U);
}

TEST(Snapshots, DoNotSeeLaterCommits) {
  Store store = Store::open_in_memory().value();
  commit(store, camp_david().build());
  Snapshot before = store.snapshot().value();
  commit(store, readout().build());
  ASSERT_TRUE(store.remove("document:camp-david").ok());
  EXPECT_EQ(before.counts().value().documents, 1U);
  EXPECT_TRUE(before.document(node_of("document:camp-david")).value());
  EXPECT_FALSE(before.document(node_of("document:readout")).value());
  EXPECT_EQ(store.snapshot().value().documents_of(node_of("state:JPN")).value().size(), 1U);
}

}  // namespace
}  // namespace entente
