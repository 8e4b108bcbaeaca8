#include "indexer/quality/age.h"

namespace corner::indexer {

std::vector<AgeFinding> JudgeAge(const Vacancy& vacancy, Day day) {
  std::vector<AgeFinding> findings;
  const bool in_group = vacancy.group_first_seen && *vacancy.group_first_seen < vacancy.first_seen;
  const Day seen = in_group ? *vacancy.group_first_seen : vacancy.first_seen;
  const std::string_view source = in_group ? "group_first_seen" : "first_seen";
  const bool reposted = vacancy.posted && *vacancy.posted - seen >= kStaleAfter.reposted;
  const bool posted_before = vacancy.posted && *vacancy.posted < seen;
  const Day oldest = posted_before ? *vacancy.posted : seen;
  if (reposted) {
    findings.push_back({"stale.reposted", source, seen});
  } else if (day - oldest >= kStaleAfter.listed) {
    findings.push_back({"stale.listed_long", posted_before ? "field:posted" : source, oldest});
  }
  if (vacancy.closes && *vacancy.closes - day > kStaleAfter.closing_in) {
    findings.push_back({"stale.far_closing", "closes", *vacancy.closes});
  }
  return findings;
}

}  // namespace corner::indexer
