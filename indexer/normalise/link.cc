#include "indexer/normalise/link.h"

#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

constexpr size_t kMaxUrlBytes = 2000;

bool IsSafeUrl(std::string_view url) {
  return url.starts_with("https://") && url.size() <= kMaxUrlBytes &&
         url.find_first_of(" \t\r\n\"<>\\") == std::string_view::npos;
}

std::string_view WhyRefused(std::string_view url) {
  const std::string start = AsciiLower(url.substr(0, 12));
  for (const std::string_view scheme : {"javascript:", "data:", "vbscript:", "file:"}) {
    if (start.starts_with(scheme)) return "script";
  }
  return start.starts_with("http://") || start.starts_with("mailto:") ? "not_https" : "malformed";
}

}  // namespace

LinkReading ReadLink(std::string_view declared) {
  const std::string_view url = TrimSpace(declared);
  if (url.empty()) return {};
  if (IsSafeUrl(url)) return {std::string(url), {}};
  return {{}, WhyRefused(url)};
}

}  // namespace corner::indexer
