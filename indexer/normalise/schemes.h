// Employer schemes an advert names: Disability Confident and its level, Mindful Employer, the offer
// of an interview. What the advert claims, with no check of it. Used by normalise. Pure.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/normalise/scan.h"
#include "indexer/vacancy.h"

namespace corner::indexer {

struct SchemeReading {
  Scheme scheme;
  int32_t from = 0, to = 0;  // in the description; 0,0 when a field or the title named it
};

// One entry a scheme; the highest level named is kept.
std::vector<SchemeReading> ReadSchemes(std::string_view declared, const ScannedText& title,
                                       const ScannedText& description);

}  // namespace corner::indexer
