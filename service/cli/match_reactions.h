// What `corner match --reactions FILE` adds to a shortlist: the profile after the client's
// reactions, what changed and what rests.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "matcher/phrases/phrases.h"
#include "matcher/rested.h"
#include "service/cli/command.h"

namespace corner::cli {

struct Reacted {
  std::shared_ptr<const matcher::Profile> profile;
  std::vector<matcher::ReactionStep> steps;
  std::vector<matcher::Resting> resting;
  std::optional<int32_t> stated_interest_points;  // for MatchOptions
};

// Folds the reactions of a file into a profile on `day`. Adverts that are gone are passed over. An
// empty path: no reactions.
absl::StatusOr<Reacted> React(const std::string& path,
                              std::shared_ptr<const matcher::Profile> profile,
                              const matcher::MatchWorld& world, Day day);

void PrintSteps(const Context& context, const std::vector<matcher::ReactionStep>& steps,
                matcher::Audience audience);

}  // namespace corner::cli
