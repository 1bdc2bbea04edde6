// How far one name is from another: insertions, deletions, changes and swaps of neighbours, in bytes.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace entente {

// Optimal string alignment distance ("Kihsida" to "Kishida" is 1; no part is edited twice) from one pattern
// to many texts. A pattern of up to 64 bytes costs a dozen operations per byte of text (Hyyrö's bit vectors);
// a longer one a table.
class EditDistance {
 public:
  explicit EditDistance(std::string_view pattern);

  int to(std::string_view text) const { return within(text, INT32_MAX); }
  // The distance where it is at most `limit`, else some number above it, found early.
  int within(std::string_view text, int limit) const;
  std::size_t length() const { return pattern_.size(); }

 private:
  int by_bits(std::string_view text, int limit) const;
  int by_table(std::string_view text) const;

  std::string pattern_;
  std::array<std::uint64_t, 256> places_{};  // where each byte stands in the pattern
};

}  // namespace entente
