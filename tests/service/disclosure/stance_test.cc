// INV-07: undecided, none, expired, withdrawn and no plan at all give, byte for byte, what a client
// without a word about health gives; withdrawing takes effect at once and across a restart.
#include <gtest/gtest.h>

#include "service/disclosure/release.h"
#include "tests/service/disclosure/random_case.h"
#include "tests/support/status_matchers.h"

namespace corner::testing {
namespace {

using casework::DisclosurePlan;
using disclosure::Author;

// The same client who never said a word about health, support or this plan.
RandomCase WithoutHealth(const RandomCase& one) {
  RandomCase twin = one;
  twin.facts.plan.reset();
  const auto says_nothing = [&](const std::string& text) {
    for (const auto* planted : {&one.evidence, &one.credentials}) {
      for (const PlantedText& p : *planted) {
        if (text.find(p.marker) == std::string::npos) continue;
        return !p.exclusion && !p.service && !p.health;
      }
    }
    return false;  // not shared
  };
  for (disclosure::Strength& strength : twin.facts.client.strengths) {
    std::erase_if(strength.evidence, [&](const disclosure::SharedEvidence& evidence) {
      return !says_nothing(evidence.text);
    });
  }
  std::erase_if(twin.facts.client.strengths,
                [](const disclosure::Strength& strength) { return strength.sensitive; });
  std::erase_if(twin.facts.client.credentials,
                [&](const std::string& text) { return !says_nothing(text); });
  return twin;
}

// One way not to tell, with everything else of the plan as generous as it was.
void MakeInert(int way, RandomCase* one) {
  DisclosurePlan& plan = *one->facts.plan;
  plan.may_contact = plan.may_name_me = plan.may_name_service = true;
  if (way == 0) plan.stance = DisclosurePlan::Stance::kNone;
  if (way == 1) plan.stance = DisclosurePlan::Stance::kUndecided;
  if (way == 2) plan.withdrawn = one->facts.now;
  if (way == 3) plan.expires = one->facts.now;
}

TEST(Stance, TellsNothingByDefaultByteForByte) {
  RandomCases cases(71);
  const int64_t plans = std::min<int64_t>(PropertyPlans(), 20'000);
  for (int64_t i = 0; i < plans; ++i) {
    RandomCase one = cases.Next();
    const RandomCase twin = WithoutHealth(one);
    if (one.facts.plan) MakeInert(static_cast<int>(i % 4), &one);
    for (const auto& to : {one.listed, one.stranger}) {
      ASSERT_EQ(AllOutputs(one, to), AllOutputs(twin, to)) << "case " << i;
    }
  }
}

// As the store keeps a plan: written, and read again.
DisclosurePlan Reopened(const DisclosurePlan& plan) {
  auto read = casework::ReadDisclosurePlan(casework::WriteDisclosurePlan(plan));
  EXPECT_TRUE(read.ok()) << read.status();
  return *std::move(read);
}

TEST(Stance, WithdrawingTakesEffectAtOnceAndAcrossARestart) {
  RandomCases cases(72);
  int64_t told_before = 0;
  const int64_t plans = std::min<int64_t>(PropertyPlans(), 20'000);
  for (int64_t i = 0; i < plans; ++i) {
    RandomCase one = cases.Next();
    if (!one.facts.plan) continue;
    const RandomCase twin = WithoutHealth(one);
    const absl::Time at = one.facts.now;
    one.facts.plan->withdrawn = one.facts.plan->expires = std::nullopt;
    const auto unlimited = AllOutputs(one, one.listed);
    one.facts.plan->withdrawn = at;
    one.facts.plan = Reopened(*one.facts.plan);

    // The start of a nanosecond earlier it still told, and its calendar entry is stamped so.
    one.facts.now = at - absl::Nanoseconds(1);
    const auto before = AllOutputs(one, one.listed);
    for (size_t n = 0; n < before.size(); ++n) {
      if (before[n].name.starts_with("calendar")) continue;
      ASSERT_EQ(before[n], unlimited[n]);
    }
    told_before += before == AllOutputs(twin, one.listed) ? 0 : 1;
    for (const absl::Duration later :
         {absl::ZeroDuration(), absl::Nanoseconds(1), absl::Hours(9), absl::Hours(24 * 365 * 50)}) {
      one.facts.now = at + later;
      RandomCase then = twin;
      then.facts.now = one.facts.now;
      ASSERT_EQ(AllOutputs(one, one.listed), AllOutputs(then, one.listed)) << "case " << i;
    }
  }
  EXPECT_GT(told_before, plans / 10);
}

TEST(Stance, WhatWasWrittenBeforeAWithdrawalNoLongerLeaves) {
  RandomCases cases(73);
  RandomCase one = cases.Next();
  while (!one.facts.plan) one = cases.Next();
  DisclosurePlan plan = *one.facts.plan;
  plan.stance = DisclosurePlan::Stance::kAtApplication;
  plan.expires = one.facts.now + absl::Hours(2);
  plan.withdrawn.reset();
  one.facts.plan = plan;
  ASSERT_OK_AND_ASSIGN(const auto policy, disclosure::DisclosurePolicy::For(one.facts));
  ASSERT_OK_AND_ASSIGN(const auto letter, ApplicationLetter(policy, one.listed));
  const absl::Time later = one.facts.now + absl::Hours(1);
  constexpr auto kStale = absl::StatusCode::kFailedPrecondition;

  ASSERT_OK_AND_ASSIGN(const auto released, Release(letter, &plan, later, "staff1"));
  EXPECT_EQ(released.by(), "staff1");
  EXPECT_EQ(released.document().body().text(), letter.body().text());
  const DisclosurePlan again = Reopened(plan);
  EXPECT_THAT(Release(letter, &again, later, "staff1"), IsOk());

  EXPECT_THAT(Release(letter, nullptr, later, "staff1"), FailsWith(kStale, "has changed"));
  EXPECT_THAT(Release(letter, &plan, *plan.expires, "staff1"), FailsWith(kStale, "has changed"));
  DisclosurePlan withdrawn = plan;
  withdrawn.withdrawn = later;
  EXPECT_THAT(Release(letter, &withdrawn, later, "staff1"), FailsWith(kStale, "has changed"));
  DisclosurePlan reworded = plan;
  reworded.words = {"Something else."};
  EXPECT_THAT(Release(letter, &reworded, later, "staff1"), FailsWith(kStale, "has changed"));
  // INV-22
  for (const char* nobody : {"", "system"}) {
    EXPECT_THAT(Release(letter, &plan, later, nobody), FailsWith(kStale, "unless a person"));
  }
}

TEST(Stance, ThePrintOfAPlanTellsPlansApart) {
  RandomCases cases(74);
  DisclosurePlan plan;
  EXPECT_EQ(disclosure::PlanPrint(nullptr), "none");
  const std::string print = disclosure::PlanPrint(&plan);
  plan.exclusions = {"x"};
  EXPECT_NE(disclosure::PlanPrint(&plan), print);
}

}  // namespace
}  // namespace corner::testing
