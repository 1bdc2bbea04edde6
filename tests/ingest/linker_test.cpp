// Final ids, memberships and evidence that do not say what the document says.
#include "ingest/linking/linker.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/extractor.h"
#include "ingest/readers/reader.h"

namespace entente {
namespace {

using testing::Contains;

const Lexicon& lexicon() {
  static const Lexicon loaded = Lexicon::load().value();
  return loaded;
}

Changes changes_of(const std::string& body,
                   const std::string& front = "title: A Statement\ndate: 2024-05-01") {
  const Document document = read_document("---\n" + front + "\n---\n\n" + body + "\n", "a.md").value();
  return link(Extractor::make(lexicon()).value().extract(document), lexicon(), "document:a", {"file:///a.md"},
              "test");
}

std::vector<std::string> members_of(const Changes& changes, const EntityId& grouping) {
  std::vector<std::string> members;
  for (const Relation& relation : changes.relations) {
    const bool membership = relation.kind == RelationKind::member_of && relation.object == grouping;
    if (membership && relation.derived) members.push_back(relation.subject);
  }
  return members;
}

TEST(Linker, NamesAnEnumeratedGroupingByItsMembersInNoOrder) {
  for (const char* text :
       {"The ROK-US-Japan partnership grows. The ROK-US-Japan group met in May 2024.",
        "The Japan–ROK–U.S. partnership grows. The Japan–ROK–U.S. group met in May 2024."}) {
    std::vector<EntityId> ids;
    for (const EntityContribution& entity : changes_of(text).entities) ids.push_back(entity.id);
    EXPECT_THAT(ids, Contains("grouping:jpn-kor-usa")) << text;
  }
}

TEST(Linker, BindsTheMembersOfAGroupingThatPledgesAsDerivedEdges) {
  const Changes changes =
      changes_of("The Quad will share satellite data with its partners in the region by 2026.");
  ASSERT_FALSE(changes.statements.empty());
  EXPECT_THAT(changes.statements[0].parties, Contains("grouping:quad"));
  EXPECT_THAT(members_of(changes, "grouping:quad"),
              testing::UnorderedElementsAre("state:AUS", "state:IND", "state:JPN", "state:USA"));
}

TEST(Linker, QuotesThePageByteForByte) {
  const Changes changes =
      changes_of("Japan will “share” its da\u00ADta with the Republic of Korea by the end of 2025.");
  ASSERT_FALSE(changes.statements.empty());
  for (const Statement& statement : changes.statements) {
    const Evidence& at = statement.evidence;
    EXPECT_EQ(changes.pages[at.page - 1].text.substr(at.start, at.end - at.start), at.quote);
  }
}

TEST(Linker, StatesAPledgeAsFactAndItsContentAsNone) {
  const Changes changes = changes_of("Japan will share data with the Republic of Korea by the end of 2025.");
  ASSERT_EQ(changes.statements.size(), 1U);
  EXPECT_EQ(changes.statements[0].envelope.factuality, Factuality::underspecified);
  for (const Relation& relation : changes.relations) {
    if (relation.kind != RelationKind::committed_to) continue;
    EXPECT_EQ(relation.subject, "state:JPN");
    EXPECT_EQ(relation.object, changes.statements[0].commitment);
    EXPECT_TRUE(
        is_fact(relation.envelope.modality, relation.envelope.factuality, relation.envelope.polarity));
  }
}

TEST(Linker, NamesTheMeetingOfAReadoutWhateverTheCaseOfItsTitle) {
  for (const char* title : {"READOUT OF THE LAKESIDE SUMMIT", "Readout of the Lakeside Summit"}) {
    const Changes changes = changes_of("The leaders of Japan and India met and reviewed their partnership.",
                                       std::string("title: ") + title + "\ndate: 2024-05-01");
    std::vector<EntityId> ids;
    for (const EntityContribution& entity : changes.entities) ids.push_back(entity.id);
    EXPECT_THAT(ids, Contains("meeting:lakeside-summit")) << title << ": " << testing::PrintToString(ids);
  }
}

}  // namespace
}  // namespace entente
