// A way of ranking vacancies for one person, as the evaluation compares them. Implementations are
// made by systems.h. Immutable; pure functions of (collection, profile).
#pragma once

#include <memory>
#include <string_view>

#include "absl/status/statusor.h"
#include "matcher/evaluate/metrics.h"
#include "matcher/profile.h"

namespace corner::matcher {

class RankingSystem {
 public:
  virtual ~RankingSystem() = default;
  virtual std::string_view name() const = 0;
  virtual std::string_view about() const = 0;  // one line for the report
  // Ids, best first, at most `limit`; fewer when the system lists fewer.
  virtual absl::StatusOr<RankedList> List(std::shared_ptr<const Profile> profile,
                                          size_t limit) const = 0;
};

}  // namespace corner::matcher
