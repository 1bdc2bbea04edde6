// Numbers at any place of a packed file: little-endian, not aligned.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace entente {

// REQUIRES: offset + sizeof(Number) <= bytes.size()
template <typename Number>
Number number_at(std::string_view bytes, std::size_t offset) {
  Number number;
  std::memcpy(&number, bytes.data() + offset, sizeof number);
  return number;
}

template <typename Number>
void append_number(std::string& bytes, Number number) {
  char raw[sizeof number];
  std::memcpy(raw, &number, sizeof number);
  bytes.append(raw, sizeof number);
}

}  // namespace entente
