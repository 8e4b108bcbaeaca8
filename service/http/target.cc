#include "service/http/target.h"

#include <algorithm>

#include "taxonomies/base/text.h"

namespace corner::http {
namespace {

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool IsTargetByte(unsigned char c) {
  return c > 0x20 && c < 0x7f && c != '#' && c != '\\' && c != '"' && c != '<' && c != '>';
}

bool HasControl(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7f;
  });
}

}  // namespace

std::optional<std::string> PercentDecode(std::string_view text, bool plus_is_space) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = HexDigit(text[i + 1]);
      const int low = HexDigit(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      c = static_cast<char>(high * 16 + low);
      i += 2;
    } else if (c == '+' && plus_is_space) {
      c = ' ';
    }
    if (c == '\0') return std::nullopt;
    out.push_back(c);
  }
  if (!IsValidUtf8(out)) return std::nullopt;
  return out;
}

std::optional<Pairs> ParseForm(std::string_view form) {
  Pairs pairs;
  while (!form.empty()) {
    const size_t end = std::min(form.find('&'), form.size());
    const std::string_view pair = form.substr(0, end);
    form.remove_prefix(std::min(end + 1, form.size()));
    if (pair.empty()) continue;
    const size_t equals = std::min(pair.find('='), pair.size());
    auto name = PercentDecode(pair.substr(0, equals), true);
    auto value = PercentDecode(pair.substr(std::min(equals + 1, pair.size())), true);
    if (!name || !value) return std::nullopt;
    pairs.emplace_back(*std::move(name), *std::move(value));
  }
  return pairs;
}

std::optional<Target> ParseTarget(std::string_view target, std::string_view* reason) {
  const auto refuse = [reason](std::string_view sentence) -> std::optional<Target> {
    *reason = sentence;
    return std::nullopt;
  };
  if (target.empty() || target[0] != '/') return refuse("The address must start with a slash.");
  if (!std::all_of(target.begin(), target.end(),
                   [](char c) { return IsTargetByte(static_cast<unsigned char>(c)); })) {
    return refuse("The address has a character that must be percent-encoded.");
  }
  const size_t question = std::min(target.find('?'), target.size());
  std::string_view path = target.substr(1, question - 1);
  Target result;
  if (!path.empty()) {
    for (const std::string_view part : Split(path, '/')) {
      auto segment = PercentDecode(part, false);
      if (!segment) return refuse("The address has a percent-escape that is not UTF-8 text.");
      if (HasControl(*segment)) return refuse("The address has a control character.");
      if (*segment == "." || *segment == "..") return refuse("The address has a dot segment.");
      result.path += '/';
      result.path += *segment;
      result.segments.push_back(*std::move(segment));
    }
  } else {
    result.path = "/";
  }
  if (question < target.size()) {
    auto query = ParseForm(target.substr(question + 1));
    if (!query) return refuse("The query has a percent-escape that is not UTF-8 text.");
    result.query = *std::move(query);
  }
  return result;
}

std::string PercentEncode(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) {
      out.push_back(c);
    } else {
      out.push_back('%');
      out.push_back(kHex[byte >> 4]);
      out.push_back(kHex[byte & 15]);
    }
  }
  return out;
}

}  // namespace corner::http
