#include "ingest/gold/code_points.h"

#include <algorithm>

namespace entente {

CodePoints::CodePoints(std::string_view text) {
  code_points_.reserve(text.size() + 1);
  for (std::uint32_t byte = 0; byte < text.size(); ++byte) {
    const bool continues = (static_cast<unsigned char>(text[byte]) & 0xC0U) == 0x80U;
    if (!continues) bytes_.push_back(byte);
    code_points_.push_back(bytes_.empty() ? 0 : static_cast<std::uint32_t>(bytes_.size()) - 1);
  }
  code_points_.push_back(static_cast<std::uint32_t>(bytes_.size()));
  bytes_.push_back(static_cast<std::uint32_t>(text.size()));
}

std::uint32_t CodePoints::byte_of(std::uint32_t index) const {
  return bytes_[std::min<std::size_t>(index, bytes_.size() - 1)];
}

}  // namespace entente
