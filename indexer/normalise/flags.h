// Warnings read from an advert's own text: a fee asked, no wage, questions the law forbids before
// an offer, commission only, a premium-rate number. Each with the words that say it. Pure.
#pragma once

#include <vector>

#include "indexer/normalise/scan.h"
#include "indexer/vacancy.h"

namespace corner::indexer {

struct FlagReading {
  FlagBit flag;
  int32_t from = 0, to = 0;  // in the text
  bool plain = true;         // false: perhaps, too little for a flag
};

// One entry a flag, the first place that says it.
std::vector<FlagReading> ReadFlags(const ScannedText& description);

}  // namespace corner::indexer
