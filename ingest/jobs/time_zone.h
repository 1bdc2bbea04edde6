// The clock of a place: how far local time is from UTC, and when that changes.
//
//   TimeZone seoul = TRY(TimeZone::named("Asia/Seoul"));
//   local_seconds there = seoul.local(clock.now());
//
// Read from the machine's own zone files (/usr/share/zoneinfo, package tzdata; format: RFC 8536), because
// those are corrected whenever a state changes its clock, while tables inside a library stay as they were
// built: a job must keep to the right hour for years. A daemon that has run for long sees a corrected file at
// its next start, or when it is told to read its jobs again.
#pragma once

#include <chrono>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"
#include "ingest/clock.h"

namespace entente {

// From `begin` until the next period, local time is UTC plus `offset`.
struct OffsetPeriod {
  TimePoint begin;
  std::chrono::seconds offset;
};

class TimeZone {
 public:
  // "Asia/Seoul"; "UTC"; "local": $TZ where it names a zone, else /etc/localtime, else UTC. Fails with
  // unknown_name (the message names the nearest), malformed or unreadable.
  static Result<TimeZone> named(std::string_view name);
  // The bytes of a zone file. Fails with malformed, and with unsupported for clocks that count leap seconds.
  static Result<TimeZone> parse(std::string_view bytes, std::string_view name);

  const std::string& name() const { return name_; }
  // In order; the first begins before all times. Changes that follow a rule are written out until 2200: after
  // that the last offset stays.
  std::span<const OffsetPeriod> periods() const { return periods_; }
  // Index of the period that `time` lies in.
  std::size_t period_at(TimePoint time) const;
  std::chrono::local_seconds local(TimePoint time) const;

 private:
  TimeZone(std::string name, std::vector<OffsetPeriod> periods)
      : name_(std::move(name)), periods_(std::move(periods)) {}

  std::string name_;
  std::vector<OffsetPeriod> periods_;  // not empty
};

}  // namespace entente
