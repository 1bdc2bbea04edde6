// A difference that names what did not change, misses what did, or depends on the way between its ends.
#include "query/difference.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "graph/fingerprint.h"
#include "tests/query/small_world.h"

namespace entente {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

// A store whose runs are made one after another.
class History {
 public:
  History() : store_(Store::open_in_memory().value()) {}

  RunNumber begin(const std::string& job = "daily") {
    return store_.begin_run({.job = job, .started = fmt::format("2024-01-{:02}T00:00:00Z", ++day_)}).value();
  }
  void finish(RunNumber run) {
    const auto done = store_.finish_run(run, fmt::format("2024-01-{:02}T06:00:00Z", day_), RunEnd::complete);
    EXPECT_TRUE(done.ok()) << done.error().describe();
  }
  RunNumber run(const std::vector<Changes>& documents) {
    const RunNumber number = begin();
    for (const Changes& changes : documents) commit(number, changes);
    finish(number);
    return number;
  }
  void commit(RunNumber run, const Changes& changes) {
    const auto outcome = store_.commit(changes, {run, ""});
    ASSERT_TRUE(outcome.ok()) << outcome.error().describe();
  }
  void verdict(RunNumber run, const DocumentVerdict& verdict) {
    ASSERT_TRUE(store_.record_verdict(run, verdict).ok());
  }
  void remove(RunNumber run, const EntityId& id) { ASSERT_TRUE(store_.remove(id, {run, ""}).ok()); }
  Snapshot snapshot() const { return store_.snapshot().value(); }

  Difference between(RunNumber after, RunNumber up_to) const {
    auto result = difference(snapshot(), after, up_to);
    EXPECT_TRUE(result.ok()) << result.error().describe();
    return result.ok() ? std::move(result).value() : Difference();
  }

