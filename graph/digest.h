// SHA-256, for ids and for recognising a text that was seen before.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace entente {

using Digest = std::array<std::uint8_t, 32>;

Digest sha256(std::string_view bytes);
std::string hex(const Digest& digest);

}  // namespace entente
