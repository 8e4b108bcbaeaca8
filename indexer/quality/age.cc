#include "indexer/quality/age.h"

#include <algorithm>

namespace corner::indexer {

std::vector<AgeFinding> JudgeAge(const Vacancy& vacancy, Day day) {
  std::vector<AgeFinding> findings;
  const bool reposted =
      vacancy.posted && *vacancy.posted - vacancy.first_seen >= kStaleAfter.reposted;
  const Day oldest =
      vacancy.posted ? std::min(*vacancy.posted, vacancy.first_seen) : vacancy.first_seen;
  if (reposted) {
    findings.push_back({"stale.reposted", "first_seen", vacancy.first_seen});
  } else if (day - oldest >= kStaleAfter.listed) {
    findings.push_back({"stale.listed_long",
                        oldest == vacancy.first_seen ? "first_seen" : "field:posted", oldest});
  }
  if (vacancy.closes && *vacancy.closes - day > kStaleAfter.closing_in) {
    findings.push_back({"stale.far_closing", "closes", *vacancy.closes});
  }
  return findings;
}

}  // namespace corner::indexer
