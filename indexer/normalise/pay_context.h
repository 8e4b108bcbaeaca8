// Is a sum of money pay? Decided from the words around it: basic pay counts; bonus, commission,
// allowances, pension, benefits, revenue, fees and what others earn do not. Used by the pay reader.
// Pure.
#pragma once

#include <vector>

#include "indexer/normalise/money.h"

namespace corner::indexer {

enum class MoneyMeaning {
  kPay,      // a pay word stands by it
  kUnclear,  // nothing speaks for or against
  kOther     // something else: never pay
};

// Meanings of `found` (FindMoney of the same text), one each, in order. A headline (title, declared
// pay text) speaks of the job: words such as "sales" before a sum say nothing there.
std::vector<MoneyMeaning> MeaningsOf(const ScannedText& text, const std::vector<MoneyRange>& found,
                                     bool headline);

// The period a word before the sum names ("hourly rate: £12", "annual salary £20,000").
PayPeriod PeriodBefore(const ScannedText& text, const MoneyRange& range);

}  // namespace corner::indexer
