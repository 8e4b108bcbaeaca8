// What a request shows of who sends it: the session cookie, or an API token in Authorization. Reads
// headers of anybody, so it believes nothing: it only tells well-formed from not. Pure functions,
// safe from any thread.
#pragma once

#include <string>
#include <string_view>

#include "service/http/message.h"

namespace corner::accounts {

// The prefix makes browsers refuse the cookie unless it is Secure, for this host alone and for "/".
// Chromium and curl count http://localhost and http://127.0.0.1 as secure, so a demonstration on
// the own machine works with it; over plain http to another machine nobody stays signed in.
inline constexpr std::string_view kSessionCookie = "__Host-corner";

struct Credentials {
  enum class Kind : uint8_t { kNone, kSession, kToken, kMalformed };
  Kind kind = Kind::kNone;
  std::string secret;  // of kSession and kToken: 43 characters of base64url
};

// A request with an Authorization field is judged by that alone. Two session cookies are malformed:
// one of them was planted.
Credentials CredentialsOf(const http::Request& request);

// The token that our own pages send back with what they change: nobody can make it who does not
// hold the session's secret.
std::string CsrfTokenFor(std::string_view session_secret);

// Values of Set-Cookie. The cookie lives until the browser closes; the limits are the server's.
std::string SessionCookie(std::string_view secret);
std::string EndedSessionCookie();

// "Firefox on Windows", from a User-Agent field: words of ours, however it was made up.
std::string DeviceWords(std::string_view user_agent);

}  // namespace corner::accounts
