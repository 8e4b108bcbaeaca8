// Replies sent in fewer bytes to whoever takes gzip: for people on slow phones. Called by handlers
// on their worker, for replies that hold no secret: where a reply holds a secret beside text that
// somebody else can choose, its length would tell about the secret (BREACH). Safe from any thread.
#pragma once

#include <string>
#include <string_view>

#include "service/http/message.h"

namespace corner::http {

// True when a request with this Accept-Encoding takes gzip (RFC 9110, 12.5.3).
bool TakesGzip(std::string_view accept_encoding);

// The bytes as one gzip member (RFC 1952). Empty when zlib has no memory for it.
std::string Gzip(std::string_view bytes);

// Compresses the body when that is worth it and the request takes it, and says so in the header. A
// reply that has a coding already stays as it is.
void CompressFor(const Request& request, Reply* reply);

}  // namespace corner::http
