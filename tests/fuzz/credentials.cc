// libFuzzer: whatever stands in Cookie, Authorization and User-Agent, and whatever is typed as a
// code, what comes out is a well-formed secret or code, or nothing. The first byte chooses the
// field.
#include "service/accounts/credentials.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "service/accounts/account.h"
#include "service/accounts/secrets.h"
#include "service/accounts/totp.h"
#include "taxonomies/base/text.h"

namespace {

void Require(bool condition) {
  if (!condition) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace corner::accounts;  // NOLINT(google-build-using-namespace)
  if (size == 0) return 0;
  const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
  corner::http::Request request;
  const size_t middle = text.size() / 2;
  switch (data[0] % 4) {
    case 0:
      request.headers = {{"Cookie", text}};
      break;
    case 1:
      request.headers = {{"Authorization", text}};
      break;
    case 2:
      request.headers = {{"Cookie", text.substr(0, middle)}, {"cookie", text.substr(middle)}};
      break;
    default:
      request.headers = {{"Authorization", text.substr(0, middle)},
                         {"Cookie", text.substr(middle)}};
  }
  const Credentials found = CredentialsOf(request);
  const bool has =
      found.kind == Credentials::Kind::kSession || found.kind == Credentials::Kind::kToken;
  Require(has == IsSecret(found.secret) && has != found.secret.empty());
  Require(corner::IsValidUtf8(DeviceWords(text)) && DeviceWords(text).size() < 40);
  for (const size_t groups : {3u, 6u}) {
    const auto code = ReadPrintedCode(text, groups);
    Require(!code || ReadPrintedCode(*code, groups) == code);
  }
  if (IsEmail(text)) Require(corner::IsValidUtf8(text) && !SignInKey(text).empty());
  if (const auto bytes = Base32Bytes(text)) Require(bytes->size() == text.size() * 5 / 8);
  return 0;
}
