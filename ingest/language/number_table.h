// Numbers looked up by a hash of 32 bits, where they lie in a model file.
//
// Layout, little-endian: u32 bits, then 2^bits slots of u32 key and u32 number, probed one after the other;
// key 0 is an empty slot. Keys are hashes: what was never put in is found by chance once in some hundred
// thousand.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "graph/result.h"

namespace entente {

class NumberTable {
 public:
  // A view of `bytes`, which must outlive it. `malformed` when look-ups would leave them or not end.
  static Result<NumberTable> open(std::string_view bytes);
  // An empty table.
  NumberTable() = default;

  // 0: not there.
  std::uint32_t find(std::uint32_t key) const;

  // The bytes of a table. Keys 0 and numbers 0 are left out.
  static std::string pack(const std::unordered_map<std::uint32_t, std::uint32_t>& numbers);

 private:
  std::string_view slots_;
  std::uint32_t mask_ = 0;
};

}  // namespace entente
