#include "service/casework/access.h"

#include <algorithm>

namespace corner::casework {
namespace {

std::vector<std::string> ValuesOf(const NamedValues& tags, std::string_view name) {
  std::vector<std::string> values;
  for (const auto& [tag, value] : tags) {
    if (tag == name) values.push_back(value);
  }
  return values;
}

bool Has(const NamedValues& tags, std::string_view name, std::string_view value) {
  return std::any_of(tags.begin(), tags.end(),
                     [&](const auto& tag) { return tag.first == name && tag.second == value; });
}

bool AllIn(const std::vector<std::string>& values, const std::vector<std::string>& of) {
  return std::all_of(values.begin(), values.end(), [&](const std::string& value) {
    return std::find(of.begin(), of.end(), value) != of.end();
  });
}

}  // namespace

bool MayName(Role role, Purpose purpose) {
  switch (role) {
    case Role::kClient:
      return purpose == Purpose::kOwnRecord || purpose == Purpose::kRights;
    case Role::kSpecialist:
      return purpose == Purpose::kSupport || purpose == Purpose::kCover ||
             purpose == Purpose::kRights;
    case Role::kTeamLead:
      return purpose == Purpose::kSupervision || purpose == Purpose::kRights;
    case Role::kManager:
      return purpose == Purpose::kRights;
    case Role::kJobDeveloper:
    case Role::kAdministrator:
      return false;
  }
  return false;
}

bool IsWithin(const Actor& actor, Purpose purpose, const NamedValues& client_tags) {
  switch (actor.role) {
    case Role::kSpecialist:
      return Has(client_tags, tag::kSpecialist, actor.account) ||
             (purpose == Purpose::kCover && Has(client_tags, tag::kCover, actor.account));
    case Role::kTeamLead:
      return std::any_of(actor.teams.begin(), actor.teams.end(), [&](const std::string& team) {
        return Has(client_tags, tag::kTeam, team);
      });
    case Role::kManager:
      return true;
    case Role::kClient:
    case Role::kJobDeveloper:
    case Role::kAdministrator:
      return false;
  }
  return false;
}

std::vector<std::pair<std::string, std::string>> ClientTagsOf(const Actor& actor, Purpose purpose) {
  std::vector<std::pair<std::string, std::string>> tags;
  if (actor.role == Role::kSpecialist) {
    tags.emplace_back(purpose == Purpose::kCover ? tag::kCover : tag::kSpecialist, actor.account);
  }
  if (actor.role == Role::kTeamLead) {
    for (const std::string& team : actor.teams) tags.emplace_back(tag::kTeam, team);
  }
  if (actor.role == Role::kManager) tags.emplace_back(tag::kService, "all");
  return tags;
}

bool MayMoveWalls(const Actor& actor, const NamedValues& before, const NamedValues& after) {
  const auto teams = ValuesOf(after, tag::kTeam);
  if (before.empty()) {
    if (teams.empty() || !AllIn(teams, actor.teams) || !Has(after, tag::kService, "all")) {
      return false;
    }
    return actor.role == Role::kTeamLead ||
           (actor.role == Role::kSpecialist && Has(after, tag::kSpecialist, actor.account));
  }
  const bool unmoved = ValuesOf(before, tag::kSpecialist) == ValuesOf(after, tag::kSpecialist) &&
                       ValuesOf(before, tag::kCover) == ValuesOf(after, tag::kCover) &&
                       ValuesOf(before, tag::kTeam) == teams && Has(after, tag::kService, "all");
  if (unmoved) return true;
  return actor.role == Role::kTeamLead && !teams.empty() && AllIn(teams, actor.teams) &&
         Has(after, tag::kService, "all");
}

}  // namespace corner::casework
