#include "indexer/normalise/dates.h"

#include <algorithm>
#include <array>

#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 12> kLongMonths = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

struct Parts {
  int year = 0, month = 0, day = 0;  // year 0: not written
  int32_t from = 0, to = 0;
};

int32_t Skip(std::string_view s, int32_t i, std::string_view gap, int limit) {
  while (i < static_cast<int32_t>(s.size()) && limit-- > 0 &&
         gap.find(s[i]) != std::string_view::npos) {
    ++i;
  }
  return i;
}

// A number of one to four digits at `i`; -1 when there is none or it is longer.
int NumberAt(std::string_view s, int32_t i, int32_t* end) {
  int value = 0;
  int32_t k = i;
  for (; k < static_cast<int32_t>(s.size()) && IsDigit(s[k]); ++k) {
    if (k - i >= 4) return -1;
    value = value * 10 + (s[k] - '0');
  }
  *end = k;
  return k == i ? -1 : value;
}

// The month named at `i`, 1-12; 0 when there is none.
int MonthAt(const ScannedText& text, int32_t i, int32_t* end) {
  for (int month = 0; month < 12; ++month) {
    for (const std::string_view name : {kLongMonths[month], kMonths[month]}) {
      const int32_t to = MatchPhrase(text, i, name);
      if (to > 0) return *end = to, month + 1;
    }
  }
  const int32_t sept = MatchPhrase(text, i, "sept");
  return sept > 0 ? (*end = sept, 9) : 0;
}

int FullYear(int year, int32_t digits) {
  return digits == 2 ? (year < 70 ? 2000 + year : 1900 + year) : year;
}

// "2026-07-21", "2026/07/21", "20260721" is not read.
std::optional<Parts> IsoAt(std::string_view s, int32_t i) {
  Parts parts;
  int32_t end = 0;
  parts.year = NumberAt(s, i, &end);
  if (parts.year < 1000 || end >= static_cast<int32_t>(s.size())) return std::nullopt;
  const char separator = s[end];
  if (separator != '-' && separator != '/' && separator != '.') return std::nullopt;
  parts.month = NumberAt(s, end + 1, &end);
  if (parts.month < 0 || end >= static_cast<int32_t>(s.size()) || s[end] != separator) {
    return std::nullopt;
  }
  parts.day = NumberAt(s, end + 1, &parts.to);
  if (parts.day < 0 || parts.day > 99) return std::nullopt;
  return parts;
}

// "20-5-2023", "21/07/26".
std::optional<Parts> DayFirstAt(std::string_view s, int32_t i) {
  Parts parts;
  int32_t end = 0;
  parts.day = NumberAt(s, i, &end);
  if (parts.day < 0 || end - i > 2 || end >= static_cast<int32_t>(s.size())) return std::nullopt;
  const char separator = s[end];
  if (separator != '-' && separator != '/' && separator != '.') return std::nullopt;
  const int32_t month = end + 1;
  parts.month = NumberAt(s, month, &end);
  if (parts.month < 0 || end - month > 2 || end >= static_cast<int32_t>(s.size()) ||
      s[end] != separator) {
    return std::nullopt;
  }
  const int32_t year = end + 1;
  parts.year = NumberAt(s, year, &parts.to);
  const int32_t digits = parts.to - year;
  if (parts.year < 0 || (digits != 2 && digits != 4)) return std::nullopt;
  parts.year = FullYear(parts.year, digits);
  return parts;
}

// A year after a month's name: " 2026", ", 2026", " '26", "-26"; 0 when there is none.
int YearAfter(std::string_view s, int32_t i, int32_t* end) {
  const int32_t at = Skip(s, i, " ,-'", 3);
  int32_t to = 0;
  const int year = NumberAt(s, at, &to);
  if (to - at == 4 && year >= 1900) return *end = to, year;
  const bool two = to - at == 2 && at > i && (s[at - 1] == '-' || s[at - 1] == '\'');
  if (two) return *end = to, FullYear(year, 2);
  return 0;
}

// "21 July 2026", "21st of July", "Monday 24th April".
std::optional<Parts> WordMonthAt(const ScannedText& text, int32_t i) {
  const std::string_view s = text.lower();
  Parts parts;
  int32_t end = 0;
  parts.day = NumberAt(s, i, &end);
  if (parts.day < 0 || end - i > 2) return std::nullopt;
  for (const std::string_view suffix : {"st", "nd", "rd", "th"}) {
    if (s.substr(end, 2) == suffix) {
      end += 2;
      break;
    }
  }
  end = Skip(s, end, " -/", 3);
  if (const int32_t of = end < text.size() ? MatchPhrase(text, end, "of") : -1; of > 0) {
    end = Skip(s, of, " ", 2);
  }
  if (end >= text.size()) return std::nullopt;
  parts.month = MonthAt(text, end, &parts.to);
  if (parts.month == 0) return std::nullopt;
  parts.year = YearAfter(s, parts.to, &parts.to);
  return parts;
}

