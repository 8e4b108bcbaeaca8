#include "indexer/feed/detect.h"

#include <algorithm>
#include <array>

#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

struct Signature {
  std::string_view start;
  std::string_view what;
};
constexpr std::array<Signature, 5> kNotFeeds = {{
    {"PK\x03\x04", "a ZIP archive or an Excel workbook"},
    {"\xD0\xCF\x11\xE0", "an old Excel or Word file"},
    {"%PDF", "a PDF"},
    {"\x28\xB5\x2F\xFD", "packed with zstd"},
    {"BZh", "packed with bzip2"},
}};

// How the brackets of one line stand at its end.
enum class LineEnd { kComplete, kOpen, kInString, kBroken };

LineEnd EndOf(std::string_view line) {
  int depth = 0;
  bool in_string = false;
  for (size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if ((c == '}' || c == ']') && --depth < 0) {
      return LineEnd::kBroken;
    }
  }
  if (in_string) return LineEnd::kInString;
  return depth == 0 ? LineEnd::kComplete : LineEnd::kOpen;
}

bool LooksLikeRecordLine(std::string_view line) {
  return line.size() > 2 && line.front() == '{' && line.back() == '}' &&
         EndOf(line) == LineEnd::kComplete;
}

// A file that begins with {: one record a line, or one document?
bool HasLines(std::string_view sample, bool whole, bool named_lines) {
  const size_t end = sample.find('\n');
  if (end == std::string_view::npos)
    return named_lines && (!whole || EndOf(sample) != LineEnd::kComplete);
  const std::string_view first = TrimSpace(sample.substr(0, end));
  std::string_view rest = TrimSpace(sample.substr(end));
  switch (EndOf(first)) {
    case LineEnd::kComplete:
    case LineEnd::kBroken:
      return !rest.empty() || !whole;
    case LineEnd::kInString:  // a raw line end inside a string: no document either
      return true;
    case LineEnd::kOpen:
      break;
  }
  // The first line is open: lines with a damaged start, when the next ones are records.
  int records = 0;
  int others = 0;
  for (int i = 0; i < 3 && !rest.empty(); ++i) {
    const size_t stop = rest.find('\n');
    if (stop == std::string_view::npos && !whole) break;
    LooksLikeRecordLine(TrimSpace(rest.substr(0, stop))) ? ++records : ++others;
    rest = stop == std::string_view::npos ? std::string_view() : TrimSpace(rest.substr(stop));
  }
  return records > others;
}

// Past comments, the XML declaration and white space.
std::string_view SkipPreamble(std::string_view text) {
  for (;;) {
    text = TrimSpace(text);
    const std::string_view end = text.starts_with("<!--") ? "-->"
                                 : text.starts_with("<?") ? "?>"
                                                          : "";
    const size_t at = end.empty() ? std::string_view::npos : text.find(end);
    if (at == std::string_view::npos) return text;
    text.remove_prefix(at + end.size());
  }
}

bool IsWebPage(std::string_view text) {
  constexpr std::array<std::string_view, 6> kStarts = {"<!doctype html", "<html",    "<head>",
                                                       "<body",          "<script ", "<meta "};
  const std::string start = AsciiLower(SkipPreamble(text).substr(0, 15));
  return std::any_of(kStarts.begin(), kStarts.end(),
                     [&](std::string_view known) { return start.starts_with(known); });
}

}  // namespace

absl::StatusOr<FeedFormat> FeedFormatFromName(std::string_view name) {
  if (name == "jsonl") return FeedFormat::kJsonLines;
  if (name == "json") return FeedFormat::kJson;
  if (name == "xml") return FeedFormat::kXml;
  if (name == "csv") return FeedFormat::kCsv;
  if (name == "tsv") return FeedFormat::kTsv;
  if (name == "html") return FeedFormat::kHtml;
  return InvalidInput(Concat("there is no feed format \"", Utf8Prefix(name, 40), "\""),
                      "The formats are jsonl, json, xml, csv, tsv and html.");
}

absl::StatusOr<FeedFormat> DetectFormat(std::string_view file_name, ByteWindow* window) {
  CORNER_RETURN_IF_ERROR(window->Fill(kLookBytes));
  const std::string_view sample = window->view();
  const bool whole = sample.size() < kLookBytes;
  const std::string_view text = TrimSpace(sample);
  if (text.empty()) {
    if (!whole) return InvalidInput("begins with nothing but white space", "Check the file.");
    return InvalidInput("the file is empty", "Check that the right file was given.");
  }
  for (const Signature& signature : kNotFeeds) {
    if (text.starts_with(signature.start)) {
      return InvalidInput(Concat("is ", signature.what, ", not a feed"),
                          "Save or unpack it as CSV, JSON or XML first.");
    }
  }
  std::string name = AsciiLower(file_name);
  if (name.ends_with(".gz")) name.resize(name.size() - 3);
  const bool named_page = name.ends_with(".html") || name.ends_with(".htm");
  const bool named_lines = name.ends_with(".jsonl") || name.ends_with(".ndjson");
  if (text.front() == '[') return FeedFormat::kJson;
  if (text.front() == '{') {
    const bool lines = HasLines(text, whole, named_lines);
    return lines ? FeedFormat::kJsonLines : FeedFormat::kJson;
  }
  if (text.front() == '<') {
    const bool feed = text.starts_with("<?xml") || text.starts_with("<rss");
    return IsWebPage(text) || (named_page && !feed) ? FeedFormat::kHtml : FeedFormat::kXml;
  }
  if (named_lines) return FeedFormat::kJsonLines;
  if (name.ends_with(".json")) return FeedFormat::kJson;
  if (name.ends_with(".xml")) return FeedFormat::kXml;
  return name.ends_with(".tsv") ? FeedFormat::kTsv : FeedFormat::kCsv;
}

}  // namespace corner::indexer
