// Two questions of fairness that need no judge. Twins: do people who differ only in what the
// matcher must not see get the same list? Exposure: which kinds of work do groups of invented
// people get to see, and how much of it? Called by `corner evaluate --fairness`. Pure: the same
// catalogue and seed give the same report.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "matcher/shortlist.h"

namespace corner::matcher {

struct FairnessOptions {
  Day day;
  int32_t legal_rate_pence = 0;  // as in MatchOptions
  int twins = 200;               // profiles that get twins
  int profiles = 1'000;          // whose lists are counted
  uint64_t seed = 1;
};

struct TwinCount {
  std::string differs;  // in what
  int64_t pairs = 0, same = 0;
  std::string first_other;  // key of the first profile whose twin got another list
};

// Adverts by SOC 2020 major group, 1 to 9; 0 = not known.
inline constexpr size_t kMajorGroups = 10;

struct Exposure {
  std::string by, value;  // "first field", "retail"
  int64_t profiles = 0;
  int64_t openings = 0;                   // on their lists, all together
  int64_t empty_lists = 0;                // of them
  int64_t listed = 0;                     // adverts in their first tens
  std::map<std::string, int64_t> fields;  // adverts by job field; one may lie in several
  std::array<int64_t, kMajorGroups> major = {};
};

struct FairnessReport {
  Day day;
  std::vector<TwinCount> twins;
  Exposure open;                    // what there is: every open advert once
  std::vector<Exposure> lists;      // all profiles, then group by group
  size_t vacancies = 0, shown = 0;  // open adverts; those in the first ten of anyone
};

// kFailedPrecondition: no open advert has a place.
absl::StatusOr<FairnessReport> MeasureFairness(const MatchWorld& world,
                                               const FairnessOptions& options);

// {day, twins:[…], open:{…}, lists:[…], vacancies, shown}
std::string ToJson(const FairnessReport& report);
std::string ToTable(const FairnessReport& report);

}  // namespace corner::matcher
