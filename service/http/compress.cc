#include "service/http/compress.h"

#include <zlib.h>

#include "taxonomies/base/text.h"

namespace corner::http {
namespace {

// Below this a body fits a packet or two anyway.
constexpr size_t kWorthIt = 1024;
// zlib's scale of effort, 1 to 9: five gives nine tenths of the gain for a third of the time.
constexpr int kLevel = 5;
constexpr int kWindowOfGzip = 15 + 16;
constexpr int kMemory = 8;

}  // namespace

bool TakesGzip(std::string_view accept_encoding) {
  bool any = false;
  for (const std::string_view part : Split(accept_encoding, ',')) {
    const size_t parameters = part.find(';');
    const std::string coding = AsciiLower(TrimSpace(part.substr(0, parameters)));
    std::string weight;
    if (parameters != std::string_view::npos) {
      weight = AsciiLower(TrimSpace(part.substr(parameters + 1)));
    }
    // "q=0", "q=0.000": not acceptable.
    const bool refused =
        weight.starts_with("q=0") && weight.find_first_not_of("0.", 2) == std::string::npos;
    if (coding == "gzip" || coding == "x-gzip") return !refused;
    if (coding == "*") any = !refused;
  }
  return any;
}

std::string Gzip(std::string_view bytes) {
  z_stream stream = {};
  if (deflateInit2(&stream, kLevel, Z_DEFLATED, kWindowOfGzip, kMemory, Z_DEFAULT_STRATEGY) !=
      Z_OK) {
    return {};
  }
  std::string packed(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  const bool done = deflate(&stream, Z_FINISH) == Z_STREAM_END;
  packed.resize(done ? stream.total_out : 0);
  deflateEnd(&stream);
  return packed;
}

void CompressFor(const Request& request, Reply* reply) {
  if (reply->body.size() < kWorthIt || reply->HasHeader("Content-Encoding")) return;
  reply->headers.emplace_back("Vary", "Accept-Encoding");
  if (!TakesGzip(request.Header("Accept-Encoding"))) return;
  std::string packed = Gzip(reply->body);
  if (packed.empty() || packed.size() >= reply->body.size()) return;
  reply->body = std::move(packed);
  reply->headers.emplace_back("Content-Encoding", "gzip");
}

}  // namespace corner::http
