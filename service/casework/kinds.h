// The kinds of record and who may do what with each: one table. A kind is the unit of access: what
// two roles may see differently is two kinds, so a reply can hold no field that its reader may not
// see. Constant data, safe from any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "service/casework/actor.h"

namespace corner::casework {

// Whose records a role reaches.
enum class Reach : uint8_t {
  kNone,
  kOwn,       // the person's own
  kCaseload,  // of people whose specialist the actor is, or stands in for
  kTeam,      // of people of the actor's teams
  kAll,
};

enum class Action : uint8_t { kRead, kWrite, kRemove };

struct KindRule {
  std::string_view kind;
  std::string_view about;  // what it holds, for the rights page and docs/security.md
  // For each role in the order of kRoles: how far reading, writing and removing reach.
  Reach read[kRoles.size()];
  Reach write[kRoles.size()];
  Reach remove[kRoles.size()];
};

namespace kind {
inline constexpr std::string_view kClient = "client";          // name, how to reach them, who helps
inline constexpr std::string_view kProfile = "profile";        // the matching profile
inline constexpr std::string_view kAbout = "about";            // drives, worries, likes, values
inline constexpr std::string_view kPlan = "plan";              // job-search plan and its steps
inline constexpr std::string_view kDisclosure = "disclosure";  // one plan per employer
inline constexpr std::string_view kTalk = "talk";              // talks about telling, pros and cons
inline constexpr std::string_view kDraftList = "draft_list";   // a shortlist not yet released
inline constexpr std::string_view kShortlist = "shortlist";    // released to the client by name
inline constexpr std::string_view kFound = "found";            // lists the client made
inline constexpr std::string_view kReaction = "reaction";
inline constexpr std::string_view kCircle = "circle";  // who else helps, and what they may know
inline constexpr std::string_view kSelfRating = "self_rating";
inline constexpr std::string_view kWellness = "wellness";  // how I stay well: the client's alone
inline constexpr std::string_view kProposal = "proposal";  // a staff edit that waits for the client
inline constexpr std::string_view kRestriction = "restriction";
}  // namespace kind

std::span<const KindRule> KindRules();
// nullptr: no such kind.
const KindRule* FindKind(std::string_view kind);
// Default deny: kNone for a kind that is not in the table.
Reach ReachOf(Role role, Action action, std::string_view kind);

}  // namespace corner::casework
