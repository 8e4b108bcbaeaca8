// Groups in the ledger: what a run changes and what it leaves alone, re-posts and their age, and a
// person's decisions, which outlast every later run.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "indexer/ledger/sqlite.h"
#include "taxonomies/base/text.h"
#include "tests/indexer/deduplicate/advert_families.h"
#include "tests/indexer/deduplicate/grouping_fixture.h"

namespace corner::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using namespace ::corner::indexer;  // NOLINT(google-build-using-namespace)

class LedgerGroups : public GroupingFixture {
 protected:
  // An advert of one opening for a porter in Leeds.
  static Vacancy Porter(const std::string& source, const std::string& external_id, Day day = kDay) {
    Posting posting;
    posting.Set(PostingField::kExternalId, external_id);
    posting.Set(PostingField::kTitle, "Kitchen porter");
    posting.Set(PostingField::kEmployer, "Tern & Tide Café");
    posting.Set(PostingField::kLocation, "Leeds");
    std::string text;
    for (int i = 0; i < 12; ++i) {
      text.append(Concat("<p>You carry tray number ", i, " up to floor ", i * 7,
                         " before the doors open.</p>"));
    }
    posting.Set(PostingField::kDescription, text);
    return Normalised(posting, source, day);
  }
  static Vacancy With(Vacancy vacancy, Day closes) {
    vacancy.closes = closes;
    return vacancy;
  }
  Vacancy Stored(const std::string& id) {
    const auto row = ledger_->Find(id);
    EXPECT_TRUE(row.ok()) << row.status().ToString();
    return row.ok() ? row->vacancy : Vacancy{};
  }
  uint64_t Seq() { return ledger_->Counts()->seq; }
};

TEST_F(LedgerGroups, SeveralSourcesOfOneOpeningShareAGroup) {
  const Vacancy a = Porter("a", "1");
  const Vacancy b = Porter("b", "77", kDay + 3), c = Porter("c", "9", kDay + 3);
  ASSERT_NO_FATAL_FAILURE(Take({a}));
  EXPECT_EQ(Stored(a.id).group, "");
  const uint64_t before = ledger_->Find(a.id)->seq;
  ASSERT_NO_FATAL_FAILURE(Take({b, c}, kDay + 3));
  EXPECT_EQ(Stored(b.id).group, a.id);  // seen first
  EXPECT_EQ(Stored(c.id).group, a.id);
  EXPECT_EQ(Stored(a.id).group, a.id);
  EXPECT_GT(ledger_->Find(a.id)->seq, before);  // the index must hear of it
  EXPECT_THAT(ledger_->Check(), IsOk());
  ASSERT_OK_AND_ASSIGN(const auto groups, ledger_->Groups("", 10));
  ASSERT_THAT(groups, SizeIs(1));
  EXPECT_EQ(groups[0].adverts, 3);
  EXPECT_EQ(groups[0].sources, 3);
  ASSERT_OK_AND_ASSIGN(const auto members, ledger_->GroupOf(c.id));
  ASSERT_THAT(members, SizeIs(3));
  EXPECT_EQ(members[0].vacancy.id, a.id);
}

TEST_F(LedgerGroups, ARunTouchesOnlyAdvertsWhoseGroupChanged) {
  std::vector<Vacancy> vacancies;
  for (FamilyAdvert& advert : MakeFamilies(2, 30)) {
    vacancies.push_back(Normalised(advert.posting, advert.source, kDay));
  }
  ASSERT_NO_FATAL_FAILURE(Take(vacancies));
  ASSERT_NO_FATAL_FAILURE(Take({Porter("a", "p1"), Porter("b", "p2")}));
  const uint64_t before = Seq();
  ASSERT_NO_FATAL_FAILURE(Take(vacancies));
  EXPECT_EQ(Seq(), before);  // the same adverts again
  const Vacancy third = Porter("c", "p3");
  ASSERT_NO_FATAL_FAILURE(Take({third}));
  ASSERT_OK_AND_ASSIGN(const auto changes, ledger_->Changes(before, 100));
  // p1 and p2 are a group already; its founder may now be the new one if its id is least.
  for (const LedgerRow& row : changes.rows) {
    EXPECT_EQ(row.vacancy.title, "Kitchen porter");
    EXPECT_EQ(GroupOf(row.vacancy), Stored(third.id).group);
  }
}

TEST_F(LedgerGroups, ARePostKeepsItsOwnOpenPeriodAndTheAgeOfTheOpening) {
  const Vacancy first = With(Porter("a", "100"), kDay + 28);
  ASSERT_NO_FATAL_FAILURE(Take({first}));
  ASSERT_NO_FATAL_FAILURE(Take({}, kDay + 31));
  Vacancy again = With(Porter("a", "100-1", kDay + 31), kDay + 60);
  again.posted = kDay + 31;
  ASSERT_NO_FATAL_FAILURE(Take({again}, kDay + 31));
  const Vacancy stored = Stored(again.id);
  EXPECT_EQ(stored.group, first.id);
  EXPECT_EQ(stored.group_first_seen, kDay);
  EXPECT_EQ(stored.first_seen, kDay + 31);
  EXPECT_EQ(LastOpenDay(stored), kDay + 60);
  EXPECT_EQ(AgeDay(stored), kDay);
  EXPECT_EQ(stored.status, Status::kOpen);
  EXPECT_EQ(Stored(first.id).status, Status::kClosed);
  EXPECT_THAT(ledger_->Check(), IsOk());
}

