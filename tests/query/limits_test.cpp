// Every limit stops a statement with an error that says so; nothing is cut in silence.
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "query/ask.h"
#include "query/procedures/procedure.h"

namespace entente {
namespace {

// Each of `nodes` tied to each other one.
ScratchGraph complete_graph(std::size_t nodes) {
  ScratchGraph graph;
  for (std::size_t i = 0; i < nodes; ++i) graph.create_node({"N"}, {});
  for (NodeId a = 1; a <= nodes; ++a) {
    for (NodeId b = 1; b < a; ++b) graph.create_relationship(a, b, "R", {});
  }
  return graph;
}

std::string refusal_of(std::string_view statement, ScratchGraph& graph, const Limits& limits) {
  const Result<Answer> answer = ask_scratch(statement, graph, Procedures(), limits);
  if (answer.ok()) return "no error";
  EXPECT_EQ(answer.error().code, ErrorCode::limit_exceeded) << answer.error().message;
  return answer.error().message;
}

constexpr std::string_view everywhere = "MATCH (a)-[*]-(b) RETURN count(*)";

TEST(Limits, EdgesReadAreCountedAndTheErrorNamesThePattern) {
  ScratchGraph graph = complete_graph(60);
  Limits limits;
  limits.edges_read = 200'000;
  const std::string message = refusal_of(everywhere, graph, limits);
  EXPECT_NE(message.find("200000 edges"), std::string::npos) << message;
  EXPECT_NE(message.find("[*]"), std::string::npos) << message;
}

TEST(Limits, ABillionEdgesAreNotRead) {
  ScratchGraph graph = complete_graph(40);
  const auto begun = std::chrono::steady_clock::now();
  Limits limits;
  limits.edges_read = 1'000'000;
  const std::string message = refusal_of("MATCH (a)-[*]-(b)-[*]-(c) RETURN a", graph, limits);
  EXPECT_NE(message.find("[*]"), std::string::npos) << message;
  EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(20));
}

TEST(Limits, WhatIsCreatedCountsAsMemory) {
  ScratchGraph graph;
  Limits limits;
  limits.memory = 4 << 20;
  const std::string message =
      refusal_of("UNWIND range(1, 300) AS x UNWIND range(1, 300) AS y CREATE ()-[:R]->()", graph, limits);
  EXPECT_NE(message.find("4 MiB"), std::string::npos) << message;
}

TEST(Limits, TimeEndsFewDearRows) {
  ScratchGraph graph;
  Limits limits;
  limits.time = std::chrono::milliseconds(50);
  const auto begun = std::chrono::steady_clock::now();
  const std::string message = refusal_of(
      "WITH range(1, 1000000) AS l UNWIND range(1, 900) AS i WITH l, i WHERE reverse(l) = l RETURN count(*)",
      graph, limits);
  EXPECT_NE(message.find("50 ms"), std::string::npos) << message;
  EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::milliseconds(1500));
}

TEST(Limits, TimeEndsAWalk) {
  ScratchGraph graph = complete_graph(40);
  Limits limits;
  limits.time = std::chrono::milliseconds(50);
  const auto begun = std::chrono::steady_clock::now();
  const std::string message = refusal_of(everywhere, graph, limits);
  EXPECT_NE(message.find("50 ms"), std::string::npos) << message;
  EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(2));
}

TEST(Limits, TimeEndsRowsThatReadNothing) {
  ScratchGraph graph;
  Limits limits;
  limits.time = std::chrono::milliseconds(50);
  const std::string message = refusal_of(
      "UNWIND range(1, 10000) AS a UNWIND range(1, 10000) AS b UNWIND range(1, 10000) AS c "
      "WITH a WHERE a < 0 RETURN a",
      graph, limits);
  EXPECT_NE(message.find("50 ms"), std::string::npos) << message;
}

struct HoldingCase {
  std::string_view name;
  std::string_view statement;
};

class HoldsTooMuch : public testing::TestWithParam<HoldingCase> {};

TEST_P(HoldsTooMuch, IsRefused) {
  ScratchGraph graph;
  Limits limits;
  limits.memory = 4 << 20;
  const std::string message = refusal_of(GetParam().statement, graph, limits);
  EXPECT_NE(message.find("4 MiB"), std::string::npos) << message;
}

