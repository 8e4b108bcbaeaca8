// Retrieve and rank: reads every open advert of a snapshot once and keeps those worth ranking, with
// exact counts of what each rule set aside. The fast twin of score.h over rows of the index; both
// give the same points for every advert. Pure: a function of (snapshot, plan, day).
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/match_table.h"
#include "matcher/part_plan.h"
#include "taxonomies/base/day.h"

namespace corner::matcher {

struct Candidate {
  uint32_t part = 0, row = 0;
  int32_t fit = 0;
  bool beyond = false;  // the journey is known to be far longer than the client asked for
  uint16_t rule = 0;    // the one rule broken; only in ScanResult::outside
};

struct RuleCount {
  int64_t caught = 0;   // open adverts that break the rule
  int64_t returns = 0;  // of them, those that break no other: they come back without the rule
};

struct ScanOptions {
  bool keep_all = false;  // also rank what lies below the floor
  size_t extras = 24;     // kept for "just outside" and "widen", each
};

struct ScanResult {
  int64_t open = 0;               // adverts open on the day
  int64_t set_aside = 0;          // of them, those that break any rule
  int64_t below_floor = 0;        // of the others, those below the floor
  std::vector<Candidate> ranked;  // the others from the floor up (all with keep_all); no order
  // Adverts that break just one rule of the client's, by little, and reach the floor; best first.
  std::vector<Candidate> outside;
  // Below the floor and in no field the client named, yet with a task they bring or want; best
  // first. Empty when the client named no field.
  std::vector<Candidate> widen;
  std::vector<RuleCount> rules;  // by plan.rules
};

ScanResult Scan(const SnapshotPlan& plan, Day day, const ScanOptions& options);

// Rows that break the rule at this position, by id, after `after` (an id; empty: from the first).
std::vector<Candidate> CaughtBy(const SnapshotPlan& plan, size_t rule, Day day,
                                std::string_view after, size_t limit);

}  // namespace corner::matcher
