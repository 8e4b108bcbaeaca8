#include "indexer/normalise/money.h"

#include <algorithm>

#include "indexer/normalise/figure.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

constexpr int kHour = static_cast<int>(PayPeriod::kHour), kDay = static_cast<int>(PayPeriod::kDay),
              kWeek = static_cast<int>(PayPeriod::kWeek),
              kMonth = static_cast<int>(PayPeriod::kMonth),
              kYear = static_cast<int>(PayPeriod::kYear);

constexpr Phrase kPeriods[] = {{"per hour", kHour},
                               {"an hour", kHour},
                               {"hourly", kHour},
                               {"ph", kHour},
                               {"p h", kHour},
                               {"p.h", kHour},
                               {"p.h.", kHour},
                               {"phr", kHour},
                               {"per hr", kHour},
                               {"hour", kHour},
                               {"hr", kHour},
                               {"h", kHour},
                               {"each hour", kHour},
                               {"per hours", kHour},
                               {"every hour", kHour},
                               {"hours", kHour},
                               {"per day", kDay},
                               {"a day", kDay},
                               {"daily", kDay},
                               {"day", kDay},
                               {"per diem", kDay},
                               {"p d", kDay},
                               {"pd", kDay},
                               {"each day", kDay},
                               {"per shift", kDay},
                               {"per week", kWeek},
                               {"a week", kWeek},
                               {"weekly", kWeek},
                               {"week", kWeek},
                               {"wk", kWeek},
                               {"pw", kWeek},
                               {"p w", kWeek},
                               {"p.w", kWeek},
                               {"p.w.", kWeek},
                               {"each week", kWeek},
                               {"per month", kMonth},
                               {"a month", kMonth},
                               {"monthly", kMonth},
                               {"month", kMonth},
                               {"pcm", kMonth},
                               {"p.c.m", kMonth},
                               {"p.c.m.", kMonth},
                               {"pm", kMonth},
                               {"p.m.", kMonth},
                               {"mo", kMonth},
                               {"per calendar month", kMonth},
                               {"each month", kMonth},
                               {"per annum", kYear},
                               {"pa", kYear},
                               {"p.a", kYear},
                               {"p.a.", kYear},
                               {"p a", kYear},
                               {"per year", kYear},
                               {"a year", kYear},
                               {"annually", kYear},
                               {"yearly", kYear},
                               {"year", kYear},
                               {"yr", kYear},
                               {"annual", kYear},
                               {"per anum", kYear},
                               {"per annually", kYear},
                               {"each year", kYear},
                               {"annum", kYear},
                               {"per yr", kYear},
                               {"per wk", kWeek},
                               {"per pa", kYear},
                               {"p.annum", kYear}};

// Words that may stand between a figure and its period.
constexpr std::string_view kFillers[] = {"gross", "basic",      "base",    "salary",   "extra",
                                         "plus",  "fte",        "net",     "and more", "or more",
                                         "min",   "max",        "minimum", "maximum",  "pro rata",
                                         "pay",   "before tax", "usd",     "gbp"};

const PhraseTable& Periods() {
  static const PhraseTable table(kPeriods);
  return table;
}

int32_t SkipGap(std::string_view s, int32_t i, std::string_view gap, int limit) {
  while (i < static_cast<int32_t>(s.size()) && limit-- > 0 &&
         gap.find(s[i]) != std::string_view::npos) {
    ++i;
  }
  return i;
}

// Where the next figure of the same range would begin, after "-", "/", "to", "and" and a sign;
// -1 when the text goes on otherwise.
int32_t NextOfRange(const ScannedText& text, int32_t end) {
  const std::string_view s = text.lower();
  int32_t i = SkipGap(s, end, " ", 4);
  if (i >= text.size()) return -1;
  int32_t after = -1;
  if (s[i] == '-' || s[i] == '/') {
    after = SkipGap(s, i, "- /", 6);
  } else {
    for (const std::string_view word : {"to", "and", "or", "rising to", "up to"}) {
      const int32_t match = MatchPhrase(text, i, word);
      if (match > 0) after = SkipGap(s, match, " ", 4);
    }
  }
  if (after < 0) return -1;
  for (const std::string_view code : {"us", "gbp", "usd", "eur", "a", "c"}) {
    if (s.substr(after, code.size()) == code) {
      const int32_t next = SkipGap(s, after + static_cast<int32_t>(code.size()), " $", 3);
      if (next < text.size() && IsDigit(s[next])) return next;
    }
  }
  after = SkipGap(s, after, " $\x1e\x1f", 5);
  return after < text.size() && IsDigit(s[after]) ? after : -1;
}

