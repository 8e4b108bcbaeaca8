// The ranking systems, the report and the questions of fairness over a small catalogue in which
// one can see who should be listed where.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "matcher/evaluate/evaluation.h"
#include "matcher/evaluate/evaluation_text.h"
#include "matcher/evaluate/fairness.h"
#include "matcher/evaluate/synthetic_profiles.h"
#include "matcher/evaluate/systems.h"
#include "matcher/resource_similarity.h"
#include "taxonomies/base/json.h"
#include "tests/support/memory_catalogue.h"
#include "tests/support/status_matchers.h"

namespace corner::matcher {
namespace {

using ::corner::testing::FailsWith;
using ::corner::testing::MemoryCatalogue;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const Day kDay(20600);
constexpr double kLeedsLat = 53.80, kLeedsLon = -1.55;

struct Job {
  std::string name, title, field, task, text;
  double lat = kLeedsLat;
  int32_t hours = 2000;
  int age = 1;
  std::string group = {};
};

indexer::Vacancy VacancyOf(const Job& job) {
  indexer::Vacancy vacancy;
  vacancy.source = "test";
  vacancy.external_id = job.name;
  vacancy.id = indexer::VacancyId("test", job.name);
  vacancy.title = job.title;
  vacancy.employer_name = vacancy.employer_key = "employer " + job.name;
  vacancy.description_text = job.text;
  vacancy.first_seen = kDay - job.age;
  vacancy.posted = vacancy.first_seen;
  vacancy.place = {"Leeds", "Leeds", job.lat, kLeedsLon, taxonomies::PlacePrecision::kTown, ""};
  vacancy.hours = indexer::Hours{job.hours, job.hours};
  vacancy.pattern = indexer::kDays;
  vacancy.fields = {job.field};
  vacancy.tasks = {{job.task, 6, {}}};
  if (!job.group.empty()) {
    vacancy.group = indexer::VacancyId("test", job.group);
    vacancy.group_first_seen = vacancy.first_seen;
  }
  return vacancy;
}

class Evaluation : public ::testing::Test {
 protected:
  Evaluation() {
    Put({"ward", "Ward host", "healthcare", "help_at_mealtimes", "Serve lunch on two wards."});
    Put({"far", "Ward host", "healthcare", "help_at_mealtimes", "Serve lunch on wards.", 50.8});
    Put({"full", "Ward helper", "healthcare", "help_at_mealtimes", "Serve meals.", kLeedsLat,
         3750});
    Put({"clean", "Cleaner", "cleaning", "cleaning", "Mop floors and empty bins.", kLeedsLat, 2000,
         0});
    Put({"shop", "Shop assistant", "retail", "cash_handling", "Serve customers at the till."});
    profile_.key = "ann";
    profile_.aspirations.mode = Aspirations::Mode::kNamed;
    profile_.aspirations.fields = {"healthcare"};
    profile_.resources.resize(1);
    profile_.resources[0].concept_id = "help_at_mealtimes";
    profile_.resources[0].evidence.push_back(
        {"voluntary", "I served lunch.", "", "", "", "", false});
    profile_.hours.min = 1000;
    profile_.hours.max = 2400;
    profile_.shifts_ok = indexer::kDays;
    profile_.travel.emplace();
    profile_.travel->origins = {{kLeedsLat, kLeedsLon, taxonomies::PlacePrecision::kTown}};
    profile_.travel->modes = {taxonomies::TravelMode::kBus};
    profile_.travel->max_minutes = 45;
  }

  void Put(const Job& job) { catalogue_.Put(VacancyOf(job)); }
  MatchWorld World() const { return {&catalogue_, &similarity_, times_.get()}; }
  Collection Read() const {
    return *Collection::Read({&catalogue_, &similarity_, times_.get()}, kDay);
  }
  std::shared_ptr<const Profile> Shared() const { return std::make_shared<Profile>(profile_); }
  // The list by reference.
  RankedList ListOf(const RankingSystem& system, size_t limit = 10) const {
    const auto list = system.List(Shared(), limit);
    EXPECT_TRUE(list.ok());
    RankedList names;
    for (const std::string& id : *list) names.push_back(catalogue_.Find(id)->external_id);
    return names;
  }

