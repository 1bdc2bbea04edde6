// A GEXF file that Gephi refuses, or whose dates it drops.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <regex>

#include "export/gexf_writer.h"
#include "tests/export/sample_graph.h"

namespace entente {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string gexf_of(const Store& store) {
  EdgeFilter filter;
  filter.facts_only = false;
  const Selection selection = Selection::everything(snapshot_of(store), filter);
  const Result<Projection> projection = Projection::of(selection);
  StringSink sink;
  EXPECT_TRUE(projection.ok() && write_gexf(selection, *projection, sink).ok());
  return sink.bytes();
}

std::vector<std::string> spells_of_edges(const std::string& gexf) {
  std::vector<std::string> spells;
  const std::regex edge("<edge .*?</edge>"), spell("<spell start=\"([^\"]*)\" end=\"([^\"]*)\"/>");
  for (std::sregex_iterator e(gexf.begin(), gexf.end(), edge), end; e != end; ++e) {
    const std::string text = e->str();
    for (std::sregex_iterator s(text.begin(), text.end(), spell); s != end; ++s) {
      spells.push_back((*s)[1].str() + ".." + (*s)[2].str());
    }
  }
  return spells;
}

// The dates of three documents that say the same relation.
std::string with_dates(const std::vector<std::string>& dates) {
  std::vector<Changes> documents;
  for (std::size_t i = 0; i < dates.size(); ++i) {
    SampleDocument document("d" + std::to_string(i), "Document " + std::to_string(i), "2020-01-01");
    document.relation(RelationKind::member_of, "state:JPN", "grouping:quad", "Japan is in the Quad.",
                      dates[i]);
    documents.push_back(document.changes());
  }
  return gexf_of(store_of(documents));
}

TEST(Gexf, is_dynamic_as_gephi_wants_it) {
  const std::string gexf = gexf_of(store_of(small_graph()));
  EXPECT_THAT(gexf, HasSubstr("xmlns=\"http://gexf.net/1.3\""));
  EXPECT_THAT(gexf, HasSubstr("<graph defaultedgetype=\"directed\" mode=\"dynamic\" timeformat=\"date\" "
                              "timerepresentation=\"interval\" timezone=\"UTC\">"));
  EXPECT_THAT(gexf, Not(HasSubstr(" type=\"directed\"")));
  EXPECT_THAT(gexf, HasSubstr("<viz:size value="));
}

TEST(Gexf, spells_are_whole_days_and_do_not_overlap) {
  EXPECT_THAT(spells_of_edges(with_dates({"2021-03-04", "2021", "2023-02"})),
              testing::ElementsAre("2021-01-01..2021-12-31", "2023-02-01..2023-02-28"));
  EXPECT_THAT(spells_of_edges(with_dates({"2021-03-04", "2021-03-05"})),
              testing::ElementsAre("2021-03-04..2021-03-05"));
  EXPECT_THAT(spells_of_edges(with_dates({"2024-02-29", "2022-12-31"})),
              testing::ElementsAre("2022-12-31..2022-12-31", "2024-02-29..2024-02-29"));
}

TEST(Gexf, is_the_same_twice) {
  EXPECT_EQ(gexf_of(store_of(random_graph(7, 40, 90))), gexf_of(store_of(random_graph(7, 40, 90))));
}

// The reference checker knows what Gephi's own importer was seen to refuse.
TEST(Corpus, gexf_keeps_every_point_of_the_checklist) {
  const std::string lint = std::string(ENTENTE_SHARED_DIR) + "/interop/tools/lint.py";
  if (!std::filesystem::exists(lint)) GTEST_SKIP() << "the importers' checklist is not here";
  const std::string name = testing::TempDir() + "entente_gexf_test.gexf";
  for (std::uint32_t seed = 0; seed < 4; ++seed) {
    std::ofstream(name) << (seed == 0 ? gexf_of(store_of(small_graph()))
                                      : gexf_of(store_of(random_graph(seed, 60, 200))));
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> run(
        popen(("python3 " + lint + " " + name + " 2>&1").c_str(), "r"), pclose);
    std::string told;
    for (int c = std::fgetc(run.get()); c != EOF; c = std::fgetc(run.get())) told += static_cast<char>(c);
    EXPECT_THAT(told, HasSubstr("\"ok\": true")) << "seed " << seed;
  }
  std::filesystem::remove(name);
}

}  // namespace
}  // namespace entente
