#include "graph/result.h"

#include <array>

namespace entente {

std::string_view name_of(ErrorCode code) {
  // In the order of the enumerators.
  static constexpr std::array<std::string_view, 15> names = {
      "invalid_argument", "unknown_name", "ambiguous_name", "invalid_query", "not_found", "unreadable",
      "unsupported",      "encrypted",    "malformed",      "empty",         "too_large", "limit_exceeded",
      "locked",           "io",           "corruption",
  };
  static_assert(names.size() == static_cast<std::size_t>(ErrorCode::corruption) + 1);
  return names[static_cast<std::size_t>(code)];
}

}  // namespace entente
