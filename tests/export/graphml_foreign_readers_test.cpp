// A file that another program reads as another graph.
#include <gtest/gtest.h>

#include <array>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/graphml.hpp>
#include <boost/property_map/dynamic_property_map.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>

#include "tests/export/graphml_reading.h"
#include "tests/export/sample_graph.h"

namespace entente {
namespace {

struct Counted {
  std::size_t nodes = 0;
  std::size_t edges = 0;
  auto operator<=>(const Counted&) const = default;
};

// Boost's reader throws on what it does not like.
Counted counted_by_boost(const std::string& text) {
  using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS>;
  Graph graph;
  boost::dynamic_properties properties(boost::ignore_other_properties);
  std::istringstream in(text);
  boost::read_graphml(in, graph, properties);
  return {boost::num_vertices(graph), boost::num_edges(graph)};
}

// Facts and the rest: every column is in use.
std::string everything(const Store& store) {
  EdgeFilter filter;
  filter.facts_only = false;
  return graphml_of(store, filter);
}

class RandomGraphs : public testing::TestWithParam<std::uint32_t> {};

TEST_P(RandomGraphs, AreTheSameForEveryReader) {
  const std::uint32_t seed = GetParam();
  const Store store = store_of(random_graph(seed, 3 + seed * 7, 1 + seed * 40));
  const std::string text = everything(store);
  const ReadGraphml graph = read_graphml(text);
  EXPECT_EQ(counted_by_boost(text), (Counted{graph.nodes.size(), graph.edges.size()}));

  // As many relations as the store has, none lost on the way into bundles.
  const Snapshot snapshot = snapshot_of(store);
  std::size_t evidence = 0;
  ASSERT_TRUE(snapshot
                  .for_each_edge([&](const Edge& edge) {
                    evidence += edge.derived ? 0 : 1;
                    return true;
                  })
                  .ok());
  double weights = 0;
  for (const ReadElement& edge : graph.edges) {
    weights += edge.at("e_derived") == "true" ? 0 : std::stod(edge.at("weight"));
  }
  EXPECT_EQ(static_cast<std::size_t>(weights), evidence);
}

TEST_P(RandomGraphs, DoNotDependOnTheOrderOfDocuments) {
  std::vector<Changes> documents = random_graph(GetParam(), 30, 200);
  const std::string first = everything(store_of(documents));
  std::reverse(documents.begin(), documents.end());
  EXPECT_EQ(everything(store_of(documents)), first);
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomGraphs, testing::Range(1U, 9U));

// The judge of the importers that cannot run here.
std::string lint(const std::string& text) {
  const std::filesystem::path file = std::filesystem::path(testing::TempDir()) / "entente_lint.graphml";
  std::ofstream(file, std::ios::binary) << text;
  const std::string command =
      "python3 '" ENTENTE_SHARED_DIR "/interop/tools/lint.py' '" + file.string() + "' 2>&1";
  const auto close = [](std::FILE* pipe) { return ::pclose(pipe); };
  const std::unique_ptr<std::FILE, decltype(close)> pipe(::popen(command.c_str(), "r"), close);
  std::string output;
  std::array<char, 4096> buffer{};
  while (std::fgets(buffer.data(), buffer.size(), pipe.get()) != nullptr) output += buffer.data();
  std::filesystem::remove(file);
  return output;
}

TEST(Lint, FindsNothingToRefuse) {
  if (!std::filesystem::exists(ENTENTE_SHARED_DIR "/interop/tools/lint.py")) {
    GTEST_SKIP() << "the shared interoperability tools are not here";
  }
  if (std::system("python3 -c '' >/dev/null 2>&1") != 0) GTEST_SKIP() << "there is no python3";
  for (const std::uint32_t seed : {1U, 5U, 20U}) {
    const std::string findings =
        lint(everything(store_of(random_graph(seed, std::size_t{10} * seed, std::size_t{100} * seed))));
    EXPECT_NE(findings.find("findings"), std::string::npos) << findings;
    EXPECT_EQ(findings.find("FAIL"), std::string::npos) << findings;
  }
  // The one warning there may be: that Gephi reads INF as a number.
  EXPECT_EQ(lint(graphml_of(store_of({}))).find("WARN"), std::string::npos);
}

}  // namespace
}  // namespace entente
