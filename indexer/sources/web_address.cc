#include "indexer/sources/web_address.h"

#include <curl/curl.h>

#include <memory>
#include <vector>

#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

struct CleanUp {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
using Handle = std::unique_ptr<CURLU, CleanUp>;

std::string Part(CURLU* url, CURLUPart part, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, flags) != CURLUE_OK || text == nullptr) return "";
  std::string copy(text);
  curl_free(text);
  return copy;
}

// Letters, digits and -._~ as they are, the rest as %XX.
std::string Escaped(std::string_view text) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  for (char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) {
      out.push_back(c);
    } else {
      out += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
  }
  return out;
}

}  // namespace

absl::StatusOr<WebAddress> ReadAddress(const std::string& base, const std::string& link) {
  const Handle url(curl_url());
  if (url == nullptr) return Internal("there is no memory to read an address");
  const bool read =
      (base.empty() || curl_url_set(url.get(), CURLUPART_URL, base.c_str(), 0) == CURLUE_OK) &&
      link.find('\0') == std::string::npos &&
      curl_url_set(url.get(), CURLUPART_URL, link.c_str(), CURLU_NON_SUPPORT_SCHEME) == CURLUE_OK;
  if (!read) return InvalidInput("this is not a web address");
  for (const CURLUPart part :
       {CURLUPART_USER, CURLUPART_PASSWORD, CURLUPART_OPTIONS, CURLUPART_FRAGMENT}) {
    curl_url_set(url.get(), part, nullptr, 0);
  }
  WebAddress address;
  address.https = Part(url.get(), CURLUPART_SCHEME) == "https";
  address.host = AsciiLower(Part(url.get(), CURLUPART_HOST));
  address.url = Part(url.get(), CURLUPART_URL);
  const auto port = ParseInteger(Part(url.get(), CURLUPART_PORT, CURLU_DEFAULT_PORT));
  if (address.host.empty() || address.url.empty())
    return InvalidInput("this address names no host");
  address.port = port ? static_cast<int>(*port) : 0;
  return address;
}

absl::StatusOr<std::string> NextAddress(const std::string& base, const std::string& link) {
  CORNER_ASSIGN_OR_RETURN(const WebAddress from, ReadAddress("", base));
  CORNER_ASSIGN_OR_RETURN(const WebAddress next, ReadAddress(base, link));
  if (!next.https || !next.SameServer(from)) {
    return InvalidInput("the link to the next page leads to another server",
                        "Pages must lie where the first one does.");
  }
  return next.url;
}

std::string WithParameter(std::string_view url, std::string_view name, std::string_view value) {
  const size_t mark = url.find('?');
  std::string out(url.substr(0, mark));
  std::string wanted = Concat(Escaped(name), "=", Escaped(value));
  std::vector<std::string> parts;
  if (mark != std::string_view::npos) {
    for (const std::string_view part : Split(url.substr(mark + 1), '&')) {
      const std::string_view its_name = part.substr(0, part.find('='));
      if (!part.empty() && its_name != Escaped(name)) parts.emplace_back(part);
    }
  }
  parts.push_back(std::move(wanted));
  return out + "?" + Join(parts, "&");
}

}  // namespace corner::indexer
