#include "service/accounts/credentials.h"

#include "service/accounts/accounts.h"
#include "service/accounts/secrets.h"
#include "taxonomies/base/text.h"

namespace corner::accounts {
namespace {

using Kind = Credentials::Kind;

constexpr std::string_view kAttributes = "; Path=/; Secure; HttpOnly; SameSite=Lax";

Credentials OfAuthorization(std::string_view value) {
  constexpr std::string_view kScheme = "bearer ";
  if (value.size() <= kScheme.size() ||
      !EqualsIgnoreCase(value.substr(0, kScheme.size()), kScheme)) {
    return {Kind::kMalformed, {}};
  }
  std::string_view token = TrimSpace(value.substr(kScheme.size()));
  if (!token.starts_with(kTokenPrefix)) return {Kind::kMalformed, {}};
  token.remove_prefix(kTokenPrefix.size());
  if (!IsSecret(token)) return {Kind::kMalformed, {}};
  return {Kind::kToken, std::string(token)};
}

// RFC 6265 section 4.2.1; a name is compared by its letters' case.
void AddCookies(std::string_view field, Credentials* found) {
  for (std::string_view pair : Split(field, ';')) {
    pair = TrimSpace(pair);
    const size_t equals = pair.find('=');
    if (equals == std::string_view::npos || pair.substr(0, equals) != kSessionCookie) continue;
    const std::string_view value = pair.substr(equals + 1);
    const bool first = found->kind == Kind::kNone;
    found->kind = first && IsSecret(value) ? Kind::kSession : Kind::kMalformed;
    found->secret = found->kind == Kind::kSession ? value : std::string_view();
  }
}

struct Mark {
  std::string_view in, word;
};
// The first that fits: browsers name those they descend from as well.
constexpr Mark kBrowsers[] = {{"Edg", "Edge"},     {"OPR", "Opera"},     {"Firefox", "Firefox"},
                              {"Chrom", "Chrome"}, {"Safari", "Safari"}, {"curl", "curl"}};
constexpr Mark kSystems[] = {{"iPhone", "iPhone"},   {"iPad", "iPad"},    {"Android", "Android"},
                             {"Windows", "Windows"}, {"Mac OS", "a Mac"}, {"CrOS", "a Chromebook"},
                             {"Linux", "Linux"}};

template <size_t kCount>
std::string_view FirstIn(std::string_view text, const Mark (&marks)[kCount]) {
  for (const Mark& mark : marks) {
    if (text.find(mark.in) != std::string_view::npos) return mark.word;
  }
  return "";
}

}  // namespace

Credentials CredentialsOf(const http::Request& request) {
  Credentials found;
  size_t authorizations = 0;
  for (const auto& [name, value] : request.headers) {
    if (EqualsIgnoreCase(name, "Authorization")) {
      found = OfAuthorization(TrimSpace(value));
      ++authorizations;
    }
  }
  if (authorizations == 1) return found;
  if (authorizations > 1) return {Kind::kMalformed, {}};
  for (const auto& [name, value] : request.headers) {
    if (EqualsIgnoreCase(name, "Cookie")) AddCookies(value, &found);
  }
  return found;
}

std::string CsrfTokenFor(std::string_view session_secret) {
  return Base64Url(HmacSha256(session_secret, "corner csrf"));
}

std::string SessionCookie(std::string_view secret) {
  return Concat(kSessionCookie, "=", secret, kAttributes);
}

std::string EndedSessionCookie() { return Concat(kSessionCookie, "=", kAttributes, "; Max-Age=0"); }

std::string DeviceWords(std::string_view user_agent) {
  const std::string_view browser = FirstIn(user_agent, kBrowsers);
  const std::string_view system = FirstIn(user_agent, kSystems);
  if (browser.empty() && system.empty()) return "an unknown device";
  if (system.empty()) return std::string(browser);
  return Concat(browser.empty() ? "a browser" : browser, " on ", system);
}

}  // namespace corner::accounts
