#include "indexer/sources/fetch_exchange.h"

#include <sys/socket.h>

#include <algorithm>

#include "indexer/sources/fetch_words.h"
#include "indexer/sources/media_type.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

constexpr size_t kMostHeaderBytes = 256 << 10;

curl_socket_t OpenSocket(void* data, curlsocktype, curl_sockaddr* address) {
  auto* exchange = static_cast<Exchange*>(data);
  const int port = PortOf(&address->addr);
  if (!IsAllowed(exchange->options->addresses, &address->addr)) {
    exchange->refused = AddressText(&address->addr);
    return CURL_SOCKET_BAD;
  }
  if (port != 443 && port != exchange->source_port) {
    exchange->refused = Concat("port ", port);
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

size_t TakeHeader(char*, size_t size, size_t count, void* data) {
  auto* exchange = static_cast<Exchange*>(data);
  exchange->header_bytes += size * count;
  if (exchange->header_bytes <= kMostHeaderBytes) return size * count;
  exchange->error = TooLarge("sent too long a head before its answer");
  return 0;
}

// Before the first byte of a document: is it one?
absl::Status CheckHead(const Exchange& exchange) {
  CORNER_RETURN_IF_ERROR(
      CheckMediaType(HeaderValue(exchange.easy, "Content-Type"), exchange.request->format));
  // libcurl takes any end of a connection for the end of an answer without a length.
  if (HeaderValue(exchange.easy, "Content-Length").empty() &&
      AsciiLower(HeaderValue(exchange.easy, "Transfer-Encoding")) != "chunked") {
    return InvalidInput("does not say where its answer ends, so a part could pass for the whole",
                        "Ask the sender for answers with a Content-Length.");
  }
  const std::string coding = AsciiLower(HeaderValue(exchange.easy, "Content-Encoding"));
  if (coding.empty() || coding == "identity" || coding == "gzip" || coding == "x-gzip") {
    return absl::OkStatus();
  }
  return InvalidInput("packed its answer in a way it was not asked for",
                      "Ask the sender for plain or gzip answers.");
}

size_t TakeBody(char* bytes, size_t size, size_t count, void* data) {
  auto* exchange = static_cast<Exchange*>(data);
  const size_t length = size * count;
  if (StatusCode(exchange->easy) != 200) {
    exchange->unwanted_body = true;
    return 0;
  }
  if (exchange->writer->bytes() == 0) exchange->error = CheckHead(*exchange);
  if (exchange->error.ok() &&
      exchange->writer->bytes() + length > static_cast<uint64_t>(exchange->request->most_bytes)) {
    exchange->error = TooLong(exchange->request->most_bytes);
  }
  if (exchange->error.ok()) exchange->error = exchange->writer->Append(bytes, length);
  return exchange->error.ok() ? length : 0;
}

int AskToStop(void* data, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  const auto* exchange = static_cast<Exchange*>(data);
  return *exchange->stop && (*exchange->stop)() ? 1 : 0;
}

}  // namespace

long StatusCode(CURL* easy) {
  long code = 0;
  curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &code);
  return code;
}

std::string HeaderValue(CURL* easy, const char* name) {
  curl_header* header = nullptr;
  if (curl_easy_header(easy, name, 0, CURLH_HEADER, -1, &header) != CURLHE_OK) return "";
  return header->value;
}

void SetUp(curl_slist* resolve, Exchange* exchange) {
  CURL* const curl = exchange->easy;
  const FetchOptions& options = *exchange->options;
  curl_easy_reset(curl);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  // A proxy would resolve names itself, out of the policy's sight.
  curl_easy_setopt(curl, CURLOPT_PROXY, "");
  curl_easy_setopt(curl, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
  curl_easy_setopt(curl, CURLOPT_USERAGENT, "Corner/1 (vacancy feeds)");
  curl_easy_setopt(curl, CURLOPT_MAXCONNECTS, 2L);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS,
                   static_cast<long>(absl::ToInt64Milliseconds(options.connect_time)));
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT,
                   static_cast<long>(options.least_bytes_per_second));
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME,
                   std::max(1L, static_cast<long>(absl::ToInt64Seconds(options.slow_time))));
  if (!options.ca_file.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, options.ca_file.c_str());
  if (resolve != nullptr) curl_easy_setopt(curl, CURLOPT_RESOLVE, resolve);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, OpenSocket);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, exchange);
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, TakeHeader);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, exchange);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, TakeBody);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, exchange);
  curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, AskToStop);
  curl_easy_setopt(curl, CURLOPT_XFERINFODATA, exchange);
}

}  // namespace corner::indexer
