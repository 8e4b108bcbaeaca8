// The reactions' JSON form, schema 1 of docs/reactions-and-cards.md: used by the command line and
// the client's own store. Issues carry the JSON Pointer of what is wrong. Pure functions, safe from
// any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "matcher/profile_json.h"
#include "matcher/reactions.h"

namespace corner::matcher {

inline constexpr size_t kMostReactionReasons = 20;  // of one reaction

struct ReactionsReading {
  Reactions reactions;  // with issues: what could be read
  std::vector<ProfileIssue> issues;
  bool ok() const { return issues.empty(); }
};

// Reads a file of reactions and reports everything that is wrong with it at once.
ReactionsReading ReadReactions(std::string_view json, const ProfileWords& words);

// ReadReactions gives back the same reactions. Texts must be valid UTF-8.
std::string WriteReactions(const Reactions& reactions);

// "like_task:grow_vegetables", "facet:noise:too_much", "hours": a reason as the JSON has it.
std::string ToString(const ReactionReason& reason);
// "yes", "maybe", "not_now", "not_this_kind".
std::string_view Name(Reaction::Answer answer);

}  // namespace corner::matcher
