// Which hosts may be connected to. A page, a redirect or a name server may point into the network that
// entente runs in; what is judged is the address of the socket, after every name has been resolved.
#pragma once

#include <array>
#include <cstdint>

namespace entente {

// An IPv6 address in network order; IPv4 as ::ffff:a.b.c.d.
using NetworkAddress = std::array<std::uint8_t, 16>;

NetworkAddress from_ipv4(std::array<std::uint8_t, 4> address);

// False for loopback, private, link-local, shared, documentation, benchmarking, multicast and reserved ranges
// (IANA's registries of special-purpose addresses), also where they are wrapped into IPv6 (mapped,
// compatible, NAT64, 6to4, Teredo).
bool is_public(const NetworkAddress& address);

}  // namespace entente
