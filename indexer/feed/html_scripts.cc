// Finding JSON-LD in a page. The rules are those of the HTML standard's tokeniser that matter for
// it: comments end at "-->", the text of script, style, title and textarea ends at their own end
// tag, attributes may be quoted, unquoted or bare.
#include <algorithm>
#include <array>

#include "indexer/feed/html_reader.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

constexpr auto kNone = std::string_view::npos;
constexpr std::string_view kSpace = " \t\r\n\f";
// Elements whose content is text up to their end tag, whatever stands in it.
constexpr std::array<std::string_view, 8> kTextElements = {
    "script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"};

struct Tag {
  size_t end = 0;         // behind its ">"
  std::string name;       // lower case
  std::string_view type;  // the attribute "type"
};

// The value of an attribute at `*at`, behind its "=".
std::string_view ReadValue(std::string_view page, size_t* at) {
  *at = std::min(page.find_first_not_of(kSpace, *at), page.size());
  if (*at == page.size()) return {};
  const char quote = page[*at];
  const bool quoted = quote == '"' || quote == '\'';
  const size_t start = *at + quoted;
  const size_t end = quoted ? page.find(quote, start) : page.find_first_of(" \t\r\n\f>", start);
  *at = end == kNone ? page.size() : end + quoted;
  return page.substr(start, std::min(end, page.size()) - start);
}

// The start tag whose "<" stands at `at`; its end is the page's when it has none.
Tag ReadTag(std::string_view page, size_t at) {
  Tag tag;
  size_t end = std::min(page.find_first_of(" \t\r\n\f/>", at + 1), page.size());
  tag.name = AsciiLower(page.substr(at + 1, end - at - 1));
  for (at = end; at < page.size();) {
    at = std::min(page.find_first_not_of(" \t\r\n\f/", at), page.size());
    if (at == page.size()) break;
    if (page[at] == '>') {
      tag.end = at + 1;
      return tag;
    }
    end = std::min(page.find_first_of(" \t\r\n\f/>=", at + 1), page.size());
    const std::string name = AsciiLower(page.substr(at, std::min<size_t>(end - at, 8)));
    at = std::min(page.find_first_not_of(kSpace, end), page.size());
    if (at == page.size() || page[at] != '=') continue;
    const std::string_view value = ReadValue(page, &++at);
    if (name == "type" && tag.type.empty()) tag.type = value;
  }
  tag.end = page.size();
  return tag;
}

// A "<" before anything else is text: "fewer than < 10".
bool BeginsTag(std::string_view next) {
  return !next.empty() && (next == "/" || next == "!" || next == "?" ||
                           (AsciiLower(next)[0] >= 'a' && AsciiLower(next)[0] <= 'z'));
}

bool IsJsonLd(std::string_view type) {
  type = TrimSpace(type.substr(0, type.find(';')));
  return EqualsIgnoreCase(type, "application/ld+json");
}

// Where "</name" stands at or after `at`; npos when it does not.
size_t FindEndTag(std::string_view page, std::string_view name, size_t at) {
  for (at = page.find("</", at); at != kNone; at = page.find("</", at + 2)) {
    const size_t end = at + 2 + name.size();
    if (!EqualsIgnoreCase(page.substr(at + 2, name.size()), name)) continue;
    if (end >= page.size() || page[end] == '>' || page[end] == '/' ||
        kSpace.find(page[end]) != kNone) {
      return at;
    }
  }
  return kNone;
}

// JSON is wrapped in a comment or CDATA section by some pages, for browsers long gone.
std::string_view Unwrapped(std::string_view text) {
  const size_t first = text.find_first_of("{[");
  const std::string_view before = text.substr(0, std::min(first, text.size()));
  if (before.find("<!--") != kNone) {
    text.remove_prefix(first == kNone ? text.size() : first);
    return text.substr(0, text.rfind("-->"));
  }
  if (const size_t data = text.find("<![CDATA["); data < 16) {
    text.remove_prefix(data + 9);
    text = text.substr(0, text.rfind("]]>"));
    const std::string_view opened = TrimSpace(text);
    if (opened.starts_with("*/")) text = opened.substr(2);
    for (const std::string_view end : {"//", "/*"}) {
      text = TrimSpace(text);
      if (text.ends_with(end)) text.remove_suffix(2);
    }
  }
  return text;
}

}  // namespace

absl::StatusOr<std::vector<PageScript>> FindJsonLd(std::string_view page) {
  std::vector<PageScript> scripts;
  int64_t line = 1;
  size_t counted = 0;  // newlines before this place are in `line`
  for (size_t at = page.find('<'); at != kNone; at = page.find('<', at)) {
    if (page.substr(at, 4) == "<!--") {
      const size_t end = page.find("-->", at + 2);
      if (end == kNone) break;
      at = end + 3;
      continue;
    }
    if (!BeginsTag(page.substr(at + 1, 1))) {
      ++at;
      continue;
    }
    const Tag tag = ReadTag(page, at);
    const bool is_text =
        std::find(kTextElements.begin(), kTextElements.end(), tag.name) != kTextElements.end();
    if (!is_text) {
      at = std::max(tag.end, at + 1);
      continue;
    }
    const size_t end = FindEndTag(page, tag.name, tag.end);
    if (tag.name == "script" && IsJsonLd(tag.type)) {
      line += std::count(page.begin() + static_cast<ptrdiff_t>(counted),
                         page.begin() + static_cast<ptrdiff_t>(tag.end), '\n');
      counted = tag.end;
      if (end == kNone) {
        return InvalidInput(Concat("line ", line, ": the page is cut short inside a script"),
                            "Save or download the page again.");
      }
      scripts.push_back({line, Unwrapped(page.substr(tag.end, end - tag.end))});
    }
    if (end == kNone) break;
    at = end + 2;
  }
  return scripts;
}

}  // namespace corner::indexer
