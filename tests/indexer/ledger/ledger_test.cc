#include "indexer/ledger/ledger.h"

#include "indexer/vacancy_json.h"
#include "taxonomies/base/text.h"
#include "tests/indexer/ledger/ledger_fixture.h"

namespace corner::indexer {
namespace {

using ::corner::testing::FailsWith;
using ::corner::testing::IsOk;
using ::corner::testing::RandomVacancies;

const Day kToday = *Day::ParseIso("2026-06-01");

// An advert of source "random" that is open on kToday.
Vacancy Advert(const std::string& external_id, const std::string& title) {
  Vacancy vacancy;
  vacancy.source = "random";
  vacancy.external_id = external_id;
  vacancy.id = VacancyId(vacancy.source, external_id);
  vacancy.title = title;
  vacancy.first_seen = kToday;
  vacancy.employer_key = "tern tide cafe";
  vacancy.employer_name = "Tern & Tide Café";
  return vacancy;
}

TEST_F(LedgerTest, KeepsAnAdvertWithItsRawText) {
  auto ledger = MustOpen(Ledger::Mode::kWrite);
  const Vacancy porter = Advert("1", "Kitchen porter");
  ASSERT_NO_FATAL_FAILURE(Ingest(ledger.get(), {porter}, kToday));
  ASSERT_OK_AND_ASSIGN(const LedgerRow row, ledger->Find(porter.id));
  EXPECT_EQ(row.vacancy, porter);
  EXPECT_EQ(row.json, VacancyToJson(porter));
  EXPECT_EQ(row.seq, 1u);
  EXPECT_FALSE(row.removed);
  EXPECT_EQ(*ledger->RawText(porter.id), "raw Kitchen porter");
  EXPECT_THAT(ledger->Find("v0"), FailsWith(absl::StatusCode::kNotFound, "no vacancy v0"));
  EXPECT_THAT(ledger->RawText("v0"), FailsWith(absl::StatusCode::kNotFound, "no vacancy v0"));
  EXPECT_THAT(ledger->Check(), IsOk());
}

TEST_F(LedgerTest, EqualContentChangesNothing) {
  auto ledger = MustOpen(Ledger::Mode::kWrite);
  RandomVacancies random(5, {.day = kToday});
  std::vector<Vacancy> adverts;
  for (int i = 0; i < 100; ++i) adverts.push_back(random.Next());
  ASSERT_NO_FATAL_FAILURE(Ingest(ledger.get(), adverts, kToday));
  ASSERT_OK_AND_ASSIGN(const LedgerCounts before, ledger->Counts());
  ASSERT_THAT(ledger->BeginRun("random", kToday), IsOk());
  for (Vacancy& advert : adverts) {
    advert.first_seen = kToday + 3;  // a later sighting is no change
    ASSERT_OK_AND_ASSIGN(const Stored stored, ledger->Put(advert, "another spelling of it"));
    EXPECT_EQ(stored, Stored::kUnchanged);
  }
  ASSERT_THAT(ledger->CommitRun({}), IsOk());
  ASSERT_OK_AND_ASSIGN(const LedgerCounts after, ledger->Counts());
  EXPECT_EQ(after.seq, before.seq);
  EXPECT_EQ(ledger->Find(adverts[0].id)->vacancy.first_seen, kToday);
}

TEST_F(LedgerTest, AChangeKeepsTheFirstSightingAndTakesANewNumber) {
  auto ledger = MustOpen(Ledger::Mode::kWrite);
  ASSERT_NO_FATAL_FAILURE(
      Ingest(ledger.get(), {Advert("1", "Porter"), Advert("2", "Cook")}, kToday));
  ASSERT_OK_AND_ASSIGN(const LedgerCounts before, ledger->Counts());
  Vacancy changed = Advert("1", "Night porter");
  changed.first_seen = kToday + 5;
  ASSERT_NO_FATAL_FAILURE(Ingest(ledger.get(), {changed}, kToday + 5));
  ASSERT_OK_AND_ASSIGN(const ChangePage page, ledger->Changes(before.seq, 10));
  const std::vector<LedgerRow>& rows = page.rows;
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].seq, before.seq + 1);
  EXPECT_EQ(rows[0].vacancy.title, "Night porter");
  EXPECT_EQ(rows[0].vacancy.first_seen, kToday);
  EXPECT_EQ(*ledger->RawText(changed.id), "raw Night porter");
}

