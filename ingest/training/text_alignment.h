// Which words of one text stand in another, in the same order.
#pragma once

#include <cstdint>
#include <vector>

namespace entente {

// For every word of `text`, whether it is matched in `gold`: along the longest chain of runs of three words
// that both have, and by the longest common subsequence between two links of it. Words as hashes.
std::vector<bool> align(const std::vector<std::uint64_t>& text, const std::vector<std::uint64_t>& gold);

}  // namespace entente
