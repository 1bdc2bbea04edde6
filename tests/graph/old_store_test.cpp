// A store of an earlier format that the program can no longer read, or loses something of.
// tests/graph/old_store was written by the program of 23 November 2026 (format 1): two short documents read
// twice, the second time beside a damaged PDF.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/check.h"
#include "graph/store.h"
#include "tests/graph/changes_builder.h"
#include "tests/graph/scratch_store.h"

namespace entente {
namespace {

using testing::IsEmpty;

class OldStore : public testing::Test {
 protected:
  OldStore() {
    std::filesystem::copy(std::string(ENTENTE_SOURCE_DIR) + "/tests/graph/old_store",
                          scratch_.path() / "store");
  }
  std::filesystem::path path() const { return scratch_.path() / "store"; }

  static void expect_its_content(const Snapshot& snapshot) {
    const Counts counts = snapshot.counts().value();
    EXPECT_EQ(counts.documents, 2U);
    EXPECT_EQ(counts.statements, 7U);
    EXPECT_EQ(counts.relations, 9U);
    const auto runs = snapshot.runs().value();
    ASSERT_EQ(runs.size(), 2U);
    EXPECT_EQ(runs[0].number, 1U);
    EXPECT_EQ(runs[0].count(Verdict::added), 2U);
    EXPECT_EQ(runs[1].number, 2U);
    EXPECT_EQ(runs[1].count(Verdict::unchanged), 2U);
    EXPECT_EQ(runs[1].count(Verdict::failed), 1U);
    EXPECT_EQ(runs[1].end, RunEnd::complete);
    EXPECT_THAT(check(snapshot).value().violations, IsEmpty());
  }

  ScratchDirectory scratch_;
};

TEST_F(OldStore, IsReadAsItIs) {
  const auto reader = Reader::open(path());
  ASSERT_TRUE(reader.ok()) << reader.error().describe();
  const Snapshot snapshot = reader->snapshot().value();
  EXPECT_EQ(snapshot.counts().value().documents, 2U);
  EXPECT_EQ(snapshot.runs().value().at(1).number, 2U);
  EXPECT_THAT(snapshot.touched_by(1).value(), IsEmpty());
}

TEST_F(OldStore, IsUpgradedByItsFirstWriterAndLosesNothing) {
  {
    auto store = Store::open(path());
    ASSERT_TRUE(store.ok()) << store.error().describe();
    expect_its_content(store->snapshot().value());
    std::vector<std::string> failures;
    ASSERT_TRUE(store->snapshot()
                    .value()
                    .verdicts(2,
                              [&](const DocumentVerdict& verdict) {
                                failures.push_back(verdict.location);
                                return true;
                              })
                    .ok());
    EXPECT_THAT(failures, testing::ElementsAre("c.pdf"));
  }
  const auto reader = Reader::open(path());
  ASSERT_TRUE(reader.ok()) << reader.error().describe();
  expect_its_content(reader->snapshot().value());
}

TEST_F(OldStore, GoesOnWithNewRuns) {
  Store store = Store::open(path()).value();
  const RunNumber run = store.begin_run({.started = "2026-12-01T00:00:00Z"}).value();
  EXPECT_EQ(run, 3U);
  ASSERT_TRUE(store.commit(ChangesBuilder("new").page("Text.").build(), {run, "/new"}).ok());
  std::vector<EntityId> documents;
  ASSERT_TRUE(store.snapshot()
                  .value()
                  .for_each_document([&](const DocumentRecord& document) {
                    documents.push_back(document.id);
                    return true;
                  })
                  .ok());
  ASSERT_EQ(documents.size(), 3U);
  for (const EntityId& document : documents) ASSERT_TRUE(store.remove(document, {run, ""}).ok());
  ASSERT_TRUE(store.finish_run(run, "2026-12-01T00:00:01Z", RunEnd::complete).ok());
  EXPECT_EQ(store.snapshot().value().run(run).value()->count(Verdict::removed), 3U);
  EXPECT_THAT(check(store.snapshot().value()).value().violations, IsEmpty());
}

}  // namespace
}  // namespace entente