TEST_F(LedgerTest, AnIdTwiceInOneRunIsRefusedWhenTheContentDiffers) {
  auto ledger = MustOpen(Ledger::Mode::kWrite);
  ASSERT_THAT(ledger->BeginRun("random", kToday), IsOk());
  EXPECT_EQ(*ledger->Put(Advert("1", "Porter"), "a"), Stored::kAccepted);
  EXPECT_EQ(*ledger->Put(Advert("1", "Porter"), "a"), Stored::kUnchanged);
  EXPECT_THAT(ledger->Put(Advert("1", "Cook"), "b"),
              FailsWith(absl::StatusCode::kInvalidArgument, "repeats the id 1 with different"));
  EXPECT_EQ(*ledger->Put(Advert("2", "Cook"), "b"), Stored::kAccepted);
  ASSERT_THAT(ledger->CommitRun({}), IsOk());
  EXPECT_EQ(ledger->Find(Advert("1", "").id)->vacancy.title, "Porter");
  EXPECT_EQ(ledger->Counts()->vacancies, 2);
}

TEST_F(LedgerTest, TheClosingDateDecidesTheStatus) {
  auto ledger = MustOpen(Ledger::Mode::kWrite);
  Vacancy past = Advert("1", "Porter"), last_day = Advert("2", "Cook"),
          undated = Advert("3", "Cleaner");
  past.closes = kToday - 1;
  last_day.closes = kToday;
  Vacancy held = Advert("4", "Driver");
  held.closes = kToday;
  held.status = Status::kHeld;
  ASSERT_NO_FATAL_FAILURE(Ingest(ledger.get(), {past, last_day, undated, held}, kToday));
  EXPECT_EQ(ledger->Find(past.id)->vacancy.status, Status::kClosed);
  EXPECT_TRUE(ledger->Find(past.id)->removed);
  EXPECT_EQ(ledger->Find(last_day.id)->vacancy.status, Status::kOpen);
  EXPECT_EQ(ledger->Find(held.id)->vacancy.status, Status::kHeld);
  EXPECT_EQ(ledger->OpenIds()->size(), 2u);

  EXPECT_EQ(*ledger->CloseExpired(kToday), 0);
  // A held advert leaves the queue when its time is over.
  EXPECT_EQ(*ledger->CloseExpired(kToday + kOpenDaysWithoutClosingDate), 2);
  EXPECT_EQ(*ledger->CloseExpired(kToday + kOpenDaysWithoutClosingDate + 1), 1);
  EXPECT_EQ(ledger->Counts()->closed, 4);
  // Sent again after that, it is what it was.
  ASSERT_THAT(ledger->BeginRun("random", kToday + 70), IsOk());
  undated.first_seen = kToday + 70;
  EXPECT_EQ(*ledger->Put(undated, ""), Stored::kUnchanged);
  EXPECT_EQ(*ledger->Put(last_day, ""), Stored::kUnchanged);
  ASSERT_THAT(ledger->CommitRun({}), IsOk());
  EXPECT_THAT(ledger->Check(), IsOk());
}

TEST_F(LedgerTest, AClosedAdvertOpensAgainWhenItIsSentAgain) {
  auto ledger = MustOpen(Ledger::Mode::kWrite);
  const Vacancy porter = Advert("1", "Porter");
  ASSERT_NO_FATAL_FAILURE(Ingest(ledger.get(), {porter}, kToday));
  ASSERT_THAT(ledger->BeginRun("random", kToday), IsOk());
  EXPECT_THAT(ledger->Close("1"), IsOk());
  EXPECT_THAT(ledger->Close("1"), FailsWith(absl::StatusCode::kNotFound, "no open advert"));
  EXPECT_THAT(ledger->Close("9"), FailsWith(absl::StatusCode::kNotFound, "no open advert"));
  ASSERT_THAT(ledger->CommitRun({}), IsOk());
  ASSERT_OK_AND_ASSIGN(const LedgerRow closed, ledger->Find(porter.id));
  EXPECT_TRUE(closed.removed);
  EXPECT_EQ(closed.vacancy.title, "Porter");
  EXPECT_TRUE(ledger->OpenIds()->empty());

  ASSERT_THAT(ledger->BeginRun("random", kToday + 1), IsOk());
  EXPECT_EQ(*ledger->Put(porter, "raw"), Stored::kAccepted);
  ASSERT_THAT(ledger->CommitRun({}), IsOk());
  ASSERT_OK_AND_ASSIGN(const LedgerRow open, ledger->Find(porter.id));
  EXPECT_FALSE(open.removed);
  EXPECT_GT(open.seq, closed.seq);
  EXPECT_THAT(ledger->Check(), IsOk());
}

