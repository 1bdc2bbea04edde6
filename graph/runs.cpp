#include "graph/runs.h"

namespace entente {

std::string_view name_of(Verdict verdict) {
  static constexpr std::array<std::string_view, verdict_count> names = {
      "added", "replaced", "unchanged", "repeated", "removed", "vanished", "listing", "skipped", "failed",
  };
  return names[static_cast<std::size_t>(verdict)];
}

std::string_view name_of(RunEnd end) {
  static constexpr std::array<std::string_view, 4> names = {"open", "complete", "stopped", "failed"};
  return names[static_cast<std::size_t>(end)];
}

}  // namespace entente
