#include "matcher/reaction_votes.h"

#include <algorithm>
#include <tuple>

namespace corner::matcher {
namespace {

using Answer = Reaction::Answer;
using ReasonKind = ReactionReason::Kind;

auto Parts(const ReactionReason& reason) {
  return std::tie(reason.kind, reason.id, reason.too_much, reason.text);
}

std::vector<ReactionReason> Sorted(std::vector<ReactionReason> reasons) {
  std::sort(reasons.begin(), reasons.end(),
            [](const ReactionReason& a, const ReactionReason& b) { return Parts(a) < Parts(b); });
  return reasons;
}

// Whether `a` takes the place of `b`: given later or, on one day, whichever is the greater, so that
// the order in the list decides nothing.
bool Replaces(const Reaction& a, const Reaction& b) {
  if (a.day != b.day) return a.day > b.day;
  if (a.answer != b.answer) return a.answer > b.answer;
  const auto left = Sorted(a.reasons), right = Sorted(b.reasons);
  return std::lexicographical_compare(
      right.begin(), right.end(), left.begin(), left.end(),
      [](const ReactionReason& x, const ReactionReason& y) { return Parts(x) < Parts(y); });
}

std::map<std::string, const Reaction*> Latest(const Reactions& reactions, Day day) {
  std::map<std::string, const Reaction*> latest;
  for (const Reaction& reaction : reactions.all) {
    if (reaction.day > day) continue;
    const Reaction*& kept = latest[reaction.vacancy];
    if (kept == nullptr || Replaces(reaction, *kept)) kept = &reaction;
  }
  return latest;
}

class Listener {
 public:
  Listener(const std::vector<indexer::Vacancy>& vacancies, Day day) : day_(day) {
    for (const indexer::Vacancy& vacancy : vacancies) {
      employers_[vacancy.id] = vacancy.employer_key;
    }
  }

  void Hear(const Reaction& reaction) {
    if (reaction.answer == Answer::kNotNow) {
      Rest(Resting::Kind::kVacancy, reaction.vacancy, reaction);
    }
    for (const ReactionReason& reason : reaction.reasons) HearReason(reaction, reason);
  }

  SaidOfJobs Take() { return std::move(said_); }

 private:
  void Vote(ReactionVotes* votes, const Reaction& reaction, bool more) const {
    const std::string id = ReactionId(reaction);
    (more ? votes->more : votes->less).insert(id);
    if (reaction.answer != Answer::kNotThisKind) return;
    (more ? votes->more_of_this_kind : votes->less_of_this_kind).insert(id);
  }

  void Rest(Resting::Kind kind, const std::string& value, const Reaction& reaction) {
    const Day until = reaction.day + kRestDays;
    if (until <= day_ || value.empty()) return;
    Resting& resting = said_.resting[{kind, value}];
    resting.kind = kind;
    resting.value = value;
    resting.until = std::max(resting.until, until);
    const std::string id = ReactionId(reaction);
    if (resting.because.empty() || resting.because.back() != id) resting.because.push_back(id);
  }

  void HearReason(const Reaction& reaction, const ReactionReason& reason) {
    const auto rule = [&](const std::string& name) {
      said_.rules[name].insert(ReactionId(reaction));
    };
    switch (reason.kind) {
      case ReasonKind::kLikeTask:
        return Vote(&said_.concepts[reason.id], reaction, true);
      case ReasonKind::kDislikeTask:
        return Vote(&said_.concepts[reason.id], reaction, false);
      case ReasonKind::kPeople:
      case ReasonKind::kFacet:
        return Vote(&said_.facets[reason.id], reaction, !reason.too_much);
      case ReasonKind::kNotThePlace:
        return rule("place");
      case ReasonKind::kTooFar:
        return rule("travel");
      case ReasonKind::kHours:
        return rule("hours");
      case ReasonKind::kPay:
        return rule("pay");
      case ReasonKind::kEmployer:
        return HearEmployer(reaction);
      case ReasonKind::kField:
        if (reaction.answer == Answer::kNotNow) {
          Rest(Resting::Kind::kField, reason.id, reaction);
        } else if (reaction.answer != Answer::kMaybe) {
          Vote(&said_.fields[reason.id], reaction, reaction.answer == Answer::kYes);
        }
        return;
      case ReasonKind::kOther:
        return;
    }
  }

  void HearEmployer(const Reaction& reaction) {
    const auto known = employers_.find(reaction.vacancy);
    if (known == employers_.end() || known->second.empty()) return;
    if (reaction.answer == Answer::kNotNow) {
      Rest(Resting::Kind::kEmployer, known->second, reaction);
    } else if (reaction.answer == Answer::kNotThisKind) {
      said_.rules["employer " + known->second].insert(ReactionId(reaction));
    }
  }

  std::map<std::string, std::string> employers_;  // vacancy -> employer key
  Day day_;
  SaidOfJobs said_;
};

}  // namespace

SaidOfJobs Listen(const Reactions& reactions, const std::vector<indexer::Vacancy>& vacancies,
                  Day day) {
  Listener listener(vacancies, day);
  for (const auto& [vacancy, reaction] : Latest(reactions, day)) listener.Hear(*reaction);
  return listener.Take();
}

}  // namespace corner::matcher
