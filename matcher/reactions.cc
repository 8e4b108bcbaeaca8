#include "matcher/reactions.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "matcher/profile_json.h"
#include "matcher/profile_names.h"
#include "matcher/reaction_votes.h"
#include "taxonomies/base/text.h"

namespace corner::matcher {
namespace {

using StepKind = ReactionStep::Kind;
using Strength = FacetWish::Strength;
using Wish = ResourceHeld::Wish;
using Ids = ReactionIds;
using Votes = ReactionVotes;

constexpr int kScaleLow = 1, kScaleHigh = 5;
constexpr std::string_view kKindNames[] = {"interest", "wish", "facet", "field", "rule", "rest"};
constexpr std::string_view kNamed = "named", kNever = "never";

class Folder {
 public:
  Folder(const Profile& profile, const Ids& undone, const Similarity& similarity)
      : undone_(undone), similarity_(similarity) {
    out_.profile = profile;
  }

  Reweighted Fold(const SaidOfJobs& said) {
    for (const auto& [id, votes] : said.concepts) FoldConcept(id, votes);
    for (const auto& [id, votes] : said.facets) FoldFacet(id, votes);
    for (const auto& [id, votes] : said.fields) FoldField(id, votes);
    for (const auto& [name, because] : said.rules) FoldRule(name, because);
    for (const auto& [key, resting] : said.resting) FoldRest(resting);
    std::stable_sort(out_.steps.begin(), out_.steps.end(),
                     [](const ReactionStep& a, const ReactionStep& b) {
                       return std::tie(a.kind, a.subject) < std::tie(b.kind, b.subject);
                     });
    return std::move(out_);
  }

 private:
  struct Change {
    std::string before, after;
    bool proposal = false;
  };

  // Notes the step unless the client took it back. True: it is to be done.
  bool Step(StepKind kind, const std::string& subject, const Ids& because, const Change& change) {
    const std::string_view name = kKindNames[static_cast<size_t>(kind)];
    ReactionStep step;
    step.kind = kind;
    step.subject = subject;
    step.what = Concat(name, " ", subject);
    step.before = change.before;
    step.after = change.after;
    step.because.assign(because.begin(), because.end());
    step.id = Concat(name, ":", subject);
    step.proposal = change.proposal;
    if (undone_.contains(step.id)) return false;
    out_.steps.push_back(std::move(step));
    return !change.proposal;
  }
  bool Step(StepKind kind, const std::string& subject, const Votes& votes, const Change& change) {
    const size_t before = out_.steps.size();
    const bool done = Step(kind, subject, votes.winning(), change);
    if (out_.steps.size() > before) {
      out_.steps.back().against.assign(votes.losing().begin(), votes.losing().end());
    }
    return done;
  }

  ResourceHeld* Held(const std::string& id) {
    for (ResourceHeld& held : out_.profile.resources) {
      if (held.concept_id == id) return &held;
    }
    return nullptr;
  }

  void FoldConcept(const std::string& id, const Votes& votes) {
    auto& interests = out_.profile.aspirations.interests;
    const auto stated = std::find_if(interests.begin(), interests.end(), [&](const auto& interest) {
      return interest.concept_id == id;
    });
    if (stated != interests.end()) {
      MoveInterest(votes, &*stated);
    } else if (votes.net() > 0) {
      AddInterest(id, votes);
    } else if (votes.net() < 0 && !votes.less_of_this_kind.empty()) {
      RatherNot(id, votes);
    }
  }

  void MoveInterest(const Votes& votes, Aspirations::Interest* interest) {
    const int after = std::clamp(interest->strength + votes.net(), 1, kMostInterestStep);
    Change change{std::to_string(interest->strength), std::to_string(after),
                  similarity_.IsSensitive(interest->concept_id)};
    if (after == interest->strength) {
      // An interest the client named is never taken out for them.
      if (votes.net() >= 0 || votes.less_of_this_kind.empty()) return;
      change = {change.before, "", true};
    }
    if (Step(StepKind::kInterest, interest->concept_id, votes, change)) {
      interest->strength = after;
    }
  }

  // The client's own word against a task weighs more than a like in passing.
  bool SpeaksAgainst(const std::string& id) {
    const auto& vetoes = out_.profile.vetoes;
    const ResourceHeld* held = Held(id);
    return (held != nullptr && held->wish >= Wish::kRatherNot) ||
           std::any_of(vetoes.begin(), vetoes.end(), [&](const Veto& veto) {
             return veto.kind == Veto::Kind::kConcept && veto.value == id;
           });
  }

  void AddInterest(const std::string& id, const Votes& votes) {
    Aspirations& aspirations = out_.profile.aspirations;
    const int strength = std::min(votes.net(), kMostInterestStep);
    const bool proposal = similarity_.IsSensitive(id) || SpeaksAgainst(id) ||
                          aspirations.interests.size() >= kMostProfileEntries;
    if (!Step(StepKind::kInterest, id, votes, {"", std::to_string(strength), proposal})) {
      return;
    }
    // Nothing was named, so every field counts the same; one interest must not end that.
    if (aspirations.mode == Aspirations::Mode::kNamed && aspirations.fields.empty() &&
        aspirations.interests.empty()) {
      aspirations.mode = Aspirations::Mode::kNoneGiven;
    }
    aspirations.interests.push_back({id, strength});
  }

