#include "service/pages/people/profile_parts.h"

#include <array>

namespace corner::pages {

std::span<const ProfilePart> ProfileParts() {
  static const std::array kParts = {kFieldsPart, kBringPart, kHoursPart, kTimesPart,
                                    kTravelPart, kPayPart,   kDayPart};
  return kParts;
}

const ProfilePart* FindProfilePart(std::string_view word) {
  for (const ProfilePart& part : ProfileParts()) {
    if (part.word == word) return &part;
  }
  return nullptr;
}

std::string IssueOf(const std::vector<PartIssue>& issues, std::string_view field) {
  for (const PartIssue& issue : issues) {
    if (issue.field == field) return issue.sentence;
  }
  return "";
}

}  // namespace corner::pages
