#include <algorithm>
#include <array>
#include <cmath>

#include "query/functions/argument_error.h"
#include "query/functions/function_table.h"
#include "query/values/arithmetic.h"
#include "query/values/comparison.h"

namespace entente {
namespace {

using Arguments = std::span<const Value>;

class CountAccumulator final : public Accumulator {
 public:
  Result<void> add(Arguments) override {
    ++count_;
    return {};
  }
  Result<Value> result() const override { return Value(count_); }

 private:
  std::int64_t count_ = 0;
};

class CollectAccumulator final : public Accumulator {
 public:
  Result<void> add(Arguments arguments) override {
    values_.push_back(arguments[0]);
    return {};
  }
  Result<Value> result() const override { return Value(values_); }

 private:
  ValueList values_;
};

// Numbers or durations, added up; 0 of none.
class SumAccumulator final : public Accumulator {
 public:
  Result<void> add(Arguments arguments) override {
    const Value& given = arguments[0];
    if (!given.is_number() && !given.is<Duration>()) {
      return argument_error("sum", "numbers or DURATIONs", given);
    }
    if (sum_.is_null()) {
      sum_ = given;
    } else {
      sum_ = TRY(arithmetic(ArithmeticOperator::add, sum_, given));
    }
    return {};
  }
  Result<Value> result() const override { return sum_.is_null() ? Value(0) : sum_; }

 private:
  Value sum_;
};

// As floats, so that large INTEGERs do not overflow; of durations a duration. Null of none.
class AverageAccumulator final : public Accumulator {
 public:
  Result<void> add(Arguments arguments) override {
    const Value& given = arguments[0];
    if (!given.is_number() && !given.is<Duration>()) {
      return argument_error("avg", "numbers or DURATIONs", given);
    }
    const Value added = given.is_number() ? Value(given.as_double()) : given;
    sum_ = count_ == 0 ? added : TRY(arithmetic(ArithmeticOperator::add, sum_, added));
    ++count_;
    return {};
  }
  Result<Value> result() const override {
    if (count_ == 0) return Value();
    return arithmetic(ArithmeticOperator::divide, sum_, Value(count_));
  }

 private:
  Value sum_;
  std::int64_t count_ = 0;
};

// Of values of all kinds, in the order of ORDER BY. Null of none.
template <bool wants_least>
class ExtremeAccumulator final : public Accumulator {
 public:
  Result<void> add(Arguments arguments) override {
    const bool first = extreme_.is_null();
    if (first || (order(arguments[0], extreme_) == std::strong_ordering::less) == wants_least) {
      extreme_ = arguments[0];
    }
    return {};
  }
  Result<Value> result() const override { return extreme_; }

 private:
  Value extreme_;
};

// All numbers of the group, and the share of them that lies below the answer.
class PercentileAccumulator : public Accumulator {
 public:
  explicit PercentileAccumulator(std::string_view name) : name_(name) {}

  Result<void> add(Arguments arguments) override {
    const Value& share = arguments[1];
    if (share.is_null() || !share.is_number()) return argument_error(name_, "a share from 0 to 1", share);
    share_ = share.as_double();
    if (!(share_ >= 0 && share_ <= 1)) {
      return Error{ErrorCode::invalid_argument,
                   std::string(name_) + "() takes a share from 0 to 1, not " + text_of(share), ""};
    }
    if (!arguments[0].is_number()) return argument_error(name_, "numbers", arguments[0]);
    numbers_.push_back(arguments[0]);
    return {};
  }

 protected:
  // REQUIRES: there are some
  Value at(std::size_t rank) const {
    ValueList numbers = numbers_;
    const auto place = numbers.begin() + static_cast<std::ptrdiff_t>(rank);
    std::nth_element(numbers.begin(), place, numbers.end(), [](const Value& a, const Value& b) {
      return order(a, b) == std::strong_ordering::less;
    });
    return *place;
  }
  double share() const { return share_; }
  std::size_t count() const { return numbers_.size(); }

 private:
  std::string_view name_;
  double share_ = 0;
  ValueList numbers_;
};

// The least number that so many are not above.
class DiscretePercentile final : public PercentileAccumulator {
 public:
  DiscretePercentile() : PercentileAccumulator("percentileDisc") {}
  Result<Value> result() const override {
    if (count() == 0) return Value();
    const double rank = std::ceil(share() * static_cast<double>(count()));
    return at(rank < 1 ? 0 : static_cast<std::size_t>(rank) - 1);
  }
};

// Between the two nearest numbers, in proportion.
class ContinuousPercentile final : public PercentileAccumulator {
 public:
  ContinuousPercentile() : PercentileAccumulator("percentileCont") {}
  Result<Value> result() const override {
    if (count() == 0) return Value();
    const double rank = share() * static_cast<double>(count() - 1);
    const double below = std::floor(rank);
    const double low = at(static_cast<std::size_t>(below)).as_double();
    if (rank == below) return Value(low);
    const double high = at(static_cast<std::size_t>(below) + 1).as_double();
    return Value(low + (rank - below) * (high - low));
  }
};

// Welford's method: one pass, no cancellation. `of_sample` divides by one less.
template <bool of_sample>
class DeviationAccumulator final : public Accumulator {
 public:
  Result<void> add(Arguments arguments) override {
    if (!arguments[0].is_number()) {
      return argument_error(of_sample ? "stDev" : "stDevP", "numbers", arguments[0]);
    }
    const double number = arguments[0].as_double();
    count_ += 1;
    const double distance = number - mean_;
    mean_ += distance / count_;
    squares_ += distance * (number - mean_);
    return {};
  }
  Result<Value> result() const override {
    const double divisor = of_sample ? count_ - 1 : count_;
    return Value(divisor <= 0 ? 0.0 : std::sqrt(squares_ / divisor));
  }

 private:
  double count_ = 0;
  double mean_ = 0;
  double squares_ = 0;
};

template <typename T>
std::unique_ptr<Accumulator> make() {
  return std::make_unique<T>();
}

constexpr auto family = FunctionFamily::aggregate;

constexpr std::array<FunctionInfo, 10> table = {{
    {"avg", family, 1, 1, "number", "the mean", nullptr, make<AverageAccumulator>},
    {"collect", family, 1, 1, "value", "all values as a list", nullptr, make<CollectAccumulator>},
    {"count", family, 1, 1, "value", "how many values are not null; count(*) counts rows", nullptr,
     make<CountAccumulator>},
    {"max", family, 1, 1, "value", "the last value in the order of ORDER BY", nullptr,
     make<ExtremeAccumulator<false>>},
    {"min", family, 1, 1, "value", "the first value in the order of ORDER BY", nullptr,
     make<ExtremeAccumulator<true>>},
    {"percentileCont", family, 2, 2, "number, share", "the number so large a share lies below, interpolated",
     nullptr, make<ContinuousPercentile>},
    {"percentileDisc", family, 2, 2, "number, share", "the number so large a share lies below, one of them",
     nullptr, make<DiscretePercentile>},
    {"stDev", family, 1, 1, "number", "the standard deviation of a sample", nullptr,
     make<DeviationAccumulator<true>>},
    {"stDevP", family, 1, 1, "number", "the standard deviation of all there is", nullptr,
     make<DeviationAccumulator<false>>},
    {"sum", family, 1, 1, "number", "the sum", nullptr, make<SumAccumulator>},
}};

}  // namespace

std::span<const FunctionInfo> aggregate_functions() {
  return table;
}

}  // namespace entente
