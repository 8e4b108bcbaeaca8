// A certificate authority that lives as long as the test program: made at run time, trusted by
// nobody else. Used by the feed server.
#pragma once

#include <openssl/ssl.h>

#include <memory>
#include <string>

namespace corner::testing {

struct FreeSslContext {
  void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};
using SslContext = std::unique_ptr<SSL_CTX, FreeSslContext>;

// A PEM file with the authority's certificate, for FetchOptions.ca_file; removed at the end.
const std::string& AuthorityFile();
// A server's context with a certificate for localhost, feeds.test, other.test, 127.0.0.1 and ::1.
// `trusted` false: signed by itself.
SslContext ServerContext(bool trusted = true);

}  // namespace corner::testing
