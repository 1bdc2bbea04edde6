#include "ingest/jobs/time_zone.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <optional>

#include "graph/edit_distance.h"
#include "ingest/jobs/zone_rule.h"
#include "ingest/readers/file_bytes.h"

namespace entente {
namespace {

namespace fs = std::filesystem;
using std::chrono::seconds;

constexpr std::string_view zone_folder = "/usr/share/zoneinfo";
constexpr std::size_t max_zone_bytes = 1U << 20;
constexpr std::chrono::year last_written_year{2200};
constexpr TimePoint before_all = std::chrono::sys_days(std::chrono::year(1) / 1 / 1);
constexpr TimePoint after_all = std::chrono::sys_days(last_written_year / 12 / 31);

// Numbers of the file, most significant byte first.
std::int64_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < size; ++i) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return size == 4 ? static_cast<std::int32_t>(static_cast<std::uint32_t>(value))
                   : static_cast<std::int64_t>(value);
}

// One of the two blocks of a zone file: with times of 4 bytes, then with times of 8.
struct ZoneBlock {
  static constexpr std::size_t header_size = 44;
  std::size_t time_size;
  std::size_t leaps, times, types, names, standard_marks, utc_marks;

  std::size_t size() const {
    return header_size + times * (time_size + 1) + types * 6 + names + leaps * (time_size + 4) +
           standard_marks + utc_marks;
  }
  std::size_t type_numbers() const { return header_size + times * time_size; }
  std::size_t type_table() const { return type_numbers() + times; }
};

std::optional<ZoneBlock> block_in(std::string_view bytes, std::size_t time_size) {
  if (bytes.size() < ZoneBlock::header_size || !bytes.starts_with("TZif")) return std::nullopt;
  const auto count = [&](std::size_t index) {
    return static_cast<std::size_t>(static_cast<std::uint32_t>(number_at(bytes, 20 + 4 * index, 4)));
  };
  const ZoneBlock block{.time_size = time_size,
                        .leaps = count(2),
                        .times = count(3),
                        .types = count(4),
                        .names = count(5),
                        .standard_marks = count(1),
                        .utc_marks = count(0)};
  // Counts of 32 bits cannot overflow the size.
  if (block.types == 0 || block.size() > bytes.size()) return std::nullopt;
  return block;
}

std::optional<std::vector<OffsetPeriod>> periods_in(std::string_view bytes, const ZoneBlock& block) {
  const auto offset_of = [&](std::size_t type) {
    return seconds(number_at(bytes, block.type_table() + 6 * type, 4));
  };
  std::vector<OffsetPeriod> periods{{before_all, offset_of(0)}};
  for (std::size_t i = 0; i < block.times; ++i) {
    const std::int64_t raw = number_at(bytes, ZoneBlock::header_size + i * block.time_size, block.time_size);
    const TimePoint begin = std::clamp(TimePoint(seconds(raw)), before_all, after_all);
    const auto type = static_cast<unsigned char>(bytes[block.type_numbers() + i]);
    if (type >= block.types || begin < periods.back().begin) return std::nullopt;
    periods.push_back({begin, offset_of(type)});
  }
  const bool sane = std::all_of(periods.begin(), periods.end(), [](const OffsetPeriod& period) {
    return std::chrono::abs(period.offset) <= std::chrono::hours(26);
  });
  return sane ? std::optional(std::move(periods)) : std::nullopt;
}

Error malformed(std::string_view name) {
  return {ErrorCode::malformed, "not a zone file; is the package tzdata in order?", std::string(name)};
}

bool is_zone_name(std::string_view name) {
  const auto belongs = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' ||
           c == '_' || c == '+' || c == '-';
  };
  return !name.empty() && name.size() < 64 && name[0] != '/' &&
         std::all_of(name.begin(), name.end(), belongs);
}

