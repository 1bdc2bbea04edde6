// A run that is misnumbered, a verdict that is lost or counted twice, a journal that names what did not
// change.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "graph/check.h"
#include "graph/store.h"
#include "tests/graph/changes_builder.h"
#include "tests/graph/random_changes.h"
#include "tests/graph/scratch_store.h"

namespace entente {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr const char* morning = "2024-01-01T00:00:00Z";
constexpr const char* noon = "2024-01-01T12:00:00Z";

RunNumber begin(Store& store, const std::string& started = morning) {
  return store.begin_run({.job = "daily", .started = started}).value();
}

void finish(Store& store, RunNumber run, const std::string& finished = noon) {
  const auto done = store.finish_run(run, finished, RunEnd::complete);
  ASSERT_TRUE(done.ok()) << done.error().describe();
}

// One run of one commit.
RunNumber run_of(Store& store, const Changes& changes) {
  const RunNumber run = begin(store);
  const auto outcome = store.commit(changes, {run, ""});
  EXPECT_TRUE(outcome.ok()) << outcome.error().describe();
  finish(store, run);
  return run;
}

void expect_sound(const Store& store) {
  const auto report = check(store.snapshot().value());
  ASSERT_TRUE(report.ok()) << report.error().describe();
  EXPECT_THAT(report->violations, IsEmpty());
}

std::vector<DocumentVerdict> verdicts(const Store& store, RunNumber run) {
  std::vector<DocumentVerdict> all;
  const auto visited = store.snapshot().value().verdicts(run, [&](const DocumentVerdict& verdict) {
    all.push_back(verdict);
    return true;
  });
  EXPECT_TRUE(visited.ok());
  std::ranges::sort(all, {}, &DocumentVerdict::location);
  return all;
}

JournalEntry last_entry(const Store& store, const EntityId& document) {
  const auto entries = store.snapshot().value().journal_of(node_of(document)).value();
  return entries.empty() ? JournalEntry() : entries.back();
}

std::vector<EntityId> ids(const std::vector<EntityName>& entities) {
  std::vector<EntityId> all;
  for (const EntityName& entity : entities) all.push_back(entity.id);
  return all;
}

ChangesBuilder page_of(const std::string& before, const std::string& pledge = "Japan will share data") {
  ChangesBuilder builder("page");
  builder.dated("2023-08-18").page(before + "Japan met Korea. " + pledge + ". Korea thanked Japan.");
  builder.source("/papers/page.html").mention("state:JPN", "Japan").mention("state:KOR", "Korea");
  builder.statement(StatementClass::commit, "state:JPN", pledge);
  builder.relation(RelationKind::met_with, "state:JPN", "state:KOR", "Japan met Korea");
  return builder;
}

TEST(Runs, AreNumberedInOrderOfBeginningWhateverTheClock) {
  ScratchDirectory scratch;
  {
    Store store = Store::open(scratch.path()).value();
    EXPECT_EQ(begin(store, "2024-05-01T00:00:00Z"), 1U);
    EXPECT_EQ(begin(store, "2023-05-01T00:00:00Z"), 2U);
  }
  Store store = Store::open(scratch.path()).value();
  EXPECT_EQ(begin(store, "2023-05-01T00:00:00Z"), 3U);
  const auto runs = store.snapshot().value().runs().value();
  ASSERT_EQ(runs.size(), 3U);
  EXPECT_EQ(runs[0].started, "2024-05-01T00:00:00Z");
  EXPECT_EQ(runs[2].number, 3U);
  EXPECT_EQ(runs[2].job, "daily");
  EXPECT_EQ(store.snapshot().value().counts().value().runs, 3U);
  expect_sound(store);
}

TEST(Runs, KeepHowTheyEnded) {
  Store store = Store::open_in_memory().value();
  const RunNumber run = begin(store);
  EXPECT_EQ(store.snapshot().value().run(run).value()->end, RunEnd::open);
  ASSERT_TRUE(store.finish_run(run, noon, RunEnd::failed, "the disk is full").ok());
  const auto record = store.snapshot().value().run(run).value();
  EXPECT_EQ(record->end, RunEnd::failed);
  EXPECT_EQ(record->finished, noon);
  EXPECT_EQ(record->error, "the disk is full");
  EXPECT_FALSE(store.snapshot().value().run(2).value());
}

TEST(Runs, ThatAreNotOpenTakeNothing) {
  Store store = Store::open_in_memory().value();
  const DocumentVerdict verdict{.location = "/a", .verdict = Verdict::failed, .reason = "x"};
  EXPECT_EQ(store.record_verdict(1, verdict).error().code, ErrorCode::invalid_argument);
  EXPECT_EQ(store.commit(page_of("").build(), {1, ""}).error().code, ErrorCode::invalid_argument);
  EXPECT_EQ(store.finish_run(1, noon, RunEnd::complete).error().code, ErrorCode::invalid_argument);
  const RunNumber run = begin(store);
  finish(store, run);
  EXPECT_EQ(store.record_verdict(run, verdict).error().code, ErrorCode::invalid_argument);
  EXPECT_EQ(store.commit(page_of("").build(), {run, ""}).error().code, ErrorCode::invalid_argument);
  EXPECT_EQ(store.remove("document:page", {run, ""}).error().code, ErrorCode::invalid_argument);
  EXPECT_EQ(store.finish_run(run, noon, RunEnd::complete).error().code, ErrorCode::invalid_argument);
  EXPECT_EQ(store.snapshot().value().counts().value().documents, 0U);
}

TEST(Verdicts, SayWhatBecameOfEachLocation) {
  Store store = Store::open_in_memory().value();
  run_of(store, page_of("").build());
  const RunNumber run = begin(store);
  ASSERT_TRUE(store.commit(page_of("").build(), {run, "/papers/page.html"}).ok());
  Changes copy = page_of("").build();
  copy.document.id = copy.entities[0].id = copy.statements[0].document = copy.relations[0].document =
      "document:copy";
  copy.document.sources = {"/mirror/page.html"};
  ASSERT_TRUE(store.commit(copy, {run, "/mirror/page.html"}).ok());
  ASSERT_TRUE(store
                  .record_verdict(run, {.location = "/papers/x.pdf",
                                        .verdict = Verdict::failed,
                                        .error = ErrorCode::encrypted,
                                        .reason = "asks for a password"})
                  .ok());
  finish(store, run);
  const auto all = verdicts(store, run);
  ASSERT_THAT(all, SizeIs(3));
  EXPECT_EQ(all[0].location, "/mirror/page.html");
  EXPECT_EQ(all[0].verdict, Verdict::repeated);
  EXPECT_EQ(all[0].document, "document:page");
  EXPECT_EQ(all[1].location, "/papers/page.html");
  EXPECT_EQ(all[1].verdict, Verdict::unchanged);
  EXPECT_EQ(all[1].document, "document:page");
  EXPECT_EQ(all[2].error, ErrorCode::encrypted);
  EXPECT_EQ(all[2].reason, "asks for a password");
  const auto record = store.snapshot().value().run(run).value();
  for (Verdict verdict : {Verdict::repeated, Verdict::unchanged, Verdict::failed}) {
    EXPECT_EQ(record->count(verdict), 1U);
  }
  expect_sound(store);
}

// A retry in the same run, or a page that is first thought unchanged.
TEST(Verdicts, OfOneLocationAreOneAndTheLast) {
  const DocumentVerdict failed{.location = "/papers/page.html", .verdict = Verdict::failed, .reason = "slow"};
  const DocumentVerdict unchanged{.location = "/papers/page.html", .document = "document:page"};
  struct Case {
    std::vector<DocumentVerdict> given;
    Verdict wanted;
  };
  const Case cases[] = {
      {{failed, failed}, Verdict::failed},
      {{failed, unchanged}, Verdict::unchanged},
      {{unchanged, unchanged, unchanged}, Verdict::unchanged},
  };
  for (const Case& row : cases) {
    Store store = Store::open_in_memory().value();
    run_of(store, page_of("").build());
    const RunNumber run = begin(store);
    for (const DocumentVerdict& verdict : row.given) ASSERT_TRUE(store.record_verdict(run, verdict).ok());
    finish(store, run);
    const auto all = verdicts(store, run);
    ASSERT_THAT(all, SizeIs(1));
    EXPECT_EQ(all[0].verdict, row.wanted);
    EXPECT_EQ(store.snapshot().value().run(run).value()->count(row.wanted), 1U);
    expect_sound(store);
  }
}

TEST(Verdicts, OfAChangedPageReplaceUnchanged) {
  Store store = Store::open_in_memory().value();
  run_of(store, page_of("").build());
  const RunNumber run = begin(store);
  ASSERT_TRUE(store.commit(page_of("").build(), {run, "/papers/page.html"}).ok());
  ASSERT_TRUE(store.commit(page_of("New. ").build(), {run, "/papers/page.html"}).ok());
  finish(store, run);
  ASSERT_THAT(verdicts(store, run), SizeIs(1));
  EXPECT_EQ(verdicts(store, run)[0].verdict, Verdict::replaced);
  expect_sound(store);
}

// The source lists the page under an address that the document does not know.
TEST(Verdicts, OfAnUnknownLocationKeepIt) {
  Store store = Store::open_in_memory().value();
  run_of(store, page_of("").build());
  const RunNumber run = begin(store);
  ASSERT_TRUE(
      store.record_verdict(run, {.location = "https://example.org/p?x", .document = "document:page"}).ok());
  finish(store, run);
  EXPECT_EQ(verdicts(store, run).at(0).location, "https://example.org/p?x");
}

std::vector<Changes> many_documents(int count) {
  std::vector<Changes> all;
  for (int i = 0; i < count; ++i) {
    ChangesBuilder builder("d" + std::to_string(i));
    builder.page("Text " + std::to_string(i)).source("https://example.org/" + std::to_string(i));
    all.push_back(builder.build());
  }
  return all;
}

TEST(Verdicts, OfManyUnchangedAreSmallAndDoNotDependOnTheOrder) {
  const std::vector<Changes> documents = many_documents(1300);
  std::vector<Dump> dumps;
  for (unsigned seed : {1U, 2U}) {
    ScratchDirectory scratch;
    {
      Store store = Store::open(scratch.path()).value();
      for (const Changes& changes : documents) ASSERT_TRUE(store.commit(changes).ok());
      std::vector<Changes> order = documents;
      std::ranges::shuffle(order, std::mt19937(seed));
      for (int i = 0; i < 3; ++i) {
        const RunNumber run = begin(store);
        for (const Changes& changes : order) ASSERT_TRUE(store.commit(changes, {run, ""}).ok());
        finish(store, run);
        EXPECT_EQ(store.snapshot().value().run(run).value()->count(Verdict::unchanged), 1300U);
      }
      EXPECT_THAT(verdicts(store, 3), SizeIs(1300));
      EXPECT_EQ(verdicts(store, 2)[0].location, "https://example.org/0");
      expect_sound(store);
    }
    dumps.push_back(dump(scratch.path()));
  }
  EXPECT_EQ(dumps[0], dumps[1]);
  std::size_t bytes = 0;
  for (const auto& [key, value] : dumps[0]) {
    if (key.starts_with("verdicts/")) bytes += key.size() + value.size();
  }
  EXPECT_LE(bytes, 3U * 1300U * 16U);
}

TEST(Verdicts, OfAKilledRunAreThoseThatReachedTheDisk) {
  ScratchDirectory scratch;
  const std::vector<Changes> documents = many_documents(700);
  {
    Store store = Store::open(scratch.path()).value();
    for (const Changes& changes : documents) ASSERT_TRUE(store.commit(changes).ok());
    const RunNumber run = begin(store);
    for (const Changes& changes : documents) ASSERT_TRUE(store.commit(changes, {run, ""}).ok());
  }
  Store store = Store::open(scratch.path()).value();
  EXPECT_EQ(store.snapshot().value().run(1).value()->count(Verdict::unchanged), 500U);
  // It may be gone on with: what is said twice counts once.
  for (const Changes& changes : documents) ASSERT_TRUE(store.commit(changes, {1, ""}).ok());
  finish(store, 1);
  EXPECT_EQ(store.snapshot().value().run(1).value()->count(Verdict::unchanged), 700U);
  expect_sound(store);
}

// --- journal

TEST(Journal, OfAnEditThatOnlyMovesSentencesIsEmptyOfThem) {
  Store store = Store::open_in_memory().value();
  run_of(store, page_of("Seen 99 times. ").build());
  const RunNumber run = run_of(store, page_of("Seen 100 times. ").build());
  const JournalEntry entry = last_entry(store, "document:page");
  EXPECT_EQ(entry.run, run);
  EXPECT_EQ(entry.verdict, Verdict::replaced);
  EXPECT_THAT(entry.statements_added, IsEmpty());
  EXPECT_THAT(entry.statements_removed, IsEmpty());
  EXPECT_THAT(entry.relations_added, IsEmpty());
  EXPECT_THAT(entry.relations_removed, IsEmpty());
  expect_sound(store);
}

TEST(Journal, OfAnEditKeepsTheOldWords) {
  Store store = Store::open_in_memory().value();
  run_of(store, page_of("").build());
  run_of(store, page_of("", "Japan will share warning data").build());
  const JournalEntry entry = last_entry(store, "document:page");
  EXPECT_THAT(entry.statements_added, SizeIs(1));
  ASSERT_THAT(entry.statements_removed, SizeIs(1));
  EXPECT_EQ(entry.statements_removed[0].evidence.quote, "Japan will share data");
  EXPECT_THAT(entry.relations_removed, IsEmpty());
  EXPECT_EQ(entry.before.title, "page");
  expect_sound(store);
}

TEST(Journal, NamesEntitiesThatComeWithTheFirstAndGoWithTheLastDocument) {
  Store store = Store::open_in_memory().value();
  run_of(store, page_of("").build());
  EXPECT_THAT(ids(last_entry(store, "document:page").appeared), ElementsAre("state:JPN", "state:KOR"));
  ChangesBuilder other("other");
  run_of(
      store,
      other.page("Japan and Norway.").mention("state:JPN", "Japan").mention("state:NOR", "Norway").build());
  EXPECT_THAT(ids(last_entry(store, "document:other").appeared), ElementsAre("state:NOR"));
  const RunNumber run = begin(store);
  ASSERT_TRUE(store.remove("document:page", {run, ""}, Verdict::vanished).ok());
  finish(store, run);
  const JournalEntry entry = last_entry(store, "document:page");
  EXPECT_THAT(entry.gone, ElementsAre(EntityName{"state:KOR", "Korea"}));
  EXPECT_EQ(entry.verdict, Verdict::vanished);
  EXPECT_FALSE(entry.is_there);
  EXPECT_THAT(entry.statements_removed, SizeIs(1));
  EXPECT_THAT(store.snapshot().value().touched_by(run).value(), ElementsAre(node_of("document:page")));
  EXPECT_EQ(verdicts(store, run).at(0).location, "/papers/page.html");
  expect_sound(store);
}

// One batch takes one document away and brings another: who is named by both neither went nor came.
TEST(Journal, OfADocumentThatTakesOverALocationCountsEachEntityOnce) {
  Store store = Store::open_in_memory().value();
  run_of(store, page_of("").build());
  ChangesBuilder other("other");
  other.page("Japan and Norway.").source("/papers/page.html");
  run_of(store, other.mention("state:JPN", "Japan").mention("state:NOR", "Norway").build());
  EXPECT_EQ(store.snapshot().value().counts().value().documents, 1U);
  EXPECT_THAT(ids(last_entry(store, "document:page").gone), ElementsAre("state:KOR"));
  EXPECT_THAT(ids(last_entry(store, "document:page").appeared), IsEmpty());
  EXPECT_THAT(ids(last_entry(store, "document:other").appeared), ElementsAre("state:NOR"));
  EXPECT_THAT(ids(last_entry(store, "document:other").gone), IsEmpty());
  EXPECT_EQ(last_entry(store, "document:page").verdict, Verdict::vanished);
  expect_sound(store);
}

TEST(Journal, OfAnEntityThatStaysIsSilent) {
  Store store = Store::open_in_memory().value();
  run_of(store, page_of("").build());
  run_of(store, page_of("", "Japan will share warning data").build());
  EXPECT_THAT(last_entry(store, "document:page").appeared, IsEmpty());
  EXPECT_THAT(last_entry(store, "document:page").gone, IsEmpty());
}

TEST(Journal, OfANewReadingOfTheSameTextSaysSo) {
  Store store = Store::open_in_memory().value();
  run_of(store, page_of("").build());
  run_of(store, page_of("").extractor("test-2").build());
  const JournalEntry entry = last_entry(store, "document:page");
  EXPECT_NE(entry.before.reading, face_of(page_of("").extractor("test-2").build().document).reading);
  EXPECT_EQ(entry.before.text, face_of(page_of("").build().document).text);
  EXPECT_THAT(entry.statements_removed, IsEmpty());
}

TEST(Journal, OfAPageThatBecameACopyOfAnotherNamesIt) {
  Store store = Store::open_in_memory().value();
  ChangesBuilder other("other");
  run_of(store, other.page("A text.").build());
  run_of(store, page_of("").build());
  run_of(store, ChangesBuilder("page").page("A text.").source("/papers/page.html").build());
  const JournalEntry entry = last_entry(store, "document:page");
  EXPECT_EQ(entry.repeats, "document:other");
  EXPECT_EQ(entry.verdict, Verdict::replaced);
  EXPECT_FALSE(entry.is_there);
  expect_sound(store);
}

// Two documents may come and go under the same location in one run; each keeps its own history.
TEST(Journal, OfACommitWithoutRunKeepsTheHistoryWhole) {
  Store store = Store::open_in_memory().value();
  ASSERT_TRUE(store.commit(page_of("").build()).ok());
  EXPECT_THAT(store.snapshot().value().journal_of(node_of("document:page")).value(), IsEmpty());
  run_of(store, page_of("1. ").build());
  ASSERT_TRUE(store.commit(page_of("1. ", "Japan will share warning data").build()).ok());
  ASSERT_TRUE(store.remove("document:page").ok());
  EXPECT_THAT(store.snapshot().value().journal_of(node_of("document:page")).value(), SizeIs(3));
  expect_sound(store);
}

TEST(Journal, LeadsBackToEveryFormerState) {
  Store store = Store::open_in_memory().value();
  std::mt19937 random(3);
  const std::string name = "d";
  std::vector<std::multiset<std::string>> states;
  for (std::uint32_t step = 0; step < 40; ++step) {
    const RunNumber run = begin(store);
    if (random() % 4 == 0 && store.snapshot().value().document(node_of("document:d")).value()) {
      ASSERT_TRUE(store.remove("document:d", {run, ""}).ok());
    } else {
      ASSERT_TRUE(
          store.commit(random_changes(name, static_cast<std::uint32_t>(random() % 6)), {run, ""}).ok());
    }
    finish(store, run);
    std::multiset<std::string> quotes;
    const Assertions said = store.snapshot().value().said_in(node_of("document:d")).value();
    for (const Statement& statement : said.statements) {
      quotes.insert(statement.evidence.quote);
    }
    states.push_back(quotes);
    expect_sound(store);
  }
  const Snapshot snapshot = store.snapshot().value();
  const auto entries = snapshot.journal_of(node_of("document:d")).value();
  const bool is_there = snapshot.document(node_of("document:d")).value().has_value();
  DocumentPast past(is_there ? std::optional(DocumentFace()) : std::nullopt,
                    snapshot.said_in(node_of("document:d")).value());
  std::size_t at = entries.size();
  for (RunNumber run = 40; run > 0; --run) {
    for (; at > 0 && entries[at - 1].run > run; --at) past.undo(entries[at - 1]);
    std::multiset<std::string> quotes;
    for (const auto& [content, statement] : past.statements()) quotes.insert(statement.evidence.quote);
    EXPECT_EQ(quotes, states[run - 1]) << "after run " << run;
  }
  EXPECT_TRUE(past.consistent());
}

}  // namespace
}  // namespace entente
