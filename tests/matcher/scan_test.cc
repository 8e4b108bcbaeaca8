// The scan reads rows of the index and looks up what it can; here it is held against reading every
// advert as it stands: the same lists, the same points, the same counts.
#include "matcher/scan.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <compare>
#include <tuple>

#include "matcher/criteria/criteria.h"
#include "matcher/rules.h"
#include "matcher/score.h"
#include "tests/matcher/random_market.h"
#include "tests/support/status_matchers.h"

namespace corner::matcher {
namespace {

using testing::PropertyPairs;
using testing::RandomMarket;

struct Found {
  int32_t fit = 0;
  std::string id, rule;
  bool beyond = false;
  bool operator==(const Found&) const = default;
};

void PrintTo(const Found& found, std::ostream* out) {
  *out << found.id << " " << found.fit << " " << found.rule << (found.beyond ? " beyond" : "");
}

bool Better(const Found& a, const Found& b) {
  return std::tuple(-a.fit, a.id) < std::tuple(-b.fit, b.id);
}

struct Lists {
  int64_t open = 0, set_aside = 0, below_floor = 0;
  std::vector<Found> ranked, outside, widen;                 // best first
  std::map<std::string, std::pair<int64_t, int64_t>> rules;  // caught, returns
  bool operator==(const Lists&) const = default;
};

void KeepBest(std::vector<Found>* found, size_t most) {
  std::sort(found->begin(), found->end(), Better);
  found->resize(std::min(found->size(), most));
}

Lists ReadPlainly(const Plan& plan, const std::vector<indexer::Vacancy>& vacancies,
                  const Journeys* journeys, Day day, const ScanOptions& options) {
  Lists lists;
  const Profile& profile = *plan.profile;
  for (const indexer::Vacancy& vacancy : vacancies) {
    if (vacancy.status != indexer::Status::kOpen || indexer::LastOpenDay(vacancy) < day) continue;
    ++lists.open;
    const JobFacts facts = FactsOf(profile, vacancy, journeys);
    const Fit fit = Score(plan, vacancy, facts);
    const auto broken = BrokenRules(plan, vacancy, facts);
    for (const uint16_t rule : broken) {
      auto& [caught, returns] = lists.rules[plan.rules[rule].id];
      ++caught;
      if (broken.size() == 1) ++returns;
    }
    if (!broken.empty()) {
      ++lists.set_aside;
      const Rule& rule = plan.rules[broken.front()];
      if (broken.size() > 1 || !rule.client_owned()) continue;
      if (facts.journey.kind == Journey::Kind::kBeyond || fit.total < plan.floor) continue;
      lists.outside.push_back({fit.total, vacancy.id, rule.id, false});
      continue;
    }
    const Found found = {fit.total, vacancy.id, "", Beyond(profile, facts)};
    if (fit.total < plan.floor) {
      ++lists.below_floor;
      const auto& named = profile.aspirations.fields;
      const bool in_named =
          std::any_of(vacancy.fields.begin(), vacancy.fields.end(), [&](const std::string& field) {
            return std::find(named.begin(), named.end(), field) != named.end();
          });
      const bool serves = fit.interests.points() + fit.resources.points() > 0;
      if (!plan.every_field_alike && !named.empty() && !in_named && serves) {
        lists.widen.push_back(found);
      }
    }
    if (fit.total >= plan.floor || options.keep_all) lists.ranked.push_back(found);
  }
  KeepBest(&lists.ranked, lists.ranked.size());
  KeepBest(&lists.outside, options.extras);
  KeepBest(&lists.widen, options.extras);
  return lists;
}

Lists ReadRows(const Plan& plan, const indexer::MatchSnapshot& snapshot, const Journeys* journeys,
               Day day, const ScanOptions& options) {
  const SnapshotPlan snapshot_plan(plan, snapshot, journeys);
  const ScanResult scan = Scan(snapshot_plan, day, options);
  const auto found = [&](const std::vector<Candidate>& candidates) {
    std::vector<Found> all;
    for (const Candidate& one : candidates) {
      const auto vacancy = snapshot.read(one.part, one.row);
      if (!vacancy.ok()) std::abort();
      all.push_back(
          {one.fit, vacancy->id, one.rule == 0 ? "" : plan.rules[one.rule].id, one.beyond});
    }
    return all;
  };
  Lists lists;
  lists.open = scan.open;
  lists.set_aside = scan.set_aside;
  lists.below_floor = scan.below_floor;
  lists.ranked = found(scan.ranked);
  KeepBest(&lists.ranked, lists.ranked.size());
  lists.outside = found(scan.outside);
  lists.widen = found(scan.widen);
  for (size_t r = 0; r < plan.rules.size(); ++r) {
    if (scan.rules[r].caught == 0) continue;
    lists.rules[plan.rules[r].id] = {scan.rules[r].caught, scan.rules[r].returns};
  }
  return lists;
}

TEST(Scan, AgreesWithReadingEveryAdvertPlainly) {
  int64_t outside = 0, widen = 0, beyond = 0;
  for (int64_t done = 0; done < PropertyPairs() && !HasFailure();) {
    RandomMarket market(static_cast<uint64_t>(31'000 + done), 60);
    const MatchWorld& world = market.world();
    ASSERT_OK_AND_ASSIGN(const indexer::MatchSnapshot snapshot, world.catalogue->Match());
    for (int i = 0; i < 20 && !HasFailure(); ++i, ++done) {
      const auto profile = std::make_shared<const Profile>(market.NextClient());
      const Plan plan = MakePlan(profile, *world.similarity, {RandomMarket::kLegalRate, i == 7});
      std::optional<Journeys> journeys;
      if (profile->travel) journeys.emplace(*profile->travel, *world.travel_times);
      const Journeys* const travel = journeys ? &*journeys : nullptr;
      const ScanOptions options = {.keep_all = i % 3 == 0,
                                   .extras = static_cast<size_t>(market.chance().Between(0, 5))};
      const Lists plain = ReadPlainly(plan, market.vacancies(), travel, market.day(), options);
      const Lists rows = ReadRows(plan, snapshot, travel, market.day(), options);
      EXPECT_EQ(plain.open, rows.open);
      EXPECT_EQ(plain.set_aside, rows.set_aside);
      EXPECT_EQ(plain.below_floor, rows.below_floor);
      EXPECT_EQ(plain.ranked, rows.ranked);
      EXPECT_EQ(plain.outside, rows.outside);
      EXPECT_EQ(plain.widen, rows.widen);
      EXPECT_EQ(plain.rules, rows.rules);
      outside += std::ssize(plain.outside);
      widen += std::ssize(plain.widen);
      beyond += std::count_if(plain.ranked.begin(), plain.ranked.end(),
                              [](const Found& one) { return one.beyond; });
    }
  }
  EXPECT_GT(outside, 100);
  EXPECT_GT(widen, 100);
  EXPECT_GT(beyond, 100);
}

// What a rule caught is found again, page by page.
TEST(Scan, CaughtByFindsWhatReadingPlainlyFinds) {
  for (int64_t seed = 0; seed < PropertyPairs() / 20 && !HasFailure(); ++seed) {
    RandomMarket market(static_cast<uint64_t>(35'000 + seed), 40);
    const MatchWorld& world = market.world();
    ASSERT_OK_AND_ASSIGN(const indexer::MatchSnapshot snapshot, world.catalogue->Match());
    const auto profile = std::make_shared<const Profile>(market.NextClient());
    const Plan plan = MakePlan(profile, *world.similarity, {RandomMarket::kLegalRate, false});
    std::optional<Journeys> journeys;
    if (profile->travel) journeys.emplace(*profile->travel, *world.travel_times);
    const SnapshotPlan snapshot_plan(plan, snapshot, journeys ? &*journeys : nullptr);
    const auto plain = market.Rank(*profile);
    for (size_t r = 0; r < plan.rules.size(); ++r) {
      std::vector<std::string> want, found;
      for (const auto& [id, rules] : plain.broken) {
        if (std::find(rules.begin(), rules.end(), plan.rules[r].id) != rules.end()) {
          want.push_back(id);
        }
      }
      std::string after;
      for (;;) {
        const auto page = CaughtBy(snapshot_plan, r, market.day(), after, 3);
        for (const Candidate& one : page) {
          ASSERT_OK_AND_ASSIGN(const indexer::Vacancy vacancy, snapshot.read(one.part, one.row));
          found.push_back(vacancy.id);
        }
        if (page.size() < 3) break;
        after = found.back();
      }
      EXPECT_EQ(found, want) << plan.rules[r].id;
    }
  }
}

}  // namespace
}  // namespace corner::matcher
