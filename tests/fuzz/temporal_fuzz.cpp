// Dates, times and durations, one a line: any text is refused or read, and what is read is written so that it
// is read again as the same.
#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "query/values/temporal_duration.h"
#include "query/values/temporal_reading.h"
#include "query/values/temporal_shift.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

using namespace entente;

template <typename Read>
void read_twice(Read read, std::string_view text) {
  const auto first = read(text);
  if (!first.ok()) return;
  const std::string written = to_string(*first);
  const auto second = read(written);
  if (!second.ok() || to_string(*second) != written) std::abort();
}

void move_on(std::string_view text, const Duration& duration) {
  if (const auto time = read_zoned_date_time(text); time.ok())
    static_cast<void>(shifted(*time, duration).ok());
  if (const auto day = read_date(text); day.ok()) static_cast<void>(shifted(*day, duration).ok());
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  Duration duration;
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    read_twice(read_date, line);
    read_twice(read_local_time, line);
    read_twice(read_local_date_time, line);
    read_twice(read_zoned_time, line);
    read_twice(read_zoned_date_time, line);
    read_twice(read_duration, line);
    if (const auto found = read_duration(line); found.ok()) duration = *found;
    move_on(line, duration);
  }
  return 0;
}

std::vector<std::string> fuzz_seeds() {
  return {"tests/fuzz/dates.txt"};
}
