#include "service/casework/actor.h"

namespace corner::casework {
namespace {

template <typename Value, size_t kCount>
struct Words {
  std::array<std::pair<Value, std::string_view>, kCount> rows;

  std::string_view Word(Value value) const {
    for (const auto& [of, word] : rows) {
      if (of == value) return word;
    }
    return "";
  }
  std::optional<Value> From(std::string_view text) const {
    for (const auto& [of, word] : rows) {
      if (word == text) return of;
    }
    return std::nullopt;
  }
};

constexpr Words<Role, kRoles.size()> kRoleWords = {{{{Role::kClient, "client"},
                                                     {Role::kSpecialist, "specialist"},
                                                     {Role::kJobDeveloper, "job_developer"},
                                                     {Role::kTeamLead, "team_lead"},
                                                     {Role::kManager, "manager"},
                                                     {Role::kAdministrator, "administrator"}}}};

constexpr Words<Purpose, kPurposes.size()> kPurposeWords = {
    {{{Purpose::kOwnRecord, "own_record"},
      {Purpose::kSupport, "support"},
      {Purpose::kCover, "cover"},
      {Purpose::kSupervision, "supervision"},
      {Purpose::kRights, "rights"},
      {Purpose::kAdministration, "administration"}}}};

}  // namespace

std::string_view RoleWord(Role role) { return kRoleWords.Word(role); }
std::optional<Role> RoleFrom(std::string_view word) { return kRoleWords.From(word); }
std::string_view PurposeWord(Purpose purpose) { return kPurposeWords.Word(purpose); }
std::optional<Purpose> PurposeFrom(std::string_view word) { return kPurposeWords.From(word); }

}  // namespace corner::casework
