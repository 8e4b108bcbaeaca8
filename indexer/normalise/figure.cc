#include "indexer/normalise/figure.h"

#include <algorithm>
#include <array>

namespace corner::indexer {
namespace {

constexpr int64_t kMaxUnits = 100'000'000'000;  // beyond this no figure is money worth reading

// Codes that may stand before or after a figure.
constexpr std::array<std::string_view, 24> kCodes = {
    "gbp", "usd", "eur", "cad", "aud", "nzd", "sgd", "hkd", "chf", "inr", "aed", "zar",
    "sek", "nok", "dkk", "pln", "jpy", "cny", "php", "myr", "ron", "rub", "brl", "mxn"};

struct DollarPrefix {
  std::string_view letters, code;
};
constexpr DollarPrefix kDollars[] = {{"us", "USD"}, {"u.s.", "USD"}, {"au", "AUD"}, {"a", "AUD"},
                                     {"ca", "CAD"}, {"c", "CAD"},    {"nz", "NZD"}, {"hk", "HKD"},
                                     {"sg", "SGD"}, {"s", "SGD"}};

std::string Upper(std::string_view code) {
  std::string upper(code);
  for (char& c : upper) c = static_cast<char>(c - 32);
  return upper;
}

int32_t SkipSpace(std::string_view s, int32_t i, int limit) {
  while (i < static_cast<int32_t>(s.size()) && limit-- > 0 && s[i] == ' ') ++i;
  return i;
}

bool ThreeDigitsAt(std::string_view s, size_t i) {
  return i + 3 <= s.size() && IsDigit(s[i]) && IsDigit(s[i + 1]) && IsDigit(s[i + 2]) &&
         (i + 3 == s.size() || !IsDigit(s[i + 3]));
}

// The digits, their separators and decimals. `sign_before` allows "41, 425" and "35 077".
bool ReadDigits(std::string_view s, int32_t position, bool sign_before, Figure* figure) {
  size_t i = position;
  int64_t units = 0;
  size_t leading = 0;
  for (; i < s.size() && IsDigit(s[i]); ++i, ++leading) {
    units = units * 10 + (s[i] - '0');
    if (units > kMaxUnits) return false;
  }
  while (leading <= 3 && i + 3 < s.size()) {
    size_t group = i;
    if (s[i] == ',' || s[i] == '.') {
      group = i + 1;
      if (sign_before && s[i] == ',' && group < s.size() && s[group] == ' ') ++group;
    } else if (s[i] == ' ' && sign_before) {
      group = i + 1;
    }
    if (group == i || !ThreeDigitsAt(s, group)) break;
    units =
        units * 1000 + (s[group] - '0') * 100 + (s[group + 1] - '0') * 10 + (s[group + 2] - '0');
    if (units > kMaxUnits) return false;
    figure->thousands = true;
    i = group + 3;
  }
  int64_t hundredths = units * 100;
  if (i + 1 < s.size() && s[i] == '.' && IsDigit(s[i + 1])) {
    hundredths += (s[i + 1] - '0') * 10;
    size_t places = 1;
    if (i + 2 < s.size() && IsDigit(s[i + 2])) {
      hundredths += s[i + 2] - '0';
      for (places = 2; i + 1 + places < s.size() && IsDigit(s[i + 1 + places]);) ++places;
    }
    figure->decimals = true;
    i += 1 + places;
  }
  figure->hundredths = hundredths;
  figure->to = static_cast<int32_t>(i);
  return true;
}

// "k", "m", "bn", "million" after the digits.
void ReadScale(const ScannedText& text, Figure* figure) {
  const std::string_view s = text.lower();
  const int32_t word = SkipSpace(s, figure->to, 1);
  if (word >= text.size()) return;
  if (s[word] == 'k' && text.EndsWord(word + 1) && word == figure->to) {
    figure->k = figure->thousands = true;
    figure->hundredths *= 1000;
    figure->to = word + 1;
    return;
  }
  for (const std::string_view scale : {"m", "mm", "mn", "bn", "b", "million", "billion", "mil",
                                       "crore", "lakh", "lakhs", "million*"}) {
    const int32_t end = MatchPhrase(text, word, scale);
    if (end < 0 || (scale.size() == 1 && word != figure->to)) continue;
    figure->large = true;
    figure->to = end;
  }
}

void ReadCurrencyBefore(const ScannedText& text, int32_t position, Figure* figure) {
  const std::string_view s = text.lower();
  int32_t i = position;
  for (int spaces = 0; i > 0 && spaces < 2 && s[i - 1] == ' '; ++spaces) --i;
  if (i == 0) return;
  const char sign = s[i - 1];
  if (sign == kPoundSign || sign == kEuroSign) {
    figure->currency = sign == kPoundSign ? "GBP" : "EUR";
    figure->from = i - (sign == kPoundSign ? 2 : 3);
  } else if (sign == '$') {
    figure->currency = "$";
    figure->from = i - 1;
    for (const DollarPrefix& dollar : kDollars) {
      const int32_t at = i - 1 - static_cast<int32_t>(dollar.letters.size());
      if (at < 0 || s.substr(at, dollar.letters.size()) != dollar.letters) continue;
      if (at > 0 && IsWordByte(s[at - 1])) continue;
      figure->currency = dollar.code;
      figure->from = at;
      break;
    }
  } else if (i >= 3 && text.EndsWord(i - 3)) {
    const std::string_view code = s.substr(i - 3, 3);
    if (std::find(kCodes.begin(), kCodes.end(), code) == kCodes.end()) return;
    figure->currency = Upper(code);
    figure->from = i - 3;
  }
}

void ReadCurrencyAfter(const ScannedText& text, Figure* figure) {
  const std::string_view s = text.lower();
  const int32_t i = SkipSpace(s, figure->to, 4);
  if (i >= text.size()) return;
  if (s[i] == kPoundSign || s[i] == kEuroSign || s[i] == '$') {
    const int32_t next = SkipSpace(s, i + 1, 2);
    if (next < text.size() && IsDigit(s[next])) return;  // the sign of the figure that follows
    if (figure->currency.empty()) {
      figure->currency = s[i] == '$' ? "$" : s[i] == kPoundSign ? "GBP" : "EUR";
      figure->to = i + 1;
    }
    return;
  }
  if (i + 3 > text.size() || !text.EndsWord(i + 3)) return;
  const std::string_view code = s.substr(i, 3);
  if (std::find(kCodes.begin(), kCodes.end(), code) != kCodes.end() &&
      (figure->currency.empty() || figure->currency == "$")) {
    figure->currency = Upper(code);
    figure->to = i + 3;
  } else if (figure->currency.empty() && MatchPhrase(text, i, "euro*") > 0) {
    figure->currency = "EUR";
    figure->to = MatchPhrase(text, i, "euros") > 0 ? i + 5 : i + 4;
  }
}

// What shows that the figure is something else.
bool IsNoSum(const ScannedText& text, const Figure& figure) {
  const std::string_view s = text.lower();
  const int32_t end = figure.to;
  if (end >= text.size()) return false;
  const char next = s[end];
  if (next == '%' || next == ':') return true;
  if (SkipSpace(s, end, 1) < text.size() && s[SkipSpace(s, end, 1)] == '%') return true;
  if (next == '.' && end + 1 < text.size() && IsDigit(s[end + 1])) return true;
  for (const std::string_view suffix : {"st", "nd", "rd", "th", "am", "pm", "x"}) {
    if (s.substr(end, suffix.size()) == suffix &&
        text.EndsWord(end + static_cast<int32_t>(suffix.size()))) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::optional<Figure> ReadFigure(const ScannedText& text, int32_t position) {
  const std::string_view s = text.lower();
  if (position > 0) {
    const char before = s[position - 1];
    const bool joined =
        (before == '.' || before == ',') && position > 1 && IsDigit(s[position - 2]);
    if (IsDigit(before) || joined || before == '#' || before == '_') return std::nullopt;
  }
  Figure figure;
  figure.from = position;
  ReadCurrencyBefore(text, position, &figure);
  if (!ReadDigits(s, position, !figure.currency.empty(), &figure)) return std::nullopt;
  if (IsNoSum(text, figure)) return std::nullopt;
  const bool pension_plan = figure.hundredths == 40100;
  ReadScale(text, &figure);
  if (pension_plan && (figure.k || s.substr(figure.to, 1) == "(" ||
                       MatchPhrase(text, SkipSpace(s, figure.to, 1), "k") > 0)) {
    return std::nullopt;
  }
  ReadCurrencyAfter(text, &figure);
  // A figure without a sign must stand alone: "mp3", "b12", "20K-row" are names.
  if (figure.currency.empty() && position > 0 && IsWordByte(s[position - 1]) && !figure.decimals &&
      !figure.thousands) {
    return std::nullopt;
  }
  return figure;
}

}  // namespace corner::indexer
