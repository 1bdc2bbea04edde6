// Bytes of UTF-8 against code points, for schemas that count characters.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace entente {

class CodePoints {
 public:
  explicit CodePoints(std::string_view text);

  std::uint32_t count_before(std::uint32_t byte) const { return code_points_[byte]; }
  // The byte at which code point `index` begins; the end of the text when it has fewer.
  std::uint32_t byte_of(std::uint32_t index) const;

 private:
  std::vector<std::uint32_t> code_points_;  // of each byte and of the end
  std::vector<std::uint32_t> bytes_;        // of each code point and of the end
};

}  // namespace entente
