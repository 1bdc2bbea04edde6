// A pledge that a member's commitments forget because its grouping or its leader made it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/query/small_world.h"

namespace entente {
namespace {

Changes club_pledges() {
  Report report("club", "A Club Pledges", "2024-05-01");
  report.known("state:JPN", "Japan").known("state:FRA", "France").known("grouping:club", "Lake Club");
  report.named("person:sato", "Aiko Sato").named("grouping:leaders", "leaders (Sato, Roy)");
  report.statement(StatementClass::commit, {"grouping:club"}, "The Lake Club will plant trees.",
                   "plant trees", "commitment:trees");
  report.named("commitment:trees", "plant trees");
  report.statement(StatementClass::commit, {"grouping:leaders"}, "The leaders will meet yearly.",
                   "meet yearly", "commitment:meet");
  report.named("commitment:meet", "meet yearly");
  report.relation(RelationKind::member_of, "state:JPN", "grouping:club", "The club plants trees.");
  report.last_relation().derived = true;
  report.relation(RelationKind::head_of, "person:sato", "state:JPN",
                  "Prime Minister Aiko Sato of Japan came.");
  report.relation(RelationKind::member_of, "person:sato", "grouping:leaders", "The leaders met.");
  report.last_relation().derived = true;
  return report.changes();
}

TEST(Representation, BindsTheMemberThroughItsGroupingAndItsLeader) {
  const World world({club_pledges()});
  EXPECT_EQ(world.ask("commitments of Japan").rows.size(), 2U);
  EXPECT_EQ(world.ask("commitments of \"Lake Club\"").rows.size(), 1U);
  EXPECT_EQ(world.ask("commitments of France").rows.size(), 0U);
}

TEST(Representation, IsNoTieInAPath) {
  const World world({club_pledges()});
  EXPECT_TRUE(world.ask("path Japan to \"Lake Club\"").rows.empty());
  EXPECT_EQ(world.ask("path Japan to \"Lake Club\" with proposals").rows.size(), 1U);
}

}  // namespace
}  // namespace entente
