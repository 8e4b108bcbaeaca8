#include "matcher/criteria/criteria.h"

namespace corner::matcher {
namespace {

constexpr int32_t kHybridForHome = 600, kHybridForAway = 400;

}  // namespace

Closeness RemoteCloseness(const Profile& profile, const JobFacts& facts) {
  const bool home = profile.remote.value_or(false);
  switch (facts.remote) {
    case indexer::Remote::kUnknown:
      return kNotKnown;
    case indexer::Remote::kYes:
      return Known(home ? kWhole : 0);
    case indexer::Remote::kHybrid:
      return Known(home ? kHybridForHome : kHybridForAway);
    case indexer::Remote::kNo:
      return Known(home ? 0 : kWhole);
  }
  return kNotKnown;
}

}  // namespace corner::matcher
