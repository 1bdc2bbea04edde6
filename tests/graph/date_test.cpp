#include "graph/date.h"

#include <gtest/gtest.h>

#include <chrono>

namespace entente {
namespace {

struct Reading {
  const char* text;
  const char* known;  // to_string(); nullptr: no date
};

class DateReading : public testing::TestWithParam<Reading> {};

TEST_P(DateReading, KeepsWhatIsKnown) {
  auto date = Date::parse(GetParam().text);
  ASSERT_EQ(date.has_value(), GetParam().known != nullptr);
  if (date) {
    EXPECT_EQ(date->to_string(), GetParam().known);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Table, DateReading,
    testing::Values(Reading{"2023", "2023"}, Reading{"2023-08", "2023-08"},
                    Reading{"2023-08-18", "2023-08-18"}, Reading{"2023-08-18T09:30:00Z", "2023-08-18"},
                    Reading{"2023-08-18 09:30", "2023-08-18"}, Reading{"2024-02-29", "2024-02-29"},
                    Reading{"2000-02-29", "2000-02-29"}, Reading{"1000-01-01", "1000-01-01"},
                    Reading{"2999-12-31", "2999-12-31"}, Reading{"", nullptr}, Reading{"23", nullptr},
                    Reading{"0999", nullptr}, Reading{"3000", nullptr}, Reading{"2023-02-29", nullptr},
                    Reading{"1900-02-29", nullptr}, Reading{"2023-13", nullptr}, Reading{"2023-00", nullptr},
                    Reading{"2023-08-00", nullptr}, Reading{"2023-08-32", nullptr},
                    Reading{"2023-8-1", nullptr}, Reading{"2023/08/18", nullptr},
                    Reading{"2023-08-18x", nullptr}, Reading{"P2Y", nullptr}, Reading{"20a3", nullptr},
                    Reading{"-023", nullptr}, Reading{"T2023", nullptr}, Reading{"+2023-08", nullptr}));

TEST(Date, PartialDatesSpanTheirDays) {
  EXPECT_EQ(Date::from_day(Date::parse("2023")->first_day()).to_string(), "2023-01-01");
  EXPECT_EQ(Date::from_day(Date::parse("2023")->last_day()).to_string(), "2023-12-31");
  EXPECT_EQ(Date::from_day(Date::parse("2024-02")->last_day()).to_string(), "2024-02-29");
  EXPECT_EQ(Date::from_day(Date::parse("2023-02")->last_day()).to_string(), "2023-02-28");
  EXPECT_EQ(Date::parse("1970-01-01")->first_day(), 0);
  EXPECT_EQ(Date::parse("1969-12-31")->last_day(), -1);
}

TEST(Date, UnknownIsNoDay) {
  EXPECT_EQ(Date{}.first_day(), unknown_day);
  EXPECT_EQ(Date{}.last_day(), unknown_day);
  EXPECT_EQ(Date{}.to_string(), "");
  EXPECT_FALSE(Date::from_day(unknown_day).known());
  EXPECT_FALSE(Date::from_day(INT32_MAX).known());
}

TEST(Date, EveryDayOfTheRangeComesBack) {
  Day end = Date::parse("2999-12-31")->first_day();
  Date before;
  for (Day day = Date::parse("1000-01-01")->first_day(); day <= end; ++day) {
    Date date = Date::from_day(day);
    ASSERT_EQ(date.first_day(), day);
    ASSERT_EQ(Date::parse(date.to_string()), date);
    ASSERT_LT(before, date);
    before = date;
  }
}

}  // namespace
}  // namespace entente
