#include "matcher/evaluate/evaluation.h"

#include <algorithm>
#include <map>
#include <utility>

#include "matcher/evaluate/reach.h"
#include "matcher/evaluate/systems.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::matcher {
namespace {

// The judgements by profile, with ids of the catalogue where an advert is in it.
struct Judgements {
  std::vector<Judged> of;                                // by position of the profile
  std::map<std::string, std::string, std::less<>> name;  // id -> as judged
  std::vector<std::string> not_open;
};

absl::StatusOr<Judgements> ReadJudgements(const Collection& collection, const Profiles& profiles,
                                          const std::vector<Qrel>& qrels) {
  Judgements judgements;
  judgements.of.resize(profiles.size());
  std::map<std::string, size_t, std::less<>> position;
  for (size_t p = 0; p < profiles.size(); ++p) {
    if (!position.try_emplace(profiles[p]->key, p).second) {
      return InvalidInput(Concat("Two profiles have the key ", profiles[p]->key, "."));
    }
  }
  std::map<std::string, std::vector<std::string>, std::less<>> ids;
  for (const indexer::Vacancy& vacancy : collection.vacancies()) {
    ids[vacancy.id].push_back(vacancy.id);
    if (vacancy.external_id != vacancy.id) ids[vacancy.external_id].push_back(vacancy.id);
  }
  bool any_open = false;
  for (const Qrel& qrel : qrels) {
    const auto profile = position.find(qrel.profile);
    if (profile == position.end()) {
      return InvalidInput(Concat("Line ", qrel.line, " judges for ", qrel.profile,
                                 ", and there is no such profile."),
                          "Give every judged profile, or leave its lines out.");
    }
    const auto found = ids.find(qrel.vacancy);
    if (found != ids.end() && found->second.size() > 1) {
      return InvalidInput(
          Concat("Line ", qrel.line, ": several adverts have the reference ", qrel.vacancy, "."),
          "Name the vacancy by its id.");
    }
    any_open |= found != ids.end();
    const std::string& id = found == ids.end() ? qrel.vacancy : found->second.front();
    if (found == ids.end() && qrel.judgement.grade > 0) judgements.not_open.push_back(qrel.vacancy);
    if (!judgements.of[profile->second].try_emplace(id, qrel.judgement).second) {
      return InvalidInput(Concat("Line ", qrel.line, " judges ", qrel.vacancy,
                                 " a second time for ", qrel.profile, "."),
                          "An id and a reference can name one advert.");
    }
    judgements.name[id] = qrel.vacancy;
  }
  if (!any_open) {
    return FailedPrecondition("None of the judged adverts is open in this data.",
                              "Take in the feed that was judged, for the same day.");
  }
  for (size_t p = 0; p < profiles.size(); ++p) {
    if (IdealList(judgements.of[p]).empty()) {
      return InvalidInput(Concat("No advert is judged above 0 for ", profiles[p]->key, "."),
                          "Such a profile cannot tell lists apart: leave it out.");
    }
  }
  std::sort(judgements.not_open.begin(), judgements.not_open.end());
  judgements.not_open.erase(std::unique(judgements.not_open.begin(), judgements.not_open.end()),
                            judgements.not_open.end());
  return judgements;
}

Measures Measure(const RankedList& list, const Judged& judged) {
  return {Ndcg(list, judged), PreferenceFidelity(list, judged), Precision(list, judged)};
}

Measures MeanOfMeasures(const std::vector<Measures>& all) {
  Measures mean;
  for (const Measures& one : all) {
    mean.ndcg10 += one.ndcg10 / static_cast<double>(all.size());
    mean.pref10 += one.pref10 / static_cast<double>(all.size());
    mean.p5 += one.p5 / static_cast<double>(all.size());
  }
  return mean;
}

void Compare(const BootstrapOptions& options, const SystemReport& first, SystemReport* report) {
  std::vector<double> values, differences;
  for (size_t p = 0; p < report->by_profile.size(); ++p) {
    values.push_back(report->by_profile[p].ndcg10);
    differences.push_back(first.by_profile[p].ndcg10 - values.back());
  }
  report->mean = MeanOfMeasures(report->by_profile);
  report->ndcg10 = BootstrapMean(values, options);
  report->ahead = MeanOf(differences);
  report->ahead_within = BootstrapMean(differences, options);
}

// How the shortlist sees an advert that it did not list among the first ten.
absl::StatusOr<Missed> WhyMissed(const MatchWorld& world,
                                 const std::shared_ptr<const Profile>& profile,
                                 const std::string& id, const Collection& collection) {
  MatchOptions options;
  options.day = collection.day();
  options.legal_rate_pence = collection.legal_rate_pence();
  CORNER_ASSIGN_OR_RETURN(Standing standing, Why(world, profile, id, options));
  Missed missed;
  missed.title = standing.item.vacancy.title;
  missed.standing = standing.kind;
  missed.fit = standing.item.fit;
  missed.floor = standing.floor;
  missed.reasons = standing.kind == Standing::Kind::kSetAside ? std::move(standing.rules)
                                                              : std::move(standing.item.reasons);
  return missed;
}

absl::StatusOr<ProfileReport> ReportOf(const MatchWorld& world, const Collection& collection,
                                       const std::shared_ptr<const Profile>& profile,
                                       const RankedList& list, const Judged& judged,
                                       const Judgements& judgements) {
  ProfileReport report;
  report.key = profile->key;
  report.corner = Measure(list, judged);
  const Reach reach(*profile, *world.travel_times);
  for (const std::string& id : list) {
    const auto at = judged.find(id);
    report.judgements.push_back(at == judged.end() ? Judgement{} : at->second);
    const indexer::Vacancy* const vacancy = collection.Find(id);
    const auto name = judgements.name.find(id);
    report.list.push_back(name != judgements.name.end() ? name->second
                          : vacancy != nullptr          ? vacancy->external_id
                                                        : id);
    if (vacancy != nullptr) report.beyond_reach += reach.Of(*vacancy) != Reach::Level::kNear;
  }
  int32_t tenth = 0;
  if (list.size() == kListDepth) {
    CORNER_ASSIGN_OR_RETURN(const Missed last, WhyMissed(world, profile, list.back(), collection));
    tenth = last.fit;
  }
  for (const std::string& id : IdealList(judged)) {
    if (judged.at(id).grade < kGoodLead) break;
    if (std::find(list.begin(), list.end(), id) != list.end()) continue;
    Missed missed;
    if (collection.Find(id) != nullptr) {
      CORNER_ASSIGN_OR_RETURN(missed, WhyMissed(world, profile, id, collection));
    }
    missed.vacancy = judgements.name.at(id);
    missed.judgement = judged.at(id);
    missed.tenth = tenth;
    report.missed.push_back(std::move(missed));
  }
  return report;
}

}  // namespace

