// Held adverts in the ledger: what the gate finds, what a person decides, and what is left of both
// when the advert comes again.
#include "indexer/ledger/hold_book.h"

#include <gmock/gmock.h>

#include "indexer/ledger/schema.h"
#include "indexer/ledger/sqlite.h"
#include "taxonomies/base/text.h"
#include "tests/indexer/ledger/ledger_fixture.h"

namespace corner::indexer {
namespace {

using ::corner::testing::FailsWith;
using ::corner::testing::IsOk;
using ::corner::testing::RandomVacancies;
using ::testing::ElementsAre;
using ::testing::Pair;

constexpr Day kToday{20600};
constexpr auto kReleased = HoldDecision::Kind::kReleased;
constexpr auto kKept = HoldDecision::Kind::kKept;

std::vector<QualityReason> Found(std::initializer_list<std::string_view> rules) {
  std::vector<QualityReason> reasons;
  for (const std::string_view rule : rules) {
    reasons.push_back({FindQualityRule(rule), "text:description", "words", 3, 8});
  }
  return reasons;
}

const std::vector<QualityReason> kNothing,
    kFee = Found({"fee_asked.stated"}),
    kFeeAndPhone = Found({"fee_asked.stated", "premium_phone.premium"}),
    kMark = Found({"no_employer.unnamed"});

Vacancy Advert(std::string_view external_id, std::string_view title = "Packer") {
  Vacancy vacancy;
  vacancy.source = "random";
  vacancy.external_id = external_id;
  vacancy.id = VacancyId("random", external_id);
  vacancy.title = title;
  vacancy.employer_name = "Larkrise";
  vacancy.employer_key = "larkrise";
  vacancy.description_text = "Pack toys at home.";
  vacancy.first_seen = kToday;
  return vacancy;
}

class HoldBookTest : public LedgerTest {
 protected:
  void SetUp() override {
    LedgerTest::SetUp();
    ledger_ = MustOpen(Ledger::Mode::kWrite);
  }

  // One run with one advert; what became of it.
  Judged Put(const Vacancy& vacancy, const std::vector<QualityReason>& reasons, Day day = kToday) {
    EXPECT_THAT(ledger_->BeginRun("random", day), IsOk());
    auto judged = ledger_->PutJudged(vacancy, "raw", reasons);
    EXPECT_THAT(judged, IsOk());
    EXPECT_THAT(ledger_->CommitRun({}), IsOk());
    EXPECT_THAT(ledger_->Check(), IsOk());
    return judged.ok() ? *std::move(judged) : Judged();
  }
  Status StatusNow(const Vacancy& vacancy) const {
    return ledger_->Find(vacancy.id)->vacancy.status;
  }

