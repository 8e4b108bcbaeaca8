#include "indexer/normalise/hours_range.h"

namespace corner::indexer {
namespace {

// A number of hours that begins at `i`: "37", "37.5", "7.24"; nullopt for clock times, dates,
// money.
std::optional<int32_t> NumberAt(std::string_view s, int32_t i, int32_t* end) {
  if (i > 0 && (IsDigit(s[i - 1]) || s[i - 1] == '.' || s[i - 1] == ':' || s[i - 1] == ',' ||
                s[i - 1] == kPoundSign || s[i - 1] == '$' || s[i - 1] == kEuroSign)) {
    return std::nullopt;
  }
  const int32_t size = static_cast<int32_t>(s.size());
  int32_t value = 0, digits = 0;
  for (; i < size && IsDigit(s[i]); ++i, ++digits) {
    if (digits < 3) value = value * 10 + (s[i] - '0');
  }
  if (digits == 0 || digits > 2) return std::nullopt;
  value *= 100;
  if (i + 1 < size && (s[i] == '.' || s[i] == ',') && IsDigit(s[i + 1])) {
    value += (s[i + 1] - '0') * 10;
    i += 2;
    if (i < size && IsDigit(s[i])) value += s[i++] - '0';
    if (i < size && IsDigit(s[i])) return std::nullopt;
  }
  if (i < size && (s[i] == ':' || s[i] == '%')) return std::nullopt;
  *end = i;
  return value;
}

}  // namespace

std::optional<HoursRange> ReadHoursRange(const ScannedText& text, int32_t position) {
  const std::string_view s = text.lower();
  HoursRange range;
  range.from = position;
  const std::optional<int32_t> low = NumberAt(s, position, &range.to);
  if (!low) return std::nullopt;
  range.low = range.high = *low;
  int32_t next = SkipOf(s, range.to, " ", 3);
  // "16 hrs - 20 hrs": the unit may be repeated.
  for (const std::string_view unit : {"hours", "hrs", "h"}) {
    const int32_t end = next < text.size() ? MatchPhrase(text, next, unit) : -1;
    if (end > 0 && SkipOf(s, end, " ", 2) < text.size() && s[SkipOf(s, end, " ", 2)] == '-')
      next = end;
  }
  int32_t second = SkipOf(s, next, " -/", 6);
  for (const std::string_view word : {"to", "or", "and"}) {
    const int32_t end = next < text.size() ? MatchPhrase(text, next, word) : -1;
    if (end > 0) second = SkipOf(s, end, " ", 3);
  }
  if (second > next && second < text.size() && IsDigit(s[second])) {
    int32_t end = 0;
    const std::optional<int32_t> high = NumberAt(s, second, &end);
    if (high && *high > *low) {
      range.high = *high;
      range.to = end;
    }
  }
  if (range.to < text.size() && s[range.to] == '+') {
    range.plus = true;
    ++range.to;
  }
  return range;
}

}  // namespace corner::indexer
