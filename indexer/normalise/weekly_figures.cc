#include "indexer/normalise/weekly_figures.h"

#include <algorithm>

#include "indexer/normalise/hours_range.h"

namespace corner::indexer {
namespace {

constexpr int32_t kMostPerWeek = 10'000;  // 100 hours; a week has 168
constexpr int32_t kLeastPerWeek = 100;

enum Tag { kUnit, kWeekFirst, kTrap, kFull, kPart, kUpTo, kFrom, kContract };

constexpr Phrase kUnits[] = {{"hours", kUnit},
                             {"hour", kUnit},
                             {"hrs", kUnit},
                             {"hr", kUnit},
                             {"h", kUnit},
                             {"hours per week", kWeekFirst},
                             {"hours a week", kWeekFirst},
                             {"weekly hours", kWeekFirst},
                             {"contracted hours", kWeekFirst},
                             {"contract hours", kWeekFirst},
                             {"working hours per week", kWeekFirst},
                             {"hrs per week", kWeekFirst},
                             {"hours per wk", kWeekFirst},
                             {"hours of work", kWeekFirst},
                             {"hours pw", kWeekFirst},
                             {"hours weekly", kWeekFirst}};

constexpr std::string_view kPerWeek[] = {"per week",
                                         "a week",
                                         "week",
                                         "each week",
                                         "weekly",
                                         "pw",
                                         "p w",
                                         "p.w",
                                         "wk",
                                         "per wk",
                                         "every week",
                                         "work week",
                                         "working week",
                                         "workweek",
                                         "per working week",
                                         "basic week",
                                         "contract per week",
                                         "in a week",
                                         "over a week",
                                         "across the week",
                                         "weeks"};
constexpr std::string_view kFortnight[] = {"per fortnight", "a fortnight",     "fortnightly",
                                           "fortnight",     "every two weeks", "bi weekly",
                                           "biweekly"};
constexpr std::string_view kPerDay[] = {"per day", "a day", "each day", "daily", "day"};
constexpr std::string_view kBetween[] = {
    "gross", "net",     "worked",   "of work",       "work",     "minimum",
    "paid",  "basic",   "in total", "total",         "contract", "or more",
    "max",   "maximum", "approx",   "approximately", "available"};

// What spreads hours over a week without saying so: "40 hours, Monday to Friday".
constexpr std::string_view kOverDays[] = {
    "monday to friday", "monday - friday", "monday friday", "mon fri",       "monday to sunday",
    "over 2 days",      "over 3 days",     "over 4 days",   "over 5 days",   "over five days",
    "over four days",   "over three days", "over two days", "across 5 days", "monday to saturday",
    "over 6 days",      "over 7 days",     "across 4 days", "across 3 days"};

// Words of the clause before a figure that make it something else.
constexpr Phrase kTraps[] = {{"never", kTrap},
                             {"not putting", kTrap},
                             {"opt out", kTrap},
                             {"training", kTrap},
                             {"working time regulation*", kTrap},
                             {"working time directive", kTrap},
                             {"study", kTrap},
                             {"vacation", kTrap},
                             {"annual leave", kTrap},
                             {"overtime", kTrap},
                             {"opening hours", kTrap},
                             {"billable", kTrap},
                             {"notice", kTrap},
                             {"within", kTrap},
                             {"viewed", kTrap},
                             {"save", kTrap},
                             {"saving", kTrap},
                             {"visa*", kTrap},
                             {"students", kTrap}};
// Words right after the unit that make it something else.
constexpr std::string_view kOtherHours[] = {
    "of training", "training",    "of leave",   "annual leave", "vacation",  "shift",
    "shifts",      "notice",      "of content", "of premium",   "support",   "course",
    "overtime",    "of overtime", "holiday",    "of study",     "of paid",   "face to face",
    "period",      "on call",     "interview",  "of holiday",   "of annual", "per month",
    "a month",     "month",       "monthly",    "of receipt",   "of the",    "per annum",
    "a year"};

template <size_t N>
int32_t MatchAny(const ScannedText& text, int32_t at, const std::string_view (&words)[N]) {
  int32_t best = -1;
  for (const std::string_view word : words) best = std::max(best, MatchPhrase(text, at, word));
  return best;
}

// What is said just before the figure.
void ReadBefore(const ScannedText& text, const HoursRange& range, WeeklyFigure* figure,
                bool* contracted) {
  static constexpr Phrase kWords[] = {{"up to", kUpTo},
                                      {"upto", kUpTo},
                                      {"maximum", kUpTo},
                                      {"maximum of", kUpTo},
                                      {"max", kUpTo},
                                      {"no more than", kUpTo},
                                      {"less than", kUpTo},
                                      {"at least", kFrom},
                                      {"minimum", kFrom},
                                      {"minimum of", kFrom},
                                      {"min", kFrom},
                                      {"a minimum of", kFrom},
                                      {"over", kFrom},
                                      {"more than", kFrom},
                                      {"starting at", kFrom},
                                      {"at minimum", kFrom},
                                      {"full time", kFull},
                                      {"fulltime", kFull},
                                      {"fte", kFull},
                                      {"part time", kPart},
                                      {"parttime", kPart},
                                      {"full", kFull},
                                      {"contracted to", kContract},
                                      {"contracted for", kContract},
                                      {"contract of", kContract},
                                      {"contract", kContract},
                                      {"contracted", kContract}};
  static const PhraseTable table(kWords);
  figure->min = range.low;
  figure->max = range.high;
  if (range.plus) figure->max.reset();
  for (const PhraseHit& hit : table.FindIn(text, std::max(0, range.from - 40), range.from)) {
    if (hit.tag == kFull || hit.tag == kPart) {
      bool digit = false;  // "full time 37 hours, part time 20": each takes the nearest
      for (int32_t i = hit.to; i < range.from; ++i) digit |= IsDigit(text.lower()[i]);
      if (digit) continue;
      figure->full_time = hit.tag == kFull;
      figure->part_time = hit.tag == kPart;
      continue;
    }
    if (SkipOf(text.lower(), hit.to, " :-(", 4) < range.from) continue;
    if (hit.tag == kContract) *contracted = true;
    if (range.low != range.high) continue;
    if (hit.tag == kUpTo) figure->min.reset();
    if (hit.tag == kFrom) figure->max.reset();
  }
}

bool Trapped(const ScannedText& text, const HoursRange& range) {
  static const PhraseTable table(kTraps);
  const int32_t from = text.ClauseStart(range.from, 70);
  if (!table.FindIn(text, from, range.from).empty()) return true;
  return text.NegatedBefore(range.from);
}

bool Believable(const HoursRange& range) {
  return range.low >= kLeastPerWeek && range.high <= kMostPerWeek;
}

// Past "gross", "(including breaks)" and the like, to where "per week" may stand.
int32_t PastBetween(const ScannedText& text, int32_t at) {
  const std::string_view s = text.lower();
  for (int words = 0; words < 3; ++words) {
    at = SkipOf(s, at, " -/,", 3);
    if (at < text.size() && s[at] == '(') {
      const size_t close = s.find(')', at);
      if (close == std::string_view::npos || close - at > 40) return at;
      at = static_cast<int32_t>(close) + 1;
      continue;
    }
    if (at >= text.size()) return at;
    const int32_t next = MatchAny(text, at, kBetween);
    if (next < 0) return at;
    at = next;
  }
  return SkipOf(s, at, " -/,", 3);
}

// "5 days a week", "Monday to Friday" after hours a day: the days; 0 when not said.
int32_t DaysPerWeek(const ScannedText& text, int32_t at) {
  const std::string_view s = text.lower();
  at = SkipOf(s, at, " ,-x*@&", 4);
  for (const std::string_view word : {"for", "over", "and", "x", "across"}) {
    const int32_t end = at < text.size() ? MatchPhrase(text, at, word) : -1;
    if (end > 0) at = SkipOf(s, end, " ", 2);
  }
  if (at >= text.size() || s[at] < '1' || s[at] > '7' || !text.EndsWord(at + 1)) return 0;
  const int32_t days = s[at] - '0';
  const int32_t unit = SkipOf(s, at + 1, " -", 2);
  for (const std::string_view word : {"days per week", "days a week", "days week", "days each week",
                                      "day week", "days weekly", "days pw"}) {
    if (unit < text.size() && MatchPhrase(text, unit, word) > 0) return days;
  }
  return 0;
}

// The range that ends before the unit at `unit`, with at most two words between ("15 daytime
// hours"); `direct` tells whether it touches the unit.
std::optional<HoursRange> RangeBefore(const ScannedText& text, int32_t unit, bool* direct) {
  const std::string_view s = text.lower();
  const auto& starts = text.word_starts();
  const size_t at = std::lower_bound(starts.begin(), starts.end(), unit) - starts.begin();
  std::optional<HoursRange> best;
  for (size_t back = 1; back <= 6 && back <= at; ++back) {
    const int32_t start = starts[at - back];
    if (unit - start > 34) break;
    if (!IsDigit(s[start])) continue;
    const std::optional<HoursRange> range = ReadHoursRange(text, start);
    if (!range || range->to > unit) continue;
    const int32_t gap = SkipOf(s, range->to, " -)/\n", 4);
    const bool touches = gap >= unit;
    if (!touches) {
      const std::string_view between = s.substr(range->to, unit - range->to);
      const bool plain = between.find_first_of(".;:,\n(%0123456789") == std::string_view::npos;
      const bool unit_again = between.find("hrs -") != std::string_view::npos;
      if (best || !plain || (!unit_again && std::count(between.begin(), between.end(), ' ') > 2)) {
        if (!best && back >= 4) break;
        continue;
      }
    }
    if (best && range->to < best->from) break;
    best = range;
    *direct = touches;
  }
  return best;
}

void ReadUnit(const ScannedText& text, const PhraseHit& unit, std::vector<WeeklyFigure>* found) {
  bool direct = false;
  const std::optional<HoursRange> range = RangeBefore(text, unit.from, &direct);
  if (!range) return;
  const std::string_view s = text.lower();
  const bool single = unit.tag == kUnit;
  // The bare unit of a longer hit ("hours per week") ends where its first word does.
  int32_t after = single ? unit.to : unit.from;
  if (!single) {
    while (after < unit.to && IsWordByte(s[after])) ++after;
  }
  after = SkipOf(s, after, " .,-/)", 4);
  WeeklyFigure figure;
  bool contracted = false;
  ReadBefore(text, *range, &figure, &contracted);
  figure.from = range->from;
  figure.to = unit.to;
  const int32_t week = PastBetween(text, after);
  int32_t end = week < text.size() ? MatchAny(text, week, kPerWeek) : -1;
  if (end > 0) {
    figure.weekly = true;
    figure.to = end;
  } else if (week < text.size() && (end = MatchAny(text, week, kFortnight)) > 0) {
    if (figure.min) *figure.min /= 2;
    if (figure.max) *figure.max /= 2;
    figure.weekly = true;
    figure.to = end;
  } else if (week < text.size() && direct && (end = MatchAny(text, week, kPerDay)) > 0) {
    const int32_t days = DaysPerWeek(text, end);
    if (days == 0) return;
    if (figure.min) *figure.min *= days;
    if (figure.max) *figure.max *= days;
    figure.weekly = true;
  } else {
    const bool implied = figure.full_time || figure.part_time || contracted ||
                         (after < text.size() && MatchAny(text, after, kOverDays) > 0);
    if (!direct || !implied) return;
    if (after < text.size() && MatchAny(text, after, kOtherHours) > 0) return;
    if (range->low < 4 * 100) return;
  }
  HoursRange checked = *range;
  checked.low = figure.min.value_or(*figure.max);
  checked.high = figure.max.value_or(*figure.min);
  if (!Believable(checked) || Trapped(text, *range)) return;
  found->push_back(figure);
}

// "Working hours per week 40 - 45", "Contracted hours: 37".
void ReadWeekFirst(const ScannedText& text, const PhraseHit& hit,
                   std::vector<WeeklyFigure>* found) {
  const std::string_view s = text.lower();
  int32_t at = SkipOf(s, hit.to, " :-(=\n", 5);
  for (const std::string_view word : {"are", "is", "of", "will be", "up to", "per week"}) {
    const int32_t end = at < text.size() ? MatchPhrase(text, at, word) : -1;
    if (end > 0) at = SkipOf(s, end, " :-", 3);
  }
  if (at >= text.size() || !IsDigit(s[at])) return;
  const std::optional<HoursRange> range = ReadHoursRange(text, at);
  if (!range || !Believable(*range) || range->low < 4 * 100 || Trapped(text, *range)) return;
  const int32_t after = SkipOf(s, range->to, " ", 2);
  if (after < text.size()) {
    for (const std::string_view other : {"am", "pm", "days", "day", "minutes", "months", "years"}) {
      if (MatchPhrase(text, after, other) > 0) return;
    }
  }
  WeeklyFigure figure;
  bool contracted = false;
  ReadBefore(text, *range, &figure, &contracted);
  figure.weekly = true;
  figure.from = range->from;
  figure.to = range->to;
  found->push_back(figure);
}

}  // namespace

std::vector<WeeklyFigure> FindWeeklyFigures(const ScannedText& text) {
  static const PhraseTable table(kUnits);
  std::vector<WeeklyFigure> found;
  for (const PhraseHit& hit : table.FindAll(text)) {
    const size_t before = found.size();
    ReadUnit(text, hit, &found);
    if (found.size() == before && hit.tag == kWeekFirst) ReadWeekFirst(text, hit, &found);
  }
  return found;
}

std::optional<WeeklyFigure> ReadDeclaredHours(const ScannedText& text) {
  const std::vector<WeeklyFigure> figures = FindWeeklyFigures(text);
  if (!figures.empty()) return figures.front();
  for (const int32_t start : text.word_starts()) {
    if (!IsDigit(text.lower()[start])) continue;
    const std::optional<HoursRange> range = ReadHoursRange(text, start);
    if (!range || !Believable(*range)) return std::nullopt;
    int32_t after = SkipOf(text.lower(), range->to, " ", 3);
    for (const std::string_view unit : {"hours", "hrs", "h"}) {
      const int32_t end = after < text.size() ? MatchPhrase(text, after, unit) : -1;
      if (end > 0) after = SkipOf(text.lower(), end, " -/", 3);
    }
    if (after < text.size() &&
        (MatchAny(text, after, kPerDay) > 0 || MatchAny(text, after, kOtherHours) > 0)) {
      return std::nullopt;
    }
    WeeklyFigure figure;
    bool contracted = false;
    ReadBefore(text, *range, &figure, &contracted);
    figure.from = range->from;
    figure.to = range->to;
    return figure;
  }
  return std::nullopt;
}

}  // namespace corner::indexer
