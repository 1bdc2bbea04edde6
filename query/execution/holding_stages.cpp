// Operators that hold rows: order, DISTINCT, gathering. Each byte held is counted in the budget.
#include <algorithm>
#include <unordered_set>

#include "query/execution/stage.h"
#include "query/values/comparison.h"

namespace entente {
namespace {

// What a row holds by itself.
std::uint64_t bytes_of(const ValueRow& row) {
  std::uint64_t bytes = sizeof(ValueRow);
  for (const Value& value : row) bytes += size_of(value);
  return bytes;
}

class DistinctStage final : public Stage {
 public:
  DistinctStage(const DistinctRows& distinct, TextSpan span, StatementRun& run)
      : Stage(run, span), distinct_(distinct) {}

  Result<void> begin(const ValueRow&) override {
    run_.budget.release(std::exchange(held_, 0));
    seen_.clear();
    return {};
  }

 private:
  Result<bool> take(ValueRow& row) override {
    ValueList key;
    key.reserve(distinct_.slots.size());
    for (const Slot slot : distinct_.slots) key.push_back(row[slot]);
    const std::uint64_t bytes = bytes_of(key);
    if (!seen_.insert(std::move(key)).second) return tick();
    held_ += bytes;
    if (!TRY(run_.hold(bytes))) return false;
    return pass(row);
  }

  const DistinctRows& distinct_;
  std::unordered_set<ValueList, ValueHash, ValueEquivalence> seen_;
  std::uint64_t held_ = 0;
};

class SortStage final : public Stage {
 public:
  SortStage(const SortRows& sort, TextSpan span, StatementRun& run) : Stage(run, span), sort_(sort) {}

  Result<void> begin(const ValueRow& outer) override {
    forget();
    arrived_rows_ = 0;
    most_.reset();
    if (sort_.most == nullptr) return {};
    ValueRow row = outer;
    most_ = TRY(run_.evaluation.count(*sort_.most, row));
    return {};
  }

 private:
  struct Sorted {
    ValueList keys;
    ValueRow row;
    std::uint64_t number = 0;  // of arrival: equal rows keep their order
    std::uint64_t bytes = 0;
  };

  Result<bool> take(ValueRow& row) override {
    Sorted sorted;
    for (const auto& [expression, descending] : sort_.keys) {
      sorted.keys.push_back(TRY(run_.evaluation.value(*expression, row)));
    }
    sorted.row = row;
    sorted.number = arrived_rows_++;
    sorted.bytes = bytes_of(sorted.row) + bytes_of(sorted.keys);
    const std::uint64_t bytes = sorted.bytes;
    rows_.push_back(std::move(sorted));
    held_ += bytes;
    if (!TRY(run_.hold(bytes)) || !TRY(tick())) return false;
    const bool spare = rows_.size() > spare_rows;  // a huge LIMIT must not overflow: no product of it
    if (most_ && spare && (rows_.size() - spare_rows) / 2 > *most_) keep_best();
    return true;
  }

  Result<void> finish() override {
    std::sort(rows_.begin(), rows_.end(), Before{sort_});
    if (most_ && rows_.size() > *most_) rows_.resize(*most_);
    for (Sorted& sorted : rows_) {
      if (!TRY(pass(sorted.row))) break;
    }
    forget();
    return {};
  }

  // Halves what is held: two rows in, one sorted out, at constant cost a row.
  void keep_best() {
    const auto end = rows_.begin() + static_cast<std::ptrdiff_t>(*most_);
    std::nth_element(rows_.begin(), end, rows_.end(), Before{sort_});
    for (auto row = end; row != rows_.end(); ++row) {
      held_ -= row->bytes;
      run_.budget.release(row->bytes);
    }
    rows_.erase(end, rows_.end());
  }

  void forget() {
    run_.budget.release(std::exchange(held_, 0));
    rows_.clear();
  }

  struct Before {
    const SortRows& sort;
    bool operator()(const Sorted& a, const Sorted& b) const {
      for (std::size_t i = 0; i < a.keys.size(); ++i) {
        const std::strong_ordering ordering = order(a.keys[i], b.keys[i]);
        if (ordering != 0) return sort.keys[i].second ? ordering > 0 : ordering < 0;
      }
      return a.number < b.number;
    }
  };

  static constexpr std::size_t spare_rows = 1024;

  const SortRows& sort_;
  std::optional<std::uint64_t> most_;
  std::vector<Sorted> rows_;
  std::uint64_t arrived_rows_ = 0;
  std::uint64_t held_ = 0;
};

class GatherStage final : public Stage {
 public:
  using Stage::Stage;

  Result<void> begin(const ValueRow&) override {
    forget();
    return {};
  }

 private:
  Result<bool> take(ValueRow& row) override {
    const std::uint64_t bytes = bytes_of(row);
    rows_.push_back(row);
    held_ += bytes;
    if (!TRY(run_.hold(bytes))) return false;
    return tick();
  }

  Result<void> finish() override {
    for (ValueRow& row : rows_) {
      if (!TRY(pass(row))) break;
    }
    forget();
    return {};
  }

  void forget() {
    run_.budget.release(std::exchange(held_, 0));
    rows_.clear();
  }

  std::vector<ValueRow> rows_;
  std::uint64_t held_ = 0;
};

}  // namespace

std::unique_ptr<Stage> stage_of(const DistinctRows& distinct, TextSpan span, StatementRun& run) {
  return std::make_unique<DistinctStage>(distinct, span, run);
}

std::unique_ptr<Stage> stage_of(const SortRows& sort, TextSpan span, StatementRun& run) {
  return std::make_unique<SortStage>(sort, span, run);
}

std::unique_ptr<Stage> stage_of(const GatherRows&, TextSpan span, StatementRun& run) {
  return std::make_unique<GatherStage>(run, span);
}

}  // namespace entente
