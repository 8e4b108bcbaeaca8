#include "indexer/sources/address_policy.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <array>
#include <cstdint>
#include <cstring>

namespace corner::indexer {
namespace {

using Bytes6 = std::array<uint8_t, 16>;

struct Range4 {
  uint32_t first;
  int bits;
};

constexpr uint32_t Ip4(uint32_t a, uint32_t b, uint32_t c, uint32_t d) {
  return a << 24 | b << 16 | c << 8 | d;
}

constexpr Range4 kRefused4[] = {
    {Ip4(0, 0, 0, 0), 8},        // this network
    {Ip4(10, 0, 0, 0), 8},       // private
    {Ip4(100, 64, 0, 0), 10},    // shared by carriers (CGNAT)
    {Ip4(127, 0, 0, 0), 8},      // loopback
    {Ip4(169, 254, 0, 0), 16},   // link-local, cloud metadata
    {Ip4(172, 16, 0, 0), 12},    // private
    {Ip4(192, 0, 0, 0), 24},     // protocol assignments
    {Ip4(192, 0, 2, 0), 24},     // documentation
    {Ip4(192, 88, 99, 0), 24},   // 6to4 relays
    {Ip4(192, 168, 0, 0), 16},   // private
    {Ip4(198, 18, 0, 0), 15},    // benchmarks
    {Ip4(198, 51, 100, 0), 24},  // documentation
    {Ip4(203, 0, 113, 0), 24},   // documentation
    {Ip4(224, 0, 0, 0), 4},      // multicast
    {Ip4(240, 0, 0, 0), 4},      // reserved, broadcast
};

bool Within(uint32_t address, Range4 range) {
  return (address ^ range.first) >> (32 - range.bits) == 0;
}

bool IsPublic4(uint32_t address) {
  for (const Range4& range : kRefused4) {
    if (Within(address, range)) return false;
  }
  return true;
}

struct Range6 {
  Bytes6 first;
  int bits;
};

// Inside 2000::/3, the only global unicast space.
constexpr Range6 kRefused6[] = {
    {{0x20, 0x01, 0x00}, 23},        // protocol assignments, Teredo, ORCHID
    {{0x20, 0x01, 0x0d, 0xb8}, 32},  // documentation
    {{0x20, 0x02}, 16},              // 6to4: carries an IPv4 address
    {{0x3f, 0xff, 0x00}, 20},        // documentation
};
constexpr Range6 kGlobal = {{0x20}, 3};
constexpr Range6 kNat64 = {{0x00, 0x64, 0xff, 0x9b}, 96};

bool Within(const Bytes6& address, const Range6& range) {
  for (int bit = 0; bit < range.bits; bit += 8) {
    const size_t byte = static_cast<size_t>(bit / 8);
    const int left = range.bits - bit;
    const auto mask = static_cast<uint8_t>(left >= 8 ? 0xFF : 0xFF << (8 - left));
    if (((address[byte] ^ range.first[byte]) & mask) != 0) return false;
  }
  return true;
}

bool IsPublic6(const Bytes6& address) {
  if (Within(address, kNat64)) {
    return IsPublic4(Ip4(address[12], address[13], address[14], address[15]));
  }
  if (!Within(address, kGlobal)) return false;
  for (const Range6& range : kRefused6) {
    if (Within(address, range)) return false;
  }
  return true;
}

uint32_t Address4(const sockaddr* address) {
  sockaddr_in in{};
  std::memcpy(&in, address, sizeof in);
  return ntohl(in.sin_addr.s_addr);
}

sockaddr_in6 Socket6(const sockaddr* address) {
  sockaddr_in6 in{};
  std::memcpy(&in, address, sizeof in);
  return in;
}

Bytes6 Address6(const sockaddr* address) {
  const sockaddr_in6 in = Socket6(address);
  Bytes6 bytes{};
  std::memcpy(bytes.data(), in.sin6_addr.s6_addr, bytes.size());
  return bytes;
}

}  // namespace

bool IsAllowed(const AddressPolicy& policy, const sockaddr* address) {
  if (address->sa_family == AF_INET) {
    const uint32_t four = Address4(address);
    return IsPublic4(four) || (policy.allow_loopback && four >> 24 == 127);
  }
  if (address->sa_family == AF_INET6) {
    const Bytes6 six = Address6(address);
    constexpr Bytes6 kLoopback = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
    return IsPublic6(six) || (policy.allow_loopback && six == kLoopback);
  }
  return false;
}

std::string AddressText(const sockaddr* address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (address->sa_family == AF_INET) {
    const in_addr four{htonl(Address4(address))};
    ::inet_ntop(AF_INET, &four, text.data(), text.size());
  } else if (address->sa_family == AF_INET6) {
    const Bytes6 six = Address6(address);
    ::inet_ntop(AF_INET6, six.data(), text.data(), text.size());
  }
  return text[0] == '\0' ? "another kind of address" : text.data();
}

int PortOf(const sockaddr* address) {
  if (address->sa_family == AF_INET) {
    sockaddr_in in{};
    std::memcpy(&in, address, sizeof in);
    return ntohs(in.sin_port);
  }
  return address->sa_family == AF_INET6 ? ntohs(Socket6(address).sin6_port) : 0;
}

}  // namespace corner::indexer
