// Random reactions over given words, for tests: the same seed gives the same ones. Every answer and
// every reason comes up; vacancies repeat, so that a later reaction takes the place of an earlier
// one. One generator per thread.
#pragma once

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "matcher/reactions.h"

namespace corner::testing {

class RandomReactions {
 public:
  RandomReactions(uint64_t seed, std::vector<std::string> concepts, std::vector<std::string> facets,
                  std::vector<std::string> fields)
      : random_(seed),
        concepts_(std::move(concepts)),
        facets_(std::move(facets)),
        fields_(std::move(fields)) {}

  int Between(int low, int high) {  // both included
    return low + static_cast<int>(random_() % static_cast<uint64_t>(high - low + 1));
  }
  const std::string& Pick(const std::vector<std::string>& from) {
    return from[random_() % from.size()];
  }

  matcher::ReactionReason Reason() {
    using Kind = matcher::ReactionReason::Kind;
    matcher::ReactionReason reason;
    reason.kind = static_cast<Kind>(Between(0, 10));
    if (Between(0, 1) == 0) reason.kind = static_cast<Kind>(Between(0, 1));  // tasks, more often
    if (reason.kind == Kind::kLikeTask || reason.kind == Kind::kDislikeTask) {
      reason.id = Pick(concepts_);
    } else if (reason.kind == Kind::kFacet) {
      reason.id = Pick(facets_);
      reason.too_much = Between(0, 1) == 0;
    } else if (reason.kind == Kind::kPeople) {
      reason.id = Between(0, 1) == 0 ? "public" : "team";
      reason.too_much = Between(0, 1) == 0;
    } else if (reason.kind == Kind::kField) {
      reason.id = Pick(fields_);
    } else if (reason.kind == Kind::kOther) {
      reason.text = "“café” \\ it depends: on the day";
    }
    return reason;
  }

  matcher::Reaction Next(Day latest) {
    matcher::Reaction reaction;
    reaction.vacancy = "v" + std::to_string(Between(1, 40));
    reaction.day = latest - Between(0, 60);
    reaction.answer = static_cast<matcher::Reaction::Answer>(Between(0, 3));
    for (int n = Between(0, 4); n > 0; --n) reaction.reasons.push_back(Reason());
    return reaction;
  }

  // Up to `most`, no two of one vacancy and day.
  matcher::Reactions Some(int most, Day latest) {
    matcher::Reactions reactions;
    for (int n = Between(1, most); n > 0; --n) {
      matcher::Reaction next = Next(latest);
      const auto same = [&](const matcher::Reaction& one) {
        return ReactionId(one) == ReactionId(next);
      };
      if (std::none_of(reactions.all.begin(), reactions.all.end(), same)) {
        reactions.all.push_back(std::move(next));
      }
    }
    return reactions;
  }

  std::mt19937_64& random() { return random_; }

 private:
  std::mt19937_64 random_;
  std::vector<std::string> concepts_, facets_, fields_;
};

}  // namespace corner::testing
