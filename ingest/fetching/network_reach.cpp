#include "ingest/fetching/network_reach.h"

#include <algorithm>
#include <cstddef>

namespace entente {

namespace {

struct Range {
  std::array<std::uint8_t, 16> first;
  unsigned bits;
};

// IANA IPv4 Special-Purpose Address Registry, with multicast and the class E block.
constexpr Range closed_v4[] = {
    {{0}, 8},
    {{10}, 8},
    {{100, 64}, 10},
    {{127}, 8},
    {{169, 254}, 16},
    {{172, 16}, 12},
    {{192, 0, 0}, 24},
    {{192, 0, 2}, 24},
    {{192, 88, 99}, 24},
    {{192, 168}, 16},
    {{198, 18}, 15},
    {{198, 51, 100}, 24},
    {{203, 0, 113}, 24},
    {{224}, 4},
    {{240}, 4},
};

// Of IPv6 only 2000::/3 is given out to anybody; within it, these are special.
constexpr Range open_v6{{0x20}, 3};
constexpr Range closed_v6[] = {
    {{0x20, 0x01, 0x00}, 23},        // protocol assignments, Teredo among them
    {{0x20, 0x01, 0x0d, 0xb8}, 32},  // documentation
    {{0x3f, 0xff}, 20},              // documentation
};

// IPv6 ranges that carry an IPv4 address, and where.
struct Wrapping {
  Range range;
  std::size_t at;
};
constexpr Wrapping wrappings[] = {
    {{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}, 96}, 12},  // mapped
    {{{0, 0x64, 0xff, 0x9b}, 96}, 12},                       // NAT64
    {{{0x20, 0x02}, 16}, 2},                                 // 6to4
};

bool lies_in(const std::uint8_t* address, const Range& range) {
  const std::size_t whole = range.bits / 8;
  if (!std::equal(range.first.begin(), range.first.begin() + whole, address)) return false;
  const unsigned rest = range.bits % 8;
  if (rest == 0) return true;
  const unsigned mask = 0xffu << (8 - rest);
  return ((range.first[whole] ^ address[whole]) & mask & 0xffu) == 0;
}

bool is_public_v4(const std::uint8_t* address) {
  return std::none_of(std::begin(closed_v4), std::end(closed_v4),
                      [address](const Range& range) { return lies_in(address, range); });
}

}  // namespace

NetworkAddress from_ipv4(std::array<std::uint8_t, 4> address) {
  return {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, address[0], address[1], address[2], address[3]};
}

bool is_public(const NetworkAddress& address) {
  for (const Wrapping& wrapping : wrappings) {
    if (lies_in(address.data(), wrapping.range)) return is_public_v4(address.data() + wrapping.at);
  }
  return lies_in(address.data(), open_v6) &&
         std::none_of(std::begin(closed_v6), std::end(closed_v6),
                      [&address](const Range& range) { return lies_in(address.data(), range); });
}

}  // namespace entente