TEST_F(LedgerGroups, ARePostComesInWithTheAgeOfItsOpening) {
  const Vacancy first = Porter("a", "1"), again = Porter("b", "2", kDay + 3);
  const Vacancy alone = Normalised(MakeFamilies(2, 1).front().posting, "b", kDay + 3);
  ASSERT_NO_FATAL_FAILURE(Take({first}));
  ASSERT_NO_FATAL_FAILURE(Take({again, alone}, kDay + 3));
  ASSERT_THAT(ledger_->BeginRun("b", kDay + 9), IsOk());
  ASSERT_OK_AND_ASSIGN(const Background known, ledger_->BackgroundOf(again));
  EXPECT_EQ(known.first_seen, kDay + 3);
  EXPECT_EQ(known.group_first_seen, kDay);
  EXPECT_FALSE(ledger_->BackgroundOf(alone)->group_first_seen.has_value());
}

TEST_F(LedgerGroups, TheSameJobNextYearIsAnotherOpening) {
  ASSERT_NO_FATAL_FAILURE(Take({With(Porter("a", "1"), kDay + 28)}));
  const Day later = kDay + 28 + 61;
  const Vacancy next = With(Porter("a", "2", later), later + 28);
  ASSERT_NO_FATAL_FAILURE(Take({next}, later));
  EXPECT_EQ(Stored(next.id).group, "");
}

TEST_F(LedgerGroups, AnAdvertThatChangesLeavesItsGroup) {
  const Vacancy a = Porter("a", "1"), b = Porter("b", "2");
  ASSERT_NO_FATAL_FAILURE(Take({a, b}));
  ASSERT_EQ(Stored(b.id).group, Stored(a.id).group);
  Vacancy changed = b;
  changed.title = "Gardener";
  ASSERT_NO_FATAL_FAILURE(Take({changed}));
  EXPECT_EQ(Stored(b.id).group, "");
  EXPECT_EQ(Stored(a.id).group, "");
  EXPECT_FALSE(Stored(a.id).group_first_seen.has_value());
  ASSERT_NO_FATAL_FAILURE(Take({b}));
  EXPECT_NE(Stored(b.id).group, "");
  EXPECT_THAT(ledger_->Check(), IsOk());
}

TEST_F(LedgerGroups, ASplitOutlastsEveryLaterRun) {
  const Vacancy a = Porter("a", "1"), b = Porter("b", "2"), c = Porter("c", "3");
  ASSERT_NO_FATAL_FAILURE(Take({a, b, c}));
  ASSERT_THAT(ledger_->SplitGroup(b.id, a.id, kDay), IsOk());
  const auto apart = [&] {
    return Stored(b.id).group.empty() && Stored(a.id).group == Stored(c.id).group &&
           !Stored(a.id).group.empty();
  };
  EXPECT_TRUE(apart());
  ASSERT_NO_FATAL_FAILURE(Take({a, b, c}, kDay + 1));  // unchanged
  EXPECT_TRUE(apart());
  Vacancy changed = b;
  changed.description_text.append("\nThere is a staff garden.");
  ASSERT_NO_FATAL_FAILURE(Take({changed}, kDay + 1));  // compared anew
  EXPECT_TRUE(apart());
  ASSERT_NO_FATAL_FAILURE(Take({Porter("d", "4")}, kDay + 2));  // could link both sides
  EXPECT_NE(GroupOf(Stored(b.id)), GroupOf(Stored(a.id)));
  ASSERT_NO_FATAL_FAILURE(Reopen());
  ASSERT_NO_FATAL_FAILURE(Take({a, b, c}, kDay + 3));
  EXPECT_NE(GroupOf(Stored(b.id)), GroupOf(Stored(a.id)));
  ASSERT_OK_AND_ASSIGN(const auto reasons, ledger_->GroupReasons(b.id));
  const auto decided = std::count_if(reasons.begin(), reasons.end(), [](const GroupReason& reason) {
    return reason.verdict == "apart" && reason.day == kDay;
  });
  EXPECT_EQ(decided, 2);
  EXPECT_THAT(ledger_->Check(), IsOk());
}

TEST_F(LedgerGroups, AJoinTakesASplitBack) {
  const Vacancy a = Porter("a", "1"), b = Porter("b", "2");
  Vacancy gardener = Porter("c", "3");
  gardener.title = "Gardener";
  ASSERT_NO_FATAL_FAILURE(Take({a, b, gardener}));
  ASSERT_THAT(ledger_->SplitGroup(b.id, "", kDay), IsOk());
  ASSERT_THAT(ledger_->JoinGroups(a.id, b.id, kDay + 1), IsOk());
  EXPECT_EQ(GroupOf(Stored(a.id)), GroupOf(Stored(b.id)));
  ASSERT_THAT(ledger_->JoinGroups(gardener.id, b.id, kDay + 1), IsOk());
  EXPECT_EQ(GroupOf(Stored(a.id)), GroupOf(Stored(gardener.id)));
  ASSERT_NO_FATAL_FAILURE(Take({a, b, gardener}, kDay + 2));
  EXPECT_EQ(GroupOf(Stored(a.id)), GroupOf(Stored(gardener.id)));
}

