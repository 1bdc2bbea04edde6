#include "query/values/temporal_duration.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>

#include "query/values/temporal_calendar.h"
#include "query/values/temporal_reading.h"

namespace entente {
namespace {

constexpr long double seconds_of_month = 2'629'746;
constexpr std::size_t longest_text = 128;

// Of the units that have a fixed length.
std::int64_t nanos_of(DurationUnit unit) {
  switch (unit) {
    case DurationUnit::hour:
      return 3600 * nanos_of_second;
    case DurationUnit::minute:
      return 60 * nanos_of_second;
    case DurationUnit::second:
      return nanos_of_second;
    case DurationUnit::millisecond:
      return 1'000'000;
    case DurationUnit::microsecond:
      return 1'000;
    case DurationUnit::nanosecond:
      return 1;
    default:
      return nanos_of_day;
  }
}

std::int64_t months_of(DurationUnit unit) {
  return unit == DurationUnit::year ? 12 : unit == DurationUnit::quarter ? 3 : 1;
}

// With room to spare, so that the opposite of a duration is one too.
template <typename Number>
bool fits(Number number) {
  return number >= -9'200'000'000'000'000'000 && number <= 9'200'000'000'000'000'000;
}

std::int64_t rounded(long double number) {
  return static_cast<std::int64_t>(std::nearbyint(number));
}

}  // namespace

void DurationSum::add_fraction_of_month(long double fraction) {
  const long double seconds = fraction * seconds_of_month;
  const long double days = std::trunc(seconds / seconds_of_day);
  days_ += static_cast<std::int64_t>(days);
  nanos_ += rounded((seconds - days * seconds_of_day) * nanos_of_second);
}

void DurationSum::add(DurationUnit unit, std::int64_t whole, long double fraction) {
  if (unit <= DurationUnit::month) {
    const long double months = fraction * static_cast<long double>(months_of(unit));
    const long double whole_months = std::trunc(months);
    months_ += Wide{whole} * months_of(unit) + static_cast<std::int64_t>(whole_months);
    add_fraction_of_month(months - whole_months);
  } else if (unit <= DurationUnit::day) {
    const long double days = fraction * (unit == DurationUnit::week ? 7 : 1);
    const long double whole_days = std::trunc(days);
    days_ += Wide{whole} * (unit == DurationUnit::week ? 7 : 1) + static_cast<std::int64_t>(whole_days);
    nanos_ += rounded((days - whole_days) * nanos_of_day);
  } else {
    nanos_ += Wide{whole} * nanos_of(unit) + rounded(fraction * static_cast<long double>(nanos_of(unit)));
  }
}

void DurationSum::add(DurationUnit unit, long double amount) {
  if (!(std::fabs(amount) < 9.2e18L)) {
    too_large_ = true;  // NaN too
    return;
  }
  const long double whole = std::trunc(amount);
  add(unit, static_cast<std::int64_t>(whole), amount - whole);
}

Result<Duration> DurationSum::sum() const {
  const Wide below = nanos_ % nanos_of_second < 0 ? 1 : 0;
  const Wide seconds = nanos_ / nanos_of_second - below;
  if (too_large_ || !fits(months_) || !fits(days_) || !fits(seconds)) {
    return Error{ErrorCode::invalid_argument, "the duration is longer than can be counted", ""};
  }
  return Duration{static_cast<std::int64_t>(months_), static_cast<std::int64_t>(days_),
                  static_cast<std::int64_t>(seconds),
                  static_cast<std::int32_t>(nanos_ - seconds * nanos_of_second)};
}

namespace {

Error no_duration(std::string_view text) {
  return {ErrorCode::invalid_argument,
          fmt::format("'{}' is no duration: write P1Y2M3DT4H5M6.7S, any part may be left out",
                      text.substr(0, longest_text)),
          ""};
}

// One number and its unit off the front of the text.
struct DurationPart {
  std::int64_t whole = 0;
  long double fraction = 0;
  char unit = ' ';
  std::size_t length = 0;
};

// "-1.5D". A fraction may have any number of digits; those beyond the 18th do not count.
std::optional<DurationPart> first_part(std::string_view text) {
  DurationPart part;
  const bool is_negative = text.starts_with('-');
  std::size_t at = is_negative || text.starts_with('+') ? 1 : 0;
  const std::size_t whole_end = std::min(text.find_first_not_of("0123456789", at), text.size());
  const auto [end, error] = std::from_chars(text.data() + at, text.data() + whole_end, part.whole);
  if (error != std::errc() || end != text.data() + whole_end) return std::nullopt;
  at = whole_end;
  if (at < text.size() && (text[at] == '.' || text[at] == ',')) {
    const std::size_t fraction_end = std::min(text.find_first_not_of("0123456789", at + 1), text.size());
    if (fraction_end == at + 1) return std::nullopt;
    std::int64_t digits = 0;
    long double scale = 1;
    for (std::size_t i = at + 1; i < std::min(fraction_end, at + 19); ++i) {
      digits = digits * 10 + (text[i] - '0');
      scale *= 10;
    }
    part.fraction = static_cast<long double>(digits) / scale;
    at = fraction_end;
  }
  if (at == text.size()) return std::nullopt;
  if (is_negative) {
    part.whole = -part.whole;
    part.fraction = -part.fraction;
  }
  part.unit = text[at];
  part.length = at + 1;
  return part;
}

struct UnitLetter {
  char letter;
  DurationUnit unit;
};
constexpr UnitLetter date_letters[] = {{'Y', DurationUnit::year},
                                       {'M', DurationUnit::month},
                                       {'W', DurationUnit::week},
                                       {'D', DurationUnit::day}};
constexpr UnitLetter clock_letters[] = {
    {'H', DurationUnit::hour}, {'M', DurationUnit::minute}, {'S', DurationUnit::second}};

// Parts in the order of `letters`, each at most once, all of the text.
template <std::size_t N>
bool add_parts(std::string_view text, const UnitLetter (&letters)[N], DurationSum& sum) {
  std::size_t next = 0;
  while (!text.empty()) {
    const std::optional<DurationPart> part = first_part(text);
    if (!part.has_value()) return false;
    while (next < N && letters[next].letter != part->unit) ++next;
    if (next == N) return false;
    sum.add(letters[next++].unit, part->whole, part->fraction);
    text.remove_prefix(part->length);
  }
  return true;
}

// "2012-02-02" or "20120202": counts, not a date, so month 0 and day 0 are fine.
std::optional<DurationSum> sum_of_date_form(std::string_view date) {
  const bool is_dashed = date.size() == 10 && date[4] == '-' && date[7] == '-';
  if (!is_dashed && date.size() != 8) return std::nullopt;
  std::string digits(date);
  std::erase(digits, '-');
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (digits.size() != 8 || error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  DurationSum sum;
  sum.add(DurationUnit::year, number / 10'000, 0);
  sum.add(DurationUnit::month, number / 100 % 100, 0);
  sum.add(DurationUnit::day, number % 100, 0);
  return sum;
}

}  // namespace

Result<Duration> read_duration(std::string_view text) {
  const bool is_signed = text.starts_with('-') || text.starts_with('+');
  std::string_view rest = is_signed ? text.substr(1) : text;
  if (text.size() > longest_text || !rest.starts_with('P') || rest.size() < 3) return no_duration(text);
  rest.remove_prefix(1);
  const std::size_t mark = std::min(rest.find('T'), rest.size());
  const std::string_view date = rest.substr(0, mark);
  const std::string_view clock = mark < rest.size() ? rest.substr(mark + 1) : std::string_view();
  if (mark < rest.size() && clock.empty()) return no_duration(text);
  DurationSum sum;
  if (std::optional<DurationSum> date_form = sum_of_date_form(date); date_form.has_value()) {
    sum = *date_form;
    if (!clock.empty()) sum.add(DurationUnit::nanosecond, TRY(read_local_time(clock)).nanos, 0);
  } else if (!add_parts(date, date_letters, sum) || !add_parts(clock, clock_letters, sum)) {
    return no_duration(text);
  }
  const Duration duration = TRY(sum.sum());
  return text.starts_with('-') ? opposite(duration) : duration;
}

Duration opposite(const Duration& duration) {
  if (duration.nanos == 0) return {-duration.months, -duration.days, -duration.seconds, 0};
  return {-duration.months, -duration.days, -duration.seconds - 1,
          static_cast<std::int32_t>(nanos_of_second - duration.nanos)};
}

std::int64_t whole_days_of_clock(const Duration& duration) {
  const bool borrows = duration.seconds < 0 && duration.nanos > 0;
  return (borrows ? duration.seconds + 1 : duration.seconds) / seconds_of_day;
}

}  // namespace entente
