#include "indexer/sources/address_policy.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/un.h>

#include <cstring>
#include <string>

namespace corner::indexer {
namespace {

// The text as a socket address of its family.
sockaddr_storage AddressOf(const std::string& text) {
  sockaddr_storage storage{};
  sockaddr_in four{};
  sockaddr_in6 six{};
  if (::inet_pton(AF_INET, text.c_str(), &four.sin_addr) == 1) {
    four.sin_family = AF_INET;
    four.sin_port = htons(443);
    std::memcpy(&storage, &four, sizeof four);
  } else if (::inet_pton(AF_INET6, text.c_str(), &six.sin6_addr) == 1) {
    six.sin6_family = AF_INET6;
    six.sin6_port = htons(8443);
    std::memcpy(&storage, &six, sizeof six);
  } else {
    ADD_FAILURE() << text << " is no address";
  }
  return storage;
}

bool Allows(const AddressPolicy& policy, const std::string& text) {
  const sockaddr_storage storage = AddressOf(text);
  return IsAllowed(policy, reinterpret_cast<const sockaddr*>(&storage));
}

constexpr const char* kPublic[] = {
    "1.1.1.1",         "8.8.8.8",         "9.255.255.255",        "11.0.0.0",
    "100.63.255.255",  "100.128.0.0",     "126.255.255.255",      "128.0.0.1",
    "169.253.255.255", "169.255.0.0",     "172.15.255.255",       "172.32.0.0",
    "192.0.1.0",       "192.0.3.0",       "192.88.98.255",        "192.88.100.0",
    "192.167.255.255", "192.169.0.0",     "198.17.255.255",       "198.20.0.0",
    "198.51.99.255",   "198.51.101.0",    "203.0.112.255",        "203.0.114.0",
    "223.255.255.255", "2001:200::",      "2001:4860:4860::8888", "2001:db7::1",
    "2001:db9::",      "2003::1",         "2a00:1450:4009::1",    "3ffe::1",
    "3fff:1000::",     "64:ff9b::8.8.8.8"};

constexpr const char* kNotPublic[] = {
    // IPv4
    "0.0.0.0", "0.255.255.255", "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.127.255.255",
    "127.0.0.1", "127.255.255.255", "169.254.0.0", "169.254.169.254", "169.254.255.255",
    "172.16.0.0", "172.31.255.255", "192.0.0.0", "192.0.0.255", "192.0.2.1", "192.88.99.1",
    "192.168.0.0", "192.168.255.255", "198.18.0.0", "198.19.255.255", "198.51.100.7", "203.0.113.9",
    "224.0.0.1", "239.255.255.255", "240.0.0.0", "255.255.255.255",
    // IPv6
    "::", "::1", "::2", "fe80::1", "febf::1", "fec0::1", "fc00::1", "fdff:ffff::1", "ff02::1",
    "ff0e::1", "100::1", "2001::1", "2001:1ff::1", "2001:db8::1", "2001:db8:ffff::1", "2002::1",
    "2002:808:808::1", "3fff::1", "3fff:fff::1", "4000::1", "5f00::1", "1fff::1",
    // IPv4 inside IPv6
    "::ffff:10.0.0.1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::ffff:0:8.8.8.8", "::8.8.8.8",
    "64:ff9b::10.0.0.1", "64:ff9b::169.254.169.254", "64:ff9b::127.0.0.1", "64:ff9b:1::8.8.8.8"};

TEST(AddressPolicy, AllowsPublicAddresses) {
  for (const char* text : kPublic) EXPECT_TRUE(Allows({}, text)) << text;
}

TEST(AddressPolicy, RefusesEverythingElse) {
  for (const char* text : kNotPublic) EXPECT_FALSE(Allows({}, text)) << text;
}

TEST(AddressPolicy, LoopbackForTestsIsLoopbackOnly) {
  const AddressPolicy policy{.allow_loopback = true};
  EXPECT_TRUE(Allows(policy, "127.0.0.1"));
  EXPECT_TRUE(Allows(policy, "127.9.9.9"));
  EXPECT_TRUE(Allows(policy, "::1"));
  EXPECT_TRUE(Allows(policy, "1.1.1.1"));
  for (const char* text : {"10.0.0.1", "::", "::2", "::ffff:127.0.0.1", "fe80::1"}) {
    EXPECT_FALSE(Allows(policy, text)) << text;
  }
}

TEST(AddressPolicy, OtherFamiliesAreRefused) {
  sockaddr_un local{};
  local.sun_family = AF_UNIX;
  const auto* address = reinterpret_cast<const sockaddr*>(&local);
  EXPECT_FALSE(IsAllowed({}, address));
  EXPECT_EQ(PortOf(address), 0);
  EXPECT_EQ(AddressText(address), "another kind of address");
}

TEST(AddressPolicy, NamesAddressesAndPorts) {
  const sockaddr_storage four = AddressOf("192.168.0.1"), six = AddressOf("fd00::1");
  EXPECT_EQ(AddressText(reinterpret_cast<const sockaddr*>(&four)), "192.168.0.1");
  EXPECT_EQ(AddressText(reinterpret_cast<const sockaddr*>(&six)), "fd00::1");
  EXPECT_EQ(PortOf(reinterpret_cast<const sockaddr*>(&four)), 443);
  EXPECT_EQ(PortOf(reinterpret_cast<const sockaddr*>(&six)), 8443);
}

}  // namespace
}  // namespace corner::indexer
