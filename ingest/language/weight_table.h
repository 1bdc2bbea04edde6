// The weights of a linear model, packed to be used where they lie: no parsing, no copy.
//
//   const WeightTable table = TRY(WeightTable::open(bytes));
//   const ClassScores scores = table.score(features.hashes());
//   const int best = scores.best(0, table.classes());
//
// A row holds what one feature says about the classes it has an opinion on, as pairs of class and 8-bit
// weight with a shift of its own; most rows have a handful of pairs. Rows stand in buckets by the high bits
// of the feature's hash, told apart by 16 of its low bits. A feature of no row scores nothing; one in some
// ten thousand of those meets a foreign row by chance, which the models do not notice.
//
// Layout, little-endian: u32 classes, u32 bucket bits, u32 size of the rows; u32 x (2^bits + 1) offsets into
// the rows; the rows: u16 fingerprint, u8 shift, u8 count, count x (u8 class, i8 weight).
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "graph/result.h"
#include "ingest/language/feature_hash.h"

namespace entente {

class ClassScores {
 public:
  static constexpr int capacity = 256;
  std::int32_t& operator[](int i) { return scores_[static_cast<std::size_t>(i)]; }
  std::int32_t operator[](int i) const { return scores_[static_cast<std::size_t>(i)]; }
  // The class in [begin, end) of the highest score, the first of equals. REQUIRES: begin < end
  int best(int begin, int end) const;

 private:
  std::array<std::int32_t, capacity> scores_{};
};

class WeightTable {
 public:
  // A view of `bytes`, which must outlive it. `malformed` when a row leaves the bytes or names a class that
  // is not there: whatever open() accepts, score() reads inside `bytes`. Reads all of them once (about 1 ms a
  // MB).
  static Result<WeightTable> open(std::string_view bytes);

  int classes() const { return classes_; }
  // The sums over all features; one random access each.
  ClassScores score(std::span<const FeatureHash> features) const;

 private:
  WeightTable() = default;
  std::uint32_t offset(std::uint64_t bucket) const;
  Result<void> check_rows() const;

  std::string_view offsets_;
  std::string_view rows_;
  int classes_ = 0;
  unsigned shift_ = 0;  // a hash without its low `shift_` bits is a bucket
};

}  // namespace entente
