// Two pledges taken for one, or one for two.
#include "ingest/linking/commitment_identity.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

const std::vector<EntityId> three = {"state:JPN", "state:KOR", "state:USA"};

EntityId of(const std::vector<EntityId>& parties, std::string_view content,
            Polarity polarity = Polarity::positive) {
  return commitment_id(parties, polarity, content);
}

TEST(CommitmentIdentity, IsTheSameForTheSamePledgeInAnotherForm) {
  const EntityId pledge = of(three, "share warning data on missiles in real time");
  EXPECT_EQ(pledge, of({"state:USA", "state:JPN", "state:KOR", "state:JPN"},
                       "share warning data on missiles in real time"));
  EXPECT_EQ(pledge, of(three, "sharing missiles' warning data in real time"));
  EXPECT_EQ(pledge, of(three, "Share the warning data on our missiles, in real time"));
  EXPECT_TRUE(pledge.starts_with("commitment:"));
}

TEST(CommitmentIdentity, DiffersByPartiesPolarityAndUndertaking) {
  const EntityId pledge = of(three, "share warning data");
  EXPECT_NE(pledge, of({"state:JPN", "state:KOR"}, "share warning data"));
  EXPECT_NE(pledge, of(three, "share warning data", Polarity::negative));
  EXPECT_NE(pledge, of(three, "share launch data"));
  EXPECT_NE(pledge, of(three, "share warning data annually"));
}

TEST(CommitmentIdentity, TakesAnyBytes) {
  EXPECT_FALSE(of({}, "").empty());
  EXPECT_FALSE(of(three, "\xff\xfe\x00 ").empty());
}

}  // namespace
}  // namespace entente
