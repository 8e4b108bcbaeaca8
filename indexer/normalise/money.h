// Sums of money in text: figures with their currency, joined to ranges, with the period and the
// "up to" / "from" / "+" that stand beside them. Whether a sum is pay is decided elsewhere
// (pay_context.h). Used by the pay reader alone. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "indexer/normalise/scan.h"
#include "indexer/vacancy.h"

namespace corner::indexer {

struct MoneyRange {
  std::optional<int64_t> min, max;  // hundredths of the currency; at least one is there
  std::string currency;             // ISO 4217, "$" for a bare dollar, empty when none is written
  PayPeriod period = PayPeriod::kUnknown;  // in words beside the figure, else kUnknown
  bool large = false;                      // millions or billions: never pay
  bool written_thousands = false;          // a separator or "k" was written
  bool decimals = false;                   // pence were written
  int figures = 1;
  int32_t from = 0, to = 0;  // span, without the period words
  int32_t end = 0;           // after the period words
};

// Every figure that may be money: with a currency, with thousands ("45k"), or followed by a period
// ("9.25 per hour"). `bare` takes figures without any of these too (declared pay fields).
std::vector<MoneyRange> FindMoney(const ScannedText& text, bool bare);

// The period named by the words that begin at `position` ("per hour", "p.a.", "/week"), with where
// they end. kUnknown when there are none.
struct PeriodWords {
  PayPeriod period = PayPeriod::kUnknown;
  int32_t end = 0;
};
PeriodWords ReadPeriod(const ScannedText& text, int32_t position);

// The period named by one word of a declared field: "HOUR", "annum", "per year", "YEARLY".
PayPeriod PeriodFromDeclared(std::string_view declared);

}  // namespace corner::indexer