TEST_F(LedgerTest, ACompleteFeedShowsWhatItNoLongerHas) {
  auto ledger = MustOpen(Ledger::Mode::kWrite);
  Vacancy other = Advert("2", "Cook");
  other.source = "elsewhere";
  other.id = VacancyId("elsewhere", "2");
  ASSERT_THAT(ledger->BeginRun("elsewhere", kToday), IsOk());
  EXPECT_THAT(ledger->Put(Advert("1", "Porter"), ""),
              FailsWith(absl::StatusCode::kInvalidArgument, "belongs to random"));
  ASSERT_THAT(ledger->Put(other, ""), IsOk());
  ASSERT_THAT(ledger->CommitRun({}), IsOk());
  ASSERT_NO_FATAL_FAILURE(Ingest(
      ledger.get(), {Advert("1", "Porter"), Advert("2", "Cook"), Advert("3", "Cleaner")}, kToday));
  ASSERT_THAT(ledger->BeginRun("random", kToday), IsOk());
  ASSERT_THAT(ledger->Put(Advert("2", "Cook"), ""), IsOk());
  ASSERT_THAT(ledger->Put(Advert("4", "Driver"), ""), IsOk());
  ASSERT_OK_AND_ASSIGN(auto missing, ledger->NotSeen());
  std::sort(missing.external_ids.begin(), missing.external_ids.end());
  EXPECT_EQ(missing.open, 4);
  EXPECT_EQ(missing.external_ids, (std::vector<std::string>{"1", "3"}));
  for (const std::string& id : missing.external_ids) EXPECT_THAT(ledger->Close(id), IsOk());
  ASSERT_THAT(ledger->CommitRun({}), IsOk());
  EXPECT_EQ(ledger->OpenIds()->size(), 3u);
}

TEST_F(LedgerTest, EmployersMeetUnderTheirKey) {
  auto ledger = MustOpen(Ledger::Mode::kWrite);
  Vacancy first = Advert("1", "Porter"), second = Advert("2", "Cook");
  first.schemes = {{"disability_confident", "committed"}};
  second.employer_name = "The Tern & Tide Cafe Ltd";
  second.sector = "hospitality";
  second.schemes = {{"disability_confident", "leader"}, {"mindful_employer", ""}};
  Vacancy third = Advert("3", "Cleaner");
  third.employer_key = "aberford school";
  third.employer_name = "Aberford School";
  third.closes = kToday - 1;
  ASSERT_NO_FATAL_FAILURE(Ingest(ledger.get(), {first, second, third}, kToday));
  ASSERT_OK_AND_ASSIGN(const auto all, ledger->Employers("", "", 10));
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].key, "aberford school");
  EXPECT_EQ(all[0].open_vacancies, 0);
  const Employer& cafe = all[1];
  EXPECT_EQ(cafe.id, EmployerId("tern tide cafe"));
  EXPECT_EQ(cafe.name, "The Tern & Tide Cafe Ltd");
  EXPECT_EQ(cafe.names, (std::vector<std::string>{"Tern & Tide Café", "The Tern & Tide Cafe Ltd"}));
  EXPECT_EQ(cafe.sector, "hospitality");
  EXPECT_EQ(cafe.schemes, second.schemes);
  EXPECT_EQ(cafe.open_vacancies, 2);

  EXPECT_EQ(ledger->Employers("", "aberford school", 10)->size(), 1u);
  EXPECT_EQ(ledger->Employers("", "", 1)->size(), 1u);
  EXPECT_EQ(ledger->Employers("TIDE café", "", 10)->size(), 1u);
  EXPECT_EQ(ledger->Employers("cafe ltd", "", 10)->size(), 1u);
  EXPECT_TRUE(ledger->Employers("tide!lane", "", 10)->empty());
  EXPECT_TRUE(ledger->Employers("&&", "", 10)->empty());
  // Employers have change numbers of their own: three adverts and two employers.
  EXPECT_EQ(ledger->Counts()->seq, 5u);
  EXPECT_EQ(ledger->Counts()->employers, 2);
}