TEST_F(LedgerGroups, DecisionsThatMakeNoSenseChangeNothing) {
  const Vacancy a = Porter("a", "1"), b = Porter("b", "2");
  Vacancy alone = Porter("c", "3");
  alone.title = "Gardener";
  ASSERT_NO_FATAL_FAILURE(Take({a, b, alone}));
  const uint64_t before = Seq();
  EXPECT_THAT(ledger_->SplitGroup("v0", "", kDay), FailsWith(absl::StatusCode::kNotFound, "v0"));
  EXPECT_THAT(ledger_->SplitGroup(alone.id, "", kDay),
              FailsWith(absl::StatusCode::kFailedPrecondition, "alone"));
  EXPECT_THAT(ledger_->SplitGroup(a.id, alone.id, kDay),
              FailsWith(absl::StatusCode::kFailedPrecondition, "not in the group"));
  EXPECT_THAT(ledger_->JoinGroups(a.id, a.id, kDay),
              FailsWith(absl::StatusCode::kInvalidArgument, "itself"));
  EXPECT_THAT(ledger_->JoinGroups(a.id, "v0", kDay), FailsWith(absl::StatusCode::kNotFound, "v0"));
  EXPECT_EQ(Seq(), before);
  EXPECT_EQ(ledger_->CountGroups()->decisions, 0);
}

// What is found does not depend on the order of arrival, nor on how many runs it took.
TEST_F(LedgerGroups, OrderOfArrivalDoesNotMatter) {
  std::vector<Vacancy> vacancies;
  for (FamilyAdvert& advert : MakeFamilies(4, 60)) {
    vacancies.push_back(Normalised(advert.posting, advert.source, kDay));
  }
  ASSERT_NO_FATAL_FAILURE(Take(vacancies));
  const auto all_at_once = Groups();
  std::mt19937_64 random(9);
  for (int round = 0; round < 2; ++round) {
    TearDown();
    SetUp();
    std::shuffle(vacancies.begin(), vacancies.end(), random);
    for (size_t begin = 0; begin < vacancies.size(); begin += 29) {
      const size_t end = std::min(vacancies.size(), begin + 29);
      ASSERT_NO_FATAL_FAILURE(Take({vacancies.begin() + static_cast<long>(begin),
                                    vacancies.begin() + static_cast<long>(end)}));
    }
    const auto bit_by_bit = Groups();
    int moved = 0;
    for (const auto& [id, group] : all_at_once) moved += bit_by_bit.at(id) != group;
    // An employer's boilerplate shows only once several of its adverts are there.
    EXPECT_LE(moved, static_cast<int>(all_at_once.size() / 100)) << "of " << all_at_once.size();
    EXPECT_THAT(ledger_->Check(), IsOk());
  }
}

TEST_F(LedgerGroups, ALedgerWithoutSignaturesIsSignedAnew) {
  const Vacancy a = Porter("a", "1"), b = Porter("b", "2");
  ASSERT_THAT(ledger_->BeginRun("a", kDay), IsOk());
  ASSERT_THAT(ledger_->Put(a, "raw"), IsOk());
  ASSERT_THAT(ledger_->CommitRun({}), IsOk());  // as before there were groups
  ledger_.reset();
  {
    auto connection =
        Connection::Open((folder_ / "ledger.sqlite").string(), Connection::Access::kWrite);
    ASSERT_THAT(connection->Execute("UPDATE meta SET value = 0 WHERE name = 'signature_version';"
                                    "DELETE FROM signatures; DELETE FROM group_keys"),
                IsOk());
  }
  ASSERT_NO_FATAL_FAILURE(Reopen());
  ASSERT_NO_FATAL_FAILURE(Take({b}));
  EXPECT_EQ(GroupOf(Stored(a.id)), GroupOf(Stored(b.id)));
  EXPECT_THAT(ledger_->Check(), IsOk());
}

TEST_F(LedgerGroups, AnAbandonedRunLeavesNoTrace) {
  const Vacancy a = Porter("a", "1"), b = Porter("b", "2");
  ASSERT_NO_FATAL_FAILURE(Take({a}));
  ASSERT_THAT(ledger_->BeginRun("b", kDay), IsOk());
  ASSERT_THAT(ledger_->Put(b, "raw"), IsOk());
  ASSERT_OK_AND_ASSIGN(const int64_t changed, ledger_->Group());
  EXPECT_EQ(changed, 2);
  ledger_->AbandonRun();
  EXPECT_EQ(Stored(a.id).group, "");
  EXPECT_THAT(*ledger_->Groups("", 10), IsEmpty());
  EXPECT_THAT(ledger_->Check(), IsOk());
}

}  // namespace
}  // namespace corner::testing
