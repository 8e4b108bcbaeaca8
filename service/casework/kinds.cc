#include "service/casework/kinds.h"

namespace corner::casework {
namespace {

constexpr Reach kNone = Reach::kNone, kOwn = Reach::kOwn, kCaseload = Reach::kCaseload,
                kTeam = Reach::kTeam, kAll = Reach::kAll;

// Columns: client, specialist, job developer, team lead, manager, administrator. Job developers
// work with employers and never with a person's record; administrators with accounts only.
constexpr KindRule kRules[] = {
    {kind::kClient,
     "your name, how to reach you and who supports you",
     {kOwn, kCaseload, kNone, kTeam, kAll, kNone},
     {kOwn, kCaseload, kNone, kTeam, kNone, kNone},
     {kNone, kNone, kNone, kNone, kNone, kNone}},
    {kind::kProfile,
     "what you bring to work and want from it",
     {kOwn, kCaseload, kNone, kTeam, kNone, kNone},
     {kOwn, kCaseload, kNone, kNone, kNone, kNone},
     {kNone, kNone, kNone, kNone, kNone, kNone}},
    {kind::kAbout,
     "what drives you, what you like, and how you like to be supported",
     {kOwn, kCaseload, kNone, kNone, kNone, kNone},
     {kOwn, kCaseload, kNone, kNone, kNone, kNone},
     {kOwn, kNone, kNone, kNone, kNone, kNone}},
    {kind::kPlan,
     "your plan for finding work",
     {kOwn, kCaseload, kNone, kTeam, kNone, kNone},
     {kOwn, kCaseload, kNone, kNone, kNone, kNone},
     {kOwn, kCaseload, kNone, kNone, kNone, kNone}},
    {kind::kDisclosure,
     "what you decided to tell each employer",
     {kOwn, kCaseload, kNone, kNone, kNone, kNone},
     {kOwn, kCaseload, kNone, kNone, kNone, kNone},
     {kOwn, kNone, kNone, kNone, kNone, kNone}},
    {kind::kTalk,
     "talks about telling an employer, with the pros and cons",
     {kOwn, kCaseload, kNone, kNone, kNone, kNone},
     {kOwn, kCaseload, kNone, kNone, kNone, kNone},
     {kOwn, kNone, kNone, kNone, kNone, kNone}},
    {kind::kDraftList,
     "job lists your specialist is still working on",
     {kNone, kCaseload, kNone, kTeam, kNone, kNone},
     {kNone, kCaseload, kNone, kNone, kNone, kNone},
     {kNone, kCaseload, kNone, kNone, kNone, kNone}},
    {kind::kShortlist,
     "job lists your specialist has sent you",
     {kOwn, kCaseload, kNone, kTeam, kNone, kNone},
     {kNone, kCaseload, kNone, kNone, kNone, kNone},
     {kOwn, kNone, kNone, kNone, kNone, kNone}},
    {kind::kFound,
     "job lists you made yourself",
     {kOwn, kCaseload, kNone, kNone, kNone, kNone},
     {kOwn, kNone, kNone, kNone, kNone, kNone},
     {kOwn, kNone, kNone, kNone, kNone, kNone}},
    {kind::kReaction,
     "what you said about jobs you were shown",
     {kOwn, kCaseload, kNone, kNone, kNone, kNone},
     {kOwn, kCaseload, kNone, kNone, kNone, kNone},
     {kOwn, kNone, kNone, kNone, kNone, kNone}},
    {kind::kCircle,
     "other people who help you, and what they may be told",
     {kOwn, kCaseload, kNone, kTeam, kNone, kNone},
     {kOwn, kCaseload, kNone, kNone, kNone, kNone},
     {kOwn, kCaseload, kNone, kNone, kNone, kNone}},
    {kind::kSelfRating,
     "how you rated things yourself",
     {kOwn, kCaseload, kNone, kNone, kNone, kNone},
     {kOwn, kNone, kNone, kNone, kNone, kNone},
     {kOwn, kNone, kNone, kNone, kNone, kNone}},
    {kind::kWellness,
     "your own plan for staying well at work, which only you can see",
     {kOwn, kNone, kNone, kNone, kNone, kNone},
     {kOwn, kNone, kNone, kNone, kNone, kNone},
     {kOwn, kNone, kNone, kNone, kNone, kNone}},
    {kind::kProposal,
     "changes your specialist suggests and you have not answered",
     {kOwn, kCaseload, kNone, kNone, kNone, kNone},
     {kNone, kCaseload, kNone, kNone, kNone, kNone},
     {kOwn, kCaseload, kNone, kNone, kNone, kNone}},
    {kind::kRestriction,
     "a pause on using your record that you asked for",
     {kOwn, kCaseload, kNone, kTeam, kAll, kNone},
     {kOwn, kNone, kNone, kNone, kAll, kNone},
     {kOwn, kNone, kNone, kNone, kAll, kNone}},
};

}  // namespace

std::span<const KindRule> KindRules() { return kRules; }

const KindRule* FindKind(std::string_view kind) {
  for (const KindRule& rule : kRules) {
    if (rule.kind == kind) return &rule;
  }
  return nullptr;
}

Reach ReachOf(Role role, Action action, std::string_view kind) {
  const KindRule* rule = FindKind(kind);
  if (rule == nullptr) return Reach::kNone;
  const auto column = static_cast<size_t>(role);
  switch (action) {
    case Action::kRead:
      return rule->read[column];
    case Action::kWrite:
      return rule->write[column];
    case Action::kRemove:
      return rule->remove[column];
  }
  return Reach::kNone;
}

}  // namespace corner::casework
