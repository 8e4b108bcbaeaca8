// What an applicant needs: driving licence, DBS check, registration, site cards, languages – each
// as a must, a nice-to-have or something the employer teaches. The right to work is asked of
// everybody and is left out. Used by normalise. Pure.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/normalise/scan.h"
#include "indexer/vacancy.h"

namespace corner::indexer {

// `declared` is the feed's own list; it and the title count as musts unless they say otherwise.
// One entry a kind: the strongest word of the advert about it.
std::vector<Requirement> ReadRequirements(std::string_view declared, const ScannedText& title,
                                          const ScannedText& description);

}  // namespace corner::indexer
