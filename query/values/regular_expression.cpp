#include "query/values/regular_expression.h"

#include <fmt/format.h>
#include <re2/re2.h>

namespace entente {
namespace {

constexpr std::size_t longest_pattern = 10'000;
constexpr std::int64_t most_memory = 8 << 20;

RE2::Options quiet_and_bounded() {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(most_memory);
  return options;
}

re2::StringPiece piece(std::string_view text) {
  return {text.data(), text.size()};
}

}  // namespace

struct RegularExpression::Compiled {
  explicit Compiled(std::string_view text) : pattern(text), program(piece(text), quiet_and_bounded()) {}
  std::string pattern;
  RE2 program;
};

Result<RegularExpression> RegularExpression::compile(std::string_view pattern) {
  if (pattern.size() > longest_pattern) {
    return Error{
        ErrorCode::invalid_argument,
        fmt::format("a pattern of {} bytes is too long: {} are allowed", pattern.size(), longest_pattern),
        ""};
  }
  auto compiled = std::make_shared<const Compiled>(pattern);
  if (!compiled->program.ok()) {
    return Error{ErrorCode::invalid_argument, fmt::format("not a pattern: {}", compiled->program.error()),
                 ""};
  }
  return RegularExpression(std::move(compiled));
}

const std::string& RegularExpression::pattern() const {
  return compiled_->pattern;
}

bool RegularExpression::matches(std::string_view text) const {
  return RE2::FullMatch(piece(text), compiled_->program);
}

}  // namespace entente
