#include "indexer/normalise/html.h"

#include <algorithm>

#include "indexer/normalise/entities.h"
#include "indexer/normalise/html_writer.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

// Elements whose presence makes a text HTML.
constexpr std::string_view kTelling[] = {
    "p",    "br",         "ul",    "ol",  "li",      "strong",  "b",      "em",
    "i",    "h1",         "h2",    "h3",  "h4",      "h5",      "h6",     "div",
    "span", "a",          "table", "tr",  "td",      "script",  "style",  "html",
    "body", "font",       "u",     "hr",  "section", "article", "head",   "pre",
    "dl",   "blockquote", "mark",  "img", "iframe",  "svg",     "object", "small"};
// Elements that go together with what they hold.
constexpr std::string_view kHidden[] = {"script",   "style", "head",    "iframe",
                                        "object",   "svg",   "select",  "template",
                                        "noscript", "title", "textarea"};

template <size_t N>
bool IsOneOf(std::string_view name, const std::string_view (&names)[N]) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

struct Tag {
  std::string name;  // lower case
  std::string_view attributes;
  bool end = false;
  size_t after = 0;
};

// The tag that begins at `source[i] == '<'`; false when it is no tag.
bool ReadTag(std::string_view source, size_t i, Tag* tag) {
  size_t k = i + 1;
  tag->end = k < source.size() && source[k] == '/';
  if (tag->end) ++k;
  const size_t name = k;
  while (k < source.size() && k - name < 16 &&
         (IsLetter(source[k]) || (k > name && ((source[k] >= '0' && source[k] <= '9') ||
                                               source[k] == ':' || source[k] == '-')))) {
    ++k;
  }
  if (k == name) return false;
  if (k < source.size() && source[k] != '>' && source[k] != '/' && source[k] != ' ' &&
      source[k] != '\n' && source[k] != '\t' && source[k] != '\r') {
    return false;
  }
  const size_t close = source.find_first_of("<>", k);
  if (close == std::string_view::npos || source[close] == '<') return false;
  tag->name = AsciiLower(source.substr(name, k - name));
  tag->attributes = source.substr(k, close - k);
  tag->after = close + 1;
  return true;
}

bool HasTags(std::string_view source) {
  for (size_t i = source.find('<'); i != std::string_view::npos; i = source.find('<', i + 1)) {
    Tag tag;
    if (source.substr(i).starts_with("<!--") || source.substr(i).starts_with("<![CDATA["))
      return true;
    if (ReadTag(source, i, &tag) && IsOneOf(tag.name, kTelling)) return true;
  }
  return false;
}

// The host of a link, "www." left out; empty when there is none to show.
std::string HostOf(std::string_view attributes) {
  const std::string lower = AsciiLower(attributes);
  const size_t href = lower.find("href");
  if (href == std::string::npos) return "";
  size_t begin = lower.find("http", href);
  if (begin == std::string::npos) return "";
  begin = lower.find("//", begin);
  if (begin == std::string::npos) return "";
  begin += 2;
  size_t end = begin;
  while (end < lower.size() && (IsLetter(lower[end]) || (lower[end] >= '0' && lower[end] <= '9') ||
                                lower[end] == '.' || lower[end] == '-')) {
    ++end;
  }
  std::string host = lower.substr(begin, end - begin);
  if (host.starts_with("www.")) host.erase(0, 4);
  return host.find('.') == std::string::npos ? "" : host;
}

// Past the element that opened at `after` and everything in it.
size_t SkipHidden(std::string_view source, size_t after, std::string_view name) {
  for (size_t i = source.find("</", after); i != std::string_view::npos;
       i = source.find("</", i + 2)) {
    if (EqualsIgnoreCase(source.substr(i + 2, name.size()), name)) {
      const size_t close = source.find('>', i);
      return close == std::string_view::npos ? source.size() : close + 1;
    }
  }
  return source.size();
}

