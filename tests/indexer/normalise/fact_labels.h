// The hand labels of tests/data/facts beside the adverts they speak of (open data that stands
// beside a checkout). Used by the scoring test.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "indexer/posting.h"

namespace corner::testing {

struct PayLabel {
  std::optional<int64_t> min, max;
  std::string period, currency;  // "-" where the advert does not say
};
struct HoursLabel {
  std::optional<int32_t> min, max;
};
struct TrapLabel {
  bool pay = false;  // else hours
  std::string text;  // what must not be taken
};

struct LabelledAdvert {
  std::string id;
  indexer::Posting posting;
  std::vector<PayLabel> pay;      // alternatives; with `no_pay` empty: not judged
  bool no_pay = false;            // judged, and none is stated
  std::vector<HoursLabel> hours;  // alternatives; empty: none is stated
  std::vector<TrapLabel> traps;
};

// All adverts of the two labelled files. Fails the test and returns nothing when a file is broken.
std::vector<LabelledAdvert> LoadLabelledAdverts();

// Half the adverts, by bit 20 of the FNV-1a hash of their id, may be studied while the readers are
// written; the other half only measures.
bool IsDevelopmentHalf(const std::string& id);

}  // namespace corner::testing