TEST_F(LedgerTest, RunsAreRemembered) {
  auto ledger = MustOpen(Ledger::Mode::kWrite);
  SourceReport report{.source = "random",
                      .lines = 7,
                      .accepted = 3,
                      .unchanged = 2,
                      .closed = 1,
                      .rejected = 1,
                      .held = 3,
                      .unclosed = 2,
                      .rejections = {{4, "no title", "add one"}},
                      .holds = {{"v1", "fee_asked", "It asks for money."}},
                      .unknown_members = {{"Firma", 12, "employer"}, {"mood", 3, ""}}};
  ASSERT_THAT(ledger->BeginRun("random", kToday), IsOk());
  ASSERT_THAT(ledger->CommitRun(report), IsOk());
  ASSERT_THAT(ledger->BeginRun("random", kToday), IsOk());
  ledger->AbandonRun();
  ASSERT_THAT(ledger->BeginRun("other", kToday), IsOk());
  ASSERT_THAT(ledger->CommitRun({}), IsOk());
  ASSERT_OK_AND_ASSIGN(const auto runs, ledger->Runs(10));
  ASSERT_EQ(runs.size(), 2u);
  EXPECT_EQ(runs[0].source, "other");
  EXPECT_EQ(runs[1].number, 1);
  EXPECT_EQ(runs[1].finished_at.size(), 20u);
  const SourceReport& kept = runs[1].report;
  EXPECT_EQ(std::tie(kept.source, kept.lines, kept.accepted, kept.unchanged, kept.closed,
                     kept.rejected, kept.held, kept.unclosed),
            std::tie(report.source, report.lines, report.accepted, report.unchanged, report.closed,
                     report.rejected, report.held, report.unclosed));
  ASSERT_EQ(kept.rejections.size(), 1u);
  EXPECT_EQ(kept.rejections[0].reason, "no title");
  EXPECT_EQ(kept.rejections[0].hint, "add one");
  EXPECT_EQ(kept.rejections[0].line, 4);
  ASSERT_EQ(kept.holds.size(), 1u);
  EXPECT_EQ(kept.holds[0].code, "fee_asked");
  EXPECT_EQ(kept.unknown_members, report.unknown_members);
}

TEST_F(LedgerTest, ChangesComeInPagesAndAsAStream) {
  auto ledger = MustOpen(Ledger::Mode::kWrite);
  RandomVacancies random(6, {.day = kToday, .words = 20});
  std::vector<Vacancy> adverts;
  for (int i = 0; i < 25; ++i) adverts.push_back(random.Next());
  ASSERT_NO_FATAL_FAILURE(Ingest(ledger.get(), adverts, kToday));
  std::vector<uint64_t> paged, streamed;
  for (uint64_t since = 0;;) {
    ASSERT_OK_AND_ASSIGN(const ChangePage page, ledger->Changes(since, 10));
    for (const LedgerRow& row : page.rows) paged.push_back(row.seq);
    EXPECT_GE(page.reached, paged.back());
    since = page.reached;
    if (!page.more) break;
  }
  EXPECT_THAT(ledger->Changes(*ledger->Seq() + 1, 10),
              FailsWith(absl::StatusCode::kFailedPrecondition, "has not happened here"));
  const auto keep = [&](LedgerRow&& row) {
    streamed.push_back(row.seq);
    return absl::OkStatus();
  };
  ASSERT_THAT(ledger->ForEachChange(0, UINT64_MAX, keep), IsOk());
  EXPECT_EQ(paged.size(), 25u);
  EXPECT_EQ(streamed, paged);
  streamed.clear();
  ASSERT_THAT(ledger->ForEachChange(5, 8, keep), IsOk());
  EXPECT_EQ(streamed, (std::vector<uint64_t>{6, 7, 8}));
  EXPECT_THAT(
      ledger->ForEachChange(0, 9, [](LedgerRow&&) { return absl::CancelledError("enough"); }),
      FailsWith(absl::StatusCode::kCancelled, "enough"));
}

