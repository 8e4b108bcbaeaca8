// What a client says about jobs they were shown, and what follows from it for the next list. Called
// by the command line and the service before a shortlist is made. Reactions are folded anew from
// the stated profile each time: taking one away gives exactly the profile without it, and the
// order in which they were given does not matter. Pure functions, safe from any thread.
//
// Bounds (docs/reactions-and-cards.md): only what was said moves anything, by one step a reaction.
// Musts, vetoes, caps and the travel limit are never touched, and no field or interest that the
// client named is taken away: where a reaction speaks of those, the step is a proposal.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/vacancy.h"
#include "matcher/profile.h"
#include "matcher/similarity.h"
#include "taxonomies/base/day.h"

namespace corner::matcher {

inline constexpr int32_t kRestDays = 28;     // "not now"
inline constexpr int kMostFacetMoves = 2;    // steps of the scale, over all reactions
inline constexpr int kMostInterestStep = 3;  // interests: 1-3, as in a profile

struct ReactionReason {
  enum class Kind : uint8_t {
    kLikeTask,
    kDislikeTask,
    kNotThePlace,
    kTooFar,
    kHours,
    kPay,
    kPeople,  // a facet about people; means what kFacet means
    kFacet,
    kEmployer,
    kField,
    kOther
  };
  Kind kind = Kind::kOther;
  std::string id;         // concept, facet or field
  bool too_much = false;  // kPeople, kFacet; else too little
  std::string text;       // kOther: the client's words, kept and never used
  bool operator==(const ReactionReason&) const = default;
};

struct Reaction {
  enum class Answer : uint8_t { kYes, kMaybe, kNotNow, kNotThisKind };
  std::string vacancy;
  Day day;
  Answer answer = Answer::kMaybe;
  std::vector<ReactionReason> reasons;
  bool operator==(const Reaction&) const = default;
};

// The vacancy and the day: "v…@2026-06-01".
std::string ReactionId(const Reaction& reaction);

struct Reactions {
  std::vector<Reaction> all;
  std::set<std::string> undone;  // ids of steps that the client took back
  bool operator==(const Reactions&) const = default;
};

// One visible consequence. `before` and `after` in the words of the profile's JSON; empty = not
// there.
struct ReactionStep {
  enum class Kind : uint8_t {
    kInterest,  // interest of a concept: strengths
    kWish,      // what the client wishes of a resource: "happy", "rather_not"
    kFacet,     // "prefer 3", "avoid 5"
    kField,     // "named"; always a proposal
    kRule,      // a veto, hours, pay, travel, place: always a proposal
    kRest       // a vacancy, employer or field that rests
  };
  Kind kind = Kind::kInterest;
  std::string subject;  // concept, facet, field; "hours", "pay", "travel", "place"; "employer KEY"
  std::string what;  // "interest grow_vegetables", "facet noise", "field retail", "rest job v…"
  std::string before, after;
  std::vector<std::string> because;  // ids of the reactions that speak for it, sorted
  std::vector<std::string> against;  // and of those that spoke the other way, and were outweighed
  std::string id;                    // put it among Reactions::undone to take the step back
  std::optional<Day> expires;        // the first day on which it no longer holds
  bool proposal = false;             // nothing was changed: it is the client's to say
  bool operator==(const ReactionStep&) const = default;
};

// What is shown apart until a day. Never a filter: see RestsUntil.
struct Resting {
  enum class Kind : uint8_t { kVacancy, kEmployer, kField };
  Kind kind = Kind::kVacancy;
  std::string value;  // vacancy id, employer key, field
  Day until;          // the first day on which it no longer rests
  std::vector<std::string> because;
  bool operator==(const Resting&) const = default;
};

struct Reweighted {
  Profile profile;
  std::vector<ReactionStep> steps;  // by kind, then subject
  std::vector<Resting> resting;     // by kind, then value
};

// The profile after the reactions given up to `day`. Of several reactions to one vacancy the
// latest counts. `vacancies`: those reacted to, as far as they can still be looked up; they tell
// the employer that a reason means. Sensitive concepts are only ever proposed. The profile must be
// valid; so is the result.
Reweighted ApplyReactions(const Profile& profile, const Reactions& reactions,
                          const std::vector<indexer::Vacancy>& vacancies,
                          const Similarity& similarity, Day day);

// The latest day until which any entry lets the vacancy rest; nullopt: it does not.
std::optional<Day> RestsUntil(const std::vector<Resting>& resting, const indexer::Vacancy& vacancy);

}  // namespace corner::matcher