absl::StatusOr<EvaluationReport> Evaluate(const MatchWorld& world, const Profiles& profiles,
                                          const std::vector<Qrel>& qrels,
                                          const EvaluateOptions& options) {
  CORNER_ASSIGN_OR_RETURN(const Collection collection,
                          Collection::Read({world.catalogue, world.similarity, world.travel_times},
                                           options.day, options.legal_rate_pence));
  CORNER_ASSIGN_OR_RETURN(const Judgements judgements, ReadJudgements(collection, profiles, qrels));
  EvaluationReport report;
  report.day = options.day;
  report.generation = collection.snapshot().generation;
  report.vacancies = collection.vacancies().size();
  report.not_open = judgements.not_open;
  std::vector<RankedList> corner_lists;
  for (const auto& system : MakeSystems(collection)) {
    SystemReport one;
    one.name = system->name();
    one.about = system->about();
    for (size_t p = 0; p < profiles.size(); ++p) {
      CORNER_ASSIGN_OR_RETURN(RankedList list, system->List(profiles[p], kListDepth));
      one.by_profile.push_back(Measure(list, judgements.of[p]));
      if (report.systems.empty()) corner_lists.push_back(std::move(list));
    }
    Compare(options.bootstrap, report.systems.empty() ? one : report.systems.front(), &one);
    report.systems.push_back(std::move(one));
  }
  std::vector<Measures> best;
  for (size_t p = 0; p < profiles.size(); ++p) {
    best.push_back(Measure(IdealList(judgements.of[p]), judgements.of[p]));
    CORNER_ASSIGN_OR_RETURN(
        ProfileReport one,
        ReportOf(world, collection, profiles[p], corner_lists[p], judgements.of[p], judgements));
    report.profiles.push_back(std::move(one));
  }
  report.best = MeanOfMeasures(best);
  return report;
}

}  // namespace corner::matcher
