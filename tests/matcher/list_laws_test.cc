// The laws of the list: it agrees with reading every advert one by one, adds up, obeys the law of
// pay, does not depend on what else is there, and varies only inside a band.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "matcher/caseload.h"
#include "matcher/model.h"
#include "tests/matcher/random_market.h"
#include "tests/support/status_matchers.h"

namespace corner::matcher {
namespace {

using testing::PropertyPairs;
using testing::RandomMarket;

std::shared_ptr<const Profile> Shared(const Profile& profile) {
  return std::make_shared<const Profile>(profile);
}

TEST(List, AgreesWithReadingEveryAdvert) {
  for (int64_t seed = 0; seed < PropertyPairs() / 20 && !HasFailure(); ++seed) {
    RandomMarket market(static_cast<uint64_t>(1000 + seed), 40);
    const MatchWorld& world = market.world();
    for (int i = 0; i < 10; ++i) {
      const Profile profile = market.NextClient();
      const auto plain = market.Rank(profile);
      ASSERT_OK_AND_ASSIGN(const Shortlist list,
                           MakeShortlist(world, Shared(profile), market.options()));
      EXPECT_EQ(list.open, static_cast<int64_t>(plain.fit.size()));
      EXPECT_EQ(list.floor, plain.floor);
      std::vector<std::string> order;
      for (const MatchItem& item : list.items) {
        order.push_back(item.vacancy.id);
        EXPECT_EQ(item.fit, plain.fit.at(item.vacancy.id));
      }
      EXPECT_EQ(order, plain.order);
      std::map<std::string, int64_t> caught;
      for (const auto& [id, rules] : plain.broken) {
        for (const std::string& rule : rules) ++caught[rule];
      }
      for (const SetAside& aside : list.set_aside) {
        if (aside.rule.starts_with("cap:")) continue;
        EXPECT_EQ(aside.count, caught[aside.rule]) << aside.rule;
        caught.erase(aside.rule);
      }
      EXPECT_TRUE(caught.empty());
    }
  }
}

TEST(List, PointsShownAddUpToFitAndNameWhatTheyRestOn) {  // INV-15
  int64_t items = 0;
  for (int64_t done = 0; done < PropertyPairs() && !HasFailure();) {
    RandomMarket market(static_cast<uint64_t>(5000 + done), 12);
    const MatchWorld& world = market.world();
    MatchOptions options = market.options();
    options.limit = 4;
    for (int i = 0; i < 50; ++i, ++done) {
      ASSERT_OK_AND_ASSIGN(const Shortlist list,
                           MakeShortlist(world, Shared(market.NextClient()), options));
      for (const auto* part : {&list.items, &list.farther, &list.just_outside, &list.widen}) {
        for (const MatchItem& item : *part) {
          int32_t sum = 0;
          for (const Reason& reason : item.reasons) {
            sum += reason.points;
            EXPECT_FALSE(reason.code.empty() || reason.profile.empty() || reason.vacancy.empty());
            EXPECT_LE(reason.points, reason.most);
          }
          EXPECT_EQ(sum, item.fit);
          EXPECT_LE(item.fit, kMostPoints);
          ++items;
        }
      }
    }
  }
  EXPECT_GT(items, PropertyPairs());
}

TEST(List, HoldsOnlyCompetitiveLawfulWork) {  // INV-17
  for (int64_t seed = 0; seed < PropertyPairs() / 20 && !HasFailure(); ++seed) {
    RandomMarket market(static_cast<uint64_t>(9000 + seed));
    std::map<std::string, const indexer::Vacancy*> by_id;
    for (const auto& vacancy : market.vacancies()) by_id[vacancy.id] = &vacancy;
    for (int i = 0; i < 20; ++i) {
      for (const std::string& id : market.Rank(market.NextClient()).order) {
        const indexer::Vacancy& vacancy = *by_id.at(id);
        EXPECT_TRUE(vacancy.competitive && vacancy.lawful);
        const int32_t hourly = indexer::HourlyStated(vacancy) ? indexer::HourlyMin(vacancy) : -1;
        // The law asks less of an apprenticeship; `lawful` holds it to that.
        const bool apprentice = vacancy.contract == indexer::Contract::kApprenticeship;
        EXPECT_TRUE(apprentice || hourly < 0 || hourly >= RandomMarket::kLegalRate) << hourly;
      }
    }
  }
}

TEST(List, OtherAdvertsAndTheirOrderChangeNoPoints) {  // INV-18
  for (int64_t seed = 0; seed < PropertyPairs() / 20 && !HasFailure(); ++seed) {
    RandomMarket market(static_cast<uint64_t>(13'000 + seed));
    for (int i = 0; i < 20; ++i) {
      const Profile profile = market.NextClient();
      const auto before = market.Rank(profile);
      auto& vacancies = market.vacancies();
      std::shuffle(vacancies.begin(), vacancies.end(), market.chance().random());
      EXPECT_EQ(before, market.Rank(profile));
      const indexer::Vacancy taken = vacancies.back();
      vacancies.pop_back();
      for (const auto& [id, fit] : market.Rank(profile).fit) EXPECT_EQ(fit, before.fit.at(id));
      vacancies.push_back(taken);
    }
  }
}

TEST(Spread, MovesNothingAcrossABandNorOverTheFloor) {  // INV-19
  for (int64_t seed = 0; seed < PropertyPairs() / 20 && !HasFailure(); ++seed) {
    RandomMarket market(static_cast<uint64_t>(17'000 + seed));
    const DisclosureUses all = [](std::string_view) { return DisclosureUse{true, true}; };
    for (int i = 0; i < 20; ++i) {
      const auto ranked = market.Rank(market.NextClient(), all);
      for (size_t k = 1; k < ranked.order.size(); ++k) {
        const bool before = ranked.beyond.contains(ranked.order[k - 1]);
        const bool here = ranked.beyond.contains(ranked.order[k]);
        EXPECT_LE(before, here) << "what may be reached comes first";
        if (before != here) continue;
        EXPECT_GE(ranked.fit.at(ranked.order[k - 1]) / kBandPoints,
                  ranked.fit.at(ranked.order[k]) / kBandPoints);
      }
    }
  }
}

TEST(Caps, KeepToTheirNumberAboveTheFloorAndLiftNothing) {
  int64_t left_out = 0;
  for (int64_t seed = 0; seed < PropertyPairs() / 20 && !HasFailure(); ++seed) {
    RandomMarket market(static_cast<uint64_t>(21'000 + seed));
    const MatchWorld& world = market.world();
    for (int i = 0; i < 5; ++i) {
      Profile profile = market.NextClient();
      profile.caps = {{Cap::By::kEmployer, "", 1}};
      MatchOptions options = market.options();
      options.before_floor = false;
      ASSERT_OK_AND_ASSIGN(const Shortlist capped, MakeShortlist(world, Shared(profile), options));
      profile.caps.clear();
      ASSERT_OK_AND_ASSIGN(const Shortlist free, MakeShortlist(world, Shared(profile), options));
      std::set<std::string> employers;
      for (const MatchItem& item : capped.items) {
        EXPECT_GE(item.fit, capped.floor);
        const std::string& employer = item.vacancy.employer_key;
        if (!employer.empty()) {
          EXPECT_TRUE(employers.insert(employer).second);
        }
      }
      int64_t counted = 0;
      for (const SetAside& aside : capped.set_aside) {
        if (aside.rule.starts_with("cap:")) counted += aside.count;
      }
      EXPECT_EQ(capped.items.size() + static_cast<size_t>(counted), free.items.size());
      left_out += counted;
    }
  }
  EXPECT_GT(left_out, 0);
}

TEST(Caseload, DoesNotDependOnThreadsAndWithholdsNothing) {
  RandomMarket market(77, 40);
  const MatchWorld& world = market.world();
  Profiles clients;
  for (int i = 0; i < 24; ++i) clients.push_back(Shared(market.NextClient()));
  MatchOptions options = market.options();
  options.before_floor = false;
  ASSERT_OK_AND_ASSIGN(const Caseload one, MakeCaseload(world, clients, options, 1));
  ASSERT_OK_AND_ASSIGN(const Caseload four, MakeCaseload(world, clients, options, 4));
  EXPECT_EQ(one.also_on, four.also_on);
  for (size_t c = 0; c < clients.size(); ++c) {
    ASSERT_OK_AND_ASSIGN(
        const Shortlist alone,
        MakeShortlist(world, WithoutSensitive(*clients[c], *world.similarity), options));
    ASSERT_EQ(alone.items.size(), four.lists[c].items.size());
    for (size_t i = 0; i < alone.items.size(); ++i) {
      EXPECT_EQ(alone.items[i].vacancy.id, four.lists[c].items[i].vacancy.id);
      EXPECT_EQ(alone.items[i].reasons, four.lists[c].items[i].reasons);
    }
  }
}

TEST(Reverse, FindsTheClientsWhoseListsHoldTheJob) {
  RandomMarket market(78, 30);
  const MatchWorld& world = market.world();
  Profiles clients;
  for (int i = 0; i < 20; ++i) clients.push_back(Shared(market.NextClient()));
  MatchOptions options = market.options();
  options.before_floor = false;
  ASSERT_OK_AND_ASSIGN(const Caseload caseload, MakeCaseload(world, clients, options, 2));
  for (const indexer::Vacancy& vacancy : market.vacancies()) {
    const auto found = ClientsFor(world, clients, vacancy.id, options);
    if (!found.ok()) continue;  // closed or held
    std::set<std::string> keys, want;
    for (const ClientFit& client : *found) keys.insert(client.key);
    for (size_t c = 0; c < clients.size(); ++c) {
      if (!clients[c]->caps.empty()) {
        want.clear();
        break;
      }
      for (const MatchItem& item : caseload.lists[c].items) {
        const bool here =
            item.vacancy.id == vacancy.id ||
            std::find(item.also.begin(), item.also.end(), vacancy.id) != item.also.end();
        if (here) want.insert(clients[c]->key);
      }
    }
    for (const std::string& key : want) EXPECT_TRUE(keys.contains(key)) << key;
  }
}

TEST(Nothing, AnEmptyProfileStillGetsAUsefulList) {
  RandomMarket market(79, 30);
  Profile nothing;
  nothing.key = "nothing said";
  MatchOptions options = market.options();
  options.before_floor = false;
  ASSERT_OK_AND_ASSIGN(const Shortlist list,
                       MakeShortlist(market.world(), Shared(nothing), options));
  EXPECT_GT(list.items.size(), 10u);
  for (const MatchItem& item : list.items) EXPECT_EQ(item.fit, kFieldPoints);
}

}  // namespace
}  // namespace corner::matcher
