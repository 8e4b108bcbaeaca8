// The members of each kind. Names and sets are those of the field: docs/records.md names the source
// of each.
#include "service/casework/kinds.h"
#include "service/casework/record_schema.h"

namespace corner::casework {
namespace {

using Type = Member::Type;

constexpr Member Text(std::string_view name, int64_t most = kMostText, bool needed = false) {
  return {name, Type::kText, needed, most};
}
constexpr Member Texts(std::string_view name, int64_t most = 50) {
  return {name, Type::kTexts, false, most};
}
constexpr Member Choice(std::string_view name, std::span<const std::string_view> choices,
                        bool needed = false) {
  return {name, Type::kChoice, needed, 0, 0, choices};
}
constexpr Member Choices(std::string_view name, std::span<const std::string_view> choices) {
  return {name, Type::kChoices, false, 0, 0, choices};
}
constexpr Member Number(std::string_view name, int64_t low, int64_t most, bool needed = false) {
  return {name, Type::kNumber, needed, most, low};
}
constexpr Member Flag(std::string_view name) { return {name, Type::kFlag}; }
constexpr Member DayOf(std::string_view name, bool needed = false) {
  return {name, Type::kDay, needed};
}
constexpr Member Rows(std::string_view name, std::span<const Member> members, int64_t most,
                      bool needed = false) {
  return {name, Type::kRows, needed, most, 0, {}, members};
}

constexpr std::string_view kChannels[] = {"email", "text", "call", "letter", "in_person"};
constexpr std::string_view kFormats[] = {"large_print", "easy_read", "audio", "welsh", "bsl"};
constexpr Member kClientMembers[] = {
    Text("name", 200, true),
    Text("called", 100),  // the name they like to be called
    Text("pronouns", 50),
    Text("email", 320),
    Text("phone", 50),
    Text("address", 500),
    Choice("best_channel", kChannels),
    Text("best_times", 500),
    Texts("venues", 20),  // where they like to meet
    Texts("languages", 20),
    Choices("formats", kFormats),
    Text("own_reference", 100),  // the service's own number for them
};

constexpr std::string_view kReasonsForWork[] = {"money",        "structure",        "people",
                                                "confidence",   "challenge",        "independence",
                                                "using_skills", "challenge_stigma", "other"};
// The client names where they are; nothing follows from it (domain rows 59, 76).
constexpr std::string_view kPositions[] = {"thinking", "preparing", "searching", "deciding",
                                           "starting", "staying",   "moving_on"};
constexpr Member kAboutMembers[] = {
    Texts("drives"),
    Texts("worries"),
    Texts("passions"),
    Texts("likes"),
    Texts("dislikes"),
    Texts("values"),
    Choices("work_is_for", kReasonsForWork),
    Text("direction"),  // where they want to get to, apart from the next job
    Choice("position", kPositions),
    Number("pace", 1, 5),  // how fast
    Number("help", 1, 5),  // how much is done with or for them
    Texts("what_helps"),
};

constexpr std::string_view kWho[] = {"me", "specialist", "together"};
constexpr Member kStepMembers[] = {
    Text("text", kMostText, true),
    Choice("who", kWho, true),
    DayOf("by"),
    DayOf("done"),
    Text("note"),
};
constexpr Member kPlanMembers[] = {
    Texts("goals", 20),
    Rows("steps", kStepMembers, 200),
    DayOf("agreed"),
    DayOf("look_again"),
};

constexpr Member kTalkMembers[] = {
    DayOf("day", true), Text("employer", 200), Texts("for_telling"),
    Texts("against"),   Text("decision"),      Texts("present", 20),
};

constexpr std::string_view kMayBeTold[] = {"may_come_along", "may_discuss_job_search",
                                           "may_discuss_support", "may_hear_news"};
constexpr Member kCircleMembers[] = {
    Text("name", 200, true),      Text("who_they_are", 200, true), Text("reach", 500),
    Choices("scope", kMayBeTold), DayOf("agreed", true),           DayOf("until", true),
};

constexpr std::string_view kRated[] = {"finding_work", "importance_of_work", "staying_in_work",
                                       "hope", "money"};
constexpr Member kSelfRatingMembers[] = {
    DayOf("day", true),
    Choice("about", kRated, true),
    Number("value", 0, 10, true),
    Text("words"),
};

constexpr Member kWellnessMembers[] = {
    Texts("keeps_me_well"), Texts("signs"),   Texts("what_i_do"),
    Texts("who_i_call"),    Texts("at_work"), Text("notes", 8000),
};

constexpr Member kListItemMembers[] = {
    Text("vacancy", 40, true),
    Text("title", 300),
    Text("employer", 300),
    Text("note"),
};
// A list as sent: ids with what staff say about each; ranks and reasons are made anew when read.
constexpr Member kListMembers[] = {
    Text("title", 200),      Text("note"),
    DayOf("day", true),      Text("generation", 40),
    Text("edition", 80),     Rows("items", kListItemMembers, 100, true),
    Text("released_by", 40), Text("released_name", 200),
    Text("origin", 40),      Flag("talked_through"),
};

constexpr Member kRestrictionMembers[] = {DayOf("since", true), Text("why")};

}  // namespace

std::span<const Member> MembersOf(std::string_view kind) {
  if (kind == kind::kClient) return kClientMembers;
  if (kind == kind::kAbout) return kAboutMembers;
  if (kind == kind::kPlan) return kPlanMembers;
  if (kind == kind::kTalk) return kTalkMembers;
  if (kind == kind::kCircle) return kCircleMembers;
  if (kind == kind::kSelfRating) return kSelfRatingMembers;
  if (kind == kind::kWellness) return kWellnessMembers;
  if (kind == kind::kDraftList || kind == kind::kShortlist || kind == kind::kFound) {
    return kListMembers;
  }
  if (kind == kind::kRestriction) return kRestrictionMembers;
  return {};
}

}  // namespace corner::casework
