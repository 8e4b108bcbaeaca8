// The maker of random clients: the same seed gives the same, every member is met, all are valid.
#include "tests/support/random_profile.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "matcher/plan.h"
#include "taxonomies/base/text.h"

namespace corner::testing {
namespace {

using matcher::Aspirations;
using matcher::FacetWish;
using matcher::Must;
using matcher::Profile;

constexpr int kClients = 2000;

template <typename List, typename Key>
bool Distinct(const List& list, const Key& key) {
  std::set<std::string> seen;
  return std::all_of(list.begin(), list.end(),
                     [&](const auto& one) { return seen.insert(key(one)).second; });
}

void ExpectValid(const Profile& profile) {
  const Aspirations& wanted = profile.aspirations;
  const auto concept_id = [](const auto& one) { return one.concept_id; };
  const auto itself = [](const std::string& one) { return one; };
  EXPECT_TRUE(Distinct(wanted.fields, itself) && Distinct(wanted.interests, concept_id));
  EXPECT_TRUE(Distinct(profile.resources, concept_id) && Distinct(profile.credentials, itself));
  EXPECT_TRUE(Distinct(profile.facets, [](const FacetWish& wish) { return wish.facet; }));
  EXPECT_TRUE(Distinct(profile.sectors, [](const auto& wish) { return wish.sector; }));
  EXPECT_TRUE(wanted.mode != Aspirations::Mode::kNamed || !wanted.fields.empty() ||
              !wanted.interests.empty());
  for (const auto& interest : wanted.interests) {
    EXPECT_TRUE(interest.strength >= 1 && interest.strength <= 3);
  }
  for (const FacetWish& wish : profile.facets) EXPECT_TRUE(wish.ideal >= 1 && wish.ideal <= 5);
  const matcher::HoursWish& hours = profile.hours;
  EXPECT_LE(hours.min.value_or(0), hours.max.value_or(16'800));
  if (hours.target) {
    EXPECT_LE(hours.min.value_or(0), *hours.target);
    EXPECT_GE(hours.max.value_or(16'800), *hours.target);
  }
  for (const auto& none : profile.unavailable) {
    EXPECT_TRUE(none.weekday >= 0 && none.weekday <= 6 && none.from_minute < none.to_minute &&
                none.to_minute <= 24 * 60);
  }
  if (profile.travel) {
    EXPECT_EQ(profile.travel->origins.size(), profile.travel->origin_names.size());
    EXPECT_FALSE(profile.travel->origins.empty() || profile.travel->modes.empty());
    EXPECT_GT(profile.travel->max_minutes, 0);
  }
  EXPECT_TRUE(!profile.IsMust(Must::kHours) || hours.min || hours.max);
  EXPECT_TRUE(!profile.IsMust(Must::kShifts) || profile.shifts_ok != 0);
  EXPECT_TRUE(!profile.IsMust(Must::kTravel) || profile.travel);
  EXPECT_TRUE(!profile.IsMust(Must::kPay) || profile.pay_floor_pence);
  EXPECT_TRUE(!profile.IsMust(Must::kPermanent) || profile.permanent);
  EXPECT_TRUE(!profile.IsMust(Must::kStart) || profile.start_minute);
  for (const auto& cap : profile.caps) EXPECT_GE(cap.max, 1);
}

// What each client set, by the member's name.
std::vector<std::string> SetIn(const Profile& profile) {
  std::vector<std::string> names;
  const auto add = [&](const char* name, bool set) {
    if (set) names.emplace_back(name);
  };
  add("fields", !profile.aspirations.fields.empty());
  add("interests", !profile.aspirations.interests.empty());
  names.push_back(Concat("mode ", static_cast<int>(profile.aspirations.mode)));
  names.push_back(Concat("openness ", static_cast<int>(profile.openness)));
  for (const auto& held : profile.resources) {
    names.push_back(Concat("wish ", static_cast<int>(held.wish)));
    add("evidence", !held.evidence.empty());
    add("use_to_find_jobs", held.use_to_find_jobs);
  }
  for (const FacetWish& wish : profile.facets) {
    names.push_back(Concat("strength ", static_cast<int>(wish.strength)));
  }
  add("hours", profile.hours.min && profile.hours.max && profile.hours.target);
  add("ramp", !profile.hours.ramp.empty());
  add("shifts_ok", profile.shifts_ok != 0);
  add("start", profile.start_minute.has_value());
  add("start_flexible", profile.start_flexible);
  add("unavailable", !profile.unavailable.empty());
  add("travel", profile.travel.has_value());
  add("pay", profile.pay_floor_pence.has_value());
  add("permanent", profile.permanent);
  add("remote", profile.remote.has_value());
  add("sectors", !profile.sectors.empty());
  for (size_t m = 0; m < matcher::kMustCount; ++m) {
    if (profile.musts[m]) names.push_back(Concat("must ", m));
  }
  for (const auto& veto : profile.vetoes) {
    names.push_back(Concat("veto ", static_cast<int>(veto.kind)));
  }
  for (const auto& cap : profile.caps) names.push_back(Concat("cap ", static_cast<int>(cap.by)));
  add("credentials", !profile.credentials.empty());
  add("widen", profile.widen);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

TEST(RandomProfile, IsValidAndCoversEveryMember) {
  RandomProfiles profiles(1);
  std::map<std::string, int> clients;
  for (int i = 0; i < kClients; ++i) {
    const Profile profile = profiles.Next();
    ExpectValid(profile);
    for (const std::string& name : SetIn(profile)) ++clients[name];
  }
  // 4 modes, 3 kinds of openness, 4 wishes, 3 strengths, 6 musts, 4 vetoes, 3 caps, 17 others.
  EXPECT_EQ(clients.size(), 4u + 3 + 4 + 3 + 6 + 4 + 3 + 17);
  for (const auto& [name, count] : clients) {
    EXPECT_GE(count, 10) << name;
    EXPECT_LT(count, kClients) << name << " is never left unsaid";
  }
}

TEST(RandomProfile, IsTheSameForTheSameSeed) {
  RandomProfiles one(3), same(3), other(4);
  const matcher::NoSimilarity similarity;
  const auto print = [&](RandomProfiles* profiles) {
    return ToString(MakePlan(std::make_shared<const Profile>(profiles->Next()), similarity, {}));
  };
  int different = 0;
  for (int i = 0; i < 50; ++i) {
    const std::string text = print(&one);
    EXPECT_EQ(text, print(&same));
    different += text != print(&other);
  }
  EXPECT_GT(different, 45);
}

}  // namespace
}  // namespace corner::testing
