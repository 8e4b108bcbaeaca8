#include "service/pages/html.h"

#include <algorithm>
#include <cctype>

#include "taxonomies/base/text.h"

namespace corner::pages {
namespace {

// The elements that the normaliser leaves in a description (indexer/normalise/html.h).
constexpr std::string_view kReduced[] = {"p", "br", "ul", "ol", "li", "strong",
                                         "b", "em", "i",  "h3", "h4", "blockquote"};

bool IsReduced(std::string_view name) {
  return std::find(std::begin(kReduced), std::end(kReduced), name) != std::end(kReduced);
}

bool IsControl(unsigned char c) { return (c < 0x20 && c != '\n' && c != '\t') || c == 0x7f; }

// "&amp;", "&#39;", "&#x27;": a whole character reference at the start of `text`.
bool StartsWithReference(std::string_view text) {
  const size_t end = text.substr(0, 12).find(';');
  if (end == std::string_view::npos || end < 2) return false;
  const std::string_view name = text.substr(1, end - 1);
  const bool number = name[0] == '#';
  return std::all_of(name.begin() + (number ? 1 : 0), name.end(),
                     [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; });
}

}  // namespace

std::string EscapeHtml(std::string_view text) {
  std::string valid;
  if (!IsValidUtf8(text)) {
    valid = ScrubUtf8(text);
    text = valid;
  }
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (const char c : text) {
    switch (c) {
      case '&':
        out.append("&amp;");
        break;
      case '<':
        out.append("&lt;");
        break;
      case '>':
        out.append("&gt;");
        break;
      case '"':
        out.append("&quot;");
        break;
      case '\'':
        out.append("&#39;");
        break;
      default:
        if (IsControl(static_cast<unsigned char>(c))) {
          out.append("\xEF\xBF\xBD");
        } else {
          out.push_back(c);
        }
    }
  }
  return out;
}

std::optional<SafeHtml> SafeHtml::FromReduced(std::string_view html) {
  if (!IsValidUtf8(html)) return std::nullopt;
  std::vector<std::string_view> open;
  for (size_t at = 0; at < html.size();) {
    const char c = html[at];
    if (IsControl(static_cast<unsigned char>(c)) || c == '>') return std::nullopt;
    if (c == '&' && !StartsWithReference(html.substr(at))) return std::nullopt;
    if (c != '<') {
      ++at;
      continue;
    }
    const size_t end = html.find('>', at);
    if (end == std::string_view::npos) return std::nullopt;
    std::string_view name = html.substr(at + 1, end - at - 1);
    const bool closes = name.starts_with('/');
    if (closes) name.remove_prefix(1);
    if (!IsReduced(name) || (closes && name == "br")) return std::nullopt;
    if (closes) {
      if (open.empty() || open.back() != name) return std::nullopt;
      open.pop_back();
    } else if (name != "br") {
      open.push_back(name);
    }
    at = end + 1;
  }
  if (!open.empty()) return std::nullopt;
  return SafeHtml(std::string(html));
}

std::optional<SafeUrl> SafeUrl::Https(std::string_view url) {
  constexpr std::string_view kScheme = "https://";
  if (!url.starts_with(kScheme) || !IsValidUtf8(url)) return std::nullopt;
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte == 0x7f || c == '"' || c == '\'' || c == '<' || c == '>' ||
        c == '\\' || c == '`') {
      return std::nullopt;
    }
  }
  SafeUrl safe{std::string(url)};
  const std::string_view host = safe.host();
  const std::string_view authority =
      url.substr(kScheme.size(), url.find_first_of("/?#", kScheme.size()) - kScheme.size());
  if (host.empty() || authority.find('@') != std::string_view::npos) return std::nullopt;
  return safe;
}

SafeUrl SafeUrl::Local(std::string_view path_and_query) {
  const bool local = path_and_query.starts_with('/') && !path_and_query.starts_with("//") &&
                     std::none_of(path_and_query.begin(), path_and_query.end(), [](char c) {
                       return static_cast<unsigned char>(c) <= 0x20 || c == '\\' || c == 0x7f;
                     });
  return SafeUrl(local ? std::string(path_and_query) : "/");
}

SafeUrl SafeUrl::TabIcon() {
  return SafeUrl(
      "data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 viewBox=%220 0 32 32%22"
      "%3E%3Cpath fill=%22%23005eb8%22 d=%22M0 0h32v32H0z%22/%3E%3Cpath fill=%22%23fff%22 "
      "d=%22M7 7h18v5H12v13H7z%22/%3E%3C/svg%3E");
}

std::string_view SafeUrl::host() const {
  constexpr std::string_view kScheme = "https://";
  const std::string_view url = text_;
  if (!url.starts_with(kScheme)) return {};
  const size_t end = url.find_first_of("/?#:", kScheme.size());
  return url.substr(kScheme.size(), end == std::string_view::npos ? end : end - kScheme.size());
}

Attribute Attribute::Fragment(std::string_view id) {
  Attribute attribute;
  attribute.name = "href";
  attribute.value = Concat("#", id);
  return attribute;
}

void Html::WriteTag(std::string_view tag, Attributes attributes) {
  out_.append(Concat("<", tag));
  for (const Attribute& attribute : attributes) {
    if (attribute.flag) {
      if (*attribute.flag) out_.append(Concat(" ", attribute.name));
    } else {
      out_.append(Concat(" ", attribute.name, "=\"", EscapeHtml(attribute.value), "\""));
    }
  }
  out_.push_back('>');
}

Html& Html::Open(Tag tag, Attributes attributes) {
  WriteTag(tag.name(), attributes);
  open_.push_back(tag.name());
  return *this;
}

Html& Html::Close() {
  if (open_.empty()) return *this;
  out_.append(Concat("</", open_.back(), ">"));
  open_.pop_back();
  return *this;
}

Html& Html::Void(Tag tag, Attributes attributes) {
  WriteTag(tag.name(), attributes);
  return *this;
}

Html& Html::Text(std::string_view text) {
  out_.append(EscapeHtml(text));
  return *this;
}

Html& Html::Add(const SafeHtml& part) {
  out_.append(part.text());
  return *this;
}

Html& Html::Element(Tag tag, std::string_view text, Attributes attributes) {
  return Open(tag, attributes).Text(text).Close();
}

Html& Html::Element(Tag tag, const SafeHtml& inside, Attributes attributes) {
  return Open(tag, attributes).Add(inside).Close();
}

SafeHtml Html::Take() {
  while (!open_.empty()) Close();
  SafeHtml made(std::move(out_));
  out_.clear();
  return made;
}

}  // namespace corner::pages
