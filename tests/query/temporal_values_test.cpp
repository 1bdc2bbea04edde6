// Dates, times and durations, from expressions to their ISO text.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/query/temporal_expression.h"

namespace entente {
namespace {

struct TemporalRow {
  std::string_view expression;
  std::string_view expected;
};

void expect_answers(std::initializer_list<TemporalRow> rows) {
  for (const TemporalRow& row : rows) EXPECT_EQ(answer(row.expression), row.expected) << row.expression;
}

TEST(TemporalValues, DatesAreReadInEveryFormOfIso8601) {
  expect_answers({
      {"date('2024-02-29')", "2024-02-29"},
      {"date('20240229')", "2024-02-29"},
      {"date('2024-02')", "2024-02-01"},
      {"date('202402')", "2024-02-01"},
      {"date('2024')", "2024-01-01"},
      {"date('2024-060')", "2024-02-29"},
      {"date('2024060')", "2024-02-29"},
      {"date('2020-W53-7')", "2021-01-03"},
      {"date('2020W53')", "2020-12-28"},
      {"date('2024-Q2')", "2024-04-01"},
      {"date('2024-Q4-92')", "2024-12-31"},
      {"date('2024Q492')", "2024-12-31"},
      {"date('-0044-03-15')", "-0044-03-15"},
      {"date('+12024-03-15')", "+12024-03-15"},
      {"date('-999999999-01-01')", "-999999999-01-01"},
      {"date('+999999999-12-31')", "+999999999-12-31"},
  });
}

TEST(TemporalValues, TimesAreReadWithAndWithoutSeparators) {
  expect_answers({
      {"localtime('07:05:09.5')", "07:05:09.5"},
      {"localtime('070509,25')", "07:05:09.25"},
      {"localtime('0705')", "07:05"},
      {"localtime('07')", "07:00"},
      {"localtime('23:59:59.999999999')", "23:59:59.999999999"},
      {"time('07:05Z')", "07:05Z"},
      {"time('07:05')", "07:05Z"},
      {"time('0705-0930')", "07:05-09:30"},
      {"time('07:05+05:45:30')", "07:05+05:45:30"},
      {"localdatetime('2024-02-29T07:05')", "2024-02-29T07:05"},
      {"localdatetime('2024-02-29')", "2024-02-29T00:00"},
      {"datetime('2024-02-29')", "2024-02-29T00:00Z"},
      {"datetime('2024-02-29[Asia/Tokyo]')", "2024-02-29T00:00+09:00[Asia/Tokyo]"},
      {"datetime('2024060T0705-09')", "2024-02-29T07:05-09:00"},
  });
}

TEST(TemporalValues, TextsThatAreNoDateOrTimeAreRefusedWithWhatWouldBeRight) {
  for (const std::string_view text : {"",
                                      "x",
                                      "2024-",
                                      "2024-2-3",
                                      "2024-02-30",
                                      "2023-02-29",
                                      "2024-13",
                                      "2024-W54",
                                      "2024-W00",
                                      "2024-W3",
                                      "2024-W30-8",
                                      "2024-W30-",
                                      "2024-Q5",
                                      "2024-Q1-92",
                                      "2024-Q",
                                      "2024-000",
                                      "2023-366",
                                      "20240",
                                      "12024-01-01",
                                      "+1000000000-01-01",
                                      "2024-02-29T07:05",
                                      "2024-02-29Z",
                                      "2024/02/29",
                                      "２０２４"}) {
    const std::string expression = "date('" + std::string(text) + "')";
    EXPECT_TRUE(answer(expression).starts_with("error: ")) << expression << " " << answer(expression);
  }
  for (const std::string_view text :
       {"", "7", "24", "07:60", "07:05:60", "07:05:09.", "07:05.5", "07:0509", "0705:09",
        "07:05:09.1234567890", "07:05:", ":", "07:05Z", "070509123", "T07:05"}) {
    const std::string expression = "localtime('" + std::string(text) + "')";
    EXPECT_TRUE(answer(expression).starts_with("error: ")) << expression << " " << answer(expression);
  }
  for (const std::string_view text :
       {"2024-02-29T", "2024-02-29T07:05+18:01", "2024-02-29T07:05+1:00", "2024-02-29T07:05+",
        "2024-02-29T07:05[]", "2024-02-29T07:05[Mars/Olympus]", "2024-02-29T07:05+05:00[Europe/Paris]",
        "2024-02-29T07:05[Europe/Paris", "2024-02-29T07:05+01:00[Europe/Paris]x", "[Europe/Paris]", "T"}) {
    const std::string expression = "datetime('" + std::string(text) + "')";
    EXPECT_TRUE(answer(expression).starts_with("error: ")) << expression << " " << answer(expression);
  }
  EXPECT_TRUE(answer("date('" + std::string(100'000, '1') + "')").starts_with("error: "));
  EXPECT_EQ(answer("date('2023-02-29')"), "error: day is 29, but can be 1 to 28 here");
  EXPECT_EQ(answer("datetime('2024-02-29T07:05[Europe/Pariss]')"),
            "error: there is no time zone 'Europe/Pariss'; did you mean 'Europe/Paris'?");
}

TEST(TemporalValues, MapsNameDaysInFourWays) {
  expect_answers({
      {"date({year: 2024, month: 2, day: 29})", "2024-02-29"},
      {"date({year: 2024})", "2024-01-01"},
      {"date({year: 2020, week: 53, dayOfWeek: 5})", "2021-01-01"},
      {"date({year: 2024, quarter: 2, dayOfQuarter: 91})", "2024-06-30"},
      {"date({year: 2024, ordinalDay: 366})", "2024-12-31"},
      {"localtime({hour: 7, minute: 5, second: 9, millisecond: 1, microsecond: 2, nanosecond: 3})",
       "07:05:09.001002003"},
      {"localtime({hour: 7, minute: 5, second: 9, millisecond: 1, nanosecond: 20003})", "07:05:09.001020003"},
      {"time({hour: 7, timezone: '-03:30'})", "07:00-03:30"},
      {"datetime({year: 2024, month: 7, timezone: 'America/New_York'})",
       "2024-07-01T00:00-04:00[America/New_York]"},
      {"datetime({epochSeconds: 1, nanosecond: 5})", "1970-01-01T00:00:01.000000005Z"},
      {"datetime({epochMillis: -1})", "1969-12-31T23:59:59.999Z"},
      {"date({year: null})", "null"},
      {"date({timezone: 'Pacific/Auckland'})", "2024-02-29"},
      {"localtime({timezone: 'Asia/Kolkata'})", "15:45:30.123456789"},
  });
}

TEST(TemporalValues, FieldsAreLaidOverOtherValues) {
  expect_answers({
      {"date({date: date('2024-02-29'), year: 2023})", "2023-02-28"},
      {"date({date: date('2024-01-31'), month: 2})", "2024-02-29"},
      {"date({date: date('2024-03-31'), quarter: 1})", "2024-03-31"},
      {"date({date: date('2023-12-31'), quarter: 1})", "2023-03-31"},
      {"date({date: date('2024-12-30'), dayOfWeek: 7})", "2025-01-05"},
      {"time({time: time('23:30+01:00'), timezone: '+03:00'})", "01:30+03:00"},
      {"localtime({time: localtime('07:05:09.123'), nanosecond: 5})", "07:05:09.000000005"},
      {"datetime({datetime: datetime('2024-07-01T12:00[Europe/Berlin]'), month: 1})",
       "2024-01-01T12:00+01:00[Europe/Berlin]"},
      {"datetime({date: date('2024-02-29'), time: time('23:30-05:00'), timezone: 'Asia/Tokyo'})",
       "2024-03-01T13:30+09:00[Asia/Tokyo]"},
      {"date(datetime('2024-02-29T23:30-05:00'))", "2024-02-29"},
      {"localtime(datetime('2024-02-29T23:30-05:00'))", "23:30"},
      {"time(datetime('2024-07-01T12:00[Europe/Berlin]'))", "12:00+02:00"},
      {"datetime(date('2024-02-29'))", "2024-02-29T00:00Z"},
  });
}

TEST(TemporalValues, MapsThatContradictThemselvesAreRefused) {
  expect_answers({
      {"date({month: 2})", "error: year is missing"},
      {"date({year: 2024, day: 2})", "error: day needs month beside it"},
      {"date({year: 2024, dayOfWeek: 2})", "error: dayOfWeek needs week beside it"},
      {"date({year: 2024, dayOfQuarter: 2})", "error: dayOfQuarter needs quarter beside it"},
      {"date({year: 2024, week: 2, month: 2})", "error: month and week name a day in two ways: keep one"},
      {"date({year: 2024, month: 13})", "error: month is 13, but can be 1 to 12 here"},
      {"date({year: 2024, month: -9000000000000000000})",
       "error: month is -9000000000000000000, but can be 1 to 12 here"},
      {"date({year: 2023, week: 53})", "error: week is 53, but can be 1 to 52 here"},
      {"date({year: 1000000000})", "error: year is 1000000000, but can be -999999999 to 999999999 here"},
      {"date({yaer: 2024})", "error: 'yaer' is no field of a DATE; did you mean 'year'?"},
      {"date({year: '2024'})", "error: year is a whole number, not STRING"},
      {"localtime({minute: 5})", "error: minute needs hour beside it"},
      {"localtime({hour: 5, nanosecond: 5})", "error: nanosecond needs second beside it"},
      {"localtime({hour: 7, minute: 5, second: 9, millisecond: 1, microsecond: 1000})",
       "error: microsecond is 1000, but can be 0 to 999 here"},
      {"date({date: localtime('07:05')})",
       "error: date is taken from a value that has one, not from LOCAL TIME"},
      {"time({hour: 5, timezone: 5})",
       "error: a time zone is a text, '+01:00' or 'Europe/Stockholm', not INTEGER"},
      {"date(localtime('07:05'))", "error: a value with a date is needed, not LOCAL TIME"},
      {"datetime({epochSeconds: 9000000000000000000})",
       "error: the date lies outside the years -999999999 to 999999999"},
  });
}

TEST(TemporalValues, ClocksThatAreChangedSkipAndRepeatTimes) {
  expect_answers({
      // 2024-03-31: Berlin's clocks go from 02:00 to 03:00.
      {"datetime('2024-03-31T02:30[Europe/Berlin]')", "2024-03-31T03:30+02:00[Europe/Berlin]"},
      {"datetime('2024-03-30T02:30[Europe/Berlin]') + duration('P1D')",
       "2024-03-31T03:30+02:00[Europe/Berlin]"},
      {"datetime('2024-03-30T02:30[Europe/Berlin]') + duration('PT24H')",
       "2024-03-31T03:30+02:00[Europe/Berlin]"},
      {"datetime('2024-03-30T12:00[Europe/Berlin]') + duration('PT24H')",
       "2024-03-31T13:00+02:00[Europe/Berlin]"},
      {"datetime('2024-03-30T12:00[Europe/Berlin]') + duration('P1D')",
       "2024-03-31T12:00+02:00[Europe/Berlin]"},
      // 2024-10-27: 02:30 occurs twice.
      {"datetime('2024-10-27T02:30[Europe/Berlin]')", "2024-10-27T02:30+02:00[Europe/Berlin]"},
      {"datetime('2024-10-27T02:30+01:00[Europe/Berlin]')", "2024-10-27T02:30+01:00[Europe/Berlin]"},
      {"datetime({datetime: datetime('2024-10-27T02:30+01:00[Europe/Berlin]'), minute: 45})",
       "2024-10-27T02:45+01:00[Europe/Berlin]"},
      {"datetime('2024-10-27T02:30+02:00[Europe/Berlin]') + duration('PT1H')",
       "2024-10-27T02:30+01:00[Europe/Berlin]"},
      {"duration.inSeconds(datetime('2024-10-27T00:00[Europe/Berlin]'), date('2024-10-28'))", "PT25H"},
      // Far ends: before the first rule, and by a rule that repeats.
      {"datetime('1600-01-01T00:00[Europe/Berlin]')", "1600-01-01T00:00+00:53:28[Europe/Berlin]"},
      {"datetime('-999999999-07-01T00:00[Europe/Berlin]').offset", "+00:53:28"},
      {"datetime('+999999999-07-01T00:00[Europe/Berlin]').offset", "+02:00"},
      {"datetime('+999999999-01-01T00:00[Europe/Berlin]').offset", "+01:00"},
  });
}

TEST(TemporalValues, DurationsAreReadAndWritten) {
  expect_answers({
      {"duration('P1Y2M3W4DT5H6M7.008S')", "P1Y2M25DT5H6M7.008S"},
      {"duration('P1.5Y')", "P1Y6M"},
      {"duration('P-1Y-2M')", "P-1Y-2M"},
      {"duration('-P1YT1.5S')", "P-1YT-1.5S"},
      {"duration('PT-0.5S')", "PT-0.5S"},
      {"duration('PT0.0000000004S')", "PT0S"},
      {"duration('PT90M')", "PT1H30M"},
      {"duration('P14M')", "P1Y2M"},
      {"duration('P20240229T070509')", "P2024Y2M29DT7H5M9S"},
      {"duration('P0001-00-03')", "P1Y3D"},
      {"duration({quarters: 2, weeks: 1})", "P6M7D"},
      {"duration({seconds: 1.7})", "PT1.7S"},
      {"duration({days: -1, hours: 1})", "P-1DT1H"},
      {"duration({milliseconds: 1, microseconds: 1, nanoseconds: 1})", "PT0.001001001S"},
      {"duration({days: null})", "null"},
      {"duration(null)", "null"},
  });
}

TEST(TemporalValues, TextsThatAreNoDurationAreRefused) {
  for (const std::string_view text : {"",
                                      "P",
                                      "PT",
                                      "P1",
                                      "P1Y2",
                                      "1Y",
                                      "P1D1Y",
                                      "P1Y1Y",
                                      "P1H",
                                      "PT1D",
                                      "P1YT",
                                      "P.5D",
                                      "P1.D",
                                      "P1..5D",
                                      "P--1D",
                                      "P99999999999999999999Y",
                                      "P9000000000000000000Y",
                                      "PT9300000000000000000H",
                                      "P2024-02-29T25:00",
                                      "P1Y x"}) {
    const std::string expression = "duration('" + std::string(text) + "')";
    EXPECT_TRUE(answer(expression).starts_with("error: ")) << expression << " " << answer(expression);
  }
  expect_answers({
      {"duration({dayz: 1})", "error: 'dayz' is no unit of a duration; did you mean 'days'?"},
      {"duration({days: '1'})", "error: days are a number, not STRING"},
      {"duration({years: 100000000000000000000.0})", "error: the duration is longer than can be counted"},
      {"duration(5)", "error: a duration is made of a text or a map, not INTEGER"},
  });
}

TEST(TemporalValues, MonthsAreAddedBeforeDaysAndDaysBeforeTheClock) {
  expect_answers({
      {"date('2024-01-31') + duration('P1M')", "2024-02-29"},
      {"date('2024-02-29') + duration('P1Y')", "2025-02-28"},
      {"date('2024-01-31') + duration('P1M1D')", "2024-03-01"},
      {"duration('P1D') + date('2024-02-28')", "2024-02-29"},
      {"date('2024-03-01') - duration('P1D')", "2024-02-29"},
      {"date('2024-03-01') + duration('PT23H59M')", "2024-03-01"},
      {"date('2024-03-01') + duration('PT49H')", "2024-03-03"},
      {"date('2024-03-01') - duration('PT49H')", "2024-02-28"},
      {"localtime('23:30') + duration('P5DT1H')", "00:30"},
      {"localtime('00:30') - duration('PT1H')", "23:30"},
      {"localdatetime('2024-02-28T23:30') + duration('PT0.5S')", "2024-02-28T23:30:00.5"},
      {"localdatetime('2024-01-01T00:00') - duration('PT0.000000001S')", "2023-12-31T23:59:59.999999999"},
      {"duration('P1M') * 2.5", "P2M15DT5H14M33S"},
      {"3 * duration('PT1.5S')", "PT4.5S"},
      {"duration('P1D') / 2", "PT12H"},
      {"duration('P1Y') - duration('P1Y')", "PT0S"},
  });
}

TEST(TemporalValues, WhatCannotBeComputedSaysSo) {
  expect_answers({
      {"date('2024-01-31') - date('2024-01-01')",
       "error: DATE - DATE cannot be computed; duration.between() tells how far apart they are"},
      {"date('2024-01-31') + 1", "error: DATE + INTEGER cannot be computed"},
      {"duration('P1D') / 0", "error: a duration cannot be divided by zero"},
      {"duration('P1D') / 0.0", "error: a duration cannot be divided by zero"},
      {"duration('P9000000000000000000D') + duration('P9000000000000000000D')",
       "error: the duration is longer than can be counted"},
      {"duration('P1D') * 10000000000000000000.0", "error: the duration is longer than can be counted"},
      {"date('+999999999-12-31') + duration('P1D')",
       "error: the date lies outside the years -999999999 to 999999999"},
      {"date('2024-01-31') + duration('P9000000000000000000M')",
       "error: the result lies outside the years -999999999 to 999999999"},
      {"datetime('2024-01-31') + duration('PT9000000000000000000S')",
       "error: the result lies outside the years -999999999 to 999999999"},
  });
}

TEST(TemporalValues, ComponentsAreThoseOfTheKind) {
  expect_answers({
      {"date('2021-01-03').weekYear", "2020"},
      {"date('2021-01-03').dayOfWeek", "7"},
      {"date('2024-12-31').ordinalDay", "366"},
      {"date('2024-05-15').dayOfQuarter", "45"},
      {"date('2024-05-15').hour", "null"},
      {"localtime('07:05:09.123456789').microsecond", "123456"},
      {"localtime('07:05').year", "null"},
      {"time('07:05-03:30').offsetMinutes", "-210"},
      {"time('07:05-03:30').timezone", "-03:30"},
      {"datetime('1969-12-31T23:59:59.5Z').epochMillis", "-500"},
      {"datetime('1969-12-31T23:59:59.5Z').epochSeconds", "-1"},
      {"datetime('+999999999-12-31T00:00Z').epochMillis", "null"},
      {"duration('P1Y5M').monthsOfQuarter", "2"},
      {"duration('PT-0.5S').seconds", "-1"},
      {"duration('PT-0.5S').milliseconds", "-500"},
      {"duration('PT300000000000S').nanoseconds", "null"},
      {"duration('P1D').year", "null"},
  });
}

TEST(TemporalValues, TruncationKeepsTheLargerPartsAndAddsFields) {
  expect_answers({
      {"date.truncate('millennium', date('-0001-05-05'))", "-1000-01-01"},
      {"date.truncate('decade', date('2029-05-05'), {month: 5})", "2020-05-01"},
      {"date.truncate('weekYear', date('2021-01-03'))", "2019-12-30"},
      {"date.truncate('month')", "2024-02-01"},
      {"datetime.truncate('hour')", "2024-02-29T10:00Z"},
      {"datetime.truncate('day', datetime('2024-07-01T12:00[Europe/Berlin]'))",
       "2024-07-01T00:00+02:00[Europe/Berlin]"},
      {"datetime.truncate('year', datetime('2024-07-01T12:00[Europe/Berlin]'))",
       "2024-01-01T00:00+01:00[Europe/Berlin]"},
      {"localtime.truncate('millisecond', localtime('07:05:09.123456'), {nanosecond: 7})",
       "07:05:09.123000007"},
      {"date.truncate('month', null)", "null"},
      {"date.truncate('monht', date('2024-02-29'))",
       "error: 'monht' is no unit to truncate to; did you mean 'month'?"},
      {"localtime.truncate('month', localtime('07:05'))",
       "error: a value without that part cannot be truncated to its month"},
      {"date.truncate('hour', date('2024-02-29'))",
       "error: a value without that part cannot be truncated to its hour"},
      {"date.truncate('day', localtime('07:05'))", "error: a value with a date is needed, not LOCAL TIME"},
  });
}

TEST(TemporalValues, WhatLiesBetweenLeadsFromOneToTheOther) {
  const std::string_view moments[] = {"2024-02-29T23:30",        "2023-02-28T00:00:00.5", "2024-01-31T12:00",
                                      "1999-12-31T23:59:59.999", "2024-03-01T00:00:00.1", "2000-01-01T00:00",
                                      "-0004-02-29T01:00"};
  for (const std::string_view from : moments) {
    for (const std::string_view to : moments) {
      const std::string a = "localdatetime('" + std::string(from) + "')";
      const std::string b = "localdatetime('" + std::string(to) + "')";
      EXPECT_EQ(answer(a + " + duration.between(" + a + ", " + b + ")"), to) << from;
      EXPECT_EQ(answer(a + " + duration.inSeconds(" + a + ", " + b + ")"), to) << from;
    }
  }
}

TEST(TemporalValues, DifferencesInOneUnitAreCutTowardsZero) {
  expect_answers({
      {"duration.inMonths(date('2024-01-31'), date('2024-02-29'))", "PT0S"},
      {"duration.inMonths(date('2024-02-29'), date('2024-01-29'))", "P-1M"},
      {"duration.inDays(localdatetime('2024-02-29T12:00'), localdatetime('2024-03-02T11:59'))", "P1D"},
      {"duration.inDays(localdatetime('2024-03-02T11:59'), localdatetime('2024-02-29T12:00'))", "P-1D"},
      {"duration.between(time('23:00+00:00'), time('23:00-05:00'))", "PT5H"},
      {"duration.between(date('2024-02-29'), 'x')",
       "error: a duration lies between two dates or times, not STRING"},
      {"duration.inDays(null, date('2024-02-29'))", "null"},
  });
}

TEST(TemporalValues, TheInstantOfTheStatementIsTheSameEverywhere) {
  expect_answers({
      {"date()", "2024-02-29"},
      {"datetime()", "2024-02-29T10:15:30.123456789Z"},
      {"datetime.statement('Asia/Tokyo')", "2024-02-29T19:15:30.123456789+09:00[Asia/Tokyo]"},
      {"time.transaction('+02:00')", "12:15:30.123456789+02:00"},
      {"localdatetime.statement('Pacific/Kiritimati')", "2024-03-01T00:15:30.123456789"},
      {"time({hour: 12, timezone: 'Europe/Berlin'})", "12:00+01:00"},
      {"date.statement('Nowhere')",
       "error: there is no time zone 'Nowhere'; a zone is written 'Europe/Stockholm' or '+01:00'"},
  });
  EXPECT_GT(answer("date.realtime()"), "2024-02-29");
}

}  // namespace
}  // namespace entente
