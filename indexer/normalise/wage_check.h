// Whether the pay of an advert lies below the legal minimum, by the day, by the ages the advert
// names beside its pay, and for apprentices. Doubt is never "below": where a figure must be worked
// out, the reading that favours the employer counts. Used by normalise. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/normalise/pay.h"
#include "indexer/normalise/scan.h"
#include "indexer/vacancy.h"
#include "taxonomies/base/day.h"

namespace corner::indexer {

// Ages that a rate is said to be for: "16-17", "under 18", "21 and over". `to` is kNoAge where no
// upper end is said, `from` is 0 where no lower one is.
struct AgeBand {
  static constexpr int kNoAge = 200;
  int from = 0, to = kNoAge;
  bool operator==(const AgeBand&) const = default;
};
// The bands named in `text`, youngest first. Figures that count hours, weeks or miles are none.
std::vector<AgeBand> ReadAgeBands(const ScannedText& text);

// The text the pay was read from: all of a declared text or title, else the figures with what
// stands close by.
std::string WordsAroundPay(const PayReading& pay, const ScannedText& title,
                           const ScannedText& description);

struct WageQuestion {
  const Pay* pay = nullptr;    // with its rates derived
  bool period_stated = false;  // the advert says what the pay is for, in words or a field
  std::optional<Hours> hours;  // weekly
  Contract contract = Contract::kUnknown;
  Day day;
  std::string_view around_pay;  // the words the pay was read from, with those beside them
  // An hour's pay that the advert states beside a longer period's: nothing need be worked out.
  std::optional<int64_t> stated_hourly = std::nullopt;
};

enum class WageVerdict : uint8_t {
  kNotBelow,     // or nothing can be said
  kStatedBelow,  // an hourly figure of the advert itself is below
  kDerivedBelow  // a longer period's pay, over the stated hours, is below
};
WageVerdict CheckWage(const WageQuestion& question);

}  // namespace corner::indexer
