#include "ingest/jobs/zone_rule.h"

#include <algorithm>
#include <optional>
#include <string>

namespace entente {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::sys_days;
using std::chrono::year;

// One yearly moment: the day, in one of three ways of writing it, and the local time of day.
struct YearlyChange {
  enum class Form { week, day_without_leap, day } form = Form::week;
  unsigned month = 0, week = 0, weekday = 0;  // week 5: the last
  unsigned day = 0;                           // from 1 without 29 February, or from 0 with it
  seconds time = hours(2);

  sys_days date(year of) const {
    using namespace std::chrono;
    if (form == Form::day) return sys_days(of / January / 1) + days(this->day);
    if (form == Form::day_without_leap) {
      const bool after_february = of.is_leap() && this->day >= 60;
      return sys_days(of / January / 1) + days(this->day - 1 + (after_february ? 1 : 0));
    }
    const auto named = std::chrono::weekday(this->weekday);
    const auto in = std::chrono::month(this->month);
    return this->week == 5 ? sys_days(of / in / named[last]) : sys_days(of / in / named[this->week]);
  }
};

struct ZoneRule {
  seconds standard{0};
  seconds summer{0};
  std::optional<YearlyChange> to_summer, to_standard;
};

// Reads the rule from left to right; once something is missing, everything after fails.
class RuleReader {
 public:
  explicit RuleReader(std::string_view text) : rest_(text) {}

  std::optional<ZoneRule> rule() {
    ZoneRule rule;
    skip_name();
    rule.standard = -offset();
    if (rest_.empty()) return ok_ ? std::optional(rule) : std::nullopt;
    skip_name();
    rule.summer = rest_.starts_with(',') ? rule.standard + hours(1) : -offset();
    rule.to_summer = change();
    rule.to_standard = change();
    return ok_ && rest_.empty() ? std::optional(rule) : std::nullopt;
  }

 private:
  bool take(char wanted) {
    if (!rest_.starts_with(wanted)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  void skip_name() {
    const bool quoted = take('<');
    std::size_t length = 0;
    const auto belongs = [&](char c) {
      const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      return letter || (quoted && ((c >= '0' && c <= '9') || c == '+' || c == '-'));
    };
    while (length < rest_.size() && belongs(rest_[length])) ++length;
    ok_ = ok_ && length >= 3;
    rest_.remove_prefix(length);
    if (quoted && !take('>')) ok_ = false;
  }

  unsigned number(unsigned least, unsigned most) {
    unsigned value = 0;
    std::size_t length = 0;
    while (length < rest_.size() && length < 4 && rest_[length] >= '0' && rest_[length] <= '9') {
      value = value * 10 + static_cast<unsigned>(rest_[length++] - '0');
    }
    rest_.remove_prefix(length);
    ok_ = ok_ && length > 0 && value >= least && value <= most;
    return ok_ ? value : least;
  }

  // [+-]hh[:mm[:ss]]
  seconds offset() {
    const bool negative = take('-');
    if (!negative) take('+');
    seconds value = hours(number(0, 167));
    if (take(':')) value += minutes(number(0, 59));
    if (take(':')) value += seconds(number(0, 59));
    return negative ? -value : value;
  }

  YearlyChange change() {
    YearlyChange change;
    if (!take(',')) ok_ = false;
    if (take('M')) {
      change.month = number(1, 12);
      if (!take('.')) ok_ = false;
      change.week = number(1, 5);
      if (!take('.')) ok_ = false;
      change.weekday = number(0, 6);
    } else if (take('J')) {
      change.form = YearlyChange::Form::day_without_leap;
      change.day = number(1, 365);
    } else {
      change.form = YearlyChange::Form::day;
      change.day = number(0, 365);
    }
    if (take('/')) change.time = offset();
    return change;
  }

  std::string_view rest_;
  bool ok_ = true;
};

}  // namespace

Result<std::vector<OffsetPeriod>> periods_by_rule(std::string_view text, TimePoint after, year last_year) {
  const std::optional<ZoneRule> rule = RuleReader(text).rule();
  if (!rule) {
    return Error{ErrorCode::malformed, "no rule of a time zone: \"" + std::string(text) + "\"", ""};
  }
  const year first_year = std::chrono::year_month_day(std::chrono::floor<days>(after)).year();
  if (!rule->to_summer || first_year > last_year) return std::vector<OffsetPeriod>{{after, rule->standard}};
  std::vector<OffsetPeriod> changes;
  for (year at = first_year - std::chrono::years(2); at <= last_year; ++at) {
    // A change happens by the clock that it ends.
    changes.push_back({rule->to_summer->date(at) + rule->to_summer->time - rule->standard, rule->summer});
    changes.push_back({rule->to_standard->date(at) + rule->to_standard->time - rule->summer, rule->standard});
  }
  const auto earlier = [](const OffsetPeriod& one, const OffsetPeriod& other) {
    return one.begin < other.begin;
  };
  std::stable_sort(changes.begin(), changes.end(), earlier);
  auto first = std::upper_bound(changes.begin(), changes.end(), OffsetPeriod{after, {}}, earlier);
  --first;  // the years before had changes, too
  first->begin = after;
  changes.erase(changes.begin(), first);
  return changes;
}

}  // namespace entente
