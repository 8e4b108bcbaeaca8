#include "matcher/shortlist.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "matcher/explain.h"
#include "matcher/model.h"
#include "matcher/rules.h"
#include "matcher/scan.h"
#include "matcher/score.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::matcher {
namespace {

constexpr std::string_view kCapNames[] = {"sector", "employer", "field"};

// Everything one match shares.
struct Match {
  const MatchWorld& world;
  const MatchOptions& options;
  Plan plan;
  std::optional<Journeys> journeys;

  Match(const MatchWorld& w, std::shared_ptr<const Profile> profile, const MatchOptions& o)
      : world(w),
        options(o),
        plan(MakePlan(std::move(profile), *w.similarity,
                      {o.legal_rate_pence, o.no_musts, o.stated_interest_points})) {
    if (plan.profile->travel) journeys.emplace(*plan.profile->travel, *w.travel_times);
  }
  Match(const Match&) = delete;
  Match& operator=(const Match&) = delete;

  const Journeys* travel() const { return journeys ? &*journeys : nullptr; }

  MatchItem Item(indexer::Vacancy vacancy) const {
    MatchItem item;
    const JobFacts facts = FactsOf(*plan.profile, vacancy, travel());
    const Fit fit = Score(plan, vacancy, facts);
    item.fit = fit.total;
    item.band = fit.total / kBandPoints;
    item.reasons = Explain(plan, vacancy, facts, fit);
    item.ask = WorthAsking(plan, vacancy, facts, fit);
    const DisclosureUse use = options.disclosure && !vacancy.employer_key.empty()
                                  ? options.disclosure(vacancy.employer_key)
                                  : DisclosureUse{};
    const WayIn way_in =
        MakeWayIn(plan, facts, vacancy.closes ? vacancy.closes->days() : indexer::kMatchNoDay,
                  RequirementsMet(*plan.profile, vacancy), use, options.day);
    item.way_in = ExplainWayIn(way_in, vacancy, options.day);
    item.vacancy = std::move(vacancy);
    return item;
  }
};

absl::Status ReadItems(const Match& match, const indexer::MatchSnapshot& snapshot,
                       const std::vector<Candidate>& candidates, size_t most,
                       std::vector<MatchItem>* items) {
  for (const Candidate& candidate : candidates) {
    if (items->size() == most) break;
    CORNER_ASSIGN_OR_RETURN(indexer::Vacancy vacancy, snapshot.read(candidate.part, candidate.row));
    items->push_back(match.Item(std::move(vacancy)));
  }
  return absl::OkStatus();
}

absl::Status AddListed(const Match& match, const indexer::MatchSnapshot& snapshot,
                       const Order& order, std::vector<MatchItem>* items) {
  for (const Placed& placed : order.placed) {
    CORNER_RETURN_IF_ERROR(
        ReadItems(match, snapshot, {placed.candidate}, items->size() + 1, items));
    for (const Candidate& other : placed.also) {
      CORNER_ASSIGN_OR_RETURN(const indexer::Vacancy vacancy, snapshot.read(other.part, other.row));
      items->back().also.push_back(vacancy.id);
    }
  }
  return absl::OkStatus();
}

absl::Status AddJustOutside(const Match& match, const indexer::MatchSnapshot& snapshot,
                            const ScanResult& scan, Shortlist* list) {
  CORNER_RETURN_IF_ERROR(
      ReadItems(match, snapshot, scan.outside, match.options.just_outside, &list->just_outside));
  for (size_t i = 0; i < list->just_outside.size(); ++i) {
    MatchItem& item = list->just_outside[i];
    const Rule& rule = match.plan.rules[scan.outside[i].rule];
    item.rule = rule.id;
    item.rule_reason = ExplainRule(match.plan, rule, item.vacancy,
                                   FactsOf(*match.plan.profile, item.vacancy, match.travel()));
  }
  return absl::OkStatus();
}

void AddSetAside(const Plan& plan, const ScanResult& scan, const Order& order, Shortlist* list) {
  for (size_t r = 0; r < plan.rules.size(); ++r) {
    if (scan.rules[r].caught == 0) continue;
    list->set_aside.push_back({plan.rules[r].id, plan.rules[r].client_owned(), scan.rules[r].caught,
                               scan.rules[r].returns});
  }
  for (const CapCount& cap : order.caps) {
    const Cap& own = plan.profile->caps[cap.cap];
    list->set_aside.push_back(
        {Concat("cap:", kCapNames[static_cast<size_t>(own.by)], ":", cap.value), true, cap.left_out,
         cap.left_out});
  }
}

}  // namespace

