// Unicode text: validity, folding and the small string helpers every module needs.
// The only place that uses ICU besides the phrase files. Pure functions, safe from any thread.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "absl/strings/string_view.h"

namespace corner {

// Debian's abseil is built with its own string_view; these two adapt at its edges.
inline absl::string_view ToAbsl(std::string_view text) { return {text.data(), text.size()}; }
inline std::string_view FromAbsl(absl::string_view text) { return {text.data(), text.size()}; }

namespace text_internal {
// One argument of Concat: text as it is, integers in decimal.
class Piece {
 public:
  Piece(std::string_view text) : text_(text) {}    // NOLINT(google-explicit-constructor)
  Piece(const std::string& text) : text_(text) {}  // NOLINT(google-explicit-constructor)
  Piece(const char* text) : text_(text) {}         // NOLINT(google-explicit-constructor)
  template <typename Integer>
  requires std::is_integral_v<Integer> Piece(Integer value)  // NOLINT(google-explicit-constructor)
      : number_(std::to_string(value)), text_(number_) {}
  Piece(const Piece&) = delete;
  Piece& operator=(const Piece&) = delete;
  std::string_view text() const { return text_; }

 private:
  std::string number_;
  std::string_view text_;
};
std::string ConcatPieces(std::initializer_list<std::string_view> pieces);
}  // namespace text_internal

// All arguments, one after another: strings as they are, integers in decimal.
template <typename... Args>
std::string Concat(const Args&... args) {
  return text_internal::ConcatPieces({text_internal::Piece(args).text()...});
}

// True when `text` is well-formed UTF-8 (no surrogates, no overlong forms).
bool IsValidUtf8(std::string_view text);

// Well-formed UTF-8: every malformed byte becomes U+FFFD.
std::string ScrubUtf8(std::string_view text);

// Windows-1252 bytes as UTF-8; the five unassigned bytes become U+FFFD.
std::string Utf8FromCp1252(std::string_view bytes);

// Case-folded (NFKC), diacritics removed: "Café" and "CAFE" meet. ASCII takes a fast path.
std::string FoldText(std::string_view text);

// FoldText with every run of characters that are not letters or digits turned into one space and
// none at the ends: the key under which names are compared ("St. Albans" -> "st albans").
std::string FoldKey(std::string_view text);

std::string_view TrimSpace(std::string_view text);  // ASCII white space
std::string CollapseSpace(std::string_view text);   // runs of white space -> one space, trimmed
std::string AsciiLower(std::string_view text);
bool EqualsIgnoreCase(std::string_view a, std::string_view b);  // ASCII
std::vector<std::string_view> Split(std::string_view text, char separator);
std::string Join(const std::vector<std::string>& parts, std::string_view separator);
std::string ReplaceAll(std::string text, std::string_view from, std::string_view to);

// A decimal integer and nothing else; nullopt on anything else or overflow.
std::optional<int64_t> ParseInteger(std::string_view text);

// Decodes the code point at `*position` of well-formed UTF-8 and moves past it.
// Malformed bytes give U+FFFD and move one byte.
char32_t NextCodePoint(std::string_view text, size_t* position);
void AppendUtf8(char32_t code_point, std::string* out);

// A letter, a digit or a mark that belongs to one (Unicode).
bool IsWordCodePoint(char32_t code_point);

// The longest prefix of at most `max_bytes` bytes that ends on a code point boundary.
std::string_view Utf8Prefix(std::string_view text, size_t max_bytes);

// Number of edits (insert, delete, substitute, swap of neighbours) between two short strings,
// counted to `limit` at most (the answer is limit + 1 beyond it).
int EditDistance(std::string_view a, std::string_view b, int limit);

}  // namespace corner
