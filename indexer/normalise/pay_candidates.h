// What one text says about pay: its sums that are pay, as one range, and its sums that are not.
// pay.h decides between texts. Used by the pay reader. Pure.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "indexer/normalise/money.h"
#include "indexer/normalise/scan.h"
#include "indexer/vacancy.h"

namespace corner::indexer {

inline constexpr int64_t kUnit = 100;                        // hundredths in one unit of a currency
inline constexpr int64_t kMostPerYear = 10'000'000 * kUnit;  // above this a declared pay is a slip

inline int64_t LowOf(const MoneyRange& range) { return range.min ? *range.min : *range.max; }
inline int64_t HighOf(const MoneyRange& range) { return range.max ? *range.max : *range.min; }

struct PayFound {
  std::optional<MoneyRange> range;
  bool pro_rata = false;
  bool basic = false;             // called basic or base pay
  std::vector<MoneyRange> other;  // sums that are not pay
  // What an hour is paid, where it stands close beside the pay of a longer period.
  std::optional<MoneyRange> hourly;
};

// A title or a declared pay text. A declared text may hold bare figures ("20000-28000").
PayFound ReadHeadline(const ScannedText& text, std::string_view country, bool declared);
// Running text: sums with a pay word beside them, or with a currency and a period.
PayFound ReadProse(const ScannedText& text, std::string_view country);

// "pro rata", "FTE" within [from, to).
bool SaysProRata(const ScannedText& text, int32_t from, int32_t to);

// True when a sum of that size can be the pay of one period (units of pounds, dollars or euros).
bool Plausible(PayPeriod period, int64_t low, int64_t high);
// The period by size when no word names it: pence below 100 pounds are an hour's pay, five figures
// a year's where the country counts that way; else unknown.
PayPeriod PeriodBySize(const MoneyRange& range, std::string_view country);
// Adverts of these countries state yearly sums when they name no period. True for unknown ("").
bool StatesYearlySums(std::string_view country);

}  // namespace corner::indexer
