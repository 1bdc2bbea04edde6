// Damaged stores that are believed, or that crash the reader.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "graph/check.h"
#include "graph/database.h"
#include "graph/keys.h"
#include "graph/records.h"
#include "graph/store.h"
#include "tests/graph/changes_builder.h"
#include "tests/graph/random_changes.h"
#include "tests/graph/scratch_store.h"

namespace entente {
namespace {

using testing::Contains;
using testing::HasSubstr;

class Damage : public testing::Test {
 protected:
  Damage() {
    ChangesBuilder builder("paper");
    builder.dated("2023").page("Japan met Korea and will consult Korea.");
    builder.profile("state:JPN", "Japan", {"Nippon"})
        .mention("state:JPN", "Japan")
        .mention("state:KOR", "Korea");
    builder.statement(StatementClass::commit, "state:JPN", "will consult");
    builder.relation(RelationKind::met_with, "state:JPN", "state:KOR", "Japan met Korea");
    changes_ = builder.build();
    Store store = Store::open(scratch_.path()).value();
    const RunNumber run = store.begin_run({.started = "2024-01-01T00:00:00Z"}).value();
    EXPECT_TRUE(store.commit(changes_, {run, "/papers/paper.html"}).ok());
    EXPECT_TRUE(store.finish_run(run, "2024-01-01T00:00:09Z", RunEnd::complete).ok());
  }

  void write(Family family, const std::string& key, std::optional<std::string> value) {
    auto database = Database::open(scratch_.path());
    ASSERT_TRUE(database.ok());
    const Write row[] = {{family, key, std::move(value)}};
    ASSERT_TRUE((*database)->write(row, Durability::process).ok());
  }

  // The first key of a family.
  std::string first_key(Family family) {
    auto database = Database::open(scratch_.path());
    std::string first;
    EXPECT_TRUE((*database)
                    ->view()
                    ->scan(family, "",
                           [&first](std::string_view key, std::string_view) {
                             first = key;
                             return false;
                           })
                    .ok());
    EXPECT_FALSE(first.empty()) << family_name(family);
    return first;
  }

  std::vector<std::string> violations() {
    Store store = Store::open(scratch_.path()).value();
    auto report = check(store.snapshot().value());
    EXPECT_TRUE(report.ok()) << report.error().describe();
    return report.ok() ? report->violations : std::vector<std::string>();
  }

