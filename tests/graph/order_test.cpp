// Stored bytes that depend on the order of documents, or on what was there before.
#include <gtest/gtest.h>

#include <algorithm>

#include "graph/check.h"
#include "graph/store.h"
#include "tests/graph/random_changes.h"
#include "tests/graph/scratch_store.h"

namespace entente {
namespace {

std::vector<Changes> some_documents(std::uint32_t seed) {
  std::vector<Changes> documents;
  for (std::uint32_t i = 0; i < 12; ++i)
    documents.push_back(random_changes("d" + std::to_string(i), seed * 100 + i));
  return documents;
}

void expect_sound(const Store& store) {
  auto report = check(store.snapshot().value());
  ASSERT_TRUE(report.ok()) << report.error().describe();
  for (const std::string& violation : report->violations) ADD_FAILURE() << violation;
}

Dump stored(const std::vector<Changes>& documents) {
  ScratchDirectory scratch;
  {
    Store store = Store::open(scratch.path()).value();
    for (const Changes& changes : documents) EXPECT_EQ(store.commit(changes).value(), Outcome::added);
    expect_sound(store);
  }
  return dump(scratch.path());
}

class Order : public testing::TestWithParam<std::uint32_t> {};

TEST_P(Order, OfDocumentsDoesNotShow) {
  std::vector<Changes> documents = some_documents(GetParam());
  Dump in_order = stored(documents);
  std::ranges::shuffle(documents, std::mt19937(GetParam()));
  EXPECT_EQ(stored(documents), in_order);
}

// Versions come and go in a random walk; what is left must look as if the rest had never been.
TEST_P(Order, OfDetoursDoesNotShow) {
  std::mt19937 random(GetParam());
  std::map<std::string, Changes> current;
  ScratchDirectory scratch;
  {
    Store store = Store::open(scratch.path()).value();
    for (int step = 0; step < 60; ++step) {
      std::string name = "d" + std::to_string(random() % 8);
      if (current.contains(name) && random() % 3 == 0) {
        ASSERT_TRUE(store.remove("document:" + name).ok());
        current.erase(name);
      } else {
        Changes changes = random_changes(name, static_cast<std::uint32_t>(random()));
        Outcome outcome = store.commit(changes).value();
        EXPECT_EQ(outcome, current.contains(name) ? Outcome::replaced : Outcome::added);
        current[name] = changes;
      }
    }
    expect_sound(store);
  }
  std::vector<Changes> left;
  for (const auto& [name, changes] : current) left.push_back(changes);
  EXPECT_EQ(dump(scratch.path()), stored(left));
}

INSTANTIATE_TEST_SUITE_P(Seeds, Order, testing::Range(1U, 7U));

}  // namespace
}  // namespace entente
