#include "query/values/comparison.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace entente {
namespace {

constexpr std::int64_t nanos_per_second = 1'000'000'000;
constexpr std::int64_t seconds_per_day = 86'400;
constexpr double two_to_the_63rd = 9'223'372'036'854'775'808.0;

std::partial_ordering reversed(std::partial_ordering order) {
  if (order == std::partial_ordering::less) return std::partial_ordering::greater;
  if (order == std::partial_ordering::greater) return std::partial_ordering::less;
  return order;
}

// Exactly: as doubles, 2^53 + 1 would equal 2^53.
std::partial_ordering compare_mixed(std::int64_t whole, double number) {
  if (std::isnan(number)) return std::partial_ordering::unordered;
  if (number >= two_to_the_63rd) return std::partial_ordering::less;
  if (number < -two_to_the_63rd) return std::partial_ordering::greater;
  const double truncated = std::trunc(number);
  const auto as_whole = static_cast<std::int64_t>(truncated);
  if (whole != as_whole) return whole <=> as_whole;
  return truncated <=> number;
}

std::partial_ordering compare_numbers(const Value& a, const Value& b) {
  if (a.is<std::int64_t>()) {
    if (b.is<std::int64_t>()) return a.as<std::int64_t>() <=> b.as<std::int64_t>();
    return compare_mixed(a.as<std::int64_t>(), b.as<double>());
  }
  if (b.is<double>()) return a.as<double>() <=> b.as<double>();
  return reversed(compare_mixed(b.as<std::int64_t>(), a.as<double>()));
}

struct Instant {  // nanos in [0, 10^9)
  std::int64_t seconds = 0;
  std::int64_t nanos = 0;
  auto operator<=>(const Instant&) const = default;
};

// Of the same moment, whatever the clocks on the walls say.
Instant instant_of(const ZonedDateTime& time) {
  return {time.days * seconds_per_day + time.nanos / nanos_per_second - time.offset_seconds,
          time.nanos % nanos_per_second};
}

std::int64_t universal_nanos(const ZonedTime& time) {
  return time.nanos - std::int64_t{time.offset_seconds} * nanos_per_second;
}

std::strong_ordering order_days_and_nanos(const LocalDateTime& a, const LocalDateTime& b) {
  if (a.days != b.days) return a.days <=> b.days;
  return a.nanos <=> b.nanos;
}

// Durations have no length: they are put in order by their average one, a month being a twelfth of 365.2425
// days. Equal lengths are told apart by their parts, as `=` tells them apart.
std::strong_ordering order_durations(const Duration& a, const Duration& b) {
  __extension__ using Wide = __int128;
  constexpr Wide seconds_per_month = 2'629'746;
  const auto length = [](const Duration& d) {
    return Wide{d.months} * seconds_per_month + Wide{d.days} * seconds_per_day + Wide{d.seconds};
  };
  const Wide length_of_a = length(a);
  const Wide length_of_b = length(b);
  if (length_of_a != length_of_b) {
    return length_of_a < length_of_b ? std::strong_ordering::less : std::strong_ordering::greater;
  }
  if (a.nanos != b.nanos) return a.nanos <=> b.nanos;
  if (a.months != b.months) return a.months <=> b.months;
  return a.days <=> b.days;
}

// REQUIRES: the same temporal kind
std::strong_ordering order_temporal(const Value& a, const Value& b) {
  switch (a.kind()) {
    case ValueKind::date:
      return a.as<CalendarDay>().days <=> b.as<CalendarDay>().days;
    case ValueKind::local_time:
      return a.as<LocalTime>().nanos <=> b.as<LocalTime>().nanos;
    case ValueKind::zoned_time:
      return universal_nanos(a.as<ZonedTime>()) <=> universal_nanos(b.as<ZonedTime>());
    case ValueKind::local_date_time:
      return order_days_and_nanos(a.as<LocalDateTime>(), b.as<LocalDateTime>());
    case ValueKind::zoned_date_time:
      return instant_of(a.as<ZonedDateTime>()) <=> instant_of(b.as<ZonedDateTime>());
    default:
      return order_durations(a.as<Duration>(), b.as<Duration>());
  }
}

std::strong_ordering order_paths(const PathValue& a, const PathValue& b) {
  const std::size_t shared = std::min(a.nodes.size(), b.nodes.size());
  for (std::size_t i = 0; i < shared; ++i) {
    if (i > 0) {
      const auto& step_of_a = a.relationships[i - 1].relationship;
      const auto& step_of_b = b.relationships[i - 1].relationship;
      if (step_of_a->id != step_of_b->id) return step_of_a->id <=> step_of_b->id;
    }
    if (a.nodes[i].id != b.nodes[i].id) return a.nodes[i].id <=> b.nodes[i].id;
  }
  return a.nodes.size() <=> b.nodes.size();
}

// --- equals

// Once false, always false; null where anything is not known.
struct Conjunction {
  Ternary all = true;
  // Returns false once nothing can change it.
  bool include(Ternary part) {
    if (part == false) all = false;
    if (!part && all != false) all = std::nullopt;
    return all != false;
  }
};

Ternary equal_lists(const ValueList& a, const ValueList& b) {
  if (a.size() != b.size()) return false;
  Conjunction result;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!result.include(equals(a[i], b[i]))) break;
  }
  return result.all;
}