  void RatherNot(const std::string& id, const Votes& votes) {
    auto& resources = out_.profile.resources;
    ResourceHeld* const held = Held(id);
    if (held != nullptr && held->wish >= Wish::kRatherNot) return;
    const auto name = [](Wish wish) {
      return std::string(profile_names::kWishes[static_cast<size_t>(wish)]);
    };
    Change change{held == nullptr ? "" : name(held->wish), name(Wish::kRatherNot)};
    change.proposal = similarity_.IsSensitive(id) || resources.size() >= kMostProfileEntries ||
                      (held != nullptr && held->wish == Wish::kWant);
    if (!Step(StepKind::kWish, id, votes, change)) return;
    if (held != nullptr) {
      held->wish = Wish::kRatherNot;
    } else {
      resources.push_back({.concept_id = id, .wish = Wish::kRatherNot, .evidence = {}});
    }
  }

  void FoldFacet(const std::string& id, const Votes& votes) {
    const int net = std::clamp(votes.net(), -kMostFacetMoves, kMostFacetMoves);
    if (net == 0) return;
    auto& facets = out_.profile.facets;
    const auto rated = std::find_if(facets.begin(), facets.end(),
                                    [&](const FacetWish& wish) { return wish.facet == id; });
    if (rated == facets.end()) return AddAvoid(id, net, votes);
    // What to keep away from moves towards what there was too much of.
    const int move = rated->strength == Strength::kAvoid ? -net : net;
    const int after = std::clamp(rated->ideal + move, kScaleLow, kScaleHigh);
    if (after == rated->ideal) return;
    const std::string_view name = profile_names::kStrengths[static_cast<size_t>(rated->strength)];
    const Change change{Concat(name, " ", rated->ideal), Concat(name, " ", after),
                        rated->strength == Strength::kMust};
    if (Step(StepKind::kFacet, id, votes, change)) rated->ideal = after;
  }

  void AddAvoid(const std::string& id, int net, const Votes& votes) {
    auto& facets = out_.profile.facets;
    const int away = net < 0 ? kScaleHigh : kScaleLow;
    const Ids& firm = net < 0 ? votes.less_of_this_kind : votes.more_of_this_kind;
    const bool proposal = firm.empty() || facets.size() >= kMostProfileFacets;
    if (Step(StepKind::kFacet, id, votes, {"", Concat("avoid ", away), proposal})) {
      facets.push_back({id, away, Strength::kAvoid});
    }
  }

  void FoldField(const std::string& id, const Votes& votes) {
    const Aspirations& aspirations = out_.profile.aspirations;
    const bool named = std::find(aspirations.fields.begin(), aspirations.fields.end(), id) !=
                       aspirations.fields.end();
    if (votes.net() < 0) {
      Step(StepKind::kField, id, votes,
           {std::string(named ? kNamed : ""), std::string(named ? "" : kNever), true});
    } else if (votes.net() > 0 && !named) {
      Step(StepKind::kField, id, votes, {"", std::string(kNamed), true});
    }
  }

  void FoldRule(const std::string& name, const Ids& because) {
    const Profile& profile = out_.profile;
    Change change{"", "", true};
    if (name == "travel" && profile.travel) {
      change.before = std::to_string(profile.travel->max_minutes);
    } else if (name == "pay" && profile.pay_floor_pence) {
      change.before = std::to_string(*profile.pay_floor_pence);
    } else if (name.starts_with("employer ")) {
      change.after = kNever;
    }
    Step(StepKind::kRule, name, because, change);
  }

  void FoldRest(const Resting& resting) {
    constexpr std::string_view kRestNames[] = {"job", "employer", "field"};
    const std::string subject =
        Concat(kRestNames[static_cast<size_t>(resting.kind)], " ", resting.value);
    const Ids because(resting.because.begin(), resting.because.end());
    if (!Step(StepKind::kRest, subject, because, {"", "rests"})) return;
    out_.steps.back().expires = resting.until;
    out_.resting.push_back(resting);
  }

  const Ids& undone_;
  const Similarity& similarity_;
  Reweighted out_;
};

}  // namespace

std::string ReactionId(const Reaction& reaction) {
  return Concat(reaction.vacancy, "@", reaction.day.Iso());
}

Reweighted ApplyReactions(const Profile& profile, const Reactions& reactions,
                          const std::vector<indexer::Vacancy>& vacancies,
                          const Similarity& similarity, Day day) {
  return Folder(profile, reactions.undone, similarity).Fold(Listen(reactions, vacancies, day));
}

std::optional<Day> RestsUntil(const std::vector<Resting>& resting,
                              const indexer::Vacancy& vacancy) {
  std::optional<Day> until;
  for (const Resting& one : resting) {
    const bool rests = one.kind == Resting::Kind::kVacancy ? one.value == vacancy.id
                       : one.kind == Resting::Kind::kEmployer
                           ? one.value == vacancy.employer_key
                           : std::find(vacancy.fields.begin(), vacancy.fields.end(), one.value) !=
                                 vacancy.fields.end();
    if (rests && (!until || one.until > *until)) until = one.until;
  }
  return until;
}

}  // namespace corner::matcher
