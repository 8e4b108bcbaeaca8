#include "indexer/normalise/pay_candidates.h"

#include <algorithm>

#include "indexer/normalise/pay_context.h"

namespace corner::indexer {
namespace {

constexpr int64_t kFiveFigures = 10'000 * kUnit;
constexpr int64_t kMostSpread = 10;  // max / min of a believable bare range
constexpr int32_t kMergeGap = 60;    // bytes between parts of one list of rates
constexpr int32_t kBesideGap = 80;   // bytes between a yearly sum and the same pay by the hour

void SettlePeriod(const ScannedText& text, std::string_view country, MoneyRange* range) {
  if (!Plausible(range->period, LowOf(*range), HighOf(*range))) range->period = PayPeriod::kUnknown;
  if (range->period == PayPeriod::kUnknown) {
    const PayPeriod before = PeriodBefore(text, *range);
    if (Plausible(before, LowOf(*range), HighOf(*range))) range->period = before;
  }
  if (range->period == PayPeriod::kUnknown) range->period = PeriodBySize(*range, country);
}

// Lowest to highest over both; an open end stays open only when both leave it open.
void Widen(const MoneyRange& other, MoneyRange* range) {
  const int64_t low = std::min(LowOf(*range), LowOf(other));
  const int64_t high = std::max(HighOf(*range), HighOf(other));
  const bool open_low = !range->min && !other.min, open_high = !range->max && !other.max;
  range->min = open_low ? std::nullopt : std::optional(low);
  range->max = open_high ? std::nullopt : std::optional(high);
  range->to = std::max(range->to, other.to);
  range->end = std::max(range->end, other.end);
}

bool SameScale(const MoneyRange& a, const MoneyRange& b) {
  return a.period == b.period && (a.currency == b.currency || b.currency.empty()) &&
         LowOf(a) <= 3 * HighOf(b) && LowOf(b) <= 3 * HighOf(a);
}

bool SaysBasic(const ScannedText& text, int32_t from, int32_t to) {
  static constexpr Phrase kWords[] = {
      {"basic", 1}, {"base salary", 1}, {"base pay", 1}, {"base", 1}};
  static const PhraseTable table(kWords);
  return !table.FindIn(text, std::max(0, from), std::min(text.size(), to)).empty();
}

// Figures without sign, thousands mark or period in a declared pay text: "20000-28000" is a yearly
// range, "75-115", "10-Nov" and "120000-15000000" are damage.
bool BelievableBare(const MoneyRange& range, std::string_view country) {
  if (!range.currency.empty() || range.period != PayPeriod::kUnknown) return true;
  if (range.decimals && HighOf(range) < 100 * kUnit) return country == "GB" || country.empty();
  return HighOf(range) >= kFiveFigures && LowOf(range) >= kFiveFigures / 2 &&
         HighOf(range) <= LowOf(range) * kMostSpread;
}

// True for nothing but figures and joins: one damaged end then spoils the other.
bool OnlyFigures(std::string_view text) {
  return text.find_first_not_of("0123456789-., ") == std::string_view::npos;
}

}  // namespace

bool Plausible(PayPeriod period, int64_t low, int64_t high) {
  switch (period) {
    case PayPeriod::kHour:
      return high <= 1'000 * kUnit;
    case PayPeriod::kDay:
      return low >= 10 * kUnit && high <= 5'000 * kUnit;
    case PayPeriod::kWeek:
      return low >= 10 * kUnit && high < kFiveFigures;
    case PayPeriod::kMonth:
      return low >= 20 * kUnit && high <= 100'000 * kUnit;
    case PayPeriod::kYear:
      return high >= 1'000 * kUnit && high <= kMostPerYear;
    case PayPeriod::kUnknown:
      return true;
  }
  return true;
}

PayPeriod PeriodBySize(const MoneyRange& range, std::string_view country) {
  if (HighOf(range) >= kFiveFigures) {
    const bool yearly = StatesYearlySums(country);
    return yearly ? PayPeriod::kYear : PayPeriod::kUnknown;
  }
  const bool pence = range.decimals && HighOf(range) < 100 * kUnit;
  return pence ? PayPeriod::kHour : PayPeriod::kUnknown;
}

bool SaysProRata(const ScannedText& text, int32_t from, int32_t to) {
  static constexpr Phrase kWords[] = {
      {"pro rata", 1}, {"prorata", 1}, {"fte", 1}, {"full time equivalent", 1}, {"pro rated", 1}};
  static const PhraseTable table(kWords);
  return !table.FindIn(text, std::max(0, from), std::min(text.size(), to)).empty();
}

// "FTE £24,000 (actual £9,870)": the sum for the post's own hours stands beside the full-time one.
bool IsActual(const ScannedText& text, const MoneyRange& range) {
  static constexpr Phrase kWords[] = {{"actual", 1}};
  static const PhraseTable table(kWords);
  const int32_t from = std::max(0, range.from - 16), to = std::min(text.size(), range.end + 10);
  return !table.FindIn(text, from, range.from).empty() || !table.FindIn(text, range.to, to).empty();
}

// Takes one more sum into the range of a list; the full-time sum stands where both are given.
void Join(const ScannedText& text, const MoneyRange& sum, bool pro_rata, PayFound* found,
          bool* is_actual) {
  const bool actual = pro_rata && IsActual(text, sum);
  if (actual && !*is_actual) return;
  if (*is_actual && !actual) {
    found->range = sum;
    *is_actual = false;
  } else {
    Widen(sum, &*found->range);
  }
}

// Of the sums that are called an hour's pay, the one closest to the pay of a longer period.
std::optional<MoneyRange> HourlyBeside(const std::optional<MoneyRange>& pay,
                                       const std::vector<MoneyRange>& sums,
                                       const std::vector<MoneyMeaning>& meanings) {
  if (!pay || pay->period == PayPeriod::kHour || pay->period == PayPeriod::kUnknown) return {};
  std::optional<MoneyRange> closest;
  int32_t least = kBesideGap + 1;
  for (size_t i = 0; i < sums.size(); ++i) {
    const MoneyRange& sum = sums[i];
    if (sum.period != PayPeriod::kHour || meanings[i] == MoneyMeaning::kOther) continue;
    if (sum.currency != pay->currency || !Plausible(sum.period, LowOf(sum), HighOf(sum))) continue;
    const int32_t gap = sum.from >= pay->from ? sum.from - pay->end : pay->from - sum.end;
    if (gap < least && LowOf(sum) > 0) {
      least = gap;
      closest = sum;
    }
  }
  return closest;
}

PayFound ReadHeadline(const ScannedText& text, std::string_view country, bool declared) {
  PayFound found;
  const std::vector<MoneyRange> sums = FindMoney(text, declared);
  if (declared && sums.size() > 1 && OnlyFigures(text.text())) return found;
  const std::vector<MoneyMeaning> meanings = MeaningsOf(text, sums, true);
  found.pro_rata = SaysProRata(text, 0, text.size());
  bool actual = false;  // what was found so far is the sum for the post's own hours
  for (size_t i = 0; i < sums.size(); ++i) {
    MoneyRange range = sums[i];
    if (meanings[i] == MoneyMeaning::kOther || HighOf(range) == 0) continue;
    const bool believable = declared ? BelievableBare(range, country) : !range.currency.empty();
    if (!believable && declared && OnlyFigures(text.text())) return {};
    if (!believable) continue;
    SettlePeriod(text, country, &range);
    if (HighOf(range) > kMostPerYear) continue;
    if (!declared && range.period == PayPeriod::kUnknown && meanings[i] != MoneyMeaning::kPay) {
      continue;
    }
    if (!found.range) {
      found.range = range;
      actual = found.pro_rata && IsActual(text, range);
    } else if (SameScale(*found.range, range)) {
      Join(text, range, found.pro_rata, &found, &actual);
    }
  }
  found.hourly = HourlyBeside(found.range, sums, meanings);
  return found;
}

PayFound ReadProse(const ScannedText& text, std::string_view country) {
  PayFound found;
  const std::vector<MoneyRange> sums = FindMoney(text, false);
  const std::vector<MoneyMeaning> meanings = MeaningsOf(text, sums, false);
  int best = 0;
  bool actual = false;
  for (size_t i = 0; i < sums.size(); ++i) {
    MoneyRange range = sums[i];
    if (meanings[i] == MoneyMeaning::kOther) found.other.push_back(range);
    if (meanings[i] == MoneyMeaning::kOther || HighOf(range) == 0) continue;
    const bool named_period =
        Plausible(range.period, LowOf(range), HighOf(range)) && range.period != PayPeriod::kUnknown;
    SettlePeriod(text, country, &range);
    if (range.period == PayPeriod::kYear && HighOf(range) > kMostPerYear) continue;
    const bool pay_word = meanings[i] == MoneyMeaning::kPay;
    // Without a sign a figure needs a period in words; without a period it needs a pay word.
    const bool bare = range.currency.empty();
    if (bare && !(named_period && (pay_word || range.decimals)) &&
        !(pay_word && range.written_thousands && HighOf(range) >= kFiveFigures)) {
      continue;
    }
    if (!pay_word && !named_period) continue;
    const int score =
        (pay_word ? 2 : 0) + (range.period != PayPeriod::kUnknown ? 2 : 0) + (named_period ? 1 : 0);
    if (found.range && SameScale(*found.range, range) &&
        range.from - found.range->end <= kMergeGap) {
      Join(text, range, SaysProRata(text, found.range->from - 40, range.end + 60), &found, &actual);
    } else if (score > best) {
      best = score;
      found.range = range;
      actual = IsActual(text, range);
    }
  }
  if (found.range) {
    found.pro_rata = SaysProRata(text, found.range->from - 40, found.range->end + 60);
    found.basic = SaysBasic(text, found.range->from - 30, found.range->end + 14);
  }
  found.hourly = HourlyBeside(found.range, sums, meanings);
  return found;
}

bool StatesYearlySums(std::string_view country) {
  constexpr std::string_view kYearly[] = {
      "",   "GB", "UK", "US", "CA", "AU", "NZ", "IE", "DE", "FR", "NL", "BE", "LU", "AT", "ES",
      "PT", "IT", "FI", "GR", "EE", "LV", "LT", "SK", "SI", "CY", "MT", "HR", "GG", "JE", "IM"};
  return std::find(std::begin(kYearly), std::end(kYearly), country) != std::end(kYearly);
}

}  // namespace corner::indexer