// Nobody hears of an advert that came in held, not even that it was closed; one that was open
// before is withdrawn.
TEST_F(LedgerTest, AHeldAdvertIsToldOfOnlyOnceItHasBeenOpen) {
  auto ledger = MustOpen(Ledger::Mode::kWrite);
  Vacancy hidden = Advert("1", "Porter"), withdrawn = Advert("2", "Cook");
  const auto told = [&] {
    std::vector<std::string> ids;
    const auto page = ledger->Changes(0, 10);
    EXPECT_THAT(page, IsOk());
    for (const LedgerRow& row : page->rows) ids.push_back(row.vacancy.external_id);
    EXPECT_EQ(page->reached, *ledger->Seq());
    return ids;
  };
  using Ids = std::vector<std::string>;
  hidden.status = Status::kHeld;
  ASSERT_NO_FATAL_FAILURE(Ingest(ledger.get(), {hidden, withdrawn}, kToday));
  EXPECT_EQ(told(), Ids({"2"}));
  withdrawn.status = Status::kHeld;
  ASSERT_NO_FATAL_FAILURE(Ingest(ledger.get(), {hidden, withdrawn}, kToday));
  EXPECT_EQ(told(), Ids({"2"}));
  EXPECT_TRUE(ledger->OpenRows(0, *ledger->Seq(), 10)->rows.empty());
  ASSERT_THAT(ledger->BeginRun("random", kToday), IsOk());
  ASSERT_THAT(ledger->Close("1"), IsOk());
  ASSERT_THAT(ledger->CommitRun({}), IsOk());
  EXPECT_EQ(told(), Ids({"2"}));
  hidden.status = Status::kOpen;
  ASSERT_NO_FATAL_FAILURE(Ingest(ledger.get(), {hidden}, kToday));
  EXPECT_EQ(told(), Ids({"2", "1"}));
  EXPECT_EQ(ledger->OpenRows(0, *ledger->Seq(), 10)->rows.size(), 1u);
  EXPECT_THAT(ledger->Check(), IsOk());
}

TEST_F(LedgerTest, TextThatCouldNotBeReadAgainIsRefused) {
  auto ledger = MustOpen(Ledger::Mode::kWrite);
  ASSERT_THAT(ledger->BeginRun("random", kToday), IsOk());
  EXPECT_THAT(ledger->Put(Advert("1", "caf\xE9"), ""),
              FailsWith(absl::StatusCode::kInvalidArgument, "UTF-8"));
  EXPECT_THAT(ledger->Put(Advert("2", std::string("a\0b", 3)), ""),
              FailsWith(absl::StatusCode::kInvalidArgument, "NUL"));
  EXPECT_THAT(ledger->Put(Advert("3", "\\u0000 as six characters"), "\xFF\0raw"), IsOk());
  ASSERT_THAT(ledger->CommitRun({}), IsOk());
  EXPECT_EQ(ledger->Counts()->vacancies, 1);
}

TEST_F(LedgerTest, ARunMustBeOpenToWrite) {
  auto ledger = MustOpen(Ledger::Mode::kWrite);
  const auto kWrongState = absl::StatusCode::kFailedPrecondition;
  EXPECT_THAT(ledger->Put(Advert("1", "Porter"), ""), FailsWith(kWrongState, "no run"));
  EXPECT_THAT(ledger->Close("1"), FailsWith(kWrongState, "no run"));
  EXPECT_THAT(ledger->NotSeen(), FailsWith(kWrongState, "no run"));
  EXPECT_THAT(ledger->CommitRun({}), FailsWith(kWrongState, "no run"));
  ASSERT_THAT(ledger->BeginRun("random", kToday), IsOk());
  EXPECT_THAT(ledger->BeginRun("random", kToday), FailsWith(kWrongState, "another run"));
  auto reader = MustOpen(Ledger::Mode::kRead);
  EXPECT_THAT(reader->BeginRun("random", kToday), FailsWith(kWrongState, "reading only"));
}

}  // namespace
}  // namespace corner::indexer
