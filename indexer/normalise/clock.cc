#include "indexer/normalise/working_pattern.h"

namespace corner::indexer {
namespace {

// Up to two digits at `i`; -1 when there are none or more.
int TwoDigits(std::string_view s, int32_t i, int32_t* end) {
  int value = 0;
  int32_t k = i;
  for (; k < static_cast<int32_t>(s.size()) && IsDigit(s[k]); ++k) {
    if (k - i >= 2) return -1;
    value = value * 10 + (s[k] - '0');
  }
  *end = k;
  return k == i ? -1 : value;
}

// "0900", "1730" followed by "hrs" or "hours", or written with a leading nought.
std::optional<int32_t> FourDigits(const ScannedText& text, int32_t i, int32_t* end) {
  const std::string_view s = text.lower();
  if (i + 4 > text.size() || !text.EndsWord(i + 4)) return std::nullopt;
  for (int k = 0; k < 4; ++k) {
    if (!IsDigit(s[i + k])) return std::nullopt;
  }
  const int hour = (s[i] - '0') * 10 + (s[i + 1] - '0');
  const int minute = (s[i + 2] - '0') * 10 + (s[i + 3] - '0');
  int32_t unit = i + 4;
  if (unit < text.size() && s[unit] == ' ') ++unit;
  const bool named = MatchPhrase(text, unit, "hrs") > 0 || MatchPhrase(text, unit, "hours") > 0;
  if (hour > 23 || minute > 59 || (!named && s[i] != '0')) return std::nullopt;
  *end = i + 4;
  return hour * 60 + minute;
}

}  // namespace

std::optional<int32_t> ReadClock(const ScannedText& text, int32_t position, bool bare,
                                 int32_t* end) {
  const std::string_view s = text.lower();
  if (const std::optional<int32_t> minutes = FourDigits(text, position, end)) return minutes;
  int32_t i = position;
  int hour = TwoDigits(s, position, &i);
  if (hour < 0 || hour > 24) return std::nullopt;
  int minute = 0;
  bool with_minutes = false;
  if (i + 2 < text.size() + 0 && (s[i] == ':' || s[i] == '.') && IsDigit(s[i + 1])) {
    int32_t after = i;
    const int found = TwoDigits(s, i + 1, &after);
    if (found < 0 || found > 59 || after - i != 3) return std::nullopt;
    minute = found;
    with_minutes = s[i] == ':';
    i = after;
  }
  int32_t word = i;
  if (word < text.size() && s[word] == ' ') ++word;
  if (word >= text.size()) word = i;
  bool named = false;
  for (const std::string_view half : {"am", "a.m", "pm", "p.m"}) {
    const int32_t to = word < text.size() ? MatchPhrase(text, word, half) : -1;
    if (to < 0 || hour == 0 || hour > 12) continue;
    hour = hour % 12 + (half[0] == 'p' ? 12 : 0);
    named = true;
    i = to;
    break;
  }
  if (!named && !with_minutes && !bare) return std::nullopt;
  if (hour > 23) return std::nullopt;
  *end = i;
  return hour * 60 + minute;
}

}  // namespace corner::indexer
