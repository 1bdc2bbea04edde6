#include "ingest/language/number_table.h"

#include <algorithm>
#include <bit>
#include <vector>

#include "ingest/language/packed_bytes.h"

namespace entente {
namespace {

constexpr std::size_t slot_size = 8;
constexpr std::uint32_t max_bits = 24;
constexpr std::size_t longest_probe = 256;  // full slots in a row: beyond, the table is hostile

Error damaged(const char* what) {
  return {ErrorCode::malformed, std::string("number table: ") + what, ""};
}

}  // namespace

Result<NumberTable> NumberTable::open(std::string_view bytes) {
  if (bytes.size() < sizeof(std::uint32_t)) return damaged("no header");
  const auto bits = number_at<std::uint32_t>(bytes, 0);
  if (bits > max_bits || bytes.size() != sizeof(std::uint32_t) + (std::size_t{1} << bits) * slot_size)
    return damaged("size and header disagree");
  NumberTable table;
  table.slots_ = bytes.substr(sizeof(std::uint32_t));
  table.mask_ = (std::uint32_t{1} << bits) - 1;
  std::size_t full = 0;
  bool any_empty = false;
  for (std::size_t slot = 0; slot <= table.mask_; ++slot) {
    const bool empty = number_at<std::uint32_t>(table.slots_, slot * slot_size) == 0;
    full = empty ? 0 : full + 1;
    any_empty = any_empty || empty;
    if (full > longest_probe) return damaged("too full");
  }
  if (!any_empty) return damaged("no slot is empty");
  return table;
}

std::uint32_t NumberTable::find(std::uint32_t key) const {
  if (slots_.empty()) return 0;
  for (std::uint32_t slot = key & mask_;; slot = (slot + 1) & mask_) {
    const auto found = number_at<std::uint32_t>(slots_, slot * slot_size);
    if (found == 0) return 0;
    if (found == key) return number_at<std::uint32_t>(slots_, slot * slot_size + 4);
  }
}

std::string NumberTable::pack(const std::unordered_map<std::uint32_t, std::uint32_t>& numbers) {
  const auto bits = static_cast<std::uint32_t>(std::bit_width(numbers.size() * 3 / 2 + 1));
  const std::uint32_t mask = (std::uint32_t{1} << bits) - 1;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> sorted(numbers.begin(), numbers.end());
  std::sort(sorted.begin(), sorted.end());
  std::vector<std::pair<std::uint32_t, std::uint32_t>> slots(std::size_t{mask} + 1);
  for (const auto& [key, number] : sorted) {
    if (key == 0 || number == 0) continue;
    std::uint32_t slot = key & mask;
    while (slots[slot].first != 0) slot = (slot + 1) & mask;
    slots[slot] = {key, number};
  }
  std::string bytes;
  append_number(bytes, bits);
  for (const auto& [key, number] : slots) {
    append_number(bytes, key);
    append_number(bytes, number);
  }
  return bytes;
}

}  // namespace entente
