#include "query/values/temporal_zone.h"

#include <fmt/format.h>
#include <unicode/basictz.h>
#include <unicode/strenum.h>
#include <unicode/timezone.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

#include "query/question_error.h"
#include "query/values/temporal_calendar.h"

namespace entente {
namespace {

// Zones change by no rule before the first of these days, and by one that repeats every 400 years after the
// second: ICU need not count in years that it cannot hold.
constexpr std::int64_t first_asked_day = -200'000;  // in 1422
constexpr std::int64_t last_asked_day = 193'000;    // in 2498

std::int64_t asked_day(std::int64_t day) {
  if (day <= last_asked_day) return std::max(day, first_asked_day);
  return last_asked_day - remainder_up(last_asked_day - day, days_of_four_centuries);
}

std::unique_ptr<icu::TimeZone> rules_of(std::string_view name) {
  return std::unique_ptr<icu::TimeZone>(icu::TimeZone::createTimeZone(
      icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())))));
}

bool is_zone_name(std::string_view name) {
  if (name.empty() || name.size() > 64) return false;
  icu::UnicodeString canonical;
  UBool is_of_database = false;
  UErrorCode status = U_ZERO_ERROR;
  icu::TimeZone::getCanonicalID(
      icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size()))),
      canonical, is_of_database, status);
  return U_SUCCESS(status) && is_of_database;
}

Error unknown_zone(std::string_view name) {
  std::vector<std::string> known;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::StringEnumeration> names(icu::TimeZone::createEnumeration());
  while (const char* each = names == nullptr ? nullptr : names->next(nullptr, status))
    known.emplace_back(each);
  const std::string hint = did_you_mean(name, std::vector<std::string_view>(known.begin(), known.end()),
                                        "a zone is written 'Europe/Stockholm' or '+01:00'");
  return {ErrorCode::invalid_argument,
          fmt::format("there is no time zone '{}'; {}", name.substr(0, 64), hint), ""};
}

// The two digits at `at`, if they are digits.
std::optional<std::int32_t> two_digits(std::string_view text, std::size_t at) {
  if (at + 2 > text.size()) return std::nullopt;
  const char tens = text[at], ones = text[at + 1];
  if (tens < '0' || tens > '9' || ones < '0' || ones > '9') return std::nullopt;
  return (tens - '0') * 10 + (ones - '0');
}

// Hours, then minutes, then seconds, with colons between all of them or none; nothing if it is not that.
std::optional<std::int32_t> seconds_of_clock(std::string_view text) {
  const bool has_colons = text.size() > 2 && text[2] == ':';
  const std::size_t step = has_colons ? 3 : 2;
  std::int32_t seconds = 0;
  std::int32_t unit = 3600;
  std::size_t at = 0;
  for (; at < text.size() && unit > 0; at += step, unit /= 60) {
    if (at > 0 && has_colons && text[at - 1] != ':') return std::nullopt;
    const std::optional<std::int32_t> digits = two_digits(text, at);
    if (!digits.has_value() || (at > 0 && *digits > 59)) return std::nullopt;
    seconds += *digits * unit;
  }
  const std::size_t end = has_colons ? at - 1 : at;
  return end == text.size() && !text.empty() ? std::optional(seconds) : std::nullopt;
}

}  // namespace

Result<std::int32_t> read_offset(std::string_view text) {
  if (text == "Z" || text == "z") return 0;
  const bool signed_text = !text.empty() && (text[0] == '+' || text[0] == '-');
  const std::optional<std::int32_t> seconds =
      signed_text ? seconds_of_clock(text.substr(1)) : std::optional<std::int32_t>();
  if (!seconds.has_value() || *seconds > largest_offset) {
    return Error{
        ErrorCode::invalid_argument,
        fmt::format("'{}' is no offset from UTC: write +01:00, at most 18 hours", text.substr(0, 40)), ""};
  }
  return text[0] == '-' ? -*seconds : *seconds;
}

Result<TemporalZone> read_zone(std::string_view text) {
  if (text == "Z" || text == "z" || text.starts_with('+') || text.starts_with('-')) {
    return TemporalZone{TRY(read_offset(text)), ""};
  }
  if (!is_zone_name(text)) return unknown_zone(text);
  return TemporalZone{0, std::string(text)};
}

std::int32_t offset_at_local(const TemporalZone& zone, const LocalDateTime& local) {
  if (zone.name.empty()) return zone.offset_seconds;
  const std::unique_ptr<icu::TimeZone> rules = rules_of(zone.name);
  const auto* changes = dynamic_cast<const icu::BasicTimeZone*>(rules.get());
  if (changes == nullptr) return 0;
  std::int32_t raw = 0;
  std::int32_t saving = 0;
  UErrorCode status = U_ZERO_ERROR;
  const auto milliseconds =
      static_cast<double>(asked_day(local.days) * seconds_of_day * 1000 + local.nanos / 1'000'000);
  changes->getOffsetFromLocal(milliseconds, UCAL_TZ_LOCAL_FORMER, UCAL_TZ_LOCAL_FORMER, raw, saving, status);
  return U_SUCCESS(status) ? (raw + saving) / 1000 : 0;
}

std::int32_t offset_at_instant(const TemporalZone& zone, std::int64_t epoch_seconds) {
  if (zone.name.empty()) return zone.offset_seconds;
  const std::unique_ptr<icu::TimeZone> rules = rules_of(zone.name);
  const std::int64_t day = quotient_down(epoch_seconds, seconds_of_day);
  const std::int64_t asked = asked_day(day) * seconds_of_day + remainder_up(epoch_seconds, seconds_of_day);
  std::int32_t raw = 0;
  std::int32_t saving = 0;
  UErrorCode status = U_ZERO_ERROR;
  rules->getOffset(static_cast<double>(asked * 1000), 0, raw, saving, status);
  return U_SUCCESS(status) ? (raw + saving) / 1000 : 0;
}

ZonedDateTime at_instant(const TemporalZone& zone, std::int64_t epoch_seconds, std::int64_t nanos) {
  const std::int32_t offset = offset_at_instant(zone, epoch_seconds);
  const std::int64_t local = epoch_seconds + offset;
  return {quotient_down(local, seconds_of_day), remainder_up(local, seconds_of_day) * nanos_of_second + nanos,
          offset, zone.name};
}

ZonedDateTime at_local(const TemporalZone& zone, const LocalDateTime& local) {
  const ZonedDateTime meant{local.days, local.nanos, offset_at_local(zone, local), zone.name};
  if (zone.name.empty()) return meant;
  return at_instant(zone, epoch_seconds_of(meant), local.nanos % nanos_of_second);
}

TemporalZone zone_of(const ZonedDateTime& time) {
  return {time.zone.empty() ? time.offset_seconds : 0, time.zone};
}

std::int64_t epoch_seconds_of(const ZonedDateTime& time) {
  return time.days * seconds_of_day + time.nanos / nanos_of_second - time.offset_seconds;
}

}  // namespace entente