absl::StatusOr<Shortlist> MakeShortlist(const MatchWorld& world,
                                        std::shared_ptr<const Profile> profile,
                                        const MatchOptions& options) {
  CORNER_ASSIGN_OR_RETURN(const indexer::MatchSnapshot snapshot, world.catalogue->Match());
  const Match match(world, std::move(profile), options);
  ScanOptions scan_options;
  scan_options.keep_all = options.before_floor;
  const SnapshotPlan plan(match.plan, snapshot, match.travel());
  ScanResult scan = Scan(plan, options.day, scan_options);
  std::vector<Candidate> farther;
  if (!options.before_floor) {
    const auto beyond = std::stable_partition(scan.ranked.begin(), scan.ranked.end(),
                                              [](const Candidate& one) { return !one.beyond; });
    farther.assign(beyond, scan.ranked.end());
    scan.ranked.erase(beyond, scan.ranked.end());
  }
  const Order order = Spread(plan, std::move(scan.ranked), options.disclosure, options.day,
                             {options.limit, options.offset});
  const Order far_order =
      Spread(plan, std::move(farther), options.disclosure, options.day, {options.farther, 0});
  Shortlist list;
  list.day = options.day;
  list.generation = snapshot.generation;
  list.edition = snapshot.edition;
  list.profile = match.plan.profile->key;
  list.floor = match.plan.floor;
  list.earnable = match.plan.earnable;
  list.open = scan.open;
  list.openings = order.openings;
  list.farther_openings = far_order.openings;
  list.below_floor = scan.below_floor;
  CORNER_RETURN_IF_ERROR(AddListed(match, snapshot, order, &list.items));
  CORNER_RETURN_IF_ERROR(AddListed(match, snapshot, far_order, &list.farther));
  CORNER_RETURN_IF_ERROR(AddJustOutside(match, snapshot, scan, &list));
  if (match.plan.profile->widen) {
    CORNER_RETURN_IF_ERROR(ReadItems(match, snapshot, scan.widen, options.widen, &list.widen));
  }
  AddSetAside(match.plan, scan, order, &list);
  return list;
}

absl::StatusOr<Standing> Why(const MatchWorld& world, std::shared_ptr<const Profile> profile,
                             std::string_view vacancy_id, const MatchOptions& options) {
  CORNER_ASSIGN_OR_RETURN(const indexer::MatchSnapshot snapshot, world.catalogue->Match());
  const auto at = snapshot.locate(vacancy_id);
  if (!at) {
    return NotFound(Concat("There is no open vacancy ", vacancy_id, "."),
                    "It may have closed; look for it by its title.");
  }
  CORNER_ASSIGN_OR_RETURN(indexer::Vacancy vacancy, snapshot.read(at->first, at->second));
  const Match match(world, std::move(profile), options);
  const JobFacts facts = FactsOf(*match.plan.profile, vacancy, match.travel());
  Standing standing;
  standing.floor = match.plan.floor;
  for (const uint16_t rule : BrokenRules(match.plan, vacancy, facts)) {
    standing.rules.push_back(ExplainRule(match.plan, match.plan.rules[rule], vacancy, facts));
  }
  const bool closed = indexer::LastOpenDay(vacancy) < options.day;
  standing.item = match.Item(std::move(vacancy));
  standing.kind = closed                               ? Standing::Kind::kClosed
                  : !standing.rules.empty()            ? Standing::Kind::kSetAside
                  : standing.item.fit < standing.floor ? Standing::Kind::kBelowFloor
                  : Beyond(*match.plan.profile, facts) ? Standing::Kind::kFarther
                                                       : Standing::Kind::kListed;
  return standing;
}

absl::StatusOr<std::vector<MatchItem>> SetAsideBy(const MatchWorld& world,
                                                  std::shared_ptr<const Profile> profile,
                                                  std::string_view rule, std::string_view after,
                                                  size_t limit, const MatchOptions& options) {
  CORNER_ASSIGN_OR_RETURN(const indexer::MatchSnapshot snapshot, world.catalogue->Match());
  const Match match(world, std::move(profile), options);
  const auto& rules = match.plan.rules;
  const auto found =
      std::find_if(rules.begin(), rules.end(), [&](const Rule& one) { return one.id == rule; });
  if (found == rules.end()) {
    std::string known;
    for (const Rule& one : rules) known.append(Concat(known.empty() ? "" : ", ", one.id));
    return NotFound(Concat("This profile has no rule ", rule, "."),
                    Concat("Its rules are: ", known, "."));
  }
  const SnapshotPlan plan(match.plan, snapshot, match.travel());
  const auto caught =
      CaughtBy(plan, static_cast<size_t>(found - rules.begin()), options.day, after, limit);
  std::vector<MatchItem> items;
  CORNER_RETURN_IF_ERROR(ReadItems(match, snapshot, caught, limit, &items));
  for (MatchItem& item : items) {
    item.rule = rule;
    item.rule_reason = ExplainRule(match.plan, *found, item.vacancy,
                                   FactsOf(*match.plan.profile, item.vacancy, match.travel()));
  }
  return items;
}

}  // namespace corner::matcher
