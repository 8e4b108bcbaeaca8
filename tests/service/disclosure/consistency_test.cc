// The consistency guard against a slow truth table, over every combination of what it looks at.
#include "service/disclosure/consistency.h"

#include <gtest/gtest.h>

#include <set>

#include "matcher/phrases/lint.h"
#include "service/disclosure/letters.h"
#include "tests/service/disclosure/random_case.h"
#include "tests/support/status_matchers.h"

namespace corner::disclosure {
namespace {

using Code = Warning::Code;
using Plan = DisclosurePlan;

const absl::Time kNow = absl::FromUnixSeconds(1'800'000'000);
const Code kAllCodes[] = {
    Code::kMayNotContact, Code::kMayNotNameClient,  Code::kNotARecipient,
    Code::kTooSoon,       Code::kMayNotName,        Code::kClientTellsFirst,
    Code::kNotTheirWords, Code::kApplicationSilent, Code::kApplicationToldMore};

struct Row {
  std::optional<Plan> plan;
  std::optional<ApplicationStory> application;
  PlannedConversation conversation;
  Plan::Moment moment = Plan::Moment::kBeforeOffer;
};

// One bit of `bits` each time.
struct Bits {
  uint32_t bits;
  bool Take() {
    const bool bit = (bits & 1) != 0;
    bits >>= 1;
    return bit;
  }
};
constexpr uint32_t kRows = 1u << 18;

Row RowOf(uint32_t number) {
  Bits bits{number};
  Row row;
  if (bits.Take()) {
    Plan& plan = row.plan.emplace();
    plan.stance = static_cast<Plan::Stance>(bits.Take() + 2 * bits.Take());
    plan.may_contact = bits.Take(), plan.may_name_me = bits.Take();
    plan.may_name_service = bits.Take();
    plan.teller = bits.Take() ? Plan::Teller::kSpecialist : Plan::Teller::kClient;
    if (bits.Take()) plan.withdrawn = kNow;
    plan.recipients = {"line manager"};
    plan.words = {"I like a quiet desk.", "I take Tuesdays off for the hidden thing"};
    plan.exclusions = {"hidden thing"};
  } else {
    for (int i = 0; i < 7; ++i) bits.Take();
  }
  if (bits.Take()) {
    row.application = ApplicationStory{.tells = bits.Take(), .names_service = bits.Take()};
    if (bits.Take()) row.application->by = Author::kSpecialist;
  } else {
    for (int i = 0; i < 3; ++i) bits.Take();
  }
  row.moment = bits.Take() ? Plan::Moment::kAfterOffer : Plan::Moment::kBeforeOffer;
  row.conversation.recipient = bits.Take() ? "Line Manager" : "the owner";
  row.conversation.names_client = bits.Take();
  row.conversation.names_service = bits.Take();
  constexpr const char* kSays[] = {"", "i like a QUIET desk",
                                   "I take Tuesdays off for the hidden thing", "I hear the sea"};
  const char* says = kSays[bits.Take() + 2 * bits.Take()];
  if (*says != 0) row.conversation.says = {says};
  return row;
}

// Said from the point of view of the person, one question at a time.
bool NaiveHolds(Code code, const Row& row) {
  const auto& talk = row.conversation;
  const bool alive = row.plan && !row.plan->withdrawn &&
                     (row.plan->stance == Plan::Stance::kAfterOffer ||
                      row.plan->stance == Plan::Stance::kAtApplication);
  const bool says = !talk.says.empty();
  const bool now_is_fine = alive && (row.plan->stance == Plan::Stance::kAtApplication ||
                                     row.moment != Plan::Moment::kBeforeOffer);
  switch (code) {
    case Code::kMayNotContact:
      return !(alive && row.plan->may_contact);
    case Code::kMayNotNameClient:
      return talk.names_client && !(alive && row.plan->may_name_me);
    case Code::kNotARecipient:
      if (!says && !talk.names_service && !talk.names_client) return false;
      return !(alive && talk.recipient == "Line Manager");
    case Code::kTooSoon:
      return alive && !now_is_fine && (says || talk.names_service);
    case Code::kMayNotName:
      return talk.names_service && !(alive && row.plan->may_name_service);
    case Code::kClientTellsFirst:
      if (!says || !alive || row.plan->teller != Plan::Teller::kClient || talk.client_there) {
        return false;
      }
      return !(row.application && row.application->tells && row.application->by == Author::kClient);
    case Code::kNotTheirWords:
      return says && !(alive && talk.says[0] == "i like a QUIET desk");
    case Code::kApplicationSilent:
      if (!row.application || row.application->tells) return false;
      return says || (talk.names_service && !row.application->names_service);
    case Code::kApplicationToldMore:
      return row.application && (row.application->tells || row.application->names_service) &&
             !now_is_fine;
  }
  return false;
}

TEST(ConsistencyGuard, AgreesWithTheTruthTable) {
  std::map<Code, int> seen;
  int silent = 0;
  for (uint32_t number = 0; number < kRows; ++number) {
    Row row = RowOf(number);
    row.conversation.client_there = number % 3 == 0;
    std::vector<Code> expected, found;
    for (const Code code : kAllCodes) {
      if (NaiveHolds(code, row)) expected.push_back(code);
    }
    for (const Warning& warning : CheckConsistency(row.plan ? &*row.plan : nullptr, row.application,
                                                   row.conversation, row.moment, kNow)) {
      found.push_back(warning.code);
      ++seen[warning.code];
    }
    ASSERT_EQ(found, expected) << "row " << number;
    silent += found.empty() ? 1 : 0;
  }
  for (const Code code : kAllCodes) EXPECT_GT(seen[code], 0) << WarningWord(code);
  EXPECT_GT(silent, 0);
}

TEST(ConsistencyGuard, SaysPlainlyWhatIsWrongAndWhatToDo) {
  std::set<std::string> sentences;
  PlannedConversation talk{.recipient = "the owner",
                           .names_client = true,
                           .names_service = true,
                           .says = {"I hear the sea"}};
  Plan plan;
  plan.stance = Plan::Stance::kAfterOffer;
  std::vector<Warning> all =
      CheckConsistency(&plan, ApplicationStory{}, talk, Plan::Moment::kBeforeOffer, kNow);
  for (const Warning& warning : CheckConsistency(&plan, ApplicationStory{.tells = true}, talk,
                                                 Plan::Moment::kBeforeOffer, kNow)) {
    if (warning.code == Code::kApplicationToldMore) all.push_back(warning);
  }
  ASSERT_EQ(all.size(), std::size(kAllCodes));
  for (const Warning& warning : all) {
    EXPECT_TRUE(warning.sentence.ends_with('.') && warning.what_to_do.ends_with('.'));
    EXPECT_LT(warning.sentence.size() + warning.what_to_do.size(), 200u);
    EXPECT_TRUE(matcher::Lint(warning.sentence).empty()) << warning.sentence;
    EXPECT_TRUE(matcher::Lint(warning.what_to_do).empty()) << warning.what_to_do;
    EXPECT_TRUE(sentences.insert(warning.sentence).second);
    EXPECT_EQ(warning.sentence.find("sea"), std::string::npos);
    EXPECT_FALSE(WarningWord(warning.code).empty());
  }
}

// The story is taken from the letter itself, so the guard cannot be told otherwise.
TEST(ConsistencyGuard, ReadsTheStoryFromTheLetter) {
  testing::RandomCases cases(46);
  int told = 0;
  for (int i = 0; i < 500; ++i) {
    const testing::RandomCase one = cases.Next();
    ASSERT_OK_AND_ASSIGN(const auto policy, DisclosurePolicy::For(one.facts));
    ASSERT_OK_AND_ASSIGN(const auto letter, ApplicationLetter(policy, one.listed));
    const ApplicationStory story = StoryOf(letter);
    bool any = false;
    for (const auto& text : one.words) {
      any |= letter.body().text().find(text.marker) != std::string_view::npos;
    }
    EXPECT_EQ(story.tells, any);
    EXPECT_EQ(story.by, Author::kClient);
    EXPECT_EQ(story.moment, one.facts.moment);
    told += any ? 1 : 0;
    const auto introduction = Introduction(policy, one.listed);
    if (!introduction.ok()) continue;
    EXPECT_EQ(StoryOf(*introduction).names_service,
              introduction->body().text().find("I work for") != std::string_view::npos);
    EXPECT_FALSE(StoryOf(*introduction).tells);
  }
  EXPECT_GT(told, 50);
}

}  // namespace
}  // namespace corner::disclosure
