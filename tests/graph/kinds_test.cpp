// The tables are indexed by numbers that are on disk: a row out of place would rename stored facts.
#include "graph/kinds.h"

#include <gtest/gtest.h>

#include <set>

#include "graph/result.h"

namespace entente {
namespace {

TEST(Kinds, EntityRowsStandWhereTheirNumberSays) {
  std::set<std::string_view> prefixes;
  for (const EntityKindInfo& row : entity_kinds()) {
    EXPECT_EQ(&info(row.kind), &row);
    EXPECT_EQ(entity_kind_named(row.name), row.kind);
    EXPECT_EQ(entity_kind_named(row.prefix), row.kind);
    EXPECT_FALSE(row.meaning.empty());
    EXPECT_TRUE(prefixes.insert(row.prefix).second) << row.prefix;
  }
  EXPECT_EQ(prefixes.size(), 13U);
  EXPECT_EQ(entity_kind_named("STATE"), EntityKind::state);
  EXPECT_FALSE(entity_kind_named("States"));
  EXPECT_FALSE(entity_kind_named(""));
}

TEST(Kinds, RelationRowsStandWhereTheirNumberSays) {
  std::set<std::string_view> names;
  for (const RelationKindInfo& row : relation_kinds()) {
    EXPECT_EQ(&info(row.kind), &row);
    EXPECT_EQ(relation_kind_named(row.name), row.kind);
    EXPECT_FALSE(row.meaning.empty());
    EXPECT_TRUE(names.insert(row.name).second) << row.name;
    bool one_way = row.meaning.find("->") != std::string_view::npos;
    EXPECT_EQ(one_way, !row.symmetric) << row.name << ": the meaning draws the wrong arrow";
  }
  EXPECT_EQ(names.size(), 13U + 8 + 9 + 10 + 5 + 8 + 3);
  EXPECT_EQ(relation_kind_named("Member_Of"), RelationKind::member_of);
  EXPECT_FALSE(relation_kind_named("member"));
}

TEST(Kinds, FamiliesFollowTheNumberRanges) {
  auto family = [](int number) -> std::string_view {
    if (number < 20) return "structural";
    if (number < 40) return "meeting";
    if (number < 60) return "instrument";
    if (number < 80) return "commitment";
    if (number < 100) return "stance";
    return number < 120 ? "conduct" : "source";
  };
  for (const RelationKindInfo& row : relation_kinds()) {
    EXPECT_EQ(row.family, family(static_cast<int>(row.kind))) << row.name;
  }
}

TEST(Kinds, PloverTypesAreThoseOfTheCodebook) {
  const std::set<std::string_view> types = {
      "",       "AGREE",  "CONSULT",  "SUPPORT", "CONCEDE",  "COOPERATE", "AID",    "RETREAT", "REQUEST",
      "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE",  "COERCE", "ASSAULT"};
  for (const RelationKindInfo& row : relation_kinds()) EXPECT_TRUE(types.contains(row.plover)) << row.name;
}

TEST(Kinds, StatementClassesStandWhereTheirNumberSays) {
  for (const StatementClassInfo& row : statement_classes()) {
    EXPECT_EQ(&info(row.value), &row);
    EXPECT_EQ(statement_class_named(name_of(row.value)), row.value);
    EXPECT_FALSE(row.is_commitment && row.is_directive) << row.name;
  }
  EXPECT_EQ(statement_classes().size(), 14U);
  EXPECT_FALSE(statement_class_named("promise"));
}

TEST(Kinds, NamesComeBack) {
  for (int number = 1; number <= 10; ++number) {
    auto modality = static_cast<Modality>(number);
    EXPECT_EQ(modality_named(name_of(modality)), modality);
  }
  for (int number = 1; number <= 4; ++number) {
    auto strength = static_cast<Strength>(number);
    EXPECT_EQ(strength_named(name_of(strength)), strength);
  }
  for (int number = 1; number <= 9; ++number) {
    auto status = static_cast<Status>(number);
    EXPECT_EQ(status_named(name_of(status)), status);
  }
  EXPECT_FALSE(status_named(""));
  EXPECT_FALSE(strength_named(""));
  EXPECT_EQ(name_of(Strength::none), "");
  EXPECT_EQ(name_of(Modality::proposed), "proposed");
  EXPECT_EQ(name_of(Polarity::positive), "+");
  EXPECT_EQ(name_of(Polarity::negative), "-");
  EXPECT_EQ(name_of(Factuality::certain_positive), "CT+");
  EXPECT_EQ(name_of(Factuality::possible_negative), "PS-");
  EXPECT_EQ(name_of(Factuality::underspecified), "Uu");
  EXPECT_EQ(name_of(AttributionKind::explicit_source), "explicit");
  EXPECT_EQ(name_of(AttributionKind::default_author), "default_author");
  EXPECT_EQ(name_of(TimeRole::frequency), "frequency");
  EXPECT_EQ(name_of(ErrorCode::invalid_argument), "invalid_argument");
  EXPECT_EQ(name_of(ErrorCode::corruption), "corruption");
  EXPECT_EQ(name_of(ErrorCode::locked), "locked");
}

}  // namespace
}  // namespace entente
