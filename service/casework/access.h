// The walls around people: whose record an actor reaches at all, by the tags of the client record
// ("specialist", "cover": accounts; "team"), and who may move them. What can be seen of a record
// within the walls is kinds.h. Pure functions.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "service/casework/actor.h"
#include "service/casework/record_store.h"

namespace corner::casework {

namespace tag {
inline constexpr std::string_view kSpecialist = "specialist";
inline constexpr std::string_view kCover = "cover";
inline constexpr std::string_view kTeam = "team";
inline constexpr std::string_view kService = "service";  // always "all": how a manager lists
}  // namespace tag

// Whether a role opens records for that purpose at all.
bool MayName(Role role, Purpose purpose);

// Whether staff reach the person whose client record carries these tags. A specialist standing in
// for a colleague does so for the purpose "cover".
bool IsWithin(const Actor& actor, Purpose purpose, const NamedValues& client_tags);

// The tags by which an actor's people are found.
std::vector<std::pair<std::string, std::string>> ClientTagsOf(const Actor& actor, Purpose purpose);

// Whether the actor may change the tags of a client record so; `before` is empty for a new person.
// A specialist takes on a new person for themselves and one of their teams; afterwards only a team
// lead of both teams moves a person.
bool MayMoveWalls(const Actor& actor, const NamedValues& before, const NamedValues& after);

}  // namespace corner::casework
