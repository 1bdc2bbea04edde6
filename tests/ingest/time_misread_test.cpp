// A time that is read as another, or accepted though it is none.
#include <gtest/gtest.h>

#include "ingest/clock.h"

namespace entente {
namespace {

TEST(ParseTime, ReadsWhatToStringWrites) {
  EXPECT_EQ(to_string(parse_time("2024-02-29T23:59:58Z").value()), "2024-02-29T23:59:58Z");
  EXPECT_EQ(to_string(parse_time("2024-02-29").value()), "2024-02-29T00:00:00Z");
}

class NoTime : public testing::TestWithParam<const char*> {};

TEST_P(NoTime, IsRefused) {
  EXPECT_EQ(parse_time(GetParam()).error().code, ErrorCode::invalid_argument);
}

INSTANTIATE_TEST_SUITE_P(Table, NoTime,
                         testing::Values("", "yesterday", "2023-02-29", "2023-13-01", "2023-1-1",
                                         "2023-01-01T", "2023-01-01T24:00:00Z", "2023-01-01T09:30:00",
                                         "2023-01-01 09:30:00Z", "+023-01-01", "2023-01-01T09:30:00Z "));

}  // namespace
}  // namespace entente
