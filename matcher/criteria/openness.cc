#include "matcher/criteria/criteria.h"

namespace corner::matcher {
namespace {

// Order of the evidence: domain practice puts Leader above Employer above Committed, and a charter
// beside Committed. Nothing known stays kHalf, never less.
constexpr int32_t kByLevel[] = {0, 700, 850, kWhole};
constexpr int32_t kCharter = 700;

}  // namespace

Closeness OpennessCloseness(const Profile&, const JobFacts& facts) {
  const int level = facts.schemes & indexer::kSchemeLevelMask;
  if (level > 0) return Known(kByLevel[level]);
  if ((facts.schemes & (indexer::kSchemeMindful | indexer::kSchemeInterviewOffer)) != 0) {
    return Known(kCharter);
  }
  return kNotKnown;
}

}  // namespace corner::matcher