Ternary equal_maps(const ValueMap& a, const ValueMap& b) {
  if (a.size() != b.size()) return false;
  Conjunction result;
  auto other = b.begin();
  for (auto entry = a.begin(); entry != a.end(); ++entry, ++other) {
    if (entry->first != other->first) return false;
  }
  other = b.begin();
  for (auto entry = a.begin(); entry != a.end(); ++entry, ++other) {
    if (!result.include(equals(entry->second, other->second))) break;
  }
  return result.all;
}

// --- compare

std::optional<std::partial_ordering> compare_lists(const ValueList& a, const ValueList& b) {
  const std::size_t shared = std::min(a.size(), b.size());
  for (std::size_t i = 0; i < shared; ++i) {
    const Ternary same = equals(a[i], b[i]);
    if (!same) return std::nullopt;
    if (!*same) return compare(a[i], b[i]);
  }
  return a.size() <=> b.size();
}

// --- order

int rank_of(const Value& value) {
  constexpr int nan_rank = 14;
  switch (value.kind()) {
    case ValueKind::map:
      return 0;
    case ValueKind::node:
      return 1;
    case ValueKind::relationship:
      return 2;
    case ValueKind::list:
      return 3;
    case ValueKind::path:
      return 4;
    case ValueKind::zoned_date_time:
      return 5;
    case ValueKind::local_date_time:
      return 6;
    case ValueKind::date:
      return 7;
    case ValueKind::zoned_time:
      return 8;
    case ValueKind::local_time:
      return 9;
    case ValueKind::duration:
      return 10;
    case ValueKind::string:
      return 11;
    case ValueKind::boolean:
      return 12;
    case ValueKind::integer:
      return 13;
    case ValueKind::floating:
      return std::isnan(value.as<double>()) ? nan_rank : 13;
    case ValueKind::null:
      break;
  }
  return nan_rank + 1;
}

std::strong_ordering order_lists(const ValueList& a, const ValueList& b) {
  const std::size_t shared = std::min(a.size(), b.size());
  for (std::size_t i = 0; i < shared; ++i) {
    const std::strong_ordering here = order(a[i], b[i]);
    if (here != std::strong_ordering::equal) return here;
  }
  return a.size() <=> b.size();
}

// Smaller maps first, then by keys, then by values.
std::strong_ordering order_maps(const ValueMap& a, const ValueMap& b) {
  if (a.size() != b.size()) return a.size() <=> b.size();
  auto other = b.begin();
  for (auto entry = a.begin(); entry != a.end(); ++entry, ++other) {
    if (entry->first != other->first) return entry->first <=> other->first;
  }
  other = b.begin();
  for (auto entry = a.begin(); entry != a.end(); ++entry, ++other) {
    const std::strong_ordering here = order(entry->second, other->second);
    if (here != std::strong_ordering::equal) return here;
  }
  return std::strong_ordering::equal;
}

// REQUIRES: neither is NaN
std::strong_ordering order_numbers(const Value& a, const Value& b) {
  const std::partial_ordering numbers = compare_numbers(a, b);
  if (numbers == std::partial_ordering::less) return std::strong_ordering::less;
  if (numbers == std::partial_ordering::greater) return std::strong_ordering::greater;
  return std::strong_ordering::equal;
}

// --- hash

std::size_t mixed(std::uint64_t a, std::uint64_t b) {  // splitmix64's finish over both
  std::uint64_t z = a * 0x9E3779B97F4A7C15ULL + b + 0x9E3779B97F4A7C15ULL;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31);
}

std::uint64_t number_bits(const Value& value) {
  if (value.is<std::int64_t>()) return static_cast<std::uint64_t>(value.as<std::int64_t>());
  const double number = value.as<double>();
  if (std::isnan(number)) return 0x7FF8000000000001ULL;
  const bool whole = number >= -two_to_the_63rd && number < two_to_the_63rd && std::trunc(number) == number;
  if (whole) return static_cast<std::uint64_t>(static_cast<std::int64_t>(number));
  return std::hash<double>{}(number);
}

std::uint64_t path_bits(const PathValue& path) {
  std::uint64_t bits = path.nodes.empty() ? 0 : path.nodes.front().id;
  for (std::size_t i = 0; i < path.relationships.size(); ++i) {
    bits = mixed(mixed(bits, path.relationships[i].relationship->id), path.nodes[i + 1].id);
  }
  return bits;
}

