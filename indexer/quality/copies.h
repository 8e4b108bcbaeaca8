// Adverts that carry the same text as another, and what can be concluded from it. The ledger fills
// KnownCopies from exact texts; whatever groups texts more loosely may fill it as well. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/quality/reason.h"
#include "indexer/vacancy.h"

namespace corner::indexer {

// Another advert, not closed, whose text is the same.
struct KnownCopy {
  std::string id;
  std::string employer_key, employer_name;  // empty: not stated
  std::string url;                          // empty: no link
};

struct KnownCopies {
  std::vector<KnownCopy> others;
};

// Texts with fewer letters and digits than this say too little for two of them to mean anything: it
// is about three sentences.
inline constexpr size_t kLettersOfACopy = 200;
// The group of adverts with this text: a hash of its letters and digits in lower case, other signs
// left out; 0 for a text that is too short.
uint64_t CopyGroup(std::string_view description_text);

// The strongest thing the copies show about `vacancy`; nullopt when they show nothing.
std::optional<QualityReason> JudgeCopies(const Vacancy& vacancy, bool trusted_agency,
                                         const KnownCopies& copies);

}  // namespace corner::indexer
