// One figure as people write money: "£24,500.50", "40k", "€ 25.000", "1500 USD", "£3m".
// Used by the pay reader. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "indexer/normalise/scan.h"

namespace corner::indexer {

struct Figure {
  int64_t hundredths = 0;
  std::string currency;    // ISO 4217, "$" for a bare dollar, empty when none is written
  bool thousands = false;  // a separator or "k" was written
  bool k = false;
  bool decimals = false;
  bool large = false;        // million or billion
  int32_t from = 0, to = 0;  // with sign or code
};

// The figure whose first digit is at `position`; nullopt for percentages, ordinals, clock times,
// "401k" and digits that are part of a word or a longer number.
std::optional<Figure> ReadFigure(const ScannedText& text, int32_t position);

}  // namespace corner::indexer
