#include "ingest/jobs/cron_expression.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

namespace entente {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::local_days;
using std::chrono::local_seconds;
using std::chrono::minutes;

constexpr std::string_view month_names = "jan feb mar apr may jun jul aug sep oct nov dec ";
constexpr std::string_view weekday_names = "sun mon tue wed thu fri sat ";

// What a field may hold.
struct CronField {
  std::string_view name;
  unsigned least, most;
  std::string_view words = {};  // of four bytes each, the first meaning `least`
};

constexpr std::array<CronField, 5> cron_fields = {{
    {.name = "minute", .least = 0, .most = 59},
    {.name = "hour", .least = 0, .most = 23},
    {.name = "day of the month", .least = 1, .most = 31},
    {.name = "month", .least = 1, .most = 12, .words = month_names},
    {.name = "day of the week", .least = 0, .most = 7, .words = weekday_names},
}};

struct CronNickname {
  std::string_view name, meaning;
};

constexpr std::array<CronNickname, 7> nicknames = {{
    {"@hourly", "0 * * * *"},
    {"@daily", "0 0 * * *"},
    {"@midnight", "0 0 * * *"},
    {"@weekly", "0 0 * * 0"},
    {"@monthly", "0 0 1 * *"},
    {"@yearly", "0 0 1 1 *"},
    {"@annually", "0 0 1 1 *"},
}};

Error complaint(std::string message) {
  return {ErrorCode::invalid_argument, std::move(message), ""};
}

std::vector<std::string_view> split(std::string_view text, std::string_view separators) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = std::min(text.find_first_of(separators), text.size());
    parts.push_back(text.substr(0, end));
    if (end == text.size()) return parts;
    text.remove_prefix(end + 1);
  }
}

Result<unsigned> number_in(std::string_view word, const CronField& field) {
  if (word.size() == 3 && !field.words.empty()) {
    std::string low(word);
    for (char& c : low) c = static_cast<char>(c | 0x20);
    const std::size_t at = field.words.find(low + " ");
    if (at != std::string_view::npos && at % 4 == 0) return field.least + static_cast<unsigned>(at / 4);
  }
  const bool digits =
      !word.empty() && word.size() <= 4 && word.find_first_not_of("0123456789") == std::string_view::npos;
  unsigned value = 0;
  for (char c : word) value = value * 10 + static_cast<unsigned>(c - '0');
  if (digits && value >= field.least && value <= field.most) return value;
  return complaint(fmt::format("{} \"{}\" is not {} to {}{}", field.name, word, field.least, field.most,
                               field.words.empty() ? "" : ", nor a name of three letters"));
}

using CronValues = std::bitset<64>;

// *, N, N-M, */S, N-M/S
Result<CronValues> values_of(std::string_view part, const CronField& field) {
  const std::vector<std::string_view> ranges = split(part, "/");
  const std::vector<std::string_view> ends = split(ranges[0], "-");
  if (ranges.size() > 2 || ends.size() > 2) {
    return complaint(
        fmt::format("{} \"{}\" is not written as N, N-M, * or one of these with /STEP", field.name, part));
  }
  const bool star = ranges[0] == "*";
  unsigned first = field.least, last = field.most == 7 ? 6 : field.most;
  if (!star) {
    first = TRY(number_in(ends[0], field));
    last = ends.size() == 2 ? TRY(number_in(ends[1], field)) : first;
    if (field.most == 7 && last == 0 && first > 0) last = 7;  // "fri-sun"
  }
  if (first > last) return complaint(fmt::format("{} \"{}\" runs backwards", field.name, part));
  unsigned step = 1;
  if (ranges.size() == 2) {
    if (!star && ends.size() == 1) {
      return complaint(fmt::format("{} \"{}\": a step needs a range, as in {}-{}/{}", field.name, part, first,
                                   field.most, ranges[1]));
    }
    step = TRY(number_in(ranges[1], {.name = "step", .least = 1, .most = field.most}));
  }
  CronValues values;
  for (unsigned value = first; value <= last; value += step) values.set(field.most == 7 ? value % 7 : value);
  return values;
}

