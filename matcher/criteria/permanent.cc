#include "matcher/criteria/criteria.h"

namespace corner::matcher {
namespace {

constexpr int32_t kForATime = 400;

}  // namespace

Closeness PermanentCloseness(const Profile&, const JobFacts& facts) {
  switch (facts.contract) {
    case indexer::Contract::kUnknown:
      return kNotKnown;
    case indexer::Contract::kPermanent:
      return Known(kWhole);
    case indexer::Contract::kFixed:
    case indexer::Contract::kApprenticeship:
      return Known(kForATime);
    case indexer::Contract::kTemporary:
    case indexer::Contract::kCasual:
    case indexer::Contract::kVolunteer:
    case indexer::Contract::kTrial:
      return Known(0);
  }
  return kNotKnown;
}

bool PermanentBroken(const Profile&, const JobFacts& facts) {
  return facts.contract != indexer::Contract::kUnknown &&
         facts.contract != indexer::Contract::kPermanent;
}

}  // namespace corner::matcher
