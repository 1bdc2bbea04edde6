// Durations from amounts of units. A fraction of a unit becomes smaller units: a month counts 2,629,746
// seconds (the 400 years of the calendar through their 4,800 months), a day 24 hours. What is finer than a
// nanosecond is rounded to the nearest, half to even.
#pragma once

#include <cstdint>
#include <string_view>

#include "graph/result.h"
#include "query/values/temporal.h"

namespace entente {

enum class DurationUnit {
  year,
  quarter,
  month,
  week,
  day,
  hour,
  minute,
  second,
  millisecond,
  microsecond,
  nanosecond
};

class DurationSum {
 public:
  // `fraction` is the part of the unit after the point, of the sign of `whole` or of any sign where that is
  // 0.
  void add(DurationUnit unit, std::int64_t whole, long double fraction);
  // Of a size an int64 can hold; any other number makes the sum fail.
  void add(DurationUnit unit, long double amount);

  // Fails with invalid_argument when a part does not fit 64 bits.
  Result<Duration> sum() const;

 private:
  __extension__ using Wide = __int128;
  void add_fraction_of_month(long double fraction);

  Wide months_ = 0;
  Wide days_ = 0;
  Wide nanos_ = 0;
  bool too_large_ = false;
};

// "P1Y2M3W4DT5H6M7.5S", any unit with a sign and a fraction; "P2012-02-02T14:37:21.545". Fails with
// invalid_argument. Linear; texts over 128 characters are refused.
Result<Duration> read_duration(std::string_view text);

Duration opposite(const Duration& duration);

// Whole days of 24 hours in its time part, towards zero.
std::int64_t whole_days_of_clock(const Duration& duration);

}  // namespace entente
