// What holds of any reactions to any jobs: bounds, reversibility, order, and that a like never
// lowers a job.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "matcher/facts.h"
#include "matcher/profile_json.h"
#include "matcher/reactions.h"
#include "matcher/resource_similarity.h"
#include "matcher/score.h"
#include "taxonomies/context/context.h"
#include "taxonomies/occupations/job_fields.h"
#include "taxonomies/resources/vocabulary.h"
#include "tests/support/random_profile.h"
#include "tests/support/random_reactions.h"
#include "tests/support/random_vacancy.h"
#include "tests/support/vocabulary_profiles.h"

namespace corner::matcher {
namespace {

using testing::InFull;
using testing::RandomReactions;
using testing::VocabularyProfiles;

const Day kToday = *Day::FromCivil(2026, 6, 10);

const Similarity& Shipped() {
  static const ResourceSimilarity similarity(taxonomies::BuiltinResources());
  return similarity;
}

// A few ids of each kind, so that reactions meet each other, and what the profiles name.
RandomReactions Makers(uint64_t seed) {
  std::vector<std::string> concepts, facets, fields;
  for (const auto& one : taxonomies::BuiltinResources().all()) concepts.push_back(one.id);
  for (const auto& one : taxonomies::BuiltinContext().facets()) facets.push_back(one.id);
  for (const auto& one : taxonomies::BuiltinJobFields().all()) fields.push_back(one.id);
  concepts.resize(25);
  concepts.push_back("peer_support");
  return RandomReactions(seed, concepts, facets, fields);
}

// A profile that speaks of the concepts reactions speak of.
Profile Meeting(VocabularyProfiles* profiles, RandomReactions* reactions) {
  Profile profile = profiles->Next();
  const auto& all = taxonomies::BuiltinResources().all();
  for (size_t i = 0; i < 25; ++i) {
    const std::string& id = all[i].id;
    const auto interest = [&](const auto& one) { return one.concept_id == id; };
    auto& interests = profile.aspirations.interests;
    if (reactions->Between(0, 3) == 0 &&
        std::none_of(interests.begin(), interests.end(), interest)) {
      interests.push_back({id, reactions->Between(1, 3)});
    }
    auto& held = profile.resources;
    if (reactions->Between(0, 3) == 0 && std::none_of(held.begin(), held.end(), interest)) {
      held.push_back({id, static_cast<ResourceHeld::Wish>(reactions->Between(0, 3)), {}, false});
    }
  }
  return profile;
}

Reweighted Apply(const Profile& profile, const Reactions& reactions) {
  std::vector<indexer::Vacancy> vacancies(40);
  for (size_t i = 0; i < vacancies.size(); ++i) {
    vacancies[i].id = "v" + std::to_string(i + 1);
    vacancies[i].employer_key = "employer " + std::to_string(i % 7);
  }
  return ApplyReactions(profile, reactions, vacancies, Shipped(), kToday);
}

std::string InFull(const Reweighted& result) {
  std::string text = InFull(result.profile);
  for (const ReactionStep& step : result.steps) {
    text += step.id + "|" + step.before + "|" + step.after + (step.proposal ? "|?" : "|");
    for (const std::string& id : step.because) text += " " + id;
    for (const std::string& id : step.against) text += " -" + id;
    text += step.expires ? step.expires->Iso() + "\n" : "\n";
  }
  for (const Resting& one : result.resting) text += one.value + " " + one.until.Iso() + "\n";
  return text;
}

TEST(ReactionProperties, NoReactionsGiveTheSameProfile) {
  VocabularyProfiles profiles(1);
  for (int i = 0; i < 1000; ++i) {
    const Profile profile = profiles.Next();
    const Reweighted result = Apply(profile, {});
    ASSERT_EQ(InFull(result.profile), InFull(profile));
    ASSERT_TRUE(result.steps.empty() && result.resting.empty());
  }
}

void CheckInterests(const Profile& stated, const Profile& after, int reactions) {
  const auto& were = stated.aspirations.interests;
  const auto& are = after.aspirations.interests;
  ASSERT_GE(are.size(), were.size());
  for (size_t i = 0; i < are.size(); ++i) {
    EXPECT_GE(are[i].strength, 1);
    EXPECT_LE(are[i].strength, 3);
    if (i >= were.size()) continue;
    EXPECT_EQ(are[i].concept_id, were[i].concept_id);
    EXPECT_LE(std::abs(are[i].strength - were[i].strength), reactions);
  }
}

void CheckFacets(const Profile& stated, const Profile& after, int reactions) {
  ASSERT_GE(after.facets.size(), stated.facets.size());
  for (size_t f = 0; f < after.facets.size(); ++f) {
    if (f >= stated.facets.size()) {
      EXPECT_EQ(after.facets[f].strength, FacetWish::Strength::kAvoid);
      continue;
    }
    const FacetWish &was = stated.facets[f], &is = after.facets[f];
    EXPECT_EQ(is.strength, was.strength);
    EXPECT_LE(std::abs(is.ideal - was.ideal), std::min(reactions, kMostFacetMoves));
    if (was.strength == FacetWish::Strength::kMust) {
      EXPECT_EQ(is.ideal, was.ideal);
    }
  }
}

// The profile with what reactions may touch put back as it was stated.
Profile WithoutTouched(const Profile& stated, Profile after) {
  after.facets = stated.facets;
  after.aspirations.interests = stated.aspirations.interests;
  after.aspirations.mode = stated.aspirations.mode;
  after.resources = stated.resources;
  return after;
}

TEST(ReactionProperties, BoundsHoldAndTheRestIsUntouched) {
  VocabularyProfiles profiles(2);
  RandomReactions makers = Makers(2);
  size_t steps = 0, proposals = 0;
  for (int i = 0; i < 1000; ++i) {
    const Profile profile = Meeting(&profiles, &makers);
    const Reactions reactions = makers.Some(i % 10 == 0 ? 100 : 12, kToday);
    const Reweighted result = Apply(profile, reactions);
    const auto count = static_cast<int>(reactions.all.size());
    CheckInterests(profile, result.profile, count);
    CheckFacets(profile, result.profile, count);
    EXPECT_EQ(InFull(WithoutTouched(profile, result.profile)), InFull(profile));
    for (size_t r = 0; r < profile.resources.size(); ++r) {
      const ResourceHeld &was = profile.resources[r], &is = result.profile.resources[r];
      EXPECT_EQ(is.concept_id, was.concept_id);
      if (was.wish != ResourceHeld::Wish::kHappy) {
        EXPECT_EQ(is.wish, was.wish);
      }
    }
    const ProfileReading reading = ReadProfile(WriteProfile(result.profile), BuiltinProfileWords());
    ASSERT_TRUE(reading.ok()) << reading.issues[0].path << " " << reading.issues[0].sentence;
    for (const ReactionStep& step : result.steps) {
      EXPECT_FALSE(step.because.empty()) << step.id;
      ++(step.proposal ? proposals : steps);
    }
    if (::testing::Test::HasFailure()) return;
  }
  EXPECT_GT(steps, 3000u);
  EXPECT_GT(proposals, 3000u);
}

TEST(ReactionProperties, TheOrderTheyComeInDoesNotMatter) {
  VocabularyProfiles profiles(3);
  RandomReactions makers = Makers(3);
  for (int i = 0; i < 500; ++i) {
    const Profile profile = Meeting(&profiles, &makers);
    Reactions reactions = makers.Some(20, kToday);
    // Two of one vacancy and day, which a file may not hold, are no exception.
    if (i % 3 == 0) {
      reactions.all.push_back(makers.Next(kToday));
      reactions.all.back().vacancy = reactions.all.front().vacancy;
      reactions.all.back().day = reactions.all.front().day;
    }
    const std::string once = InFull(Apply(profile, reactions));
    for (int n = 0; n < 4; ++n) {
      std::shuffle(reactions.all.begin(), reactions.all.end(), makers.random());
      for (Reaction& reaction : reactions.all) {
        std::shuffle(reaction.reasons.begin(), reaction.reasons.end(), makers.random());
      }
      ASSERT_EQ(InFull(Apply(profile, reactions)), once);
    }
  }
}

// Taking a reaction away changes only what it spoke of, and back again gives back the same; and
// taking every step back gives the stated profile.
TEST(ReactionProperties, EachCanBeTakenBackAndTouchesOnlyWhatItSpeaksOf) {
  VocabularyProfiles profiles(4);
  RandomReactions makers = Makers(4);
  for (int i = 0; i < 300; ++i) {
    const Profile profile = Meeting(&profiles, &makers);
    Reactions reactions = makers.Some(10, kToday);
    const Reweighted with = Apply(profile, reactions);
    Reaction last = reactions.all.back();
    reactions.all.pop_back();
    const Reweighted without = Apply(profile, reactions);
    std::set<std::string> spoken;
    // An earlier reaction to the same vacancy comes back in its place.
    for (const ReactionReason& reason : last.reasons) spoken.insert(reason.id);
    for (const Reaction& reaction : reactions.all) {
      if (reaction.vacancy != last.vacancy) continue;
      for (const ReactionReason& reason : reaction.reasons) spoken.insert(reason.id);
    }
    const auto changes = [](const Reweighted& result) {
      std::map<std::string, std::string> steps;
      for (const ReactionStep& step : result.steps) {
        if (step.kind <= ReactionStep::Kind::kField) {
          steps[step.subject] += step.id + step.before + step.after + (step.proposal ? "?" : "");
        }
      }
      return steps;
    };
    auto steps_with = changes(with), steps_without = changes(without);
    for (const auto& [subject, step] : steps_with) {
      if (!spoken.contains(subject)) {
        EXPECT_EQ(steps_without[subject], step);
      }
    }
    for (const auto& [subject, step] : steps_without) {
      if (!spoken.contains(subject)) {
        EXPECT_EQ(steps_with[subject], step);
      }
    }
    reactions.all.push_back(last);
    ASSERT_EQ(InFull(Apply(profile, reactions)), InFull(with));
    for (const ReactionStep& step : with.steps) reactions.undone.insert(step.id);
    const Reweighted undone = Apply(profile, reactions);
    ASSERT_EQ(InFull(undone.profile), InFull(profile));
    ASSERT_TRUE(undone.steps.empty() && undone.resting.empty());
  }
}

// Fit and floor of an advert for a client who reacted so.
struct Place {
  int32_t fit = 0, floor = 0;
  int32_t plain_floor = 0;  // had what reactions add raised it
};
Place PlaceOf(const Profile& stated, const Reactions& reactions, const indexer::Vacancy& vacancy) {
  const NoSimilarity similarity;
  PlanOptions options;
  options.stated_interest_points = EarnableByInterests(stated.aspirations.interests);
  const auto profile = std::make_shared<const Profile>(
      ApplyReactions(stated, reactions, {}, similarity, kToday).profile);
  const Plan plan = MakePlan(profile, similarity, options);
  return {Score(plan, vacancy, FactsOf(*profile, vacancy, nullptr)).total, plan.floor,
          MakePlan(profile, similarity, {}).floor};
}

TEST(ReactionProperties, ALikeNeverLowersAJobThatHasTheTask) {
  testing::RandomProfiles profiles(5);
  testing::RandomVacancies vacancies(5);
  std::vector<std::string> concepts, facets, fields;
  for (size_t rank = 0; rank < 60; ++rank) {
    concepts.push_back("task:" + testing::RandomVacancies::WordAt(rank));
    facets.push_back("pace:" + testing::RandomVacancies::WordAt(rank));
  }
  for (const std::string_view field : testing::RandomVacancies::Fields())
    fields.emplace_back(field);
  RandomReactions makers(5, concepts, facets, fields);
  int raised = 0, listed = 0, first_likes = 0, floor_kept = 0;
  for (int i = 0; i < 12000; ++i) {
    Profile profile = profiles.Next();
    profile.travel.reset();
    if (i % 4 == 0) profile.aspirations.interests.clear();
    if (i % 8 == 0) profile.aspirations.fields.clear();
    const indexer::Vacancy vacancy = vacancies.Next();
    if (vacancy.tasks.empty()) continue;
    if (i % 8 == 3) profile.aspirations.fields = vacancy.fields;
    if (i % 16 == 3) profile.aspirations.interests.clear();
    Reactions reactions;
    if (i % 2 == 0) reactions = makers.Some(8, kToday);
    const Place before = PlaceOf(profile, reactions, vacancy);
    std::vector<std::string> tasks;
    for (const indexer::Task& one : vacancy.tasks) tasks.push_back(one.concept_id);
    const std::string& task = makers.Pick(tasks);
    reactions.all.push_back({"new",
                             kToday,
                             Reaction::Answer::kYes,
                             {{ReactionReason::Kind::kLikeTask, task, false, ""}}});
    const Place after = PlaceOf(profile, reactions, vacancy);
    ASSERT_GE(after.fit, before.fit) << i;
    raised += after.fit > before.fit;
    if (i % 2 == 0) continue;
    ASSERT_EQ(after.floor, before.floor) << i;
    floor_kept += after.plain_floor > before.floor;
    if (before.fit >= before.floor) {
      ASSERT_GE(after.fit, after.floor) << "off the list: " << i;
      ++listed;
      first_likes += profile.aspirations.interests.empty();
    }
  }
  EXPECT_GT(raised, 500);
  EXPECT_GT(listed, 300);
  EXPECT_GT(first_likes, 100);
  EXPECT_GT(floor_kept, 100);
  RecordProperty("raised", raised);
  RecordProperty("listed", listed);
  RecordProperty("first_likes", first_likes);
  RecordProperty("floor_kept", floor_kept);
}

}  // namespace
}  // namespace corner::matcher
