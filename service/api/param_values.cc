#include "service/api/param_values.h"

#include <cmath>

#include "taxonomies/base/text.h"
#include "taxonomies/places/distance.h"

namespace corner::api {
namespace {

constexpr int64_t kMaxPounds = 10'000'000;
constexpr double kMaxMiles = 500;

// "12", "12.7", "12.71" -> hundredths; no sign, no exponent.
std::optional<int64_t> ParseHundredths(std::string_view text, int64_t max_whole) {
  const size_t dot = text.find('.');
  const std::string_view whole_text = text.substr(0, dot);
  if (whole_text.empty() || whole_text[0] == '-' || whole_text[0] == '+') return std::nullopt;
  const auto whole = ParseInteger(whole_text);
  if (!whole || *whole > max_whole) return std::nullopt;
  int64_t rest = 0;
  if (dot != std::string_view::npos) {
    const std::string_view decimals = text.substr(dot + 1);
    if (decimals.empty() || decimals.size() > 2) return std::nullopt;
    for (const char c : decimals) {
      if (c < '0' || c > '9') return std::nullopt;
      rest = rest * 10 + (c - '0');
    }
    if (decimals.size() == 1) rest *= 10;
  }
  return *whole * 100 + rest;
}

bool TakeSuffix(std::string_view* text, std::string_view suffix) {
  if (!text->ends_with(suffix)) return false;
  *text = TrimSpace(text->substr(0, text->size() - suffix.size()));
  return true;
}

}  // namespace

std::optional<int64_t> ParsePounds(std::string_view text) {
  text = TrimSpace(text);
  if (text.starts_with("£")) text.remove_prefix(std::string_view("£").size());
  const std::string plain = ReplaceAll(std::string(text), ",", "");
  const auto pence = ParseHundredths(plain, kMaxPounds);
  if (!pence || *pence > kMaxPounds * 100) return std::nullopt;
  return pence;
}

std::optional<int64_t> ParseHours(std::string_view text) {
  const auto hundredths = ParseHundredths(TrimSpace(text), 168);
  if (!hundredths || *hundredths > 16800) return std::nullopt;
  return hundredths;
}

std::optional<double> ParseDistanceKm(std::string_view text) {
  const std::string lower = AsciiLower(TrimSpace(text));
  std::string_view number = lower;
  bool kilometres = false;
  if (TakeSuffix(&number, "kilometres") || TakeSuffix(&number, "km")) {
    kilometres = true;
  } else if (!TakeSuffix(&number, "miles") && !TakeSuffix(&number, "mile")) {
    TakeSuffix(&number, "mi");
  }
  const auto hundredths = ParseHundredths(number, 1000);
  if (!hundredths || *hundredths == 0) return std::nullopt;
  const double value = static_cast<double>(*hundredths) / 100.0;
  const double km = kilometres ? value : value * taxonomies::kKmPerMile;
  if (km > kMaxMiles * taxonomies::kKmPerMile) return std::nullopt;
  return km;
}

std::optional<int64_t> ParseClock(std::string_view text) {
  text = TrimSpace(text);
  const size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 2 || text.size() != colon + 3) {
    return std::nullopt;
  }
  for (const char c : ReplaceAll(std::string(text), ":", "")) {
    if (c < '0' || c > '9') return std::nullopt;
  }
  const auto hour = ParseInteger(text.substr(0, colon));
  const auto minute = ParseInteger(text.substr(colon + 1));
  if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  return *hour * 60 + *minute;
}

std::optional<Day> ParseDayOrAge(std::string_view text, Day today) {
  text = TrimSpace(text);
  if (text.size() > 1 && (text.back() == 'd' || text.back() == 'D') && text[0] >= '0' &&
      text[0] <= '9') {
    const auto days = ParseInteger(text.substr(0, text.size() - 1));
    if (!days || *days > 3650) return std::nullopt;
    return today - static_cast<int32_t>(*days);
  }
  return Day::ParseIso(text);
}

std::optional<bool> ParseSwitch(std::string_view text) {
  const std::string lower = AsciiLower(TrimSpace(text));
  if (lower == "1" || lower == "true" || lower == "yes" || lower == "on") return true;
  if (lower == "0" || lower == "false" || lower == "no" || lower == "off") return false;
  return std::nullopt;
}

std::vector<std::string> SplitCodes(std::string_view text) {
  std::vector<std::string> codes;
  for (const std::string_view part : Split(text, ',')) {
    const std::string_view code = TrimSpace(part);
    if (!code.empty()) codes.emplace_back(code);
  }
  return codes;
}

}  // namespace corner::api
