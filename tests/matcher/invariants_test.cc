// The laws of matching as properties over random clients and random adverts: blindness, rules,
// gating, monotony. Each test says the law it holds.
#include <gtest/gtest.h>

#include <algorithm>

#include "matcher/criteria/criteria.h"
#include "tests/matcher/random_market.h"
#include "tests/support/status_matchers.h"

namespace corner::matcher {
namespace {

using testing::PropertyPairs;
using testing::RandomMarket;

constexpr int kClientsAMarket = 25;

// Runs `law` on random clients in random markets, PropertyPairs() of them; stops at the first
// break.
void ForRandomClients(uint64_t seed,
                      const std::function<void(RandomMarket&, const Profile&)>& law) {
  for (int64_t done = 0; done < PropertyPairs() && !::testing::Test::HasFailure();) {
    RandomMarket market(seed + static_cast<uint64_t>(done));
    for (int i = 0; i < kClientsAMarket && !::testing::Test::HasFailure(); ++i, ++done) {
      law(market, market.NextClient());
    }
  }
}

ResourceHeld Held(const std::string& concept_id, ResourceHeld::Wish wish) {
  ResourceHeld held;
  held.concept_id = concept_id;
  held.wish = wish;
  held.evidence.push_back({"paid", "I did this.", "", "", "", "", false});
  return held;
}

bool Holds(const Profile& profile, const std::string& concept_id) {
  return std::any_of(profile.resources.begin(), profile.resources.end(),
                     [&](const ResourceHeld& held) { return held.concept_id == concept_id; });
}

// A concept some advert of the market uses and the client has not spoken of.
std::string UnspokenTask(RandomMarket& market, const Profile& profile) {
  for (int tries = 0; tries < 50; ++tries) {
    const auto& vacancies = market.vacancies();
    const auto& vacancy =
        vacancies[static_cast<size_t>(market.chance().Between(0, std::ssize(vacancies) - 1))];
    if (vacancy.tasks.empty()) continue;
    const auto at = static_cast<size_t>(market.chance().Between(0, std::ssize(vacancy.tasks) - 1));
    if (!Holds(profile, vacancy.tasks[at].concept_id)) return vacancy.tasks[at].concept_id;
  }
  return "";
}

TEST(Blindness, WhatTheMatcherShouldNotSeeChangesNothing) {  // INV-01, 02, 04, 10
  ForRandomClients(1, [](RandomMarket& market, const Profile& profile) {
    Profile twin = profile;
    twin.key = "somebody else";
    for (ResourceHeld& held : twin.resources) {
      for (Evidence& evidence : held.evidence) {
        evidence = {"lived", "In other words.", "elsewhere",        "1990",
                    "1991",  "a friend",        !evidence.may_share};
      }
    }
    twin.hours.ramp.push_back({"2027-01-01", 3000});
    twin.unavailable.push_back({2, 540, 720});
    EXPECT_EQ(market.Rank(profile), market.Rank(twin));
  });
}

TEST(SettingAside, WithoutRulesOfTheClientsOnlyTheLawSetsAside) {  // INV-03
  ForRandomClients(2, [](RandomMarket& market, const Profile& profile) {
    Profile free = profile;
    free.musts = {};
    free.vetoes.clear();
    free.caps.clear();
    for (FacetWish& wish : free.facets) {
      if (wish.strength == FacetWish::Strength::kMust) wish.strength = FacetWish::Strength::kPrefer;
    }
    std::erase_if(free.resources,
                  [](const ResourceHeld& held) { return held.wish == ResourceHeld::Wish::kNever; });
    const auto ranked = market.Rank(free);
    for (const auto& [id, rules] : ranked.broken) {
      for (const std::string& rule : rules) {
        EXPECT_TRUE(rule == "not_competitive" || rule == "below_legal_rate") << rule;
      }
    }
    EXPECT_EQ(ranked.fit.size(), ranked.order.size() + ranked.broken.size());
  });
}

TEST(SettingAside, TakingARuleAwayBringsBackExactlyWhatItAloneSetAside) {  // INV-05
  ForRandomClients(3, [](RandomMarket& market, const Profile& profile) {
    Profile without = profile;
    std::vector<size_t> musts;
    for (size_t m = 0; m < kMustCount; ++m) {
      if (profile.musts[m]) musts.push_back(m);
    }
    if (musts.empty()) return;
    const size_t must =
        musts[static_cast<size_t>(market.chance().Between(0, std::ssize(musts) - 1))];
    without.musts[must] = false;
    const std::string rule(Name(static_cast<Must>(must)));
    const auto before = market.Rank(profile), after = market.Rank(without);
    EXPECT_EQ(before.fit, after.fit) << "a rule moves no points";
    for (const auto& [id, fit] : before.fit) {
      auto rules = before.broken.contains(id) ? before.broken.at(id) : std::vector<std::string>();
      std::erase(rules, rule);
      const auto now = after.broken.contains(id) ? after.broken.at(id) : std::vector<std::string>();
      EXPECT_EQ(rules, now);
    }
  });
}

TEST(Gate, WhatSomebodyOnceDidPullsNoJobTheyNeverAskedFor) {  // INV-09
  ForRandomClients(4, [](RandomMarket& market, const Profile& profile) {
    const std::string task = UnspokenTask(market, profile);
    if (task.empty()) return;
    Profile with = profile;
    with.resources.push_back(Held(task, ResourceHeld::Wish::kHappy));
    const auto before = market.Rank(profile), after = market.Rank(with);
    EXPECT_GE(after.floor, before.floor);
    if (profile.aspirations.mode != Aspirations::Mode::kNamed) return;
    if (profile.aspirations.fields.empty() && profile.aspirations.interests.empty()) return;
    for (const auto& [id, fit] : after.fit) {
      if (after.aspiration.at(id) == 0) {
        EXPECT_EQ(fit, before.fit.at(id));
      }
    }
  });
}

TEST(Gate, WhatSomebodyWouldRatherNotDoEarnsNothing) {  // INV-09, each concept in turn
  ForRandomClients(5, [](RandomMarket& market, const Profile& profile) {
    if (profile.resources.empty()) return;
    const auto at =
        static_cast<size_t>(market.chance().Between(0, std::ssize(profile.resources) - 1));
    Profile disliked = profile, without = profile;
    if (profile.resources[at].wish == ResourceHeld::Wish::kNever) return;
    disliked.resources[at].wish = ResourceHeld::Wish::kRatherNot;
    without.resources.erase(without.resources.begin() + static_cast<long>(at));
    EXPECT_EQ(market.Rank(disliked).fit, market.Rank(without).fit);
  });
}

TEST(Evidence, MoreOfItNeverLowersAnyJob) {  // INV-12
  ForRandomClients(6, [](RandomMarket& market, const Profile& profile) {
    Profile with = profile;
    const std::string task = UnspokenTask(market, profile);
    if (!task.empty() && market.chance().Chance(50)) {
      with.resources.push_back(Held(task, market.chance().Chance(50) ? ResourceHeld::Wish::kHappy
                                                                     : ResourceHeld::Wish::kWant));
    } else if (!with.resources.empty()) {
      with.resources.back().evidence.push_back({"hobby", "And this.", "", "", "", "", false});
    }
    const auto before = market.Rank(profile), after = market.Rank(with);
    for (const auto& [id, fit] : after.fit) EXPECT_GE(fit, before.fit.at(id));
  });
}

TEST(Interest, RaisingItNeverLowersItsJobsAgainstOthers) {  // INV-13
  ForRandomClients(7, [](RandomMarket& market, const Profile& profile) {
    Profile more = profile;
    const auto& vacancies = market.vacancies();
    const auto& some =
        vacancies[static_cast<size_t>(market.chance().Between(0, std::ssize(vacancies) - 1))];
    if (some.fields.empty()) return;
    const std::string field = some.fields.front();
    const auto& named = profile.aspirations.fields;
    if (std::find(named.begin(), named.end(), field) != named.end()) return;
    more.aspirations.fields.push_back(field);
    const auto before = market.Rank(profile), after = market.Rank(more);
    int32_t least_inside = 1000, most_outside = -1000;
    for (const indexer::Vacancy& vacancy : vacancies) {
      if (!after.fit.contains(vacancy.id)) continue;
      const int32_t change = after.fit.at(vacancy.id) - before.fit.at(vacancy.id);
      const bool inside =
          std::find(vacancy.fields.begin(), vacancy.fields.end(), field) != vacancy.fields.end();
      const bool other_field =
          std::any_of(vacancy.fields.begin(), vacancy.fields.end(), [&](const std::string& one) {
            return std::find(named.begin(), named.end(), one) != named.end();
          });
      // A job in a field that was named before stays where it was.
      if (inside) least_inside = std::min(least_inside, change);
      if (!inside && !other_field) most_outside = std::max(most_outside, change);
    }
    if (most_outside > -1000 && least_inside < 1000) {
      EXPECT_GE(least_inside, most_outside);
    }
  });
}

TEST(Interest, AStrongerInterestNeverLowersAJob) {  // INV-13
  ForRandomClients(8, [](RandomMarket& market, const Profile& profile) {
    Profile more = profile;
    for (Aspirations::Interest& interest : more.aspirations.interests) {
      interest.strength = std::min(3, interest.strength + 1);
    }
    const auto before = market.Rank(profile), after = market.Rank(more);
    for (const auto& [id, fit] : after.fit) EXPECT_GE(fit, before.fit.at(id));
  });
}

TEST(Context, AFacetNobodyRatedCountsForNothing) {  // INV-14
  ForRandomClients(9, [](RandomMarket& market, const Profile& profile) {
    const auto before = market.Rank(profile);
    for (indexer::Vacancy& vacancy : market.vacancies()) {
      for (indexer::Facet& facet : vacancy.facets) {
        const bool rated =
            std::any_of(profile.facets.begin(), profile.facets.end(),
                        [&](const FacetWish& wish) { return wish.facet == facet.id; });
        if (!rated) facet.value = 6 - facet.value;
      }
    }
    EXPECT_EQ(before, market.Rank(profile));
  });
}

TEST(Context, TurningARatingRoundCanTurnTheOrder) {  // INV-14: it does count
  int turned = 0;
  RandomMarket market(10);
  for (int i = 0; i < 300; ++i) {
    Profile profile = market.NextClient();
    if (profile.facets.empty()) continue;
    const auto before = market.Rank(profile);
    for (FacetWish& wish : profile.facets) wish.ideal = 6 - wish.ideal;
    turned += before.order != market.Rank(profile).order;
  }
  EXPECT_GT(turned, 20);
}

TEST(Disclosure, ItNeverChangesFitOrWhatIsSetAside) {  // INV-08
  ForRandomClients(11, [](RandomMarket& market, const Profile& profile) {
    const DisclosureUses all = [](std::string_view) { return DisclosureUse{true, true}; };
    const auto none = market.Rank(profile), some = market.Rank(profile, all);
    EXPECT_EQ(none.fit, some.fit);
    EXPECT_EQ(none.broken, some.broken);
    if (profile.caps.empty()) {
      EXPECT_TRUE(std::is_permutation(none.order.begin(), none.order.end(), some.order.begin(),
                                      some.order.end()));
    }
  });
}

TEST(Choice, AFewHoursOfOneKindOfWorkIsAWholeAnswer) {  // INV-11
  RandomMarket market(12);
  market.vacancies().resize(6);
  indexer::Vacancy& little = market.vacancies().front();
  little.fields = {"cleaning"};
  little.hours = indexer::Hours{600, 600};
  little.pattern = indexer::kEvenings;
  little.competitive = little.lawful = true;
  little.pay.reset();
  little.flags = 0;
  little.status = indexer::Status::kOpen;
  little.closes.reset();
  little.first_seen = market.day();
  Profile profile;
  profile.key = "a few hours";
  profile.aspirations.mode = Aspirations::Mode::kNamed;
  profile.aspirations.fields = {"cleaning"};
  profile.hours = {200, 800, 400, {}};
  profile.musts[static_cast<size_t>(Must::kHours)] = true;
  const auto ranked = market.Rank(profile);
  ASSERT_FALSE(ranked.order.empty());
  EXPECT_EQ(ranked.order.front(), little.id);
}

}  // namespace
}  // namespace corner::matcher
