// libFuzzer: what a server that sends feeds can say. Any link, media type, Link header, address or
// page is refused with a sentence or read; a next page is never on another server.
#include <arpa/inet.h>
#include <netinet/in.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "indexer/sources/address_policy.h"
#include "indexer/sources/media_type.h"
#include "indexer/sources/page_facts.h"
#include "indexer/sources/web_address.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"
#include "tests/fuzz/require.h"

namespace {

using namespace corner::indexer;  // NOLINT(google-build-using-namespace)
using corner::Sentence;
using corner::fuzz::Require;

const std::string kBase = "https://feeds.example.org:8443/jobs/list?page=1";

void CheckLink(const std::string& link) {
  const auto address = ReadAddress(kBase, link);
  if (address.ok()) {
    Require(!address->host.empty() && address->port > 0 && address->port < 65536);
    const auto again = ReadAddress("", address->url);
    Require(again.ok() && again->SameServer(*address) && again->url == address->url);
  } else {
    Require(!Sentence(address.status()).empty());
  }
  const auto next = NextAddress(kBase, link);
  if (next.ok()) {
    const auto read = ReadAddress("", *next);
    Require(read.ok() && read->SameServer(*ReadAddress("", kBase)));
  }
  WithParameter(link, "page", "2");
  WithParameter(kBase, "page", link);
}

// One IPv4 address is judged alike alone and inside an IPv6 one.
void CheckNetwork(std::string_view bytes) {
  if (bytes.size() < 16) return;
  sockaddr_in6 six = {};
  six.sin6_family = AF_INET6;
  std::memcpy(&six.sin6_addr, bytes.data(), 16);
  IsAllowed({}, reinterpret_cast<const sockaddr*>(&six));
  Require(!AddressText(reinterpret_cast<const sockaddr*>(&six)).empty());
  sockaddr_in four = {};
  four.sin_family = AF_INET;
  std::memcpy(&four.sin_addr, bytes.data(), 4);
  const bool allowed = IsAllowed({}, reinterpret_cast<const sockaddr*>(&four));
  sockaddr_in6 nat64 = {};
  nat64.sin6_family = AF_INET6;
  inet_pton(AF_INET6, "64:ff9b::", &nat64.sin6_addr);
  std::memcpy(&nat64.sin6_addr.s6_addr[12], bytes.data(), 4);
  Require(IsAllowed({}, reinterpret_cast<const sockaddr*>(&nat64)) == allowed);
  if (static_cast<uint8_t>(bytes[0]) == 10 || static_cast<uint8_t>(bytes[0]) == 127) {
    Require(!allowed);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0] % 5) {
    case 0:
      CheckLink(text.substr(0, text.find('\0')));
      break;
    case 1:
      for (const char* format : {"", "json", "xml", "csv", "no such"}) {
        const auto status = CheckMediaType(text, format);
        Require(status.ok() || !Sentence(status).empty());
      }
      break;
    case 2: {
      std::vector<std::string> headers;
      for (std::string_view line : corner::Split(text, '\n')) headers.emplace_back(line);
      NextOfLinks(headers);
      break;
    }
    case 3:
      CheckNetwork(text);
      break;
    default: {
      const auto facts = LookAtPage(text);
      Require(facts.ok() || !Sentence(facts.status()).empty());
    }
  }
  return 0;
}
