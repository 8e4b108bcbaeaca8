#include "indexer/sources/media_type.h"

#include <algorithm>
#include <string>

#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

enum Kind : unsigned { kNone = 0, kJson = 1, kXml = 2, kCsv = 4, kAny = 7 };

unsigned KindOf(std::string_view type) {
  constexpr std::string_view kAnything[] = {"",
                                            "text/plain",
                                            "application/octet-stream",
                                            "binary/octet-stream",
                                            "application/gzip",
                                            "application/x-gzip",
                                            "application/x-download"};
  constexpr std::string_view kJsons[] = {"application/json",      "text/json",
                                         "application/x-ndjson",  "application/ndjson",
                                         "application/jsonl",     "application/jsonlines",
                                         "application/json-lines"};
  constexpr std::string_view kXmls[] = {"application/xml", "text/xml"};
  constexpr std::string_view kCsvs[] = {"text/csv", "text/tab-separated-values", "application/csv",
                                        "application/vnd.ms-excel", "text/comma-separated-values"};
  const auto in = [&](const auto& list) {
    return std::find(std::begin(list), std::end(list), type) != std::end(list);
  };
  if (in(kAnything)) return kAny;
  if (in(kJsons) || type.ends_with("+json")) return kJson;
  if (in(kXmls) ||
      (type.ends_with("+xml") && type != "application/xhtml+xml" && type != "image/svg+xml")) {
    return kXml;
  }
  return in(kCsvs) ? kCsv : kNone;
}

unsigned KindsOfFormat(std::string_view format) {
  if (format == "json" || format == "jsonl") return kJson;
  if (format == "xml") return kXml;
  if (format == "csv" || format == "tsv") return kCsv;
  return kAny;
}

}  // namespace

absl::Status CheckMediaType(std::string_view content_type, std::string_view format) {
  const std::string type = AsciiLower(
      TrimSpace(content_type.substr(0, std::min(content_type.find(';'), content_type.size()))));
  if ((KindOf(type) & KindsOfFormat(format)) != 0) return absl::OkStatus();
  return InvalidInput(
      Concat("sent ",
             type.starts_with("text/html") ? "a web page"
                                           : Concat("“", Utf8Prefix(ScrubUtf8(type), 60), "”"),
             " where a feed should be"),
      "Check the source's address and format.");
}

}  // namespace corner::indexer