// "£15 - 20 hours a week": the second figure counts something else.
bool CountsOther(const ScannedText& text, const Figure& figure) {
  if (!figure.currency.empty() || figure.thousands) return false;
  const int32_t word = SkipGap(text.lower(), figure.to, " -", 2);
  if (word >= text.size()) return false;
  for (const std::string_view unit : {"hours", "hrs", "days", "weeks", "months", "years", "yrs",
                                      "year", "miles", "minutes", "people", "hour", "week"}) {
    if (MatchPhrase(text, word, unit) > 0) return true;
  }
  return false;
}

// Writes thousands to the end that left them out: "40-65,000", "55 - 75k".
void CarryThousands(Figure* low, Figure* high) {
  constexpr int64_t kThousand = 100'000;
  const auto half_written = [](const Figure& a, const Figure& b) {
    return a.hundredths < kThousand && !a.decimals && b.thousands && b.hundredths >= kThousand &&
           a.hundredths * 1000 <= b.hundredths * 4 && a.hundredths * 1000 * 4 >= b.hundredths;
  };
  if (half_written(*low, *high)) low->hundredths *= 1000, low->thousands = true;
  if (half_written(*high, *low)) high->hundredths *= 1000, high->thousands = true;
}

// True when two figures can be the ends of one range.
bool Joins(const Figure& low, const Figure& high) {
  if (!low.currency.empty() && !high.currency.empty() && low.currency != high.currency &&
      low.currency != "$" && high.currency != "$") {
    return false;
  }
  if (low.large != high.large) return true;  // "$1-2 million"
  return high.hundredths <= low.hundredths * 100 || low.hundredths == 0;
}

void Include(const Figure& figure, MoneyRange* range) {
  if (range->currency.empty() || range->currency == "$") {
    if (!figure.currency.empty()) range->currency = figure.currency;
  }
  range->min = range->min ? std::min(*range->min, figure.hundredths) : figure.hundredths;
  range->max = range->max ? std::max(*range->max, figure.hundredths) : figure.hundredths;
  range->large |= figure.large;
  range->written_thousands |= figure.thousands;
  range->decimals |= figure.decimals;
  range->from = std::min(range->from, figure.from);
  range->to = std::max(range->to, figure.to);
  range->end = std::max(range->end, figure.to);
}

// "+" directly after the figure, or before the period; "or more".
bool OpenTop(const ScannedText& text, int32_t end) {
  const std::string_view s = text.lower();
  if (end < text.size() && s[end] == '+') return true;
  const int32_t word = SkipGap(s, end, " ", 2);
  if (word >= text.size()) return false;
  if (s[word] == '+') {
    const int32_t next = SkipGap(s, word + 1, " ", 2);
    return next < text.size() && ReadPeriod(text, next).period != PayPeriod::kUnknown;
  }
  for (const std::string_view more : {"or more", "and more", "and above", "or above", "upwards",
                                      "and upwards", "minimum", "min"}) {
    if (MatchPhrase(text, word, more) > 0) return true;
  }
  return false;
}

enum class Bound { kNone, kUpTo, kFrom };

// "up to", "from", "starting at" just before the range.
Bound BoundBefore(const ScannedText& text, int32_t from) {
  static constexpr Phrase kBounds[] = {{"up to", 1},
                                       {"upto", 1},
                                       {"maximum", 1},
                                       {"max", 1},
                                       {"maximum of", 1},
                                       {"ranges to", 1},
                                       {"as much as", 1},
                                       {"no more than", 1},
                                       {"rising to", 1},
                                       {"up to a maximum of", 1},
                                       {"circa up to", 1},
                                       {"less than", 1},
                                       {"upto a maximum of", 1},
                                       {"range to", 1},
                                       {"up to c", 1},
                                       {"from", 2},
                                       {"starting", 2},
                                       {"starting at", 2},
                                       {"starts at", 2},
                                       {"start at", 2},
                                       {"starts from", 2},
                                       {"starting from", 2},
                                       {"at least", 2},
                                       {"minimum", 2},
                                       {"minimum of", 2},
                                       {"min", 2},
                                       {"more than", 2},
                                       {"start from", 2},
                                       {"starting on", 2},
                                       {"starting salary", 2},
                                       {"starting pay is", 2},
                                       {"starting salary of", 2},
                                       {"starting pay", 2},
                                       {"starting rate", 2},
                                       {"starting wage", 2},
                                       {"starting salary is", 2},
                                       {"over", 2},
                                       {"in excess of", 2},
                                       {"starting rate of", 2},
                                       {"starts on", 2},
                                       {"beginning at", 2},
                                       {"starting pay of", 2},
                                       {"starting rate is", 2}};
  static const PhraseTable table(kBounds);
  Bound bound = Bound::kNone;
  const std::string_view s = text.lower();
  for (const PhraseHit& hit : table.FindIn(text, std::max(0, from - 32), from)) {
    const int32_t next = SkipGap(s, hit.to, " :-($\x1e\x1f", 6);
    if (next >= from) bound = hit.tag == 1 ? Bound::kUpTo : Bound::kFrom;
  }
  return bound;
}