std::string FromMarkup(std::string_view source) {
  HtmlWriter writer(source.size());
  std::string host;      // of the link that is open
  size_t link_text = 0;  // where its text began
  size_t i = 0;
  while (i < source.size()) {
    const size_t next = std::min(source.find('<', i), source.size());
    if (next > i) writer.Text(DecodeEntities(source.substr(i, next - i)));
    if (next >= source.size()) break;
    const std::string_view rest = source.substr(next);
    if (rest.starts_with("<!--")) {
      const size_t close = source.find("-->", next + 4);
      i = close == std::string_view::npos ? source.size() : close + 3;
      continue;
    }
    if (rest.starts_with("<!") || rest.starts_with("<?")) {
      const size_t close = source.find('>', next);
      i = close == std::string_view::npos ? source.size() : close + 1;
      continue;
    }
    Tag tag;
    if (!ReadTag(source, next, &tag)) {
      writer.Text("<");
      i = next + 1;
      continue;
    }
    i = tag.after;
    if (!tag.end && IsOneOf(tag.name, kHidden)) {
      if (!tag.attributes.ends_with("/")) i = SkipHidden(source, i, tag.name);
    } else if (tag.name == "a") {
      const std::string shown = AsciiLower(source.substr(link_text, next - link_text));
      if (tag.end && !host.empty() && shown.find(host) == std::string::npos) {
        writer.Text(Concat(" (", host, ")"));
      }
      host = tag.end ? "" : HostOf(tag.attributes);
      link_text = tag.after;
    } else if (tag.end) {
      writer.Close(tag.name);
    } else {
      writer.Open(tag.name);
    }
  }
  return writer.Finish();
}

// Empty lines part paragraphs, other line ends are breaks.
std::string FromPlain(std::string_view text) {
  HtmlWriter writer(text.size());
  bool open = false;
  for (std::string_view line : Split(text, '\n')) {
    line = TrimSpace(line);
    if (line.empty()) {
      writer.Close("p");
      open = false;
      continue;
    }
    writer.Open(open ? "br" : "p");
    writer.Text(line);
    open = true;
  }
  return writer.Finish();
}

// Control characters other than line ends and tabs say nothing and upset readers.
std::string WithoutControls(std::string_view source) {
  std::string out(source);
  for (char& c : out) {
    if ((static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' && c != '\r') ||
        c == 0x7F) {
      c = ' ';
    }
  }
  return out;
}

}  // namespace

std::string SafeHtml(std::string_view source) {
  const std::string clean = WithoutControls(source);
  if (HasTags(clean)) return FromMarkup(clean);
  if (clean.find('&') == std::string::npos) return FromPlain(clean);
  const std::string once = DecodeEntities(clean);
  if (HasTags(once)) return FromMarkup(once);
  const std::string twice = DecodeEntities(once);
  return HasTags(twice) ? FromMarkup(twice) : FromPlain(once);
}

std::string PlainText(std::string_view safe_html) {
  std::string out;
  out.reserve(safe_html.size());
  int newlines = 0;  // wanted before the next text
  for (size_t i = 0; i < safe_html.size();) {
    if (safe_html[i] == '<') {
      const size_t close = std::min(safe_html.find('>', i), safe_html.size() - 1);
      const std::string_view tag = safe_html.substr(i + 1, close - i - 1);
      if (tag == "br") ++newlines;
      if (tag == "li" || tag == "/li" || tag == "ul" || tag == "ol")
        newlines = std::max(newlines, 1);
      if (tag == "p" || tag == "/p" || tag == "h3" || tag == "/h3" || tag == "h4" || tag == "/h4" ||
          tag == "/ul" || tag == "/ol" || tag == "blockquote") {
        newlines = 2;
      }
      i = close + 1;
      continue;
    }
    const size_t next = std::min(safe_html.find('<', i), safe_html.size());
    if (!out.empty()) out.append(static_cast<size_t>(std::min(newlines, 2)), '\n');
    newlines = 0;
    out.append(DecodeEntities(safe_html.substr(i, next - i)));
    i = next;
  }
  return out;
}

std::string PlainLine(std::string_view source) {
  if (source.find_first_of("<&\n\t\r") == std::string_view::npos) return CollapseSpace(source);
  return CollapseSpace(PlainText(SafeHtml(source)));
}

}  // namespace corner::indexer
