// INV-08: an interview-offer scheme is usable only where the client's plan in force tells that
// employer at application, and then only with the advert's minimum met; a contact only where the
// plan lets the specialist speak with them and the team knows somebody.
#include <gtest/gtest.h>

#include "matcher/way_in.h"
#include "service/disclosure/matcher_uses.h"

namespace corner::disclosure {
namespace {

using Plan = casework::DisclosurePlan;

const absl::Time kNow = absl::FromUnixSeconds(1'800'000'000);

bool Knows(std::string_view employer) { return employer == "harbour"; }

// Every plan that matters: stances, permissions, dates around now, each known and unknown.
std::vector<Plan> AllPlans() {
  std::vector<Plan> plans;
  const std::optional<absl::Time> times[] = {std::nullopt, kNow - absl::Nanoseconds(1), kNow,
                                             kNow + absl::Nanoseconds(1)};
  for (int stance = 0; stance < 4; ++stance) {
    for (const bool contact : {false, true}) {
      for (const auto& expires : times) {
        for (const auto& withdrawn : times) {
          for (const char* employer : {"harbour", "brook"}) {
            Plan plan;
            plan.employer = employer;
            plan.stance = static_cast<Plan::Stance>(stance);
            plan.may_contact = contact;
            plan.may_name_me = plan.may_name_service = true;
            plan.expires = expires, plan.withdrawn = withdrawn;
            plans.push_back(plan);
          }
        }
      }
    }
  }
  return plans;
}

bool NaiveInForce(const Plan& plan) {
  if (plan.withdrawn && *plan.withdrawn <= kNow) return false;
  if (plan.expires && *plan.expires <= kNow) return false;
  return plan.stance == Plan::Stance::kAfterOffer || plan.stance == Plan::Stance::kAtApplication;
}

TEST(Scheme, IsUsableOnlyWithAPlanInForceThatTellsAtApplication) {
  int schemes = 0, contacts = 0;
  for (const Plan& plan : AllPlans()) {
    const auto uses = UsesOf({&plan, 1}, kNow, Knows);
    const matcher::DisclosureUse use = uses(plan.employer);
    const bool scheme = NaiveInForce(plan) && plan.stance == Plan::Stance::kAtApplication;
    const bool contact = NaiveInForce(plan) && plan.may_contact && plan.employer == "harbour";
    EXPECT_EQ(use.scheme_usable, scheme);
    EXPECT_EQ(use.contact_usable, contact);
    schemes += scheme ? 1 : 0, contacts += contact ? 1 : 0;
    for (const char* other : {"", "harbou", "harbour2", "Harbour"}) {
      EXPECT_FALSE(uses(other).scheme_usable || uses(other).contact_usable) << other;
    }
  }
  EXPECT_EQ(schemes, 2 * 2 * 2 * 2);
  EXPECT_EQ(contacts, 2 * 2 * 2);
}

TEST(Scheme, NothingIsUsableWithoutAPlanOrAnEmployer) {
  EXPECT_FALSE(UsesOf({}, kNow, Knows)("harbour").scheme_usable);
  Plan nameless;
  nameless.stance = Plan::Stance::kAtApplication;
  EXPECT_FALSE(UsesOf({&nameless, 1}, kNow, Knows)("").scheme_usable);
  Plan plan = nameless;
  plan.employer = "harbour";
  plan.may_contact = true;
  EXPECT_FALSE(UsesOf({&plan, 1}, kNow, nullptr)("harbour").contact_usable);
}

TEST(Scheme, TwoPlansForOneEmployerAllowWhatBothAllow) {
  Plan open, closed;
  open.employer = closed.employer = "harbour";
  open.stance = Plan::Stance::kAtApplication;
  open.may_contact = true;
  for (const auto& plans : {std::vector{open, closed}, std::vector{closed, open}}) {
    const auto use = UsesOf(plans, kNow, Knows)("harbour");
    EXPECT_FALSE(use.scheme_usable || use.contact_usable);
  }
  const std::vector both = {open, open};
  EXPECT_TRUE(UsesOf(both, kNow, Knows)("harbour").scheme_usable);
}

// The other half: the minimum is the matcher's to look at.
TEST(Scheme, OffersAnInterviewOnlyWhereTheMinimumIsMetToo) {
  const matcher::Profile profile;
  matcher::Plan plan;
  plan.profile = std::make_shared<const matcher::Profile>(profile);
  matcher::JobFacts facts;
  int offers = 0;
  for (const Plan& disclosure : AllPlans()) {
    const auto use = UsesOf({&disclosure, 1}, kNow, Knows)(disclosure.employer);
    for (const bool met : {false, true}) {
      for (const uint8_t level : {0, 1, 2, 3}) {
        facts.schemes = level;
        const auto way_in =
            matcher::MakeWayIn(plan, facts, indexer::kMatchNoDay, met, use, Day(20600));
        const bool expected = met && level >= 2 && NaiveInForce(disclosure) &&
                              disclosure.stance == Plan::Stance::kAtApplication;
        EXPECT_EQ(way_in.interview_offer, expected);
        offers += expected ? 1 : 0;
      }
    }
  }
  EXPECT_GT(offers, 0);
}

}  // namespace
}  // namespace corner::disclosure