// "July 21, 2026", "July 21st".
std::optional<Parts> MonthFirstAt(const ScannedText& text, int32_t i) {
  const std::string_view s = text.lower();
  Parts parts;
  int32_t end = 0;
  parts.month = MonthAt(text, i, &end);
  if (parts.month == 0) return std::nullopt;
  const int32_t day = Skip(s, end, " .", 2);
  parts.day = NumberAt(s, day, &parts.to);
  if (parts.day < 1 || parts.to - day > 2) return std::nullopt;
  for (const std::string_view suffix : {"st", "nd", "rd", "th"}) {
    if (s.substr(parts.to, 2) == suffix) parts.to += 2;
  }
  parts.year = YearAfter(s, parts.to, &parts.to);
  return parts;
}

// The first date of [from, to).
std::optional<Parts> FirstDate(const ScannedText& text, int32_t from, int32_t to) {
  const auto& starts = text.word_starts();
  for (auto at = std::lower_bound(starts.begin(), starts.end(), from);
       at != starts.end() && *at < to; ++at) {
    std::optional<Parts> parts;
    if (IsDigit(text.lower()[*at])) {
      parts = IsoAt(text.lower(), *at);
      if (!parts) parts = DayFirstAt(text.lower(), *at);
      if (!parts) parts = WordMonthAt(text, *at);
    } else {
      parts = MonthFirstAt(text, *at);
    }
    if (parts) {
      parts->from = *at;
      return parts;
    }
  }
  return std::nullopt;
}

std::optional<Day> DayOf(const Parts& parts, Day reference) {
  if (parts.year != 0) return Day::FromCivil(parts.year, parts.month, parts.day);
  std::optional<Day> day;
  // 29 February may be up to eight years away (1896-1904, 2096-2104).
  for (int year = reference.year(); year <= reference.year() + 8 && !(day && *day >= reference);
       ++year) {
    day = Day::FromCivil(year, parts.month, parts.day);
  }
  return day && *day >= reference ? day : std::nullopt;
}

// "20260721", or seconds or milliseconds since 1970.
std::optional<DateReading> ReadDigitsOnly(std::string_view declared) {
  const std::optional<int64_t> number = ParseInteger(declared);
  if (!number || *number < 0) return std::nullopt;
  if (declared.size() == 8) {
    const int value = static_cast<int>(*number);
    const std::optional<Day> day = Day::FromCivil(value / 10000, value / 100 % 100, value % 100);
    return DateReading{day, day ? DateProblem::kNone : DateProblem::kImpossible};
  }
  if (declared.size() != 10 && declared.size() != 13) return std::nullopt;
  const int64_t seconds = declared.size() == 13 ? *number / 1000 : *number;
  return DateReading{Day(static_cast<int32_t>(seconds / 86'400)), DateProblem::kNone};
}

}  // namespace

DateReading ReadDate(std::string_view declared, Day reference) {
  if (const std::optional<DateReading> digits = ReadDigitsOnly(TrimSpace(declared))) return *digits;
  const ScannedText text(declared);
  const std::optional<Parts> parts = FirstDate(text, 0, text.size());
  if (!parts) return {std::nullopt, DateProblem::kUnreadable};
  const std::optional<Day> day = DayOf(*parts, reference);
  return {day, day ? DateProblem::kNone : DateProblem::kImpossible};
}

std::optional<ClosingDate> FindClosingDate(const ScannedText& text, Day reference) {
  static constexpr Phrase kWords[] = {
      {"closing date", 1},         {"closes", 1},          {"closing on", 1}, {"apply by", 1},
      {"applications close", 1},   {"close on", 1},        {"deadline", 1},   {"advert close", 1},
      {"application deadline", 1}, {"applications by", 1}, {"last date", 1},  {"no later than", 1},
      {"advert closes", 1},        {"vacancy closes", 1},  {"closing", 1},    {"submitted by", 1}};
  static const PhraseTable table(kWords);
  for (const PhraseHit& hit : table.FindAll(text)) {
    // A date must follow closely: other dates of the advert are interviews and start days.
    const int32_t end = std::min(text.size(), hit.to + 50);
    const std::optional<Parts> parts = FirstDate(text, hit.to, end);
    if (!parts) continue;
    if (const std::optional<Day> day = DayOf(*parts, reference)) {
      return ClosingDate{*day, parts->from, parts->to};
    }
  }
  return std::nullopt;
}

}  // namespace corner::indexer
