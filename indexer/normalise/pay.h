// The pay of an advert, from its declared fields and its text. The text decides where both speak;
// "not stated" is no pay; a declared pay that is somebody's prediction stands only where the advert
// states none. Used by normalise. Pure, safe from any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/normalise/scan.h"
#include "indexer/vacancy.h"

namespace corner::indexer {

struct PayInput {
  // Declared fields, as sent; empty means not stated.
  std::string_view text, min, max, period, currency, predicted;
  const ScannedText* title = nullptr;        // may be null
  const ScannedText* description = nullptr;  // may be null
  std::string_view country;                  // ISO 3166 alpha-2, empty when unknown
};

struct PayReading {
  std::optional<Pay> pay;
  std::string source = "field:pay_text";  // of the figures (FactSource)
  int32_t from = 0, to = 0;               // span in that text
  std::string period_source;              // of the period; empty when it is not stated
  std::string note;                       // why a declared pay was not taken; else empty
  // The same pay by the hour, where the text the figures come from states it beside them; with its
  // span there. Whether the two belong together is for the hours to say (pay_rates.h).
  std::optional<int64_t> hourly_pence;
  int32_t hourly_from = 0, hourly_to = 0;
};

PayReading ReadPay(const PayInput& input);

// A declared amount or pay text below nought ("-12.50"), which no advert can mean.
bool IsNegativeAmount(std::string_view declared);

// The dollar of a country: "US" -> "USD", "AU" -> "AUD"; "USD" for any other.
std::string_view DollarOf(std::string_view country);

}  // namespace corner::indexer
