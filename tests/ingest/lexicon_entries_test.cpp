// An entry of the lexicon that is broken, points nowhere, or contradicts itself.
#include <gtest/gtest.h>

#include <array>
#include <set>

#include "ingest/extraction/lexicon.h"

namespace entente {
namespace {

const Lexicon& lexicon() {
  static const Lexicon loaded = Lexicon::load().value();
  return loaded;
}

std::size_t count_of(EntityKind kind) {
  std::size_t count = 0;
  for (const LexiconEntry& entry : lexicon().entries()) count += entry.kind == kind;
  return count;
}

TEST(LexiconEntries, AreAsManyAsPromised) {
  EXPECT_GE(count_of(EntityKind::state), 249U);
  EXPECT_GE(count_of(EntityKind::organisation) + count_of(EntityKind::grouping), 150U);
  EXPECT_GE(count_of(EntityKind::meeting) + count_of(EntityKind::instrument), 80U);
  std::size_t holders = 0;
  for (const LexiconEntry& entry : lexicon().entries()) holders += !entry.tenures.empty();
  EXPECT_GE(holders, 300U);
}

TEST(LexiconEntries, HaveAnIdOfTheirKindANameAndASource) {
  std::set<std::string> seen;
  for (const LexiconEntry& entry : lexicon().entries()) {
    EXPECT_EQ(kind_of(entry.id), entry.kind) << entry.id;
    EXPECT_TRUE(seen.insert(entry.id).second) << entry.id << " stands twice";
    EXPECT_FALSE(entry.name.empty()) << entry.id;
    EXPECT_FALSE(entry.source.empty()) << entry.id;
  }
}

void expect_known(const EntityId& id, const LexiconEntry& entry) {
  if (id.empty()) return;
  EXPECT_NE(lexicon().find(id), nullptr) << entry.id << " names " << id << ", which is not there";
}

TEST(LexiconEntries, NameOnlyEntriesThatAreThere) {
  for (const LexiconEntry& entry : lexicon().entries()) {
    for (const EntityId& id : {entry.country, entry.parent, entry.series, entry.host})
      expect_known(id, entry);
    for (const Membership& member : entry.members) expect_known(member.id, entry);
    for (const Tenure& tenure : entry.tenures) expect_known(tenure.of, entry);
    for (const EntityId& id : entry.participants) expect_known(id, entry);
    for (const EntityId& id : entry.parties) expect_known(id, entry);
  }
}

TEST(LexiconEntries, EndNothingBeforeItBegan) {
  const auto in_order = [](const Date& from, const Date& to) {
    return !from.known() || !to.known() || from.first_day() <= to.last_day();
  };
  for (const LexiconEntry& entry : lexicon().entries()) {
    for (const Tenure& tenure : entry.tenures) EXPECT_TRUE(in_order(tenure.from, tenure.to)) << entry.id;
    for (const Membership& member : entry.members) EXPECT_TRUE(in_order(member.from, member.to)) << entry.id;
    EXPECT_TRUE(entry.date.empty() || Date::parse(entry.date)) << entry.id << ": " << entry.date;
  }
}

TEST(LexiconEntries, KnowTheStatesByTheNamesOfTheField) {
  for (const auto& [id, iso3, cow] : std::vector<std::array<const char*, 3>>{
           {"state:KOR", "KOR", "732"}, {"state:USA", "USA", "2"}, {"state:JPN", "JPN", "740"}}) {
    const LexiconEntry* entry = lexicon().find(id);
    ASSERT_NE(entry, nullptr) << id;
    const auto ids = lexicon().profile(*entry).ids;
    EXPECT_EQ(ids.at("iso3"), iso3);
    EXPECT_EQ(ids.at("cow"), cow);
  }
}

}  // namespace
}  // namespace entente
