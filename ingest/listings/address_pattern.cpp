#include "ingest/listings/address_pattern.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <utility>

namespace entente {
namespace {

constexpr std::size_t max_expression = 4'000;
constexpr std::int64_t max_memory = 4 << 20;

}  // namespace

struct AddressPattern::Compiled {
  explicit Compiled(std::string_view expression, const RE2::Options& options)
      : pattern(re2::StringPiece(expression.data(), expression.size()), options) {}
  RE2 pattern;
};

Result<AddressPattern> AddressPattern::compile(std::string_view expression) {
  if (expression.empty()) return AddressPattern(nullptr);
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(max_memory);
  auto compiled = std::make_shared<const Compiled>(expression.substr(0, max_expression), options);
  if (expression.size() > max_expression) {
    return Error{ErrorCode::invalid_argument,
                 fmt::format("an expression of {} characters is too long", expression.size()), ""};
  }
  if (!compiled->pattern.ok()) {
    return Error{ErrorCode::invalid_argument,
                 fmt::format("\"{}\" is no regular expression: {}", expression, compiled->pattern.error()),
                 ""};
  }
  return AddressPattern(std::move(compiled));
}

bool AddressPattern::matches(std::string_view address) const {
  return compiled_ == nullptr ||
         RE2::PartialMatch(re2::StringPiece(address.data(), address.size()), compiled_->pattern);
}

}  // namespace entente
