// Adverts that have outstayed their welcome. The thresholds are one table. Pure.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/vacancy.h"
#include "taxonomies/base/day.h"

namespace corner::indexer {

// Days beyond which an advert is marked as stale. They are ours: national job sites list an advert
// for 30 or 31 days at a time (Find a job; DfE's exporter re-sends every 31 days), so
struct StaleAfter {
  int listed = 180;      // six such months without a change of the posting day
  int reposted = 90;     // first sighting to newest posting day: three re-posts at the least
  int closing_in = 366;  // a closing date more than a year ahead is a form's default
};
inline constexpr StaleAfter kStaleAfter;

struct AgeFinding {
  std::string_view rule;    // "stale.listed_long", …
  std::string_view source;  // "first_seen", "group_first_seen", "field:posted", "closes"
  Day day;                  // the day it rests on
};

// `vacancy.first_seen` and `group_first_seen` must be the ledger's: an advert of a group is as old
// as the first that was seen of its opening.
std::vector<AgeFinding> JudgeAge(const Vacancy& vacancy, Day day);

}  // namespace corner::indexer
