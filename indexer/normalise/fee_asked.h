// Where an advert asks the applicant to pay: a fee by its name, or a thing the applicant must buy
// or pay for. Fees that others pay (customers, tenants, parents) and costs the employer bears are
// none. Used by the flags. Pure.
#pragma once

#include <cstdint>
#include <optional>

#include "indexer/normalise/scan.h"

namespace corner::indexer {

struct FeeSpan {
  int32_t from = 0, to = 0;  // in the text
  // False where only a small sum stands beside a fee, charge or deposit and nobody is said to pay
  // it: worth a look, not a warning.
  bool plain = false;
};

// The first place that plainly asks for money, else the first that perhaps does.
std::optional<FeeSpan> FindFeeAsked(const ScannedText& text);

}  // namespace corner::indexer
