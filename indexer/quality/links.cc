#include "indexer/quality/links.h"

#include <algorithm>
#include <string>

#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

// Forms anyone can make, and messengers.
constexpr std::string_view kFormsAndMessengers[] = {
    "forms.gle", "docs.google.com",  "typeform.com", "jotform.com",       "wa.me",
    "t.me",      "api.whatsapp.com", "m.me",         "chat.whatsapp.com", "telegram.me"};
constexpr std::string_view kShorteners[] = {"bit.ly",  "tinyurl.com", "t.co",    "goo.gl",
                                            "ow.ly",   "is.gd",       "buff.ly", "rebrand.ly",
                                            "cutt.ly", "shorturl.at", "tiny.cc", "rb.gy"};
// Names set aside for examples and tests (RFC 2606, RFC 6761), and what templates bring along.
constexpr std::string_view kPlaceholders[] = {
    "example.com",     "example.org",         "example.net",    "localhost",
    "yourcompany.com", "yourcompany.co.uk",   "company.com",    "yourdomain.com",
    "yourwebsite.com", "yourwebsite.co.uk",   "domain.com",     "website.com",
    "test.com",        "yourcompanyname.com", "companyname.com"};
constexpr std::string_view kPlaceholderEndings[] = {".example", ".test", ".invalid", ".localhost"};
// Addresses that only count clicks. They lead somewhere only with a target among their parameters.
constexpr std::string_view kTrackers[] = {"doubleclick.net", "googleadservices.com",
                                          "google-analytics.com"};

bool IsOrIsUnder(std::string_view host, std::string_view domain) {
  if (!host.ends_with(domain)) return false;
  return host.size() == domain.size() || host[host.size() - domain.size() - 1] == '.';
}

template <size_t N>
bool AnyOf(const std::string_view (&domains)[N], std::string_view host) {
  return std::any_of(std::begin(domains), std::end(domains),
                     [&](std::string_view domain) { return IsOrIsUnder(host, domain); });
}

// What follows the host, without the slash it begins with.
std::string_view RestOf(std::string_view url, std::string_view host) {
  std::string_view rest = url.substr(static_cast<size_t>(host.data() - url.data()) + host.size());
  if (rest.starts_with(':')) rest.remove_prefix(std::min(rest.find('/'), rest.size()));
  while (rest.starts_with('/')) rest.remove_prefix(1);
  return rest;
}

bool IsHostName(std::string_view host) {
  const bool known_signs = std::all_of(host.begin(), host.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
           static_cast<unsigned char>(c) >= 0x80;
  });
  const size_t dot = host.rfind('.');
  return known_signs && dot != host.npos && dot > 0 && host.size() - dot > 2 &&
         host.find("..") == host.npos && !host.starts_with('.');
}

}  // namespace

std::string_view HostOf(std::string_view url) {
  const size_t scheme = url.find("://");
  if (scheme == url.npos) return {};
  std::string_view host = url.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/?#"));
  if (const size_t at = host.rfind('@'); at != host.npos) host.remove_prefix(at + 1);
  return host.substr(0, host.find(':'));
}

bool IsPrivateLink(std::string_view url) {
  const std::string host = AsciiLower(HostOf(url));
  return AnyOf(kFormsAndMessengers, host) || AnyOf(kShorteners, host);
}

std::string_view RuleOfLink(std::string_view url) {
  const std::string_view written = HostOf(url);
  const std::string host = AsciiLower(written);
  const std::string_view shown = std::string_view(host).starts_with("www.")
                                     ? std::string_view(host).substr(4)
                                     : std::string_view(host);
  for (const std::string_view ending : kPlaceholderEndings) {
    if (shown.ends_with(ending)) return "dead_link_shape.placeholder";
  }
  if (AnyOf(kPlaceholders, shown)) return "dead_link_shape.placeholder";
  if (!IsHostName(shown)) return "dead_link_shape.malformed";
  const std::string_view rest = RestOf(url, written);
  if (AnyOf(kShorteners, shown) && rest.empty()) return "dead_link_shape.shortener";
  if (AnyOf(kTrackers, shown) && rest.find("http") == rest.npos) return "dead_link_shape.tracking";
  const bool only_campaign = rest.starts_with("?utm_") || rest.starts_with("?gclid=");
  if (only_campaign) return "dead_link_shape.tracking";
  return {};
}

}  // namespace corner::indexer
