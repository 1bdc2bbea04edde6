#include "graph/edit_distance.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace entente {

EditDistance::EditDistance(std::string_view pattern) : pattern_(pattern) {
  for (std::size_t i = 0; i < pattern_.size() && i < 64; ++i) {
    places_[static_cast<unsigned char>(pattern_[i])] |= std::uint64_t{1} << i;
  }
}

int EditDistance::within(std::string_view text, int limit) const {
  if (pattern_.empty()) return static_cast<int>(text.size());
  return pattern_.size() <= 64 ? by_bits(text, limit) : by_table(text);
}

// One column of the table at a time, as differences between neighbouring cells: `more` and `less` mark the
// rows where a cell is one above or one below the cell over it.
int EditDistance::by_bits(std::string_view text, int limit) const {
  const std::uint64_t last = std::uint64_t{1} << (pattern_.size() - 1);
  std::uint64_t more = ~std::uint64_t{0};
  std::uint64_t less = 0;
  std::uint64_t same_as_diagonal = 0;
  std::uint64_t places_before = 0;
  int distance = static_cast<int>(pattern_.size());
  auto rest = static_cast<int>(text.size());
  for (char c : text) {
    if (distance - rest > limit) return distance - rest;  // each byte takes one off at best
    --rest;
    std::uint64_t places = places_[static_cast<unsigned char>(c)];
    std::uint64_t swapped = ((~same_as_diagonal & places) << 1) & places_before;
    same_as_diagonal = (((places & more) + more) ^ more) | places | less | swapped;
    std::uint64_t right_more = less | ~(same_as_diagonal | more);
    std::uint64_t right_less = same_as_diagonal & more;
    distance += (right_more & last) != 0 ? 1 : (right_less & last) != 0 ? -1 : 0;
    right_more = (right_more << 1) | 1;
    right_less <<= 1;
    more = right_less | ~(same_as_diagonal | right_more);
    less = right_more & same_as_diagonal;
    places_before = places;
  }
  return distance;
}

int EditDistance::by_table(std::string_view text) const {
  std::vector<int> before_last(pattern_.size() + 1);
  std::vector<int> last(pattern_.size() + 1);
  std::vector<int> row(pattern_.size() + 1);
  std::iota(last.begin(), last.end(), 0);
  for (std::size_t i = 1; i <= text.size(); ++i) {
    row[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= pattern_.size(); ++j) {
      int changed = last[j - 1] + (text[i - 1] == pattern_[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, changed});
      bool swap = i > 1 && j > 1 && text[i - 1] == pattern_[j - 2] && text[i - 2] == pattern_[j - 1];
      if (swap) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    before_last.swap(last);
    last.swap(row);
  }
  return last.back();
}

}  // namespace entente