  MemoryCatalogue catalogue_;
  const ResourceSimilarity similarity_{taxonomies::BuiltinResources()};
  const std::unique_ptr<taxonomies::TravelTimes> times_ =
      taxonomies::MakeDistanceTravelTimes(taxonomies::Builtin());
  Profile profile_;
};

TEST_F(Evaluation, TheScanWithNothingTakenOutIsTheShortlist) {
  const Collection collection = Read();
  SyntheticProfiles people(collection, 3);
  for (int i = 0; i < 60; ++i) {
    const auto person = std::make_shared<Profile>(people.Next().profile);
    const auto list = MakeCorner(collection)->List(person, 10);
    const auto same = MakeCornerWithout(collection, Without::kNothing)->List(person, 10);
    ASSERT_TRUE(list.ok() && same.ok());
    EXPECT_EQ(*list, *same);
  }
}

TEST_F(Evaluation, TheShortlistIsComparedBeforeTheFloorAndWithoutCaps) {
  profile_.caps.push_back({Cap::By::kField, "healthcare", 1});
  const RankedList list = ListOf(*MakeCorner(Read()));
  EXPECT_EQ(list.size(), 5u);
  EXPECT_EQ(list.front(), "ward");
}

TEST_F(Evaluation, NearbyKeepsTheOrderAndLeavesOutWhatIsFar) {
  const Collection collection = Read();
  RankedList all = ListOf(*MakeCorner(collection));
  ASSERT_EQ(std::erase(all, "far"), 1u);
  EXPECT_EQ(ListOf(*MakeNearby(collection, MakeCorner(collection))), all);
  EXPECT_EQ(ListOf(*MakeNearby(collection, MakeCorner(collection)), 2).size(), 2u);
}

TEST_F(Evaluation, AnAblationIgnoresWhatWasTakenOut) {
  profile_.resources.clear();
  profile_.musts[static_cast<size_t>(Must::kHours)] = true;
  const Collection collection = Read();
  // Without aspirations only journey, hours and shifts are left, which "clean" meets too.
  const RankedList without = ListOf(*MakeCornerWithout(collection, Without::kAspirations));
  EXPECT_EQ(without.back(), "far");
  const RankedList no_preferences = ListOf(*MakeCornerWithout(collection, Without::kPreferences));
  // Neither do points of the journey count, yet what may be reached still comes first.
  EXPECT_EQ(no_preferences.front(), "ward");
  EXPECT_EQ(no_preferences.back(), "far");
  // Points go, rules stay.
  EXPECT_THAT(no_preferences, Not(::testing::Contains("full")));
}

TEST_F(Evaluation, FilterListsOnlyWhatMeetsEverything) {
  EXPECT_THAT(ListOf(*MakeFilter(Read())), ElementsAre("ward"));
  profile_.aspirations.fields.clear();
  EXPECT_THAT(ListOf(*MakeFilter(Read()), 2), ElementsAre("clean", ::testing::_));  // the newest
  profile_.vetoes.push_back({Veto::Kind::kField, "cleaning"});
  EXPECT_THAT(ListOf(*MakeFilter(Read())), ::testing::UnorderedElementsAre("ward", "shop"));
}

TEST_F(Evaluation, TextSearchFindsTheClientsWords) {
  const Collection collection = Read();
  EXPECT_EQ(ListOf(*MakeTextSearch(collection, true)).front(), "ward");
  EXPECT_THAT(ListOf(*MakeTextSearch(collection, true)), Not(::testing::Contains("far")));
  EXPECT_THAT(ListOf(*MakeTextSearch(collection, false)), ::testing::Contains("far"));
  profile_.resources[0].wish = ResourceHeld::Wish::kRatherNot;
  profile_.aspirations.fields.clear();
  // No word is left: everything, newest first.
  EXPECT_EQ(ListOf(*MakeTextSearch(collection, false)).front(), "clean");
}

TEST_F(Evaluation, UtilityTimesProbabilityLowersForGapsAndDistance) {
  profile_.aspirations.fields.clear();
  const RankedList list = ListOf(*MakeUtilityProbability(Read()));
  EXPECT_EQ(list.front(), "ward");
  const auto place = [&](const char* name) {
    return std::find(list.begin(), list.end(), name) - list.begin();
  };
  EXPECT_LT(place("ward"), place("full"));
  EXPECT_LT(place("far"), place("shop"));  // 0.3 of something is more than nothing
  // A licence that is asked for and not held is a gap.
  indexer::Vacancy asks =
      VacancyOf({"asks", "Ward host", "healthcare", "help_at_mealtimes", "Serve lunch."});
  asks.posted = asks.first_seen = kDay;
  asks.requirements.push_back({"driving_licence", indexer::Requirement::Strength::kMust, 0, 0});
  catalogue_.Put(asks);
  EXPECT_EQ(ListOf(*MakeUtilityProbability(Read())).front(), "ward");
  profile_.credentials = {"driving_licence"};
  EXPECT_EQ(ListOf(*MakeUtilityProbability(Read())).front(), "asks");  // as good, and newer
}

TEST_F(Evaluation, BoostedCountsTitleAndConcepts) {
  profile_.aspirations.fields = {"retail"};
  profile_.resources.clear();
  EXPECT_EQ(ListOf(*MakeBoosted(Read())).front(), "shop");  // "shop" in the title
  profile_.aspirations.fields.clear();
  profile_.aspirations.interests.push_back({"cleaning", 3});
  EXPECT_EQ(ListOf(*MakeBoosted(Read())).front(), "clean");  // the concept, in no title
}

TEST_F(Evaluation, OneOpeningIsListedOnce) {
  Put({"ward2", "Ward host", "healthcare", "help_at_mealtimes", "Serve lunch on two wards.",
       kLeedsLat, 2000, 1, "ward"});
  const Collection collection = Read();
  for (const auto& system : MakeSystems(collection)) {
    const RankedList list = ListOf(*system);
    EXPECT_EQ(std::count(list.begin(), list.end(), "ward") +
                  std::count(list.begin(), list.end(), "ward2"),
              1)
        << system->name();
  }
}

TEST_F(Evaluation, TheReportMeasuresEverySystemAndSaysWhatWasMissed) {
  for (int i = 0; i < 12; ++i) {
    Put({"more" + std::to_string(i), "Ward host", "healthcare", "help_at_mealtimes",
         "Serve lunch."});
  }
  const std::vector<Qrel> qrels = {{"ann", "ward", {2, 2}, 1},
                                   {"ann", indexer::VacancyId("test", "clean"), {3, 1}, 2},
                                   {"ann", "gone", {1, 0}, 3}};
  ASSERT_OK_AND_ASSIGN(const EvaluationReport report,
                       Evaluate(World(), {Shared()}, qrels, {kDay, 0, {}}));
  ASSERT_EQ(report.systems.size(), 11u);
  EXPECT_EQ(report.systems[0].name, "corner");
  EXPECT_THAT(report.not_open, ElementsAre("gone"));
  EXPECT_EQ(report.best.ndcg10, 1);
  const ProfileReport& ann = report.profiles.at(0);
  ASSERT_EQ(ann.missed.size(), 1u);
  EXPECT_EQ(ann.missed[0].title, "Cleaner");
  EXPECT_LT(ann.missed[0].fit, ann.missed[0].tenth);
  int32_t points = 0;
  for (const Reason& reason : ann.missed[0].reasons) points += reason.points;
  EXPECT_EQ(points, ann.missed[0].fit);
  // The filter lists "ward" too; both are behind the judge's order by the same measure.
  for (const SystemReport& system : report.systems) {
    EXPECT_NEAR(system.ahead, report.systems[0].mean.ndcg10 - system.mean.ndcg10, 1e-12);
    EXPECT_LE(system.ndcg10.low, system.mean.ndcg10);
    EXPECT_GE(system.ndcg10.high, system.mean.ndcg10);
  }
  ASSERT_OK_AND_ASSIGN(const JsonDocument json, JsonDocument::Parse(ToJson(report)));
  EXPECT_EQ(json.root().member("n").integer(), 1);
  const JsonValue first = json.root().member("systems").element(0);
  for (const char* name : {"ndcg10", "pref10", "p5", "low", "high"}) {
    EXPECT_TRUE(first.member(name).is_number()) << name;
  }
  EXPECT_THAT(ToTable(report), HasSubstr("utility_probability"));
}

TEST_F(Evaluation, JudgementsThatDoNotFitAreErrors) {
  const auto evaluate = [&](const std::vector<Qrel>& qrels) {
    return Evaluate(World(), {Shared()}, qrels, {kDay, 0, {}}).status();
  };
  using absl::StatusCode;
  EXPECT_THAT(evaluate({{"bob", "ward", {1, 0}, 1}}),
              FailsWith(StatusCode::kInvalidArgument, "bob"));
  EXPECT_THAT(evaluate({{"ann", "gone", {1, 0}, 1}}),
              FailsWith(StatusCode::kFailedPrecondition, "None"));
  EXPECT_THAT(evaluate({{"ann", "ward", {0, 2}, 1}}),
              FailsWith(StatusCode::kInvalidArgument, "above 0"));
  EXPECT_THAT(evaluate({{"ann", "ward", {1, 2}, 1},
                        {"ann", indexer::VacancyId("test", "ward"), {1, 2}, 2}}),
              FailsWith(StatusCode::kInvalidArgument, "second time"));
}

TEST_F(Evaluation, TwinsHaveTheSameListAndGroupsAreCounted) {
  ASSERT_OK_AND_ASSIGN(const FairnessReport report, MeasureFairness(World(), {kDay, 0, 30, 60, 1}));
  ASSERT_EQ(report.twins.size(), 2u);
  for (const TwinCount& twin : report.twins) EXPECT_EQ(twin.same, 30) << twin.differs;
  EXPECT_EQ(report.lists[0].by, "everyone");
  EXPECT_EQ(report.lists[0].profiles, 60);
  int64_t by_resources = 0;
  for (const Exposure& exposure : report.lists) {
    if (exposure.by == "resources") by_resources += exposure.profiles;
  }
  EXPECT_EQ(by_resources, 60);
  EXPECT_EQ(report.open.listed, 5);
  EXPECT_TRUE(JsonDocument::Parse(ToJson(report)).ok());
  EXPECT_THAT(ToTable(report), HasSubstr("30 of 30 pairs"));
}

TEST_F(Evaluation, TwinsReallyDiffer) {
  const Collection collection = Read();
  SyntheticProfiles people(collection, 5);
  const Profile person = people.Next().profile;
  const Profile twin = people.OtherWords(person);
  EXPECT_NE(person.key, twin.key);
  EXPECT_EQ(person.resources.size(), twin.resources.size());
  int other_order = 0;
  for (int i = 0; i < 30; ++i) {
    const Profile one = people.Next().profile;
    const Profile shuffled = people.OtherOrder(one);
    other_order += one.resources.front().concept_id != shuffled.resources.front().concept_id;
  }
  EXPECT_GT(other_order, 10);
}

}  // namespace
}  // namespace corner::matcher