// The zone that was probably meant: "Seoul" and "asia/seul" mean Asia/Seoul. Walks some 600 names.
std::string nearest_zone(std::string_view name) {
  const auto lowered = [](std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
  };
  const EditDistance distance(lowered(std::string(name)));
  std::string best;
  int best_distance = 3;
  std::error_code failed;
  for (fs::recursive_directory_iterator at(zone_folder, failed), end; !failed && at != end;
       at.increment(failed)) {
    const std::string zone = at->path().lexically_relative(zone_folder).string();
    if (zone.starts_with("posix") || zone.starts_with("right") || !is_zone_name(zone)) continue;
    const std::string low = lowered(zone);
    const int to_zone = std::min(distance.to(low), distance.to(low.substr(low.rfind('/') + 1)));
    if (to_zone < best_distance && at->is_regular_file(failed)) {
      best = zone;
      best_distance = to_zone;
    }
  }
  return best;
}

std::string local_zone_file() {
  if (const char* zone = std::getenv("TZ"); zone != nullptr && *zone != '\0') {
    const std::string_view name = *zone == ':' ? zone + 1 : zone;
    if (is_zone_name(name)) return fmt::format("{}/{}", zone_folder, name);
  }
  return "/etc/localtime";
}

}  // namespace

Result<TimeZone> TimeZone::parse(std::string_view bytes, std::string_view name) {
  std::optional<ZoneBlock> block = block_in(bytes, 4);
  if (!block) return malformed(name);
  std::string_view rule;
  if (bytes[4] >= '2') {  // the same again with longer times, then the rule between line ends
    bytes.remove_prefix(block->size());
    block = block_in(bytes, 8);
    if (!block) return malformed(name);
    rule = bytes.substr(block->size());
    if (rule.size() < 2 || rule.front() != '\n' || rule.back() != '\n') return malformed(name);
    rule = rule.substr(1, rule.size() - 2);
  }
  if (block->leaps != 0) {
    return Error{ErrorCode::unsupported, "counts leap seconds, which no cron does", std::string(name)};
  }
  std::optional<std::vector<OffsetPeriod>> periods = periods_in(bytes, *block);
  if (!periods) return malformed(name);
  if (!rule.empty()) {
    const std::vector<OffsetPeriod> later =
        TRY(periods_by_rule(rule, periods->back().begin, last_written_year));
    // The last change of the file begins the first period of its rule.
    if (periods->size() == 1) periods->back().offset = later.front().offset;
    periods->insert(periods->end(), later.begin() + 1, later.end());
  }
  return TimeZone(std::string(name), std::move(*periods));
}

Result<TimeZone> TimeZone::named(std::string_view name) {
  if (name == "UTC") return TimeZone("UTC", {{before_all, seconds(0)}});
  std::error_code failed;
  if (name == "local") {
    const std::string file = local_zone_file();
    if (!fs::exists(file, failed)) return TimeZone("local", {{before_all, seconds(0)}});
    return parse(TRY(read_bytes(fs::canonical(file, failed), max_zone_bytes)), "local");
  }
  const fs::path file = fs::path(zone_folder) / name;
  if (is_zone_name(name) && fs::is_regular_file(file, failed)) {
    return parse(TRY(read_bytes(file, max_zone_bytes)), name);
  }
  if (!fs::is_directory(zone_folder, failed)) {
    return Error{ErrorCode::unreadable, "no zone files here: install the package tzdata",
                 std::string(zone_folder)};
  }
  const std::string meant = nearest_zone(name);
  return Error{
      ErrorCode::unknown_name,
      fmt::format("no time zone is called \"{}\"{}", name,
                  meant.empty() ? "; write one as Asia/Seoul" : fmt::format("; did you mean \"{}\"?", meant)),
      ""};
}

std::size_t TimeZone::period_at(TimePoint time) const {
  const auto next =
      std::upper_bound(periods_.begin() + 1, periods_.end(), time,
                       [](TimePoint wanted, const OffsetPeriod& period) { return wanted < period.begin; });
  return static_cast<std::size_t>(next - periods_.begin()) - 1;
}

std::chrono::local_seconds TimeZone::local(TimePoint time) const {
  return std::chrono::local_seconds((time + periods_[period_at(time)].offset).time_since_epoch());
}

}  // namespace entente
