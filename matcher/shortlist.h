// The story: profile in, explained shortlist out. Plan, retrieve and rank, spread, explain; each
// step can be called alone. A pure function of (snapshot, profile, options, day): the same input
// gives the same list on every machine.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/catalogue.h"
#include "matcher/disclosure.h"
#include "matcher/plan.h"
#include "matcher/reason.h"
#include "matcher/similarity.h"
#include "matcher/spread.h"
#include "taxonomies/base/day.h"
#include "taxonomies/places/travel_times.h"

namespace corner::matcher {

// What the matcher is given beside the profile. All must outlive the call.
struct MatchWorld {
  const indexer::Catalogue* catalogue = nullptr;
  const Similarity* similarity = nullptr;
  const taxonomies::TravelTimes* travel_times = nullptr;
};

struct MatchOptions {
  Day day;
  int32_t legal_rate_pence = 0;  // hourly rate the law asks of this day; 0 = as advertised
  DisclosureUses disclosure;     // none: nothing is usable
  size_t limit = 20, offset = 0;
  size_t just_outside = 5, widen = 2, farther = 5;
  bool before_floor = false;  // also list what lies below the floor
  bool no_musts = false;      // as if the client had no musts and vetoes
  std::optional<int32_t> stated_interest_points = std::nullopt;  // see PlanOptions
};

struct MatchItem {
  indexer::Vacancy vacancy;
  int32_t fit = 0, band = 0;
  std::vector<Reason> reasons;  // their points add up to `fit`
  std::vector<Reason> way_in, ask;
  std::vector<std::string> also;  // ids of further adverts of this opening
  std::string rule;               // just outside: the rule; widen: empty
  Reason rule_reason;             // just outside: what the rule met
  std::string next_step;          // one sentence, once phrased
};

struct SetAside {
  std::string rule;
  bool client_owned = false;
  int64_t count = 0;    // open adverts the rule is broken by
  int64_t returns = 0;  // of them, those that would come back without it
};

struct Shortlist {
  Day day;
  uint64_t generation = 0;
  std::string edition, profile;
  int32_t floor = 0, earnable = 0;
  int64_t open = 0;              // adverts open on the day
  int64_t openings = 0;          // from the floor up, one for adverts of one opening
  int64_t farther_openings = 0;  // likewise, farther than the client asked for: not in `openings`
  int64_t below_floor = 0;
  std::vector<MatchItem> items, just_outside, widen;
  // They suit but for a journey far longer than asked for; with before_floor they end `items`.
  std::vector<MatchItem> farther;
  std::vector<SetAside> set_aside;  // rules that set anything aside
};

absl::StatusOr<Shortlist> MakeShortlist(const MatchWorld& world,
                                        std::shared_ptr<const Profile> profile,
                                        const MatchOptions& options);

// One advert's standing: on the list, below the floor, set aside by rules, or closed.
struct Standing {
  enum class Kind : uint8_t { kListed, kFarther, kBelowFloor, kSetAside, kClosed };
  Kind kind = Kind::kListed;
  MatchItem item;
  int32_t floor = 0;
  std::vector<Reason> rules;  // with kSetAside: every rule it breaks
};
// kNotFound: no such advert.
absl::StatusOr<Standing> Why(const MatchWorld& world, std::shared_ptr<const Profile> profile,
                             std::string_view vacancy_id, const MatchOptions& options);

// The adverts a rule sets aside, by id, page by page. kNotFound: the profile has no such rule.
absl::StatusOr<std::vector<MatchItem>> SetAsideBy(const MatchWorld& world,
                                                  std::shared_ptr<const Profile> profile,
                                                  std::string_view rule, std::string_view after,
                                                  size_t limit, const MatchOptions& options);

}  // namespace corner::matcher
