#include "ingest/training/weight_packing.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "ingest/language/packed_bytes.h"

namespace entente {
namespace {

constexpr float unit = 128.0F;  // what the weight 1 becomes before the shift

struct PackedRow {
  FeatureHash feature = 0;
  std::string bytes;
};

// Empty when no weight is worth keeping.
std::string packed(const WeightRow& row, float min_weight) {
  float largest = 0;
  for (const ClassWeight& weight : row.weights) largest = std::max(largest, std::abs(weight.weight));
  int shift = 0;
  while (std::round(largest * unit / static_cast<float>(1 << shift)) > 127.0F && shift < 16) ++shift;
  std::string pairs;
  for (const ClassWeight& weight : row.weights) {
    const float scaled = std::round(weight.weight * unit / static_cast<float>(1 << shift));
    const auto small = static_cast<signed char>(std::clamp(scaled, -127.0F, 127.0F));
    if (std::abs(weight.weight) < min_weight || small == 0 || pairs.size() >= 2 * 255) continue;
    pairs.push_back(static_cast<char>(weight.label));
    pairs.push_back(static_cast<char>(small));
  }
  if (pairs.empty()) return {};
  std::string bytes;
  append_number(bytes, static_cast<std::uint16_t>(row.feature));
  bytes.push_back(static_cast<char>(shift));
  bytes.push_back(static_cast<char>(pairs.size() / 2));
  return bytes + pairs;
}

WeightRow summed_row(const WeightRow& one, const WeightRow& other) {
  WeightRow sum{one.feature, one.updates + other.updates, one.weights};
  for (const ClassWeight& more : other.weights) {
    auto found = std::find_if(sum.weights.begin(), sum.weights.end(),
                              [&more](const ClassWeight& weight) { return weight.label == more.label; });
    if (found == sum.weights.end()) {
      sum.weights.push_back(more);
    } else {
      found->weight += more.weight;
    }
  }
  return sum;
}

}  // namespace

std::vector<WeightRow> summed(const std::vector<WeightRow>& one, const std::vector<WeightRow>& other) {
  std::vector<WeightRow> sum;
  auto a = one.begin();
  auto b = other.begin();
  while (a != one.end() || b != other.end()) {
    if (b == other.end() || (a != one.end() && a->feature < b->feature)) {
      sum.push_back(*a++);
    } else if (a == one.end() || b->feature < a->feature) {
      sum.push_back(*b++);
    } else {
      sum.push_back(summed_row(*a++, *b++));
    }
  }
  return sum;
}

std::string pack(const std::vector<WeightRow>& rows, int classes, PackingLimits limits) {
  std::vector<PackedRow> kept;
  for (const WeightRow& row : rows) {
    if (row.updates < limits.min_updates) continue;
    std::string bytes = packed(row, limits.min_weight);
    if (!bytes.empty()) kept.push_back({row.feature, std::move(bytes)});
  }
  const auto bits = static_cast<unsigned>(std::max(1, static_cast<int>(std::bit_width(kept.size() / 2))));
  const std::size_t buckets = std::size_t{1} << bits;
  std::string offsets;
  std::string body;
  std::size_t next = 0;
  for (std::size_t bucket = 0; bucket < buckets; ++bucket) {
    append_number(offsets, static_cast<std::uint32_t>(body.size()));
    for (; next < kept.size() && (kept[next].feature >> (64 - bits)) == bucket; ++next)
      body += kept[next].bytes;
  }
  append_number(offsets, static_cast<std::uint32_t>(body.size()));
  std::string bytes;
  append_number(bytes, static_cast<std::uint32_t>(classes));
  append_number(bytes, static_cast<std::uint32_t>(bits));
  append_number(bytes, static_cast<std::uint32_t>(body.size()));
  return bytes + offsets + body;
}

}  // namespace entente