Result<CronValues> values_of_list(std::string_view text, const CronField& field) {
  CronValues values;
  for (std::string_view part : split(text, ",")) values |= TRY(values_of(part, field));
  return values;
}

template <std::size_t size>
std::bitset<size> narrowed(const CronValues& values) {
  return std::bitset<size>(values.to_ullong());
}

bool some_day_exists(const CronExpression& cron) {
  constexpr std::array<unsigned, 13> most = {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  for (unsigned month = 1; month <= 12; ++month) {
    for (unsigned day = 1; cron.months[month] && day <= most[month]; ++day) {
      if (cron.days[day]) return true;
    }
  }
  return false;
}

Result<std::string_view> meaning_of_nickname(std::string_view text) {
  for (const CronNickname& nickname : nicknames) {
    if (nickname.name == text) return nickname.meaning;
  }
  return complaint(
      fmt::format("\"{}\" is none of @hourly, @daily, @weekly, @monthly, @yearly{}", text,
                  text == "@reboot" ? ": `entente job daemon` runs at start what was missed" : ""));
}

// The first matching time of day at or after `from`, in a day that matches.
std::optional<minutes> time_in_day(const CronExpression& cron, minutes from) {
  for (auto hour = static_cast<std::size_t>(from / hours(1)); hour < 24; ++hour) {
    if (!cron.hours[hour]) continue;
    const minutes whole = hours(hour);
    const auto least = static_cast<std::size_t>(std::max(from - whole, minutes(0)).count());
    for (std::size_t minute = least; minute < 60; ++minute) {
      if (cron.minutes[minute]) return whole + minutes(minute);
    }
  }
  return std::nullopt;
}

}  // namespace

bool CronExpression::on_day(local_days day) const {
  const std::chrono::year_month_day date(day);
  if (!months[static_cast<unsigned>(date.month())]) return false;
  const bool by_month = days[static_cast<unsigned>(date.day())];
  const bool by_week = weekdays[std::chrono::weekday(day).c_encoding()];
  return either_day ? by_month || by_week : by_month && by_week;
}

Result<CronExpression> parse_cron(std::string_view text) {
  const std::string_view fields = text.starts_with('@') ? TRY(meaning_of_nickname(text)) : text;
  std::vector<std::string_view> words;
  for (std::string_view word : split(fields, " \t")) {
    if (!word.empty()) words.push_back(word);
  }
  if (words.size() != cron_fields.size()) {
    return complaint(
        fmt::format("\"{}\" has {} fields; minute, hour, day of the month, month and day of the "
                    "week are five",
                    text, words.size()));
  }
  std::array<CronValues, 5> values;
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = TRY(values_of_list(words[i], cron_fields[i]));
  const CronExpression cron{.minutes = narrowed<60>(values[0]),
                            .hours = narrowed<24>(values[1]),
                            .days = narrowed<32>(values[2]),
                            .months = narrowed<13>(values[3]),
                            .weekdays = narrowed<7>(values[4]),
                            .either_day = words[2][0] != '*' && words[4][0] != '*',
                            .text = std::string(text)};
  if (!cron.either_day && !some_day_exists(cron)) {
    return complaint(fmt::format("\"{}\" never comes: no such day in that month", text));
  }
  return cron;
}

std::optional<local_seconds> first_match(const CronExpression& cron, local_seconds from,
                                         local_seconds limit) {
  const auto start = std::chrono::ceil<minutes>(from);
  local_days day = std::chrono::floor<days>(start);
  minutes earliest = start - day;
  while (day < limit) {
    const std::chrono::year_month_day date(day);
    if (!cron.months[static_cast<unsigned>(date.month())]) {
      day = local_days(std::chrono::year_month(date.year(), date.month()) / std::chrono::last) + days(1);
    } else {
      if (cron.on_day(day)) {
        const std::optional<minutes> time = time_in_day(cron, earliest);
        if (time && day + *time < limit) return day + *time;
        if (time) return std::nullopt;
      }
      day += days(1);
    }
    earliest = minutes(0);
  }
  return std::nullopt;
}

}  // namespace entente
