#include "ingest/language/weight_table.h"

#include "ingest/language/packed_bytes.h"

namespace entente {
namespace {

constexpr std::size_t header_size = 12;
constexpr std::size_t row_header = 4;
constexpr unsigned max_bucket_bits = 26;
constexpr unsigned max_shift = 16;

Error damaged(const char* what) {
  return {ErrorCode::malformed, std::string("weight table: ") + what, ""};
}

}  // namespace

int ClassScores::best(int begin, int end) const {
  int best = begin;
  for (int i = begin + 1; i < end; ++i) {
    if ((*this)[i] > (*this)[best]) best = i;
  }
  return best;
}

Result<WeightTable> WeightTable::open(std::string_view bytes) {
  if (bytes.size() < header_size) return damaged("no header");
  const auto classes = number_at<std::uint32_t>(bytes, 0);
  const auto bits = number_at<std::uint32_t>(bytes, 4);
  const auto rows = number_at<std::uint32_t>(bytes, 8);
  if (classes == 0 || classes > static_cast<std::uint32_t>(ClassScores::capacity))
    return damaged("impossible number of classes");
  if (bits == 0 || bits > max_bucket_bits) return damaged("impossible number of buckets");
  const std::uint64_t offsets = ((std::uint64_t{1} << bits) + 1) * sizeof(std::uint32_t);
  if (bytes.size() != header_size + offsets + rows) return damaged("size and header disagree");
  WeightTable table;
  table.classes_ = static_cast<int>(classes);
  table.shift_ = 64 - bits;
  table.offsets_ = bytes.substr(header_size, offsets);
  table.rows_ = bytes.substr(header_size + offsets);
  TRY(table.check_rows());
  return table;
}

std::uint32_t WeightTable::offset(std::uint64_t bucket) const {
  return number_at<std::uint32_t>(offsets_, bucket * sizeof(std::uint32_t));
}

Result<void> WeightTable::check_rows() const {
  const std::uint64_t buckets = offsets_.size() / sizeof(std::uint32_t) - 1;
  std::size_t at = 0;
  for (std::uint64_t bucket = 0; bucket < buckets; ++bucket) {
    const std::size_t end = offset(bucket + 1);
    if (offset(bucket) != at || end < at || end > rows_.size())
      return damaged("buckets overlap or leave gaps");
    while (at < end) {
      if (end - at < row_header) return damaged("a row is cut off");
      const auto shift = static_cast<unsigned char>(rows_[at + 2]);
      const std::size_t pairs = static_cast<unsigned char>(rows_[at + 3]);
      at += row_header;
      if (shift > max_shift || end - at < pairs * 2) return damaged("a row leaves its bucket");
      for (std::size_t i = 0; i < pairs; ++i, at += 2) {
        if (static_cast<unsigned char>(rows_[at]) >= classes_) return damaged("a row names an unknown class");
      }
    }
  }
  return at == rows_.size() ? Result<void>() : damaged("bytes behind the last row");
}

ClassScores WeightTable::score(std::span<const FeatureHash> features) const {
  ClassScores scores;
  // Both random accesses of a feature are asked for before the first is needed.
  std::array<std::uint32_t, FeatureList::capacity> begins;  // NOLINT: set below as far as read
  for (const FeatureHash feature : features) {
    __builtin_prefetch(offsets_.data() + (feature >> shift_) * sizeof(std::uint32_t));
  }
  for (std::size_t i = 0; i < features.size(); ++i) {
    begins[i] = offset(features[i] >> shift_);
    __builtin_prefetch(rows_.data() + begins[i]);
  }
  for (std::size_t i = 0; i < features.size(); ++i) {
    const char* row = rows_.data() + begins[i];
    const char* const end = rows_.data() + offset((features[i] >> shift_) + 1);
    const auto fingerprint = static_cast<std::uint16_t>(features[i]);
    while (row < end) {
      std::uint16_t found;
      std::memcpy(&found, row, sizeof found);
      const int shift = static_cast<unsigned char>(row[2]);
      const int pairs = static_cast<unsigned char>(row[3]);
      row += row_header;
      if (found != fingerprint) {
        row += 2 * pairs;
        continue;
      }
      for (int p = 0; p < pairs; ++p, row += 2) {
        scores[static_cast<unsigned char>(row[0])] +=
            static_cast<std::int32_t>(static_cast<signed char>(row[1])) * (1 << shift);
      }
      break;
    }
  }
  return scores;
}

}  // namespace entente
