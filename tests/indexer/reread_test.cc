// Another edition of the taxonomies: the ledger's adverts are read again, from the ledger alone.
#include "indexer/reread.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>

#include "indexer/ingest.h"
#include "indexer/site_folder.h"
#include "indexer/xapian/manifest.h"
#include "indexer/xapian/verify.h"
#include "taxonomies/base/text.h"
#include "tests/support/random_vacancy.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/status_matchers.h"

namespace corner::testing {
namespace {

namespace fs = std::filesystem;

using indexer::EditionState;
using indexer::IngestOptions;
using indexer::Ledger;
using indexer::RereadOptions;
using indexer::RereadReport;
using indexer::Vacancy;
using taxonomies::SiteKind;

const Day kToday = *Day::ParseIso("2026-06-01");
constexpr int kAdverts = 40;

constexpr std::string_view kIndex =
    "code\ttitle\tnote\n5435\tNoodle wrangler\t\n9223\tPod tidier\t\n";
constexpr std::string_view kPostcodes = "district\tlat\tlon\nLS1\t53.9000\t-1.6000\n";
constexpr std::string_view kAuthorities =
    "code\tname\tlat\tlon\nW06000099\tCwm Newydd\t51.7\t-3.5\n";

std::string FeedLines() {
  constexpr std::string_view kTitles[] = {"Noodle wrangler", "Pod tidier", "Kitchen porter",
                                          "Care assistant"};
  constexpr std::string_view kPlaces[] = {"LS1 4AP", "Cwm Newydd", "York", "Leeds, LS1"};
  std::string lines;
  for (int i = 0; i < kAdverts; ++i) {
    lines +=
        Concat("{\"id\":\"", i, "\",\"title\":\"", kTitles[i % 4], "\",\"company\":\"Firm ", i % 7,
               "\",\"location\":\"", kPlaces[i / 4 % 4], "\",\"description\":\"Notice ", i,
               ": you will wash pots, serve customers and mop floors in a friendly team.\"}\n");
  }
  return lines;
}

class RereadTest : public ::testing::Test {
 protected:
  // A data folder with the feed taken in by whatever tables it has.
  std::string MakeData(const std::string& name) {
    const std::string data = (scratch_.path() / name).string();
    fs::create_directories(data);
    return data;
  }
  void TakeIn(const std::string& data) {
    const std::string feed = (scratch_.path() / "feed.jsonl").string();
    std::ofstream(feed) << FeedLines();
    IngestOptions options;
    options.day = kToday;
    ASSERT_OK_AND_ASSIGN(const auto report, indexer::Ingest(data, {feed}, options));
    ASSERT_THAT(report.feeds[0].error, IsOk());
    ASSERT_EQ(report.feeds[0].report.rejected, 0);
  }
  static void Store(const std::string& data) {
    ASSERT_THAT(indexer::StoreSiteTable(data, SiteKind::kSoc2020Index, kIndex), IsOk());
    ASSERT_THAT(indexer::StoreSiteTable(data, SiteKind::kPostcodes, kPostcodes), IsOk());
    ASSERT_THAT(indexer::StoreSiteTable(data, SiteKind::kAuthorities, kAuthorities), IsOk());
  }
  static absl::StatusOr<RereadReport> Apply(const std::string& data, int workers, size_t batch,
                                            std::function<bool()> stop = {}) {
    auto set = indexer::TaxonomiesInUse(data);
    if (!set.ok()) return set.status();
    return ApplySet(*set, data, {kToday, workers, batch, {}, std::move(stop)});
  }
  static absl::StatusOr<RereadReport> ApplySet(
      const std::shared_ptr<const taxonomies::TaxonomySet>& set, const std::string& data,
      const RereadOptions& options) {
    auto ledger = Ledger::Open(indexer::LedgerPath(data), Ledger::Mode::kWrite);
    if (!ledger.ok()) return ledger.status();
    return indexer::RereadLedger(set, ledger->get(), options);
  }
  // Open adverts by id, as they are stored.
  static std::map<std::string, std::string> Adverts(const std::string& data) {
    std::map<std::string, std::string> adverts;
    const auto ledger = Ledger::Open(indexer::LedgerPath(data), Ledger::Mode::kRead);
    const auto rows = (*ledger)->NotClosedAfter("", 10'000);
    for (const indexer::StoredRow& row : *rows) adverts.emplace(row.id, row.json);
    return adverts;
  }
  static EditionState EditionOf(const std::string& data) {
    return *(*Ledger::Open(indexer::LedgerPath(data), Ledger::Mode::kRead))->Edition();
  }

  ScratchFolder scratch_;
};

TEST_F(RereadTest, GivesWhatTakingInAnewGives) {
  const std::string fresh = MakeData("fresh");
  Store(fresh);
  TakeIn(fresh);
  const auto expected = Adverts(fresh);
  ASSERT_EQ(expected.size(), static_cast<size_t>(kAdverts));
  const std::string shipped = MakeData("shipped");
  TakeIn(shipped);
  EXPECT_NE(Adverts(shipped), expected);
  // The same for every folder: reading the tables costs more than all that is tested here.
  ASSERT_OK_AND_ASSIGN(const auto set, indexer::TaxonomiesInUse(fresh));
  for (const int workers : {1, 2, 4}) {
    for (const size_t batch : {size_t{1}, size_t{7}, size_t{500}}) {
      const std::string data = (scratch_.path() / Concat("data", workers, "-", batch)).string();
      fs::copy(shipped, data, fs::copy_options::recursive);
      Store(data);
      const RereadOptions options{kToday, workers, batch, {}, {}};
      ASSERT_OK_AND_ASSIGN(const RereadReport report, ApplySet(set, data, options));
      EXPECT_TRUE(report.needed);
      EXPECT_EQ(report.looked_at, kAdverts);
      EXPECT_GT(report.changed, 0);
      EXPECT_EQ(Adverts(data), expected) << workers << " " << batch;
      ASSERT_OK_AND_ASSIGN(const RereadReport again, ApplySet(set, data, options));
      EXPECT_FALSE(again.needed);
    }
  }
}

TEST_F(RereadTest, GoesOnWhereItStopped) {
  const std::string data = MakeData("data"), fresh = MakeData("fresh");
  Store(fresh);
  TakeIn(fresh);
  TakeIn(data);
  const std::string shipped = EditionOf(data).current;
  Store(data);
  int batches = 0;
  EXPECT_THAT(Apply(data, 2, 9, [&] { return ++batches == 2; }),
              FailsWith(absl::StatusCode::kCancelled, "what was done is kept"));
  const EditionState state = EditionOf(data);
  EXPECT_EQ(state.current, shipped);
  EXPECT_FALSE(state.target.empty());
  EXPECT_FALSE(state.reached.empty());
  ASSERT_OK_AND_ASSIGN(const RereadReport rest, Apply(data, 2, 9));
  EXPECT_TRUE(rest.resumed);
  EXPECT_EQ(rest.looked_at, kAdverts - 18);
  EXPECT_EQ(Adverts(data), Adverts(fresh));
  EXPECT_EQ(EditionOf(data), (EditionState{state.target, "", ""}));
}

// Stopped half way and the tables taken out again: everything is read by the old edition.
TEST_F(RereadTest, TurnsBackFromHalfWay) {
  const std::string data = MakeData("data");
  TakeIn(data);
  const auto before = Adverts(data);
  Store(data);
  EXPECT_FALSE(Apply(data, 2, 9, [] { return true; }).ok());
  for (const auto& info : taxonomies::SiteKinds()) {
    (void)indexer::RemoveSiteTable(data, info.kind);
  }
  ASSERT_THAT(Apply(data, 2, 9), IsOk());
  EXPECT_EQ(Adverts(data), before);
}

TEST_F(RereadTest, IngestReadsAgainAndPublishesTheEdition) {
  const std::string data = MakeData("data");
  TakeIn(data);
  Store(data);
  IngestOptions options;
  options.day = kToday;
  ASSERT_OK_AND_ASSIGN(const auto report, indexer::Ingest(data, {}, options));
  EXPECT_EQ(report.reread.looked_at, kAdverts);
  EXPECT_TRUE(report.index.published);
  ASSERT_OK_AND_ASSIGN(const auto set, indexer::TaxonomiesInUse(data));
  const std::string index = indexer::IndexPath(data);
  ASSERT_OK_AND_ASSIGN(const uint64_t current, indexer::CurrentGeneration(index));
  ASSERT_OK_AND_ASSIGN(const auto manifest, indexer::ReadManifest(index, current));
  EXPECT_EQ(manifest.edition, set->edition.id());
  ASSERT_OK_AND_ASSIGN(const auto ledger,
                       Ledger::Open(indexer::LedgerPath(data), Ledger::Mode::kRead));
  ASSERT_OK_AND_ASSIGN(const auto verified, indexer::Verify(*ledger, index));
  EXPECT_TRUE(verified.equal);
  EXPECT_EQ(verified.index_edition, manifest.edition);
}

// An edition that changes no advert is still a generation of its own.
TEST_F(RereadTest, AnEditionWithoutEffectIsPublishedToo) {
  const std::string data = MakeData("data");
  TakeIn(data);
  const auto before = Adverts(data);
  ASSERT_THAT(indexer::StoreSiteTable(data, SiteKind::kOnet,
                                      "kind\tcode\tparent\tlabel\twords\tvalue\n"
                                      "occupation\t11-1011.00\t\tBell Ringers\t\t\n"),
              IsOk());
  IngestOptions options;
  options.day = kToday;
  ASSERT_OK_AND_ASSIGN(const auto report, indexer::Ingest(data, {}, options));
  EXPECT_EQ(report.reread.changed, 0);
  EXPECT_TRUE(report.index.published);
  EXPECT_EQ(Adverts(data), before);
}

TEST_F(RereadTest, ADamagedTableIsNamedAndNothingIsTakenIn) {
  const std::string data = MakeData("data");
  TakeIn(data);
  const auto before = Adverts(data);
  ASSERT_THAT(indexer::StoreSiteTable(data, SiteKind::kPostcodes, "district\tlat\n"), IsOk());
  IngestOptions options;
  options.day = kToday;
  EXPECT_THAT(indexer::Ingest(data, {}, options),
              FailsWith(absl::StatusCode::kInvalidArgument, "taxonomies/postcodes.tsv: line 1"));
  EXPECT_EQ(Adverts(data), before);
}

TEST_F(RereadTest, DeclaredCoordinatesStay) {
  taxonomies::SiteTables site;
  site.Set(SiteKind::kPostcodes, std::string(kPostcodes));
  ASSERT_OK_AND_ASSIGN(const auto gazetteer, taxonomies::LoadGazetteer(site));
  Vacancy vacancy;
  vacancy.place = {"Leeds", "Leeds", 53.8, -1.54, taxonomies::PlacePrecision::kTown, "town:leeds"};
  vacancy.facts = {{"place", "Leeds", "field:latitude", 0, 0}};
  const Vacancy before = vacancy;
  indexer::RereadPlace(*gazetteer, &vacancy);
  EXPECT_EQ(vacancy, before);
  vacancy.place = taxonomies::MatchOf(*taxonomies::Builtin().FindDistrict("LS1"), "LS1 4AP");
  vacancy.facts = {{"place", "LS1", "field:postcode", 0, 0}};
  indexer::RereadPlace(*gazetteer, &vacancy);
  EXPECT_EQ(vacancy.place.lat, 53.9);
  EXPECT_EQ(vacancy.place.text, "LS1 4AP");
}

}  // namespace
}  // namespace corner::testing