std::uint64_t temporal_bits(const Value& value) {
  const auto bits = [](std::int64_t number) { return static_cast<std::uint64_t>(number); };
  switch (value.kind()) {
    case ValueKind::date:
      return bits(value.as<CalendarDay>().days);
    case ValueKind::local_time:
      return bits(value.as<LocalTime>().nanos);
    case ValueKind::zoned_time:
      return bits(universal_nanos(value.as<ZonedTime>()));
    case ValueKind::local_date_time:
      return mixed(bits(value.as<LocalDateTime>().days), bits(value.as<LocalDateTime>().nanos));
    case ValueKind::zoned_date_time: {
      const Instant instant = instant_of(value.as<ZonedDateTime>());
      return mixed(bits(instant.seconds), bits(instant.nanos));
    }
    default: {
      const auto& d = value.as<Duration>();
      return mixed(mixed(bits(d.months), bits(d.days)), mixed(bits(d.seconds), bits(d.nanos)));
    }
  }
}

std::uint64_t content_bits(const Value& value) {
  switch (value.kind()) {
    case ValueKind::null:
      return 0;
    case ValueKind::boolean:
      return value.as<bool>() ? 1 : 0;
    case ValueKind::integer:
    case ValueKind::floating:
      return number_bits(value);
    case ValueKind::string:
      return std::hash<std::string>{}(value.as<std::string>());
    case ValueKind::list:
      return ValueHash{}(value.as<ValueList>());
    case ValueKind::map: {
      std::uint64_t bits = value.as<ValueMap>().size();
      for (const auto& [key, held] : value.as<ValueMap>()) {
        bits = mixed(mixed(bits, std::hash<std::string>{}(key)), hash_of(held));
      }
      return bits;
    }
    case ValueKind::node:
      return value.as<NodeValue>().id;
    case ValueKind::relationship:
      return value.as<RelationshipValue>().relationship->id;
    case ValueKind::path:
      return path_bits(value.as<PathValue>());
    default:
      return temporal_bits(value);
  }
}

}  // namespace

Ternary equals(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return std::nullopt;
  if (a.is_number() && b.is_number()) return compare_numbers(a, b) == std::partial_ordering::equivalent;
  if (a.kind() != b.kind()) return false;
  switch (a.kind()) {
    case ValueKind::string:
      return a.as<std::string>() == b.as<std::string>();
    case ValueKind::list:
      return equal_lists(a.as<ValueList>(), b.as<ValueList>());
    case ValueKind::map:
      return equal_maps(a.as<ValueMap>(), b.as<ValueMap>());
    default:
      return order(a, b) == std::strong_ordering::equal;
  }
}

std::optional<std::partial_ordering> compare(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return std::nullopt;
  if (a.is_number() && b.is_number()) return compare_numbers(a, b);
  if (a.kind() != b.kind()) return std::nullopt;
  switch (a.kind()) {
    case ValueKind::list:
      return compare_lists(a.as<ValueList>(), b.as<ValueList>());
    case ValueKind::map:
    case ValueKind::node:
    case ValueKind::relationship:
    case ValueKind::path:
    case ValueKind::duration:
      return std::nullopt;
    default:
      return order(a, b);
  }
}

std::strong_ordering order(const Value& a, const Value& b) {
  const int rank = rank_of(a);
  const int other_rank = rank_of(b);
  if (rank != other_rank) return rank <=> other_rank;
  switch (a.kind()) {
    case ValueKind::null:
      return std::strong_ordering::equal;
    case ValueKind::boolean:
      return a.as<bool>() <=> b.as<bool>();
    case ValueKind::integer:
    case ValueKind::floating:
      return order_numbers(a, b);
    case ValueKind::string:
      return a.as<std::string>() <=> b.as<std::string>();
    case ValueKind::list:
      return order_lists(a.as<ValueList>(), b.as<ValueList>());
    case ValueKind::map:
      return order_maps(a.as<ValueMap>(), b.as<ValueMap>());
    case ValueKind::node:
      return a.as<NodeValue>().id <=> b.as<NodeValue>().id;
    case ValueKind::relationship:
      return a.as<RelationshipValue>().relationship->id <=> b.as<RelationshipValue>().relationship->id;
    case ValueKind::path:
      return order_paths(a.as<PathValue>(), b.as<PathValue>());
    default:
      return order_temporal(a, b);
  }
}

bool equivalent(const Value& a, const Value& b) {
  return order(a, b) == std::strong_ordering::equal;
}

std::size_t hash_of(const Value& value) {
  return mixed(static_cast<std::uint64_t>(rank_of(value)), content_bits(value));
}

std::size_t ValueHash::operator()(const ValueList& values) const {
  std::uint64_t bits = values.size();
  for (const Value& value : values) bits = mixed(bits, hash_of(value));
  return bits;
}

bool ValueEquivalence::operator()(const ValueList& a, const ValueList& b) const {
  return order_lists(a, b) == std::strong_ordering::equal;
}

}  // namespace entente