INSTANTIATE_TEST_SUITE_P(
    Memory, HoldsTooMuch,
    testing::Values(
        HoldingCase{"sort", "UNWIND range(1, 1000) AS a UNWIND range(1, 1000) AS b RETURN a ORDER BY b"},
        HoldingCase{
            "distinct",
            "UNWIND range(1, 1000) AS a UNWIND range(1, 1000) AS b WITH DISTINCT a, b RETURN count(*)"},
        HoldingCase{"groups",
                    "UNWIND range(1, 1000) AS a UNWIND range(1, 1000) AS b WITH a, b, count(*) AS n "
                    "RETURN count(*)"},
        HoldingCase{"collect",
                    "UNWIND range(1, 1000) AS a UNWIND range(1, 1000) AS b RETURN size(collect(a))"},
        HoldingCase{"answer", "UNWIND range(1, 300) AS a UNWIND range(1, 300) AS b RETURN a, b"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(Limits, BoundedOrderHoldsOnlyWhatItShows) {
  ScratchGraph graph;
  Limits limits;
  limits.memory = 4 << 20;
  const Result<Answer> answer = ask_scratch(
      "UNWIND range(1, 300) AS a UNWIND range(1, 300) AS b RETURN a, b ORDER BY b DESC, a LIMIT 3", graph,
      Procedures(), limits);
  ASSERT_TRUE(answer.ok()) << answer.error().message;
  ASSERT_EQ(answer->rows.size(), 3U);
  EXPECT_EQ(answer->rows[1].cells[0].as<std::int64_t>(), 2);
}

TEST(Limits, RowsAreCutAndTheAnswerSaysSo) {
  ScratchGraph graph;
  Limits limits;
  limits.rows = 10;
  const Result<Answer> answer = ask_scratch("UNWIND range(1, 11) AS a RETURN a", graph, Procedures(), limits);
  ASSERT_TRUE(answer.ok()) << answer.error().message;
  EXPECT_EQ(answer->rows.size(), 10U);
  EXPECT_TRUE(answer->truncated);
  ASSERT_FALSE(answer->notes.empty());
  EXPECT_NE(answer->notes.back().find("there are more"), std::string::npos);
}

TEST(Limits, AsManyRowsAsAllowedAreNoCut) {
  ScratchGraph graph;
  Limits limits;
  limits.rows = 10;
  const Result<Answer> answer = ask_scratch("UNWIND range(1, 10) AS a RETURN a", graph, Procedures(), limits);
  ASSERT_TRUE(answer.ok()) << answer.error().message;
  EXPECT_FALSE(answer->truncated);
}

TEST(Limits, LimitStopsTheReading) {
  ScratchGraph graph = complete_graph(60);
  const Result<Answer> answer =
      ask_scratch("MATCH (a)-[*]-(b) RETURN a LIMIT 5", graph, Procedures(), Limits{});
  ASSERT_TRUE(answer.ok()) << answer.error().message;
  EXPECT_EQ(answer->rows.size(), 5U);
  EXPECT_LT(answer->edges_read, 1000U);
}

TEST(Stopping, KeepsTheRowsSoFar) {
  ScratchGraph graph = complete_graph(40);
  std::atomic<bool> stop = false;
  Limits limits;
  limits.stop = &stop;
  limits.rows = 100'000'000;
  std::thread person([&stop] {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    stop = true;
  });
  const auto begun = std::chrono::steady_clock::now();
  const Result<Answer> answer =
      ask_scratch("MATCH (a)-[*]-(b) RETURN id(a), id(b)", graph, Procedures(), limits);
  const auto took = std::chrono::steady_clock::now() - begun;
  person.join();
  ASSERT_TRUE(answer.ok()) << answer.error().message;
  EXPECT_TRUE(answer->stopped);
  EXPECT_GT(answer->rows.size(), 0U);
  EXPECT_LT(took, std::chrono::milliseconds(1000));  // 150, on a machine with other work to do
}

TEST(Stopping, APartOfASumIsNoAnswer) {
  ScratchGraph graph = complete_graph(40);
  const std::atomic<bool> stop = true;
  Limits limits;
  limits.stop = &stop;
  const Result<Answer> answer = ask_scratch(everywhere, graph, Procedures(), limits);
  ASSERT_TRUE(answer.ok()) << answer.error().message;
  EXPECT_TRUE(answer->stopped);
  EXPECT_TRUE(answer->rows.empty());
}

}  // namespace
}  // namespace entente
