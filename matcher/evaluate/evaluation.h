// Measures the shortlist against judgements, beside its own ablations and the baselines of
// systems.h. Called by `corner evaluate` and by tests. Pure: the same catalogue, profiles,
// judgements and seed give the same report.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "matcher/caseload.h"
#include "matcher/evaluate/bootstrap.h"
#include "matcher/evaluate/metrics.h"
#include "matcher/evaluate/qrels.h"
#include "matcher/profile.h"
#include "matcher/reason.h"
#include "matcher/shortlist.h"

namespace corner::matcher {

struct EvaluateOptions {
  Day day;
  int32_t legal_rate_pence = 0;  // as in MatchOptions
  BootstrapOptions bootstrap;
};

struct Measures {
  double ndcg10 = 0, pref10 = 0, p5 = 0;
};

struct SystemReport {
  std::string name, about;
  Measures mean;
  Interval ndcg10;        // of the mean
  double ahead = 0;       // nDCG@10 of the shortlist less that of this system, mean over profiles
  Interval ahead_within;  // of that mean, paired by profile
  std::vector<Measures> by_profile;
};

// An advert that was judged a good lead and is not among the shortlist's first ten.
struct Missed {
  std::string vacancy, title;  // as the judgements name it; empty title: not in the catalogue
  Judgement judgement;
  Standing::Kind standing = Standing::Kind::kClosed;
  int32_t fit = 0, floor = 0, tenth = 0;  // points; `tenth`: of the last place compared
  std::vector<Reason> reasons;            // or the rules it breaks
};

struct ProfileReport {
  std::string key;
  Measures corner;
  RankedList list;                    // the shortlist's first ten, as the judgements name them
  std::vector<Judgement> judgements;  // of those
  int beyond_reach = 0;               // of those
  std::vector<Missed> missed;         // best first
};

struct EvaluationReport {
  Day day;
  uint64_t generation = 0;
  size_t vacancies = 0;                 // compared: open, competitive, lawful
  Measures best;                        // of a list in the order of the judgements
  std::vector<SystemReport> systems;    // the shortlist first
  std::vector<ProfileReport> profiles;  // in the order given
  // Judged above 0, but not to be found on the day: they count against every system alike.
  std::vector<std::string> not_open;
};

// kInvalidArgument: judgements of a profile that is not given, a profile without an advert judged
// above 0, a vacancy name that two senders share; kFailedPrecondition: none of the judged adverts
// is open on the day.
absl::StatusOr<EvaluationReport> Evaluate(const MatchWorld& world, const Profiles& profiles,
                                          const std::vector<Qrel>& qrels,
                                          const EvaluateOptions& options);

}  // namespace corner::matcher
