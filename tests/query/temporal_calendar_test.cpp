// The calendar against that of the standard library, where both reach, and against itself beyond.
#include "query/values/temporal_calendar.h"

#include <gtest/gtest.h>

#include <chrono>

namespace entente {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

TEST(TemporalCalendar, AgreesWithTheStandardLibraryOnEveryDayOfManyCenturies) {
  const sys_days first = std::chrono::year{-410} / 1 / 1;
  const sys_days last = std::chrono::year{2810} / 12 / 31;
  for (sys_days day = first; day <= last; day += std::chrono::days{1}) {
    const year_month_day expected(day);
    const std::int64_t number = day.time_since_epoch().count();
    const CalendarDate date = calendar_date(number);
    ASSERT_EQ(date.year, int{expected.year()});
    ASSERT_EQ(date.month, unsigned{expected.month()});
    ASSERT_EQ(date.day, unsigned{expected.day()});
    ASSERT_EQ(day_number(date), number);
    ASSERT_EQ(day_of_week(number), std::chrono::weekday(day).iso_encoding());
    const WeekDate week = week_date(number);
    ASSERT_EQ(day_number(week), number);
    ASSERT_LE(week.week, weeks_of_year(week.year));
  }
}

TEST(TemporalCalendar, TheEndsOfTheCalendarAreReadBack) {
  for (const std::int64_t year : {least_year, most_year}) {
    for (const CalendarDate date : {CalendarDate{year, 1, 1}, CalendarDate{year, 12, 31}}) {
      const std::int64_t number = day_number(date);
      EXPECT_TRUE(is_in_calendar(number));
      EXPECT_EQ(calendar_date(number).year, date.year);
      EXPECT_EQ(calendar_date(number).month, date.month);
      EXPECT_EQ(calendar_date(number).day, date.day);
    }
  }
  EXPECT_FALSE(is_in_calendar(day_number(CalendarDate{least_year, 1, 1}) - 1));
  EXPECT_FALSE(is_in_calendar(day_number(CalendarDate{most_year, 12, 31}) + 1));
}

TEST(TemporalCalendar, WeeksBelongToTheYearOfTheirThursday) {
  EXPECT_EQ(week_date(day_number(CalendarDate{2021, 1, 3})).year, 2020);
  EXPECT_EQ(week_date(day_number(CalendarDate{2021, 1, 3})).week, 53);
  EXPECT_EQ(week_date(day_number(CalendarDate{2024, 12, 30})).year, 2025);
  EXPECT_EQ(weeks_of_year(2020), 53);
  EXPECT_EQ(weeks_of_year(2021), 52);
}

TEST(TemporalCalendar, QuotientsRoundDown) {
  EXPECT_EQ(quotient_down(-1, 7), -1);
  EXPECT_EQ(quotient_down(-7, 7), -1);
  EXPECT_EQ(quotient_down(6, 7), 0);
  EXPECT_EQ(remainder_up(-1, 7), 6);
  EXPECT_EQ(remainder_up(-7, 7), 0);
}

}  // namespace
}  // namespace entente
