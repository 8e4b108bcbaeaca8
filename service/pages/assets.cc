#include "service/pages/assets.h"

#include "service/http/compress.h"
#include "taxonomies/base/embed.h"
#include "taxonomies/base/hash.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

CORNER_EMBEDDED(corner_app_css, EmbeddedStyleSheet)
CORNER_EMBEDDED(corner_app_css_gz, EmbeddedStyleSheetGzip)
CORNER_EMBEDDED(corner_app_mjs, EmbeddedModule)
CORNER_EMBEDDED(corner_app_mjs_gz, EmbeddedModuleGzip)
CORNER_EMBEDDED(corner_licences_txt, EmbeddedLicences)
CORNER_EMBEDDED(corner_licences_txt_gz, EmbeddedLicencesGzip)

namespace corner::pages {
namespace {

SafeUrl AddressOf(std::string_view name) { return SafeUrl::Local(Concat("/assets/", name)); }

const Asset* HashedAsset(std::string_view ending, std::string_view type, std::string_view bytes,
                         std::string_view compressed) {
  const std::string hash = ToBase32(HashOf(bytes));
  const std::string name = Concat("app-", std::string_view(hash).substr(0, 12), ending);
  return new Asset{name, type, bytes, compressed, AddressOf(name), true};
}

const Asset& Licences() {
  constexpr std::string_view kName = "licences.txt";
  static const Asset* const asset = new Asset{std::string(kName), "text/plain; charset=utf-8",
                                              EmbeddedLicences(), EmbeddedLicencesGzip(),
                                              AddressOf(kName),   false};
  return *asset;
}

}  // namespace

const Asset& StyleSheet() {
  static const Asset* const asset = HashedAsset(".css", "text/css; charset=utf-8",
                                                EmbeddedStyleSheet(), EmbeddedStyleSheetGzip());
  return *asset;
}

const Asset& Module() {
  static const Asset* const asset =
      HashedAsset(".mjs", "text/javascript; charset=utf-8", EmbeddedModule(), EmbeddedModuleGzip());
  return *asset;
}

absl::StatusOr<http::Reply> AssetReply(const http::Request& request) {
  const std::string_view name = request.PathParam("file");
  for (const Asset* asset : {&StyleSheet(), &Module(), &Licences()}) {
    if (asset->name != name) continue;
    http::Reply reply;
    reply.content_type = asset->content_type;
    reply.headers.emplace_back("Cache-Control", asset->for_ever
                                                    ? "public, max-age=31536000, immutable"
                                                    : "public, max-age=3600");
    reply.headers.emplace_back("Vary", "Accept-Encoding");
    const bool packed = http::TakesGzip(request.Header("Accept-Encoding"));
    if (packed) reply.headers.emplace_back("Content-Encoding", "gzip");
    reply.body = packed ? asset->compressed : asset->bytes;
    return reply;
  }
  return NotFound("There is no such file.", "Load the page again to get the newest one.");
}

}  // namespace corner::pages
