// Results out of order, lost, or waited for for ever.
#include "ingest/jobs/ordered_pipeline.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace entente {
namespace {

using Pipeline = OrderedPipeline<int, int>;

TEST(OrderedPipeline, GivesResultsInTheOrderOfArrivalWhoeverIsFaster) {
  Pipeline pipeline(4, [](const int& i) {
    if (i % 7 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(2));
    return i * 2;
  });
  std::thread source([&] {
    for (int i = 0; i < 500; ++i) EXPECT_TRUE(pipeline.push(i));
    pipeline.close();
  });
  for (int i = 0; i < 500; ++i) {
    const auto done = pipeline.take();
    ASSERT_TRUE(done);
    EXPECT_EQ(done->input, i);
    EXPECT_EQ(done->output, 2 * i);
  }
  EXPECT_FALSE(pipeline.take());
  source.join();
}

TEST(OrderedPipeline, HoldsNoMoreThanItsWindow) {
  std::atomic<int> begun = 0;
  Pipeline pipeline(2, [&](const int& i) {
    ++begun;
    return i;
  });
  std::atomic<int> pushed = 0;
  std::thread source([&] {
    while (pipeline.push(pushed.load())) ++pushed;
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  EXPECT_LE(pushed.load(), 8 * 2 + 8);
  EXPECT_LE(begun.load(), 8 * 2 + 8);
  pipeline.stop();
  source.join();
}

TEST(OrderedPipeline, StoppedItDropsWhatIsNotBegunAndGivesWhatIs) {
  std::atomic<bool> go = false;
  Pipeline pipeline(1, [&](const int& i) {
    while (!go) std::this_thread::yield();
    return i;
  });
  for (int i = 0; i < 10; ++i) pipeline.push(i);
  while (!pipeline.slowest([](int i) { return std::to_string(i); })) std::this_thread::yield();
  pipeline.stop();
  EXPECT_FALSE(pipeline.push(99));
  go = true;
  const auto done = pipeline.take();
  ASSERT_TRUE(done);
  EXPECT_EQ(done->output, 0);
  EXPECT_FALSE(pipeline.take());
}

TEST(OrderedPipeline, SaysWhenItWaits) {
  std::atomic<bool> go = false;
  Pipeline pipeline(1, [&](const int& i) {
    while (!go) std::this_thread::yield();
    return i;
  });
  pipeline.push(1);
  const auto waited = pipeline.take_within(std::chrono::milliseconds(5));
  EXPECT_TRUE(waited.late);
  EXPECT_FALSE(waited.done);
  go = true;
  pipeline.close();
  EXPECT_TRUE(pipeline.take());
  EXPECT_FALSE(pipeline.take_within(std::chrono::milliseconds(5)).late);
}

}  // namespace
}  // namespace entente