  std::unique_ptr<Ledger> ledger_;
};

TEST_F(HoldBookTest, AReasonThatHoldsHoldsAndAMarkDoesNot) {
  EXPECT_EQ(Put(Advert("1"), kFee).status, Status::kHeld);
  EXPECT_EQ(Put(Advert("2"), kMark).status, Status::kOpen);
  EXPECT_EQ(Put(Advert("3"), kNothing).status, Status::kOpen);
  EXPECT_EQ(ledger_->OpenIds()->size(), 2u);
  EXPECT_EQ(ledger_->Counts()->held, 1);
  ASSERT_OK_AND_ASSIGN(const auto held, ledger_->Held("", "", 10));
  ASSERT_EQ(held.size(), 1u);
  EXPECT_EQ(held[0].vacancy.external_id, "1");
  EXPECT_EQ(held[0].record.reasons, kFee);
  EXPECT_EQ(held[0].record.since, kToday);
  EXPECT_EQ(ledger_->HoldOf(Advert("2").id)->reasons, kMark);
  EXPECT_TRUE(ledger_->HoldOf(Advert("3").id)->empty());
  EXPECT_THAT(*ledger_->HeldByCode(), ElementsAre(Pair("fee_asked", 1)));
  EXPECT_THAT(ledger_->HoldOf("v0"), FailsWith(absl::StatusCode::kNotFound, "no vacancy"));
}

TEST_F(HoldBookTest, AReleaseSurvivesTheSameAdvertComingAgain) {
  const Vacancy packer = Advert("1");
  Put(packer, kFee);
  const uint64_t seq = ledger_->Counts()->seq;
  ASSERT_THAT(ledger_->Decide(packer.id, {kReleased, "Ada Lane", "The fee is for a club.", kToday}),
              IsOk());
  EXPECT_EQ(StatusNow(packer), Status::kOpen);
  EXPECT_GT(ledger_->Counts()->seq, seq) << "the index must learn of it";
  EXPECT_THAT(ledger_->Check(), IsOk());
  for (int day = 1; day < 4; ++day) {
    const Judged again = Put(packer, kFee, kToday + day);
    EXPECT_EQ(again.stored, Stored::kUnchanged);
    EXPECT_EQ(again.status, Status::kOpen);
  }
  const HoldRecord record = *ledger_->HoldOf(packer.id);
  ASSERT_TRUE(record.decision.has_value());
  EXPECT_EQ(record.decision->by, "Ada Lane");
  EXPECT_EQ(record.decision->day, kToday);
  EXPECT_FALSE(record.decision_is_past);
  // A later closing date is no new wording.
  Vacancy longer = packer;
  longer.closes = kToday + 30;
  EXPECT_EQ(Put(longer, kFee).status, Status::kOpen);
}

TEST_F(HoldBookTest, AChangedWordingOrANewReasonIsLookedAtAgain) {
  const Vacancy packer = Advert("1");
  Put(packer, kFee);
  ASSERT_THAT(ledger_->Decide(packer.id, {kReleased, "Ada Lane", "Fine.", kToday}), IsOk());
  EXPECT_EQ(Put(packer, kFeeAndPhone).status, Status::kHeld) << "nobody has seen the number";
  EXPECT_EQ(Put(packer, kFee).status, Status::kOpen);
  Vacancy changed = packer;
  changed.description_text = "Pack toys at home. Pay first.";
  EXPECT_EQ(Put(changed, kFee).status, Status::kHeld);
  const HoldRecord record = *ledger_->HoldOf(packer.id);
  ASSERT_TRUE(record.decision.has_value());
  EXPECT_TRUE(record.decision_is_past) << "and it says that it was released before";
  EXPECT_EQ(Put(changed, kNothing).status, Status::kOpen) << "a mended advert is free";
}

TEST_F(HoldBookTest, WhatAPersonKeptStaysHeldUntilAPersonLooksAgain) {
  const Vacancy packer = Advert("1");
  Put(packer, kFee);
  ASSERT_THAT(ledger_->Decide(packer.id, {kKept, "Ada Lane", "A known trick.", kToday}), IsOk());
  EXPECT_EQ(StatusNow(packer), Status::kHeld);
  EXPECT_EQ(Put(packer, kNothing).status, Status::kHeld);
  Vacancy changed = packer;
  changed.title = "Toy packer";
  const Judged again = Put(changed, kNothing);
  EXPECT_EQ(again.status, Status::kHeld);
  ASSERT_EQ(again.reasons.size(), 1u);
  EXPECT_EQ(again.reasons[0].rule->code, QualityCode::kKeptBefore);
  ASSERT_THAT(ledger_->Decide(packer.id, {kReleased, "Bo Reed", "Honest now.", kToday}), IsOk());
  EXPECT_EQ(StatusNow(packer), Status::kOpen);
  EXPECT_EQ(Put(changed, kNothing).status, Status::kOpen);
}

TEST_F(HoldBookTest, OnlyAHeldAdvertIsDecidedOnAndAPersonSaysWhy) {
  const Vacancy packer = Advert("1");
  Put(packer, kNothing);
  EXPECT_THAT(ledger_->Decide(packer.id, {kReleased, "Ada", "Fine.", kToday}),
              FailsWith(absl::StatusCode::kFailedPrecondition, "is not held; it is open"));
  EXPECT_THAT(ledger_->Decide("v0", {kReleased, "Ada", "Fine.", kToday}),
              FailsWith(absl::StatusCode::kNotFound, "no vacancy v0"));
  for (const auto& [by, why] : {std::pair("", "Fine."), std::pair("Ada", " ")}) {
    EXPECT_THAT(ledger_->Decide(packer.id, {kReleased, by, why, kToday}),
                FailsWith(absl::StatusCode::kInvalidArgument, "a decision needs"));
  }
  EXPECT_THAT(ledger_->Decide(packer.id, {kReleased, "Ada", std::string(1001, 'x'), kToday}),
              FailsWith(absl::StatusCode::kInvalidArgument, "too long"));
  EXPECT_EQ(ledger_->Counts()->open, 1);
}

TEST_F(HoldBookTest, AHeldAdvertClosesWithItsTime) {
  Vacancy packer = Advert("1");
  packer.closes = kToday + 5;
  Put(packer, kFee);
  EXPECT_EQ(*ledger_->CloseExpired(kToday + 6), 1);
  EXPECT_EQ(StatusNow(packer), Status::kClosed);
  EXPECT_TRUE(ledger_->Held("", "", 10)->empty());
  EXPECT_EQ(Put(packer, kFee, kToday + 6).status, Status::kClosed);
  EXPECT_EQ(Put(Advert("2"), kFee, kToday).status, Status::kHeld);
  ASSERT_THAT(ledger_->Decide(Advert("2").id, {kReleased, "Ada", "Fine.", kToday + 400}), IsOk());
  EXPECT_EQ(StatusNow(Advert("2")), Status::kClosed) << "released too late to be found";
}

TEST_F(HoldBookTest, PagesMeetEveryHeldAdvertOnce) {
  ASSERT_THAT(ledger_->BeginRun("random", kToday), IsOk());
  for (int i = 0; i < 50; ++i) {
    const auto& reasons = i % 5 == 0 ? kFeeAndPhone : i % 2 == 0 ? kFee : kMark;
    ASSERT_THAT(ledger_->PutJudged(Advert(std::to_string(i)), "raw", reasons), IsOk());
  }
  ASSERT_THAT(ledger_->CommitRun({}), IsOk());
  std::vector<std::string> seen;
  std::string after;
  while (true) {
    ASSERT_OK_AND_ASSIGN(const auto page, ledger_->Held("", after, 7));
    if (page.empty()) break;
    for (const HeldAdvert& advert : page) seen.push_back(advert.vacancy.id);
    after = page.back().vacancy.id;
  }
  EXPECT_EQ(static_cast<int64_t>(seen.size()), ledger_->Counts()->held);
  EXPECT_EQ(seen.size(), 30u);
  EXPECT_EQ(ledger_->Held("premium_phone", "", 100)->size(), 10u);
  EXPECT_EQ(ledger_->Held("fee_asked", "", 100)->size(), 30u);
  EXPECT_TRUE(ledger_->Held("fee", "", 100)->empty()) << "a code is a whole word";
  EXPECT_THAT(*ledger_->HeldByCode(),
              ElementsAre(Pair("fee_asked", 30), Pair("premium_phone", 10)));
}

// The order of adverts in a feed does not decide which of two copies is held.
TEST_F(HoldBookTest, CopiesAreJudgedAgainWhenAllAreThere) {
  Vacancy copy = Advert("1"), original = Advert("2");
  copy.employer_name = "Golden Chances";
  copy.employer_key = "golden chances";
  original.employer_name = "Northmoor Catering";
  original.employer_key = "northmoor catering";
  copy.description_text = original.description_text =
      "At Northmoor Catering you cook " + std::string(300, 'x');
  ASSERT_THAT(ledger_->BeginRun("random", kToday), IsOk());
  for (const Vacancy& vacancy : {copy, original}) {
    ASSERT_OK_AND_ASSIGN(const Background known, ledger_->BackgroundOf(vacancy));
    std::vector<QualityReason> reasons;
    if (auto copied = JudgeCopies(vacancy, false, known.copies)) reasons.push_back(*copied);
    ASSERT_OK_AND_ASSIGN(const Judged judged, ledger_->PutJudged(vacancy, "raw", reasons));
    EXPECT_EQ(judged.status, Status::kOpen);
  }
  ASSERT_OK_AND_ASSIGN(const auto held, ledger_->LookAtCopiesAgain(false));
  ASSERT_EQ(held.size(), 1u);
  EXPECT_EQ(held[0].id, copy.id);
  ASSERT_THAT(ledger_->CommitRun({}), IsOk());
  EXPECT_EQ(StatusNow(copy), Status::kHeld);
  EXPECT_EQ(StatusNow(original), Status::kOpen);
  EXPECT_THAT(*ledger_->HeldByCode(), ElementsAre(Pair("copied_advert", 1)));
  EXPECT_THAT(ledger_->Check(), IsOk());
}

// The decision rule beside a plain reading of it, over all combinations.
TEST(IsHeld, AgreesWithItsPlainReading) {
  const Hash128 same{1, 1}, other{2, 2};
  for (const auto& reasons : {kNothing, kFee, kFeeAndPhone, kMark}) {
    for (const Hash128& wording : {same, other}) {
      for (const std::string seen : {"", "fee_asked", "fee_asked,premium_phone"}) {
        for (const auto kind : {kReleased, kKept}) {
          const DecisionOn last{{kind, "Ada", "Fine.", kToday}, same, seen};
          auto after = reasons;
          const bool held = IsHeld(last, wording, &after);
          const bool holds = AnyHolds(reasons);
          const bool all_seen = HoldingCodes(reasons).size() <= seen.size();
          const bool free = !holds || (wording == same && all_seen);
          EXPECT_EQ(held, kind == kKept || !free);
          const bool added = after.size() > reasons.size();
          EXPECT_EQ(added, kind == kKept && wording != same);
        }
      }
      auto after = reasons;
      EXPECT_EQ(IsHeld(std::nullopt, wording, &after), AnyHolds(reasons));
    }
  }
}

// A ledger made before there was a gate.
TEST_F(HoldBookTest, AnOlderLedgerIsBroughtUpToDateAndLearnsAsAdvertsComeAgain) {
  Vacancy packer = Advert("1"), other = Advert("2");
  packer.description_text = other.description_text = std::string(300, 'x');
  Put(packer, kNothing);
  ledger_.reset();
  {
    ASSERT_OK_AND_ASSIGN(const Connection old,
                         Connection::Open(Path(), Connection::Access::kWrite));
    ASSERT_THAT(old.Execute("DROP TABLE taxonomy_edition;"  // came later
                            "DROP TABLE holds; DROP TABLE hold_decisions;"
                            "DROP INDEX by_text_group; DROP INDEX held_vacancies;"
                            "ALTER TABLE vacancies DROP COLUMN text_group;"
                            "PRAGMA user_version = 4"),
                IsOk());
  }
  ledger_ = MustOpen(Ledger::Mode::kWrite);
  const Judged again = Put(packer, kFee);
  EXPECT_EQ(again.status, Status::kHeld);
  ASSERT_THAT(ledger_->BeginRun("random", kToday), IsOk());
  EXPECT_EQ(ledger_->BackgroundOf(other)->copies.others.size(), 1u);
  ledger_->AbandonRun();
}

TEST_F(HoldBookTest, TheSameTextUnderOtherNamesIsKnown) {
  Vacancy first = Advert("1"), second = Advert("2"), short_text = Advert("3");
  first.description_text = second.description_text = std::string(300, 'x');
  second.employer_name = "Fernhill";
  second.employer_key = "fernhill";
  second.url = "https://forms.gle/1";
  Put(first, kNothing);
  ASSERT_THAT(ledger_->BeginRun("random", kToday + 9), IsOk());
  ASSERT_OK_AND_ASSIGN(Background known, ledger_->BackgroundOf(second));
  ASSERT_EQ(known.copies.others.size(), 1u);
  EXPECT_EQ(known.copies.others[0].id, first.id);
  EXPECT_EQ(known.copies.others[0].employer_name, "Larkrise");
  ASSERT_THAT(ledger_->PutJudged(second, "raw", kNothing), IsOk());
  ASSERT_OK_AND_ASSIGN(known, ledger_->BackgroundOf(first));
  EXPECT_EQ(known.first_seen, kToday) << "the first sighting, not today's";
  ASSERT_EQ(known.copies.others.size(), 1u) << "the open run counts";
  EXPECT_EQ(known.copies.others[0].url, second.url);
  ASSERT_OK_AND_ASSIGN(known, ledger_->BackgroundOf(short_text));
  EXPECT_TRUE(known.copies.others.empty());
  ledger_->AbandonRun();
}

}  // namespace
}  // namespace corner::indexer
