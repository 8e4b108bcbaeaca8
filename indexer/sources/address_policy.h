// Which network addresses a feed may be fetched from: public ones only, so that no feed, redirect
// or DNS answer makes Corner speak to the machine it runs on or to the network around it. Ranges
// from the IANA IPv4 and IPv6 Special-Purpose Address Registries. Pure functions.
#pragma once

#include <sys/socket.h>

#include <string>

namespace corner::indexer {

struct AddressPolicy {
  bool allow_loopback = false;  // tests only: 127.0.0.0/8 and ::1
};

// False for every family but IPv4 and IPv6; for private, shared (CGNAT), loopback, link-local,
// unique-local, multicast, documentation, benchmark, reserved and unspecified addresses; and for
// IPv6 forms that carry an IPv4 address, except NAT64 (64:ff9b::/96) around a public one.
bool IsAllowed(const AddressPolicy& policy, const sockaddr* address);

// "192.168.0.1", "fd00::1"; "another kind of address" for other families.
std::string AddressText(const sockaddr* address);
// The port; 0 for other families.
int PortOf(const sockaddr* address);

}  // namespace corner::indexer
