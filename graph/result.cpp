#include "graph/result.h"

#include <array>

namespace entente {

std::string_view name_of(ErrorCode code) {
  // In the order of the enumerators.
  static constexpr std::array<std::string_view, 22> names = {
      "invalid_argument", "unknown_name", "ambiguous_name",    "invalid_query",
      "not_found",        "unreadable",   "unsupported",       "encrypted",
      "malformed",        "empty",        "too_large",         "limit_exceeded",
      "locked",           "io",           "corruption",        "timed_out",
      "out_of_memory",    "crashed",      "sandbox_violation", "not_a_document",
      "unreachable",      "disallowed",
  };
  static_assert(names.size() == static_cast<std::size_t>(ErrorCode::disallowed) + 1);
  return names[static_cast<std::size_t>(code)];
}

}  // namespace entente