MoneyRange ReadRange(const ScannedText& text, Figure figure) {
  MoneyRange range;
  range.from = figure.from;
  bool open_top = false;
  for (Figure last = figure;; ++range.figures) {
    const bool first = range.figures == 1;
    open_top = OpenTop(text, last.to);
    int32_t end = last.to + (last.to < text.size() && text.lower()[last.to] == '+' ? 1 : 0);
    const PeriodWords period = ReadPeriod(text, end);
    if (period.period != PayPeriod::kUnknown) {
      range.period = period.period;
      end = period.end;
    }
    const int32_t next = range.figures < 8 ? NextOfRange(text, end) : -1;
    std::optional<Figure> joined;
    if (next >= 0) joined = ReadFigure(text, next);
    if (joined && CountsOther(text, *joined)) joined.reset();
    if (joined) {
      if (joined->large && last.hundredths < 100'000) last.large = true;
      CarryThousands(&last, &*joined);
    }
    if (!joined || !Joins(last, *joined) || (!first && joined->currency.empty())) {
      Include(last, &range);
      range.end = std::max(range.end, end);
      break;
    }
    Include(last, &range);
    last = *joined;
  }
  const Bound bound = range.figures == 1 ? BoundBefore(text, range.from) : Bound::kNone;
  if (bound == Bound::kUpTo) {
    range.min.reset();
  } else if (open_top || bound == Bound::kFrom) {
    range.max.reset();
  } else if (range.figures == 2 && *range.min == 0 && *range.max > 0) {
    range.min.reset();  // "0-48000" means up to
  }
  return range;
}

}  // namespace

PeriodWords ReadPeriod(const ScannedText& text, int32_t position) {
  const std::string_view s = text.lower();
  int32_t i = position;
  for (int fillers = 0; fillers < 4; ++fillers) {
    i = SkipGap(s, i, " (+,*-", 4);
    const bool slash = i < text.size() && s[i] == '/';
    if (slash) i = SkipGap(s, i + 1, " ", 2);
    if (i >= text.size()) return {};
    const PhraseHit hit = Periods().MatchAt(text, i);
    if (hit.tag >= 0) {
      // A bare unit ("hour", "day") counts only after a slash: "£500 day one bonus" is no rate.
      const std::string_view words = s.substr(hit.from, hit.to - hit.from);
      const bool unit = words == "hour" || words == "hr" || words == "h" || words == "day" ||
                        words == "week" || words == "wk" || words == "month" || words == "mo" ||
                        words == "year" || words == "yr" || words == "hours" || words == "annum";
      if (unit && !slash) return {};
      return {static_cast<PayPeriod>(hit.tag), hit.to};
    }
    int32_t next = -1;
    for (const std::string_view filler : kFillers) {
      next = std::max(next, MatchPhrase(text, i, filler));
    }
    if (next < 0) return {};
    i = next;
  }
  return {};
}

PayPeriod PeriodFromDeclared(std::string_view declared) {
  const std::string lower = AsciiLower(TrimSpace(declared));
  const ScannedText text(lower);
  for (const int32_t start : text.word_starts()) {
    const PhraseHit hit = Periods().MatchAt(text, start);
    if (hit.tag >= 0) return static_cast<PayPeriod>(hit.tag);
  }
  return PayPeriod::kUnknown;
}

std::vector<MoneyRange> FindMoney(const ScannedText& text, bool bare) {
  std::vector<MoneyRange> found;
  const std::string_view s = text.lower();
  int32_t done = 0;
  for (const int32_t start : text.word_starts()) {
    if (start < done || !IsDigit(s[start])) continue;
    const std::optional<Figure> figure = ReadFigure(text, start);
    if (!figure) continue;
    MoneyRange range = ReadRange(text, *figure);
    const bool is_money = !range.currency.empty() || range.written_thousands ||
                          range.period != PayPeriod::kUnknown || bare;
    if (!is_money) continue;
    done = range.to;
    found.push_back(std::move(range));
  }
  return found;
}

}  // namespace corner::indexer