  ScratchDirectory scratch_;
  Changes changes_;
};

TEST_F(Damage, NoneIsNoneReported) {
  EXPECT_THAT(violations(), testing::IsEmpty());
}

TEST_F(Damage, EveryMissingRowIsReported) {
  for (Family family : families()) {
    if (family == Family::meta || family == Family::runs || family == Family::sources ||
        family == Family::full_text) {
      continue;
    }
    std::string key = first_key(family);
    auto database = Database::open(scratch_.path());
    std::string value = (*database)->get(family, key).value().value();
    database = Error{ErrorCode::io, "closed", ""};
    write(family, key, std::nullopt);
    EXPECT_THAT(violations(), Not(testing::IsEmpty())) << family_name(family);
    write(family, key, value);
    EXPECT_THAT(violations(), testing::IsEmpty()) << family_name(family);
  }
}

TEST_F(Damage, EveryStrayRowIsReported) {
  for (Family family : families()) {
    if (family == Family::runs || family == Family::full_text) continue;
    std::string key = first_key(family == Family::sources ? Family::names : family) + "x";
    write(family, key, "");
    EXPECT_THAT(violations(), Not(testing::IsEmpty())) << family_name(family);
    write(family, key, std::nullopt);
  }
  EXPECT_THAT(violations(), testing::IsEmpty());
}

TEST_F(Damage, OfAQuoteIsReported) {
  Statement statement = changes_.statements[0];
  statement.evidence.quote = "will attack!";
  write(Family::statements, keys::assertion(statement.id), encode(statement));
  EXPECT_THAT(violations(), Contains(HasSubstr("the quote is not what page 1 says")));
}

TEST_F(Damage, OfAPageIsReported) {
  write(Family::pages, keys::page(node_of("document:paper"), 1),
        encode(PageText{1, "1", "Nothing of the kind."}));
  EXPECT_THAT(violations(), Contains(HasSubstr("document:paper")));
}

TEST_F(Damage, OfOneHalfOfAnEdgeIsReported) {
  write(Family::in, first_key(Family::in), std::nullopt);
  EXPECT_THAT(violations(),
              Contains(HasSubstr("in of " + to_string(changes_.relations[0].id) + " is missing")));
}

TEST_F(Damage, OfACountIsReported) {
  EntityRow row{"state:JPN", 7, 1, 1, {}};
  write(Family::entities, keys::node(node_of("state:JPN")), encode(row));
  EXPECT_THAT(violations(), Contains(HasSubstr("does not add up")));
}

TEST_F(Damage, OfTheTotalsIsReported) {
  write(Family::meta, std::string(keys::counts), encode(Counts{}));
  EXPECT_THAT(violations(), Contains(HasSubstr("\"counts\" does not add up")));
}

TEST_F(Damage, OfARunIsReported) {
  write(Family::runs, keys::run(1), "?");
  EXPECT_THAT(violations(), Contains(HasSubstr("run 1")));
}

TEST_F(Damage, ReportsStopAtTheLimit) {
  write(Family::documents, keys::node(node_of("document:paper")), std::nullopt);
  Store store = Store::open(scratch_.path()).value();
  EXPECT_EQ(check(store.snapshot().value(), 3)->violations.size(), 3U);
}

TEST_F(Damage, OfANodeTakenByAnotherIdRefusesTheCommit) {
  write(Family::entities, keys::node(node_of("state:NOR")), encode(EntityRow{"state:SWE", 1, 0, 0, {}}));
  Store store = Store::open(scratch_.path()).value();
  auto outcome = store.commit(ChangesBuilder("new").page("Norway.").mention("state:NOR", "Norway").build());
  ASSERT_FALSE(outcome.ok());
  EXPECT_EQ(outcome.error().code, ErrorCode::corruption);
  EXPECT_THAT(outcome.error().message, HasSubstr("state:NOR"));
  EXPECT_THAT(outcome.error().message, HasSubstr("state:SWE"));
  EXPECT_FALSE(store.snapshot().value().document(node_of("document:new")).value());
}

TEST_F(Damage, OfAValueIsCorruptionToItsReader) {
  NodeId japan = node_of("state:JPN");
  AssertionId statement = changes_.statements[0].id;
  write(Family::entities, keys::node(japan), "");
  write(Family::statements, keys::assertion(statement), "\x01");
  write(Family::out, first_key(Family::out), "short");
  Store store = Store::open(scratch_.path()).value();
  Snapshot snapshot = store.snapshot().value();
  EXPECT_EQ(snapshot.entity(japan).error().code, ErrorCode::corruption);
  EXPECT_EQ(snapshot.statement(statement).error().code, ErrorCode::corruption);
  EXPECT_EQ(snapshot.edges(japan, {}, [](const Edge&) { return true; }).error().code, ErrorCode::corruption);
}

// Every value, cut at every length and with every byte changed, is read or refused, never worse.
TEST(HostileValues, AreReadOrRefused) {
  Changes changes = random_changes("d", 9);
  ContributionRow contribution{
      changes.entities, {changes.statements[0].id}, {changes.relations[0].id}, {1, 2}};
  RunRecord run;
  run.job = "r";
  run.arguments = {"a", "b"};
  Changes later = random_changes("d", 10);
  JournalEntry journal = compared(&changes, &later);
  journal.appeared = {{"state:JPN", "Japan"}};
  EntityRow entity{"state:JPN", 3, 4, 5, {{123456789, 2}}};
  struct Case {
    std::string bytes;
    std::function<bool(std::string_view)> reads;
  };
  const Case cases[] = {
      {encode(changes.statements[0]), [](std::string_view b) { return decode_statement(b).ok(); }},
      {encode(changes.relations[0]), [](std::string_view b) { return decode_relation(b).ok(); }},
      {encode(changes.document), [](std::string_view b) { return decode_document(b).ok(); }},
      {encode(changes.pages[0]), [](std::string_view b) { return decode_page(b).ok(); }},
      {encode(contribution), [](std::string_view b) { return decode_contribution(b).ok(); }},
      {encode(journal), [](std::string_view b) { return decode_journal_entry(b).ok(); }},
      {encode(DocumentVerdict{"a", Verdict::failed, ErrorCode::encrypted, "b", "document:c"}),
       [](std::string_view b) { return decode_verdict(b).ok(); }},
      {encode(std::vector<PackedVerdict>{{1, 2}, {3, 4}}),
       [](std::string_view b) { return decode_packed_verdicts(b).ok() && b.size() == 25; }},
      {encode(run), [](std::string_view b) { return decode_run(b).ok(); }},
      {encode(entity), [](std::string_view b) { return decode_entity(b).ok(); }},
      {encode(Counts{1, 2, 3, 4, 5, 6, 7, 300}), [](std::string_view b) { return decode_counts(b).ok(); }},
  };
  std::mt19937 random(1);
  for (const Case& row : cases) {
    EXPECT_TRUE(row.reads(row.bytes));
    EXPECT_FALSE(row.reads(row.bytes + "x"));
    for (std::size_t length = 0; length < row.bytes.size(); ++length) {
      EXPECT_FALSE(row.reads(std::string_view(row.bytes).substr(0, length)));
      for (int i = 0; i < 8; ++i) {
        std::string changed = row.bytes;
        changed[length] = static_cast<char>(random());
        row.reads(changed);
      }
    }
  }
}

TEST(HostileValues, OfHugeLengthsAllocateNothing) {
  std::string huge = "\x01";
  huge += "\x10";
  huge += std::string(16, 'i');
  huge += "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01";
  EXPECT_FALSE(decode_statement(huge).ok());
  EXPECT_FALSE(decode_contribution("\x01\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01").ok());
  EXPECT_FALSE(decode_count("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F").ok());
}

TEST(Formats, OfTheFutureAreRefusedWithAdvice) {
  ScratchDirectory scratch;
  Store::open(scratch.path()).value();
  {
    auto database = Database::open(scratch.path());
    const Write row[] = {{Family::meta, std::string(keys::format_version), encode_count(3)}};
    ASSERT_TRUE((*database)->write(row, Durability::process).ok());
  }
  auto store = Store::open(scratch.path());
  ASSERT_FALSE(store.ok());
  EXPECT_EQ(store.error().code, ErrorCode::corruption);
  EXPECT_THAT(store.error().message, HasSubstr("use a newer entente"));
  EXPECT_EQ(Reader::open(scratch.path()).error().code, ErrorCode::corruption);
}

TEST(Formats, OfRowsWithoutStampAreRefused) {
  ScratchDirectory scratch;
  {
    auto database = Database::open(scratch.path());
    const Write row[] = {{Family::names, "x", ""}};
    ASSERT_TRUE((*database)->write(row, Durability::process).ok());
  }
  EXPECT_EQ(Store::open(scratch.path()).error().code, ErrorCode::corruption);
}

}  // namespace
}  // namespace entente