 private:
  Store store_;
  int day_ = 0;
};

Report pact(const std::string& money = "20") {
  Report report("pact", "The Pact", "2023-08-18");
  report.known("state:JPN", "Japan").known("state:NOR", "Norway");
  report.relation(RelationKind::met_with, "state:JPN", "state:NOR", "Japan met Norway.");
  const std::string quote = "will pay " + money + " million to the rescue fund";
  const EntityId commitment = "commitment:pay-" + money;
  report.statement(StatementClass::commit, {"state:NOR"}, "Norway " + quote + ".", quote, commitment);
  report.named(commitment, quote);
  return report;
}

Report echo(const std::string& commitment) {
  Report report("echo", "An Echo", "2023-09-01");
  report.named("state:NOR", "Norway").named("person:kim", "Ana Kim");
  report.statement(StatementClass::reaffirm, {"state:NOR"}, "Norway will still pay.", "will still pay",
                   commitment);
  report.named(commitment, "pay");
  return report;
}

std::vector<std::string> kinds(const Difference& difference) {
  std::vector<std::string> all;
  for (const CommitmentNews& news : difference.commitments) {
    all.push_back(fmt::format("{} {}", name_of(news.kind), news.id));
  }
  return all;
}

std::vector<EntityId> ids(const std::vector<EntityName>& names) {
  std::vector<EntityId> all;
  for (const EntityName& name : names) all.push_back(name.id);
  return all;
}

TEST(Differences, OfAFirstRunAreAllThereIs) {
  History history;
  history.run({pact().changes()});
  const Difference first = history.between(0, 1);
  ASSERT_THAT(first.documents, SizeIs(1));
  EXPECT_EQ(first.documents[0].news, News::added);
  EXPECT_EQ(first.documents[0].now.title, "The Pact");
  EXPECT_EQ(first.documents[0].run, 1U);
  EXPECT_THAT(kinds(first), ElementsAre("new commitment:pay-20"));
  EXPECT_THAT(ids(first.entities_new), ElementsAre("state:JPN", "state:NOR"));
  EXPECT_EQ(first.name("state:NOR"), "Norway");
  EXPECT_EQ(first.counts.relations_new, 1U);
  EXPECT_FALSE(first.empty());
}

TEST(Differences, OfAnIdleRunAreNone) {
  History history;
  history.run({pact().changes()});
  history.run({pact().changes()});
  const Difference idle = history.between(1, 2);
  EXPECT_TRUE(idle.empty());
  EXPECT_THAT(idle.documents, IsEmpty());
  EXPECT_EQ(idle.since->number, 1U);
}

TEST(Differences, OfARewordedPledgeShowBothWordings) {
  History history;
  history.run({pact("20").changes()});
  history.run({pact("25").changes()});
  const Difference reworded = history.between(1, 2);
  ASSERT_THAT(reworded.documents, SizeIs(1));
  const DocumentNews& document = reworded.documents[0];
  EXPECT_EQ(document.news, News::changed);
  EXPECT_TRUE(document.new_text);
  ASSERT_THAT(document.statements, SizeIs(1));
  EXPECT_EQ(document.statements[0].news, News::changed);
  EXPECT_EQ(document.statements[0].now.evidence.quote, "will pay 25 million to the rescue fund");
  EXPECT_EQ(document.statements[0].before.evidence.quote, "will pay 20 million to the rescue fund");
  EXPECT_THAT(kinds(reworded), ElementsAre("changed commitment:pay-25"));
  EXPECT_THAT(document.relations, IsEmpty()) << "the meeting did not change";
}

TEST(Differences, TellAReaffirmedPledgeFromANewOne) {
  History history;
  history.run({pact().changes()});
  history.run({echo("commitment:pay-20").changes()});
  EXPECT_THAT(kinds(history.between(1, 2)), ElementsAre("reaffirmed commitment:pay-20"));
  EXPECT_THAT(kinds(history.between(0, 2)), ElementsAre("new commitment:pay-20"));
}

TEST(Differences, OfADocumentGoneNameWhatNobodySaysAnyMore) {
  History history;
  history.run({pact().changes(), echo("commitment:pay-20").changes()});
  const RunNumber run = history.begin();
  history.remove(run, "document:pact");
  history.finish(run);
  const Difference gone = history.between(1, run);
  ASSERT_THAT(gone.documents, SizeIs(1));
  EXPECT_EQ(gone.documents[0].news, News::gone);
  EXPECT_EQ(gone.documents[0].before.title, "The Pact");
  EXPECT_EQ(gone.documents[0].verdict, Verdict::removed);
  EXPECT_THAT(gone.documents[0].statements, SizeIs(1));
  EXPECT_THAT(kinds(gone), IsEmpty()) << "the echo states it still";
  EXPECT_THAT(ids(gone.entities_gone), ElementsAre("state:JPN"));
  EXPECT_EQ(gone.name("state:JPN"), "Japan");
}

TEST(Differences, OfANewReadingThatFoundTheSameAreNone) {
  History history;
  history.run({pact().changes()});
  Report anew = pact();
  anew.record().extractor = "test-2";
  history.run({anew.changes()});
  EXPECT_THAT(history.between(1, 2).documents, IsEmpty());
  anew.record().title = "The Great Pact";
  history.run({anew.changes()});
  const Difference renamed = history.between(1, 3);
  ASSERT_THAT(renamed.documents, SizeIs(1));
  EXPECT_TRUE(renamed.documents[0].new_metadata);
  EXPECT_TRUE(renamed.documents[0].new_reading);
  EXPECT_FALSE(renamed.documents[0].new_text);
  EXPECT_EQ(renamed.documents[0].before.title, "The Pact");
  EXPECT_EQ(renamed.documents[0].now.title, "The Great Pact");
}

TEST(Differences, OfAPageThatBecameACopyNameTheOther) {
  History history;
  Changes other = pact().changes();
  other.document.text_digest = "abc";
  history.run({other, echo("commitment:pay-20").changes()});
  Changes copy = echo("commitment:pay-20").changes();
  copy.document.text_digest = "abc";
  history.run({copy});
  const Difference copied = history.between(1, 2);
  ASSERT_THAT(copied.documents, SizeIs(1));
  EXPECT_EQ(copied.documents[0].news, News::gone);
  EXPECT_EQ(copied.documents[0].repeats, "document:pact");
}

// What came and went again in between is no change; looked at later, the past is what it was.
TEST(Differences, AreNet) {
  History history;
  history.run({pact().changes()});
  history.run({echo("commitment:pay-20").changes()});
  const RunNumber third = history.begin();
  history.remove(third, "document:echo");
  history.commit(third, pact("25").changes());
  history.finish(third);
  history.run({pact("20").changes()});
  EXPECT_TRUE(history.between(1, 4).documents.empty());
  EXPECT_TRUE(history.between(1, 4).empty());
  EXPECT_THAT(kinds(history.between(1, 2)), ElementsAre("reaffirmed commitment:pay-20"));
  EXPECT_EQ(history.between(1, 2).documents[0].now.title, "An Echo");
  EXPECT_THAT(ids(history.between(2, 3).entities_gone), ElementsAre("person:kim"));
}

TEST(Differences, OfEndsThatAreNoneAreRefused) {
  History history;
  history.run({pact().changes()});
  EXPECT_EQ(difference(history.snapshot(), 1, 0).error().code, ErrorCode::invalid_argument);
  EXPECT_EQ(difference(history.snapshot(), 0, 2).error().code, ErrorCode::invalid_argument);
  EXPECT_TRUE(difference(history.snapshot(), 1, 1).ok());
}

TEST(Failures, AreTheLastWord) {
  History history;
  const DocumentVerdict failed{
      .location = "/a.pdf", .verdict = Verdict::failed, .error = ErrorCode::encrypted, .reason = "locked"};
  const RunNumber first = history.begin();
  history.verdict(first, failed);
  history.finish(first);
  const Difference fresh = history.between(0, 1);
  ASSERT_THAT(fresh.failed, SizeIs(1));
  EXPECT_FALSE(fresh.failed[0].known_before);
  EXPECT_FALSE(fresh.empty());

  const RunNumber second = history.begin();
  history.verdict(second, failed);
  history.finish(second);
  const Difference again = history.between(1, 2);
  ASSERT_THAT(again.failed, SizeIs(1));
  EXPECT_TRUE(again.failed[0].known_before);
  EXPECT_TRUE(again.empty()) << "what failed yesterday as well is no news";

  Changes mended = pact().changes();
  mended.document.sources = {"/a.pdf"};
  history.run({mended});
  EXPECT_THAT(history.between(0, 3).failed, IsEmpty());
  history.run({mended});
  EXPECT_THAT(history.between(1, 4).failed, IsEmpty()) << "unchanged settles it as well";
}

TEST(Failures, OfADocumentThatWasReadBeforeStayUntilItIsReadAgain) {
  History history;
  history.run({pact().changes()});
  const RunNumber second = history.begin();
  history.verdict(second, {.location = "pact.txt", .verdict = Verdict::failed, .reason = "unreachable"});
  history.finish(second);
  const RunNumber other_job = history.begin("weekly");
  history.finish(other_job);
  EXPECT_THAT(history.between(1, 3).failed, SizeIs(1));
  history.run({pact().changes()});
  EXPECT_THAT(history.between(1, 4).failed, IsEmpty());
}

TEST(Vanished, DocumentsThatStayAreNamed) {
  History history;
  history.run({pact().changes()});
  const RunNumber second = history.begin();
  history.verdict(second,
                  {.location = "pact.txt", .verdict = Verdict::vanished, .document = "document:pact"});
  history.finish(second);
  const Difference vanished = history.between(1, 2);
  ASSERT_THAT(vanished.vanished, SizeIs(1));
  EXPECT_EQ(vanished.vanished[0].verdict.document, "document:pact");
  EXPECT_THAT(vanished.documents, IsEmpty());
}

struct RunName {
  const char* text;
  int number;  // -1: refused
};

TEST(RunNames, AreNumbersOrDates) {
  std::vector<RunRecord> runs;
  for (const char* finished : {"2024-01-02T06:00:00Z", "2024-01-05T06:00:00Z", "2024-01-04T06:00:00Z", ""}) {
    RunRecord run;
    run.number = static_cast<RunNumber>(runs.size() + 1);
    run.finished = finished;
    runs.push_back(run);
  }
  const RunName cases[] = {
      {"1", 1},
      {"4", 4},
      {"0", 0},
      {"last", 4},
      {"5", -1},
      {"2024-01-01", 0},
      {"2024-01-02", 0},
      {"2024-01-03", 1},
      {"2024-01-05", 3},
      {"2024-01-06", 3},
      {"2025", 3},
      {"2023", 0},
      {"yesterday", -1},
      {"", -1},
      {"-1", -1},
      {"1x", -1},
      {"2024-13", -1},
      {"2024-01-02T07:00:00Z", 1},
      {"99999999999999999999", -1},
  };
  for (const RunName& row : cases) {
    const auto number = run_named(row.text, runs);
    EXPECT_EQ(number.ok() ? static_cast<int>(*number) : -1, row.number) << row.text;
  }
  EXPECT_EQ(run_named("last", {}).value(), 0U);
}

// --- every pair of runs of random histories against the states themselves

struct State {
  std::multiset<std::pair<EntityId, std::uint64_t>> statements, relations;
  std::set<EntityId> documents, entities;
};

State state_of(const Snapshot& snapshot) {
  State state;
  EXPECT_TRUE(snapshot
                  .for_each_statement([&](const Statement& statement) {
                    state.statements.emplace(statement.document, fingerprint(statement));
                    return true;
                  })
                  .ok());
  EXPECT_TRUE(snapshot
                  .for_each_relation([&](const Relation& relation) {
                    state.relations.emplace(relation.document, fingerprint(relation));
                    return true;
                  })
                  .ok());
  EXPECT_TRUE(snapshot
                  .for_each_entity([&](const Entity& entity) {
                    auto& set = entity.kind == EntityKind::document ? state.documents : state.entities;
                    if (entity.kind != EntityKind::commitment) set.insert(entity.id);
                    return true;
                  })
                  .ok());
  return state;
}

template <typename Set>
Set minus(const Set& a, const Set& b) {
  Set left;
  std::ranges::set_difference(a, b, std::inserter(left, left.end()));
  return left;
}

// Some of eight sentences in some order, so that the same words stand elsewhere.
Changes random_report(std::mt19937& random, int document) {
  Report report(fmt::format("d{}", document), "Title", random() % 3 == 0 ? "2024" : "2023");
  std::vector<int> sentences{0, 1, 2, 3, 4, 5, 6, 7};
  std::ranges::shuffle(sentences, random);
  sentences.resize(random() % 6);
  if (random() % 2 == 0) report.statement(StatementClass::report, {"state:S9"}, "Seen often.", "Seen");
  for (const int i : sentences) {
    const EntityId a = fmt::format("state:S{}", i);
    const EntityId b = fmt::format("state:S{}", i + 1);
    const std::string text = fmt::format("S{} will help S{} with some matter.", i, i + 1);
    if (i % 2 == 0) {
      report.statement(StatementClass::commit, {a}, text, text, fmt::format("commitment:c{}", i % 4));
    } else {
      report.relation(RelationKind::supports, a, b, text);
    }
  }
  Changes changes = report.changes();
  for (EntityContribution& entity : changes.entities) entity.observed.push_back({"name", entity.id});
  return changes;
}

void expect_same(const Difference& found, const State& before, const State& after) {
  std::multiset<std::pair<EntityId, std::uint64_t>> added, gone;
  std::set<EntityId> documents_new, documents_gone;
  for (const DocumentNews& document : found.documents) {
    if (document.news == News::added) documents_new.insert(document.id);
    if (document.news == News::gone) documents_gone.insert(document.id);
    for (const StatementNews& news : document.statements) {
      if (news.news != News::gone) added.emplace(document.id, fingerprint(news.now));
      if (news.news != News::added) gone.emplace(document.id, fingerprint(news.before));
    }
  }
  EXPECT_EQ(added, minus(after.statements, before.statements));
  EXPECT_EQ(gone, minus(before.statements, after.statements));
  EXPECT_EQ(documents_new, minus(after.documents, before.documents));
  EXPECT_EQ(documents_gone, minus(before.documents, after.documents));
  const std::vector<EntityId> came = ids(found.entities_new);
  const std::vector<EntityId> went = ids(found.entities_gone);
  EXPECT_EQ(std::set(came.begin(), came.end()), minus(after.entities, before.entities));
  EXPECT_EQ(std::set(went.begin(), went.end()), minus(before.entities, after.entities));
  EXPECT_EQ(found.counts.relations_new, minus(after.relations, before.relations).size());
  EXPECT_EQ(found.counts.relations_gone, minus(before.relations, after.relations).size());
}

TEST(Differences, OfRandomHistoriesAreTheDifferenceOfTheStates) {
  for (unsigned seed = 1; seed <= 3; ++seed) {
    std::mt19937 random(seed);
    History history;
    std::vector<State> states{State()};
    for (int i = 0; i < 12; ++i) {
      const RunNumber run = history.begin();
      for (std::uint32_t commits = random() % 4; commits > 0; --commits) {
        const auto document = static_cast<int>(random() % 4);
        const EntityId id = fmt::format("document:d{}", document);
        if (random() % 4 == 0 && history.snapshot().document(node_of(id)).value()) {
          history.remove(run, id);
        } else {
          history.commit(run, random_report(random, document));
        }
      }
      history.finish(run);
      states.push_back(state_of(history.snapshot()));
    }
    for (RunNumber after = 0; after < states.size(); ++after) {
      for (RunNumber up_to = after; up_to < states.size(); ++up_to) {
        SCOPED_TRACE(fmt::format("seed {}, runs {} to {}", seed, after, up_to));
        expect_same(history.between(after, up_to), states[after], states[up_to]);
      }
    }
  }
}

}  // namespace
}  // namespace entente
