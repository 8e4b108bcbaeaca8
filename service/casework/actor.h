// Who asks, in which role and what for. Made from a session by service/accounts, from the command
// line's operator, or by tests; handed to Visit, which decides. Plain values.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace corner::casework {

enum class Role : uint8_t {
  kClient,
  kSpecialist,
  kJobDeveloper,
  kTeamLead,
  kManager,        // service manager
  kAdministrator,  // accounts and settings; no one's record
};
inline constexpr std::array kRoles = {Role::kClient,   Role::kSpecialist, Role::kJobDeveloper,
                                      Role::kTeamLead, Role::kManager,    Role::kAdministrator};
std::string_view RoleWord(Role role);  // "client", "specialist", "job_developer", …
std::optional<Role> RoleFrom(std::string_view word);

// Every reading and writing of a record names one. Printed in "who has looked at my record".
enum class Purpose : uint8_t {
  kOwnRecord,       // a client with their own record
  kSupport,         // the ordinary work of the person's specialist
  kCover,           // standing in for a colleague
  kSupervision,     // a team lead with their team's work
  kRights,          // export, correction, erasure, restriction
  kAdministration,  // accounts, keys, backups
};
inline constexpr std::array kPurposes = {Purpose::kOwnRecord, Purpose::kSupport,
                                         Purpose::kCover,     Purpose::kSupervision,
                                         Purpose::kRights,    Purpose::kAdministration};
std::string_view PurposeWord(Purpose purpose);
std::optional<Purpose> PurposeFrom(std::string_view word);

struct Actor {
  std::string account;  // "system" for a schedule, which may never act for a person
  Role role = Role::kClient;
  std::string person;              // a client's own person id; empty for staff
  std::vector<std::string> teams;  // staff: the teams they belong to
  std::string session;             // record id of the session; empty on the command line

  bool IsStaff() const { return role != Role::kClient; }
};

}  // namespace corner::casework
