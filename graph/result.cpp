#include "graph/result.h"

#include <array>

namespace entente {
namespace {

// In the order of the enumerators.
constexpr std::array<std::string_view, 22> names = {
    "invalid_argument", "unknown_name", "ambiguous_name",    "invalid_query",
    "not_found",        "unreadable",   "unsupported",       "encrypted",
    "malformed",        "empty",        "too_large",         "limit_exceeded",
    "locked",           "io",           "corruption",        "timed_out",
    "out_of_memory",    "crashed",      "sandbox_violation", "not_a_document",
    "unreachable",      "disallowed",
};
static_assert(names.size() == static_cast<std::size_t>(ErrorCode::disallowed) + 1);

}  // namespace

std::string_view name_of(ErrorCode code) {
  return names[static_cast<std::size_t>(code)];
}

std::optional<ErrorCode> error_code(std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == name) return static_cast<ErrorCode>(i);
  }
  return std::nullopt;
}

}  // namespace entente
