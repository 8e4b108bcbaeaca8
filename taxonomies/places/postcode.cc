#include "taxonomies/places/postcode.h"

namespace corner::taxonomies {
namespace {

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsInwardLetter(char c) {
  constexpr std::string_view kNever = "cikmovCIKMOV";
  return IsLetter(c) && kNever.find(c) == std::string_view::npos;
}

}  // namespace

bool IsOutwardShape(std::string_view word) {
  if (word.size() < 2 || word.size() > 4 || !IsLetter(word[0])) return false;
  const size_t letters = IsLetter(word[1]) ? 2 : 1;
  const std::string_view rest = word.substr(letters);
  if (rest.empty() || rest.size() > 2 || !IsDigit(rest[0])) return false;
  return rest.size() == 1 || IsDigit(rest[1]) || IsLetter(rest[1]);
}

bool IsInwardShape(std::string_view word) {
  return word.size() == 3 && IsDigit(word[0]) && IsInwardLetter(word[1]) && IsInwardLetter(word[2]);
}

bool IsMendedInwardShape(std::string_view word) {
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z' && IsInwardLetter(c); };
  return word.size() == 3 && word[0] == 'O' && is_capital(word[1]) && is_capital(word[2]);
}

std::optional<std::string_view> OutwardOfWholePostcode(std::string_view word) {
  if (word.size() < 5 || word.size() > 7) return std::nullopt;
  const std::string_view outward = word.substr(0, word.size() - 3);
  if (!IsOutwardShape(outward) || !IsInwardShape(word.substr(word.size() - 3))) return std::nullopt;
  return outward;
}

std::optional<std::string> MendedOutward(std::string_view word) {
  for (size_t i = 0; i < word.size() && i < 4; ++i) {
    const char swapped = word[i] == '0' ? 'o' : word[i] == 'o' || word[i] == 'O' ? '0' : '\0';
    if (swapped == '\0') continue;
    std::string mended(word);
    mended[i] = swapped;
    if (IsOutwardShape(mended)) return mended;
  }
  return std::nullopt;
}

}  // namespace corner::taxonomies
