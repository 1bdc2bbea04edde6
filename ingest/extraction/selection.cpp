#include "ingest/extraction/selection.h"

#include <algorithm>
#include <tuple>

namespace entente {

std::vector<Candidate> select(std::vector<Candidate> candidates) {
  std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return std::tuple(b.tokens.size(), b.rank, a.tokens.first) <
           std::tuple(a.tokens.size(), a.rank, b.tokens.first);
  });
  std::vector<Candidate> chosen;
  if (candidates.empty()) return chosen;
  // One flag a token of the stretch that the candidates cover keeps this linear in its length.
  std::uint32_t begin = UINT32_MAX, end = 0;
  for (const Candidate& candidate : candidates) {
    begin = std::min(begin, candidate.tokens.first);
    end = std::max(end, candidate.tokens.last);
  }
  std::vector<bool> taken(end - begin, false);
  for (Candidate& candidate : candidates) {
    bool free = candidate.tokens.size() > 0;
    for (std::uint32_t at = candidate.tokens.first; free && at < candidate.tokens.last; ++at)
      free = !taken[at - begin];
    if (!free) continue;
    for (std::uint32_t at = candidate.tokens.first; at < candidate.tokens.last; ++at)
      taken[at - begin] = true;
    chosen.push_back(std::move(candidate));
  }
  std::sort(chosen.begin(), chosen.end(),
            [](const Candidate& a, const Candidate& b) { return a.tokens.first < b.tokens.first; });
  return chosen;
}

}  // namespace entente
