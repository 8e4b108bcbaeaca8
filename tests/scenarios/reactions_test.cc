// A client reacts to a shortlist and looks again; someone answers cards.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "taxonomies/base/text.h"
#include "tests/scenarios/demonstration.h"

namespace corner::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string Text(JsonValue value) { return std::string(value.string().value_or("")); }

class ReactionScenario : public Demonstration {
 protected:
  std::string profile_ = scratch_.Write("profile.json", R"({"schema":1,"key":"k",
      "aspirations":{"fields":["gardening_and_land","catering"]}})");
};

TEST_F(ReactionScenario, WhatWasSaidIsFollowedAndShown) {
  const Outcome first = Run({"match", "--profile", profile_, "--limit", "5", "--json"});
  ASSERT_EQ(first.status, 0) << first.err;
  const JsonDocument list = Json(first.out);
  EXPECT_FALSE(list.root().member("steps").valid());
  const std::string id = Text(list.root().member("items").element(0).member("id"));
  const std::string reactions = scratch_.Write(
      "reactions.json",
      Concat(R"({"schema":1,"reactions":[{"vacancy":")", id,
             R"(","day":"2026-05-30","answer":"not_now","reasons":["like_task:gardening"]}]})"));
  const Args args = {"match", "--profile", profile_, "--reactions", reactions, "--limit", "5"};
  Args with_json = args;
  with_json.push_back("--json");
  const Outcome second = Run(with_json);
  ASSERT_EQ(second.status, 0) << second.err;
  const JsonDocument again = Json(second.out);
  const JsonValue items = again.root().member("items"), rests = again.root().member("resting");
  ASSERT_EQ(items.size(), 5u);
  for (size_t i = 0; i < items.size(); ++i) EXPECT_NE(Text(items.element(i).member("id")), id);
  ASSERT_EQ(rests.size(), 1u);
  EXPECT_EQ(Text(rests.element(0).member("until")), "2026-06-27");
  EXPECT_EQ(Text(rests.element(0).member("item").member("id")), id);
  EXPECT_EQ(again.root().member("openings").integer(), list.root().member("openings").integer());
  EXPECT_EQ(again.root().member("floor").integer(), list.root().member("floor").integer());
  const JsonValue steps = again.root().member("steps");
  ASSERT_EQ(steps.size(), 2u);
  EXPECT_EQ(Text(steps.element(0).member("id")), "interest:gardening");
  EXPECT_EQ(Text(steps.element(1).member("expires")), "2026-06-27");
  const Outcome words = Run(args);
  EXPECT_THAT(words.out, HasSubstr("Resting:"));
  EXPECT_THAT(words.out, HasSubstr("They liked gardening in 1 job"));
}

TEST_F(ReactionScenario, AWrongFileIsToldApartFromNoReactions) {
  const std::string wrong = scratch_.Write(
      "wrong.json",
      R"({"schema":1,"reactions":[{"vacancy":"v","day":"2026-05-30","answer":"no"}]})");
  const Outcome outcome = Run({"match", "--profile", profile_, "--reactions", wrong});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_EQ(outcome.out, "");
  EXPECT_THAT(outcome.err, HasSubstr("/reactions/0/answer"));
  const Outcome alone = Run({"match", "--profiles", data_, "--reactions", wrong});
  EXPECT_EQ(alone.status, 2);
}

TEST_F(ReactionScenario, CardsGoOnWhereTheAnswersStop) {
  const Outcome first = Run({"cards", "--json"});
  ASSERT_EQ(first.status, 0) << first.err;
  const std::string card = Text(Json(first.out).root().member("next").member("card"));
  const std::string answers = scratch_.Write(
      "answers.json",
      Concat(R"({"schema":1,"answers":[{"card":")", card, R"(","choice":"left"}]})"));
  const Outcome second = Run({"cards", "--answers", answers, "--json"});
  ASSERT_EQ(second.status, 0) << second.err;
  const JsonDocument after = Json(second.out);
  EXPECT_NE(Text(after.root().member("next").member("card")), card);
  EXPECT_GT(after.root().member("words").size(), 0u);
  // What they come to is a profile that match takes.
  const std::string made = scratch_.Write("made.json", after.root().member("profile").ToJson());
  EXPECT_EQ(Run({"match", "--profile", made, "--limit", "1"}).status, 0);
  const Outcome words = Run({"cards", "--answers", answers});
  EXPECT_THAT(words.out, HasSubstr("Which would you rather have?"));
  EXPECT_THAT(words.out, HasSubstr("You said you’d rather have"));
  EXPECT_THAT(words.out, Not(HasSubstr("Nothing is said")));
}

}  // namespace
}  // namespace corner::testing
