// Profile -> plan: what will be asked of every job, worked out once. The plan can be printed and
// compared; scanning (scan.h) and the naive score (score.h) read nothing else. Immutable.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "matcher/facts.h"
#include "matcher/profile.h"
#include "matcher/similarity.h"

namespace corner::matcher {

// A concept of the client's with everything near it. `strength` and similarities in thousandths.
struct WantedConcept {
  uint16_t position = 0;  // in Profile::aspirations.interests or Profile::resources
  int32_t strength = 1000;
  bool always = false;  // resources: the client wants to use it, so no aspiration need open it
  std::vector<RelatedConcept> near;
};

enum class Preference : uint8_t {
  kHours,
  kShifts,
  kTravel,
  kPay,
  kPermanent,
  kRemote,
  kStart,
  kSector,
  kOpenness,
  kFacet
};

struct PreferenceLine {
  Preference kind;
  uint16_t facet = 0;  // kFacet: position in Profile::facets
  int32_t most = 0;    // points it can bring; all lines together kPreferencePoints
};

// Why a job may be set aside. The first two are the law's, all others the client's own.
struct Rule {
  enum class Kind : uint8_t { kNotCompetitive, kBelowLegalRate, kMust, kFacet, kVeto, kNever };
  Kind kind;
  uint16_t position = 0;  // kMust: the Must; kFacet, kVeto, kNever: position in the profile
  std::string id;         // "hours", "facet:noise", "veto:employer:acme", "never:cleaning", …
  bool client_owned() const { return kind >= Kind::kMust; }
};

struct PlanOptions {
  int32_t legal_rate_pence = 0;  // hourly; what the law asks on the day; 0 = only as advertised
  bool no_musts = false;         // the client's musts and vetoes are lifted for this look
  // EarnableByInterests of the profile before reactions: what they add to it raises no floor.
  std::optional<int32_t> stated_interest_points = std::nullopt;
};

struct Plan {
  std::shared_ptr<const Profile> profile;
  PlanOptions options;
  std::vector<WantedConcept> interests, resources;
  std::vector<PreferenceLine> preferences;
  std::vector<Rule> rules;
  bool every_field_alike = false;  // open, none given, not now
  // Most points this profile can earn: what was not said, and what only more interests or
  // resources could bring, is not asked of any job.
  int32_t earnable = 0;
  int32_t floor = 0;  // half of it, rounded up: below it nothing is shortlisted

  // Points of the job field: `named` when the job lies in a field the client named.
  int32_t FieldPoints(bool named) const;
};

// Most points that interests can earn a job.
int32_t EarnableByInterests(const std::vector<Aspirations::Interest>& interests);

// The profile must be valid (profile_json.h).
Plan MakePlan(std::shared_ptr<const Profile> profile, const Similarity& similarity,
              const PlanOptions& options);

// One line a part, in a fixed order: equal plans print alike.
std::string ToString(const Plan& plan);

std::string_view Name(Preference preference);
std::string_view Name(Must must);

}  // namespace corner::matcher
