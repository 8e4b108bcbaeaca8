// The order of the list: what may be reached before what lies far beyond the journey the client
// asked for; by band; within one band by way in, then so that employers and kinds of
// job vary, then by id. Nothing moves across a band, so nothing is lifted by variety or by way in
// over a job that suits better. Adverts of one opening are shown once. The client's caps are
// applied above the floor only. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/match_table.h"
#include "matcher/disclosure.h"
#include "matcher/scan.h"
#include "matcher/way_in.h"

namespace corner::matcher {

struct Placed {
  Candidate candidate;
  WayIn way_in;
  std::vector<Candidate> also;  // further adverts of the same opening, in their own order
};

struct CapCount {
  size_t cap = 0;     // position in Profile::caps
  std::string value;  // the employer, sector or field that had more
  int64_t left_out = 0;
};

struct Order {
  std::vector<Placed> placed;     // at most `limit`
  std::vector<CapCount> caps;     // exact, also beyond the limit
  std::vector<Candidate> capped;  // what the caps left out, as far as the list was walked
  int64_t openings = 0;           // from the floor up, adverts of one opening counted once
};

struct SpreadOptions {
  size_t limit = 20;
  size_t offset = 0;  // for the next page
};

Order Spread(const SnapshotPlan& plan, std::vector<Candidate> candidates,
             const DisclosureUses& uses, Day day, const SpreadOptions& options);

}  // namespace corner::matcher
