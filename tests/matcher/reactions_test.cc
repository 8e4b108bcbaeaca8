// Reactions: what each answer does, and where it stops.
#include "matcher/reactions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "matcher/resource_similarity.h"
#include "matcher/rested.h"
#include "taxonomies/resources/vocabulary.h"

namespace corner::matcher {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using Answer = Reaction::Answer;
using Kind = ReactionReason::Kind;
using Wish = ResourceHeld::Wish;

const Day kToday = *Day::FromCivil(2026, 6, 10);

Reaction Said(std::string vacancy, Answer answer, std::vector<ReactionReason> reasons = {},
              int days_ago = 1) {
  return {std::move(vacancy), kToday - days_ago, answer, std::move(reasons)};
}
ReactionReason Like(std::string id) { return {Kind::kLikeTask, std::move(id), false, ""}; }
ReactionReason Dislike(std::string id) { return {Kind::kDislikeTask, std::move(id), false, ""}; }
ReactionReason Much(std::string id) { return {Kind::kFacet, std::move(id), true, ""}; }
ReactionReason Little(std::string id) { return {Kind::kFacet, std::move(id), false, ""}; }
ReactionReason Field(std::string id) { return {Kind::kField, std::move(id), false, ""}; }
ReactionReason Only(Kind kind) { return {kind, "", false, ""}; }

Reweighted Apply(const Profile& profile, std::vector<Reaction> reactions,
                 const std::vector<indexer::Vacancy>& vacancies = {}) {
  static const ResourceSimilarity similarity(taxonomies::BuiltinResources());
  return ApplyReactions(profile, {std::move(reactions), {}}, vacancies, similarity, kToday);
}

Profile Gardener() {
  Profile profile;
  profile.aspirations.mode = Aspirations::Mode::kNamed;
  profile.aspirations.fields = {"gardening_and_land"};
  profile.aspirations.interests = {{"grow_vegetables", 2}};
  profile.facets = {{"noise", 2, FacetWish::Strength::kPrefer},
                    {"phone", 4, FacetWish::Strength::kAvoid},
                    {"outdoors", 4, FacetWish::Strength::kMust}};
  return profile;
}

std::string Line(const ReactionStep& step) {
  return step.id + " " + step.before + ">" + step.after + (step.proposal ? " ?" : "");
}
std::vector<std::string> Lines(const Reweighted& result) {
  std::vector<std::string> lines;
  for (const ReactionStep& step : result.steps) lines.push_back(Line(step));
  return lines;
}

TEST(Reactions, ALikedTaskMovesAStepAndStopsAtThree) {
  const auto like = [](const char* id) {
    return Said(id, Answer::kYes, {Like("grow_vegetables")});
  };
  EXPECT_EQ(Apply(Gardener(), {like("v1")}).profile.aspirations.interests[0].strength, 3);
  const Reweighted many = Apply(Gardener(), {like("v1"), like("v2"), like("v3")});
  EXPECT_EQ(many.profile.aspirations.interests[0].strength, 3);
  EXPECT_THAT(Lines(many), ElementsAre("interest:grow_vegetables 2>3"));
  EXPECT_THAT(many.steps[0].because,
              ElementsAre("v1@2026-06-09", "v2@2026-06-09", "v3@2026-06-09"));
}

TEST(Reactions, ANewLikeIsAddedAtOne) {
  const Reweighted once = Apply(Gardener(), {Said("v1", Answer::kMaybe, {Like("keep_bees")})});
  ASSERT_THAT(once.profile.aspirations.interests, SizeIs(2));
  EXPECT_EQ(once.profile.aspirations.interests[1].concept_id, "keep_bees");
  EXPECT_EQ(once.profile.aspirations.interests[1].strength, 1);
  EXPECT_THAT(Lines(once), ElementsAre("interest:keep_bees >1"));
}

TEST(Reactions, TheLatestWordOnAVacancyCounts) {
  const Reaction early = Said("v1", Answer::kNotNow, {Dislike("grow_vegetables")}, 9);
  const Reaction late = Said("v1", Answer::kYes, {Like("grow_vegetables")}, 2);
  const Reweighted result = Apply(Gardener(), {late, early});
  EXPECT_THAT(Lines(result), ElementsAre("interest:grow_vegetables 2>3"));
  EXPECT_THAT(result.resting, IsEmpty());
}

TEST(Reactions, WhatIsNotSaidAndWhatIsNotYetSaidMovesNothing) {
  const Reweighted result =
      Apply(Gardener(), {Said("v1", Answer::kYes), Said("v2", Answer::kNotThisKind),
                         Said("v3", Answer::kYes, {Like("keep_bees")}, -1),
                         Said("v4", Answer::kYes, {{Kind::kOther, "", false, "keep_bees"}})});
  EXPECT_THAT(result.steps, IsEmpty());
}

TEST(Reactions, LikesAndDislikesAreWeighedAgainstEachOther) {
  const Reweighted even =
      Apply(Gardener(), {Said("v1", Answer::kYes, {Like("grow_vegetables")}),
                         Said("v2", Answer::kMaybe, {Dislike("grow_vegetables")})});
  EXPECT_THAT(even.steps, IsEmpty());
  const Reweighted less =
      Apply(Gardener(), {Said("v1", Answer::kYes, {Like("grow_vegetables")}),
                         Said("v2", Answer::kMaybe, {Dislike("grow_vegetables")}),
                         Said("v3", Answer::kMaybe, {Dislike("grow_vegetables")})});
  EXPECT_THAT(Lines(less), ElementsAre("interest:grow_vegetables 2>1"));
  EXPECT_THAT(less.steps[0].because, SizeIs(2));
  EXPECT_THAT(less.steps[0].against, ElementsAre("v1@2026-06-09"));
}

TEST(Reactions, NotThisKindNeverTakesAwayWhatTheClientNamed) {
  Profile profile = Gardener();
  profile.aspirations.interests[0].strength = 1;
  profile.resources.push_back({"work_outdoors", Wish::kWant, {}, false});
  const Reweighted result =
      Apply(profile, {Said("v1", Answer::kNotThisKind,
                           {Field("gardening_and_land"), Field("retail"),
                            Dislike("grow_vegetables"), Dislike("work_outdoors")})});
  EXPECT_EQ(result.profile.aspirations.fields, profile.aspirations.fields);
  EXPECT_EQ(result.profile.aspirations.interests[0].strength, 1);
  EXPECT_EQ(result.profile.resources[0].wish, Wish::kWant);
  EXPECT_THAT(result.profile.vetoes, IsEmpty());
  EXPECT_THAT(Lines(result),
              ElementsAre("interest:grow_vegetables 1> ?", "wish:work_outdoors want>rather_not ?",
                          "field:gardening_and_land named> ?", "field:retail >never ?"));
}

TEST(Reactions, NotThisKindAddsRatherNotAndKeepsAway) {
  Profile profile = Gardener();
  profile.resources.push_back({"use_garden_machines", Wish::kHappy, {}, false});
  const Reweighted result = Apply(
      profile, {Said("v1", Answer::kNotThisKind,
                     {Dislike("use_garden_machines"), Dislike("drive_van"), Much("screen")})});
  EXPECT_THAT(Lines(result),
              ElementsAre("wish:drive_van >rather_not", "wish:use_garden_machines happy>rather_not",
                          "facet:screen >avoid 5"));
  EXPECT_EQ(result.profile.resources[0].wish, Wish::kRatherNot);
  EXPECT_EQ(result.profile.resources[1].wish, Wish::kRatherNot);
  ASSERT_THAT(result.profile.facets, SizeIs(4));
  EXPECT_EQ(result.profile.facets[3].ideal, 5);
  EXPECT_EQ(result.profile.facets[3].strength, FacetWish::Strength::kAvoid);
}

TEST(Reactions, AnUnratedFacetIsOnlyAskedAboutInAnyOtherAnswer) {
  const Reweighted result = Apply(Gardener(), {Said("v1", Answer::kMaybe, {Little("screen")})});
  EXPECT_THAT(Lines(result), ElementsAre("facet:screen >avoid 1 ?"));
  EXPECT_THAT(result.profile.facets, SizeIs(3));
}

TEST(Reactions, FacetsMoveAStepEachTwoInAllAndMustsNever) {
  const auto three = [&](const ReactionReason& reason) {
    return Apply(Gardener(),
                 {Said("v1", Answer::kYes, {reason}), Said("v2", Answer::kMaybe, {reason}),
                  Said("v3", Answer::kNotNow, {reason}, 40)});
  };
  EXPECT_THAT(Lines(three(Little("noise"))), ElementsAre("facet:noise prefer 2>prefer 4"));
  EXPECT_THAT(Lines(three(Much("noise"))), ElementsAre("facet:noise prefer 2>prefer 1"));
  EXPECT_THAT(Lines(three(Much("phone"))), ElementsAre("facet:phone avoid 4>avoid 5"));
  const Reweighted must = three(Much("outdoors"));
  EXPECT_THAT(Lines(must), ElementsAre("facet:outdoors must 4>must 2 ?"));
  EXPECT_EQ(must.profile.facets[2].ideal, 4);
}

TEST(Reactions, PeopleIsTheFacetByAnotherName) {
  const auto with = [](Kind kind) {
    return Lines(Apply(Gardener(), {Said("v1", Answer::kNotThisKind, {{kind, "team", true, ""}})}));
  };
  EXPECT_EQ(with(Kind::kPeople), with(Kind::kFacet));
}

TEST(Reactions, RulesAreOnlyEverAskedAbout) {
  Profile profile = Gardener();
  profile.travel = TravelWish{};
  profile.travel->max_minutes = 45;
  indexer::Vacancy vacancy;
  vacancy.id = "v1";
  vacancy.employer_key = "tern cafe";
  const Reweighted result = Apply(profile,
                                  {Said("v1", Answer::kNotThisKind,
                                        {Only(Kind::kTooFar), Only(Kind::kHours), Only(Kind::kPay),
                                         Only(Kind::kNotThePlace), Only(Kind::kEmployer)})},
                                  {vacancy});
  EXPECT_THAT(Lines(result), ElementsAre("rule:employer tern cafe >never ?", "rule:hours > ?",
                                         "rule:pay > ?", "rule:place > ?", "rule:travel 45> ?"));
  EXPECT_EQ(result.profile.travel->max_minutes, 45);
  EXPECT_THAT(result.profile.vetoes, IsEmpty());
}

TEST(Reactions, NotNowRestsForTwentyEightDays) {
  const auto result = [](int days_ago) {
    return Apply(Gardener(), {Said("v1", Answer::kNotNow, {}, days_ago)});
  };
  EXPECT_THAT(Lines(result(27)), ElementsAre("rest:job v1 >rests"));
  EXPECT_EQ(result(27).resting[0].until, kToday + 1);
  EXPECT_EQ(result(27).steps[0].expires, kToday + 1);
  EXPECT_THAT(result(28).resting, IsEmpty());
  EXPECT_THAT(result(28).steps, IsEmpty());
}

TEST(Reactions, AnEmployerOrAFieldRestsWhenItWasSaid) {
  indexer::Vacancy here, there, shop;
  here.id = "v1";
  there.id = "v2";
  here.employer_key = there.employer_key = "tern cafe";
  shop.id = "v3";
  shop.fields = {"retail"};
  const auto reasons = {Only(Kind::kEmployer), Field("retail")};
  const Reweighted result = Apply(Gardener(), {Said("v1", Answer::kNotNow, reasons)}, {here});
  EXPECT_EQ(RestsUntil(result.resting, there), kToday - 1 + kRestDays);
  EXPECT_EQ(RestsUntil(result.resting, shop), kToday - 1 + kRestDays);
  indexer::Vacancy other;
  other.id = "v4";
  EXPECT_EQ(RestsUntil(result.resting, other), std::nullopt);

  Shortlist list;
  for (const indexer::Vacancy& vacancy : {there, other, shop}) {
    list.items.emplace_back().vacancy = vacancy;
  }
  const std::vector<RestingItem> taken = TakeResting(result.resting, &list);
  ASSERT_THAT(taken, SizeIs(2));
  EXPECT_EQ(taken[0].item.vacancy.id, "v2");
  ASSERT_THAT(list.items, SizeIs(1));
  EXPECT_EQ(list.items[0].vacancy.id, "v4");
}

TEST(Reactions, LivedExperienceIsOnlyEverProposed) {
  ASSERT_TRUE(taxonomies::BuiltinResources().Find("peer_support")->sensitive());
  for (const Answer answer : {Answer::kYes, Answer::kNotThisKind}) {
    const ReactionReason reason =
        answer == Answer::kYes ? Like("peer_support") : Dislike("peer_support");
    const Reweighted result = Apply(Gardener(), {Said("v1", answer, {reason})});
    ASSERT_THAT(result.steps, SizeIs(1));
    EXPECT_TRUE(result.steps[0].proposal);
    EXPECT_THAT(result.profile.aspirations.interests, SizeIs(1));
    EXPECT_THAT(result.profile.resources, IsEmpty());
  }
}

TEST(Reactions, TheClientsOwnWordAgainstATaskOutweighsALike) {
  Profile profile = Gardener();
  profile.vetoes.push_back({Veto::Kind::kConcept, "drive_van"});
  profile.resources.push_back({"phone", Wish::kRatherNot, {}, false});
  const Reweighted result =
      Apply(profile, {Said("v1", Answer::kYes, {Like("drive_van"), Like("phone")})});
  EXPECT_THAT(Lines(result), ElementsAre("interest:drive_van >1 ?", "interest:phone >1 ?"));
  EXPECT_THAT(result.profile.aspirations.interests, SizeIs(1));
}

// A profile that names nothing counts every field alike; a first liked task must not end that.
TEST(Reactions, AFirstLikeLeavesEveryFieldOpen) {
  Profile profile;
  profile.aspirations.mode = Aspirations::Mode::kNamed;
  const Reweighted result = Apply(profile, {Said("v1", Answer::kYes, {Like("keep_bees")})});
  EXPECT_EQ(result.profile.aspirations.mode, Aspirations::Mode::kNoneGiven);
}

TEST(Reactions, AStepCanBeTakenBack) {
  const Reactions reactions = {{Said("v1", Answer::kNotNow, {Like("keep_bees"), Little("noise")})},
                               {"interest:keep_bees", "rest:job v1"}};
  const Reweighted result = ApplyReactions(Gardener(), reactions, {}, NoSimilarity(), kToday);
  EXPECT_THAT(Lines(result), ElementsAre("facet:noise prefer 2>prefer 3"));
  EXPECT_THAT(result.profile.aspirations.interests, SizeIs(1));
  EXPECT_THAT(result.resting, IsEmpty());
}

}  // namespace
}  // namespace corner::matcher
