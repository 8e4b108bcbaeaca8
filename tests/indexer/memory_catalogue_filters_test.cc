// The filters, orders and facets of MemoryCatalogue, each with its stated, other and unknown value.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "taxonomies/base/text.h"
#include "taxonomies/places/distance.h"
#include "tests/support/memory_catalogue.h"
#include "tests/support/random_vacancy.h"
#include "tests/support/status_matchers.h"

namespace corner::testing {
namespace {

using namespace ::corner::indexer;  // NOLINT(google-build-using-namespace)
using taxonomies::PlacePrecision;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr auto kInvalid = absl::StatusCode::kInvalidArgument;
const Day kToday(20600);

Vacancy Advert(std::string id) {
  Vacancy vacancy;
  vacancy.id = std::move(id);
  vacancy.source = "test";
  vacancy.title = "Chef";
  vacancy.first_seen = kToday;
  return vacancy;
}

Probe Everything() {
  Probe probe;
  probe.day = kToday;
  probe.sort = Sort::kNewest;  // equal days: by id
  return probe;
}

std::string IdsOf(const Catalogue& catalogue, const Probe& probe) {
  const auto result = catalogue.Search(probe);
  EXPECT_THAT(result, IsOk());
  std::vector<std::string> ids;
  if (!result.ok()) return "error";
  for (const Hit& hit : result->hits) ids.push_back(hit.vacancy.id);
  EXPECT_EQ(static_cast<size_t>(result->total), ids.size());
  return Join(ids, " ");
}

// low = 10, high = 20, none = not stated.
MemoryCatalogue LowHighNone(const std::function<void(Vacancy*, int)>& set) {
  MemoryCatalogue catalogue;
  Vacancy low = Advert("low"), high = Advert("high");
  set(&low, 10);
  set(&high, 20);
  catalogue.Put(low);
  catalogue.Put(high);
  catalogue.Put(Advert("none"));
  return catalogue;
}

TEST(Filters, NumbersAreThreeValued) {
  struct Case {
    const char* name;
    NumberFilter Probe::*filter;
    std::function<void(Vacancy*, int)> set;
  };
  const Case cases[] = {
      {"hourly", &Probe::hourly_pay_pence,
       [](Vacancy* v, int n) { v->pay.emplace().hourly_min_pence = n; }},
      {"annual", &Probe::annual_pay_pence,
       [](Vacancy* v, int n) { v->pay.emplace().annual_min_pence = n; }},
      {"hours", &Probe::hours,
       [](Vacancy* v, int n) {
         v->hours = Hours{n, n};
       }},
      {"start", &Probe::start_minute, [](Vacancy* v, int n) { v->start_minute = n; }}};
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    const MemoryCatalogue catalogue = LowHighNone(c.set);
    Probe probe = Everything();
    NumberFilter& filter = probe.*c.filter;
    EXPECT_EQ(IdsOf(catalogue, probe), "high low none");
    filter.min = 20;
    EXPECT_EQ(IdsOf(catalogue, probe), "high");
    filter.unknowns = Unknowns::kInclude;
    EXPECT_EQ(IdsOf(catalogue, probe), "high none");
    filter = {.min = {}, .max = 10, .unknowns = Unknowns::kExclude};
    EXPECT_EQ(IdsOf(catalogue, probe), "low");
    filter = {.min = 11, .max = 19, .unknowns = Unknowns::kExclude};
    EXPECT_EQ(IdsOf(catalogue, probe), "");
    filter = {.min = 10, .max = 20, .unknowns = Unknowns::kInclude};
    EXPECT_EQ(IdsOf(catalogue, probe), "high low none");
  }
}

TEST(Filters, DaysAreTheStatedOnes) {
  const MemoryCatalogue catalogue = LowHighNone([](Vacancy* v, int n) {
    v->posted = kToday - n;
    v->closes = kToday + n;
  });
  Probe posted = Everything();
  posted.posted_day.min = (kToday - 10).days();
  EXPECT_EQ(IdsOf(catalogue, posted), "low");  // first seen today is not posted today
  posted.posted_day.unknowns = Unknowns::kInclude;
  EXPECT_EQ(IdsOf(catalogue, posted), "none low");
  Probe closes = Everything();
  closes.closes_day.max = (kToday + 90).days();
  EXPECT_EQ(IdsOf(catalogue, closes), "low high");  // an open end is not a closing date
}

TEST(Filters, HoursMeetAsRanges) {
  MemoryCatalogue catalogue;
  const auto put = [&](const char* id, std::optional<int32_t> min, std::optional<int32_t> max) {
    Vacancy vacancy = Advert(id);
    vacancy.hours = Hours{min, max};
    catalogue.Put(vacancy);
  };
  put("range", 1600, 2000);
  put("from", 3000, std::nullopt);
  put("to", std::nullopt, 1000);
  put("empty", std::nullopt, std::nullopt);
  Probe probe = Everything();
  probe.hours = {.min = 2000, .max = 2500, .unknowns = Unknowns::kExclude};
  EXPECT_EQ(IdsOf(catalogue, probe), "range");
  probe.hours = {.min = 4000, .max = {}, .unknowns = Unknowns::kExclude};
  EXPECT_EQ(IdsOf(catalogue, probe), "from");
  probe.hours = {.min = {}, .max = 1599, .unknowns = Unknowns::kInclude};
  EXPECT_EQ(IdsOf(catalogue, probe), "empty to");
}

MemoryCatalogue Places() {
  MemoryCatalogue catalogue;
  const auto put = [&](const char* id, double lat, PlacePrecision precision, Remote remote) {
    Vacancy vacancy = Advert(id);
    vacancy.place.lat = lat;
    vacancy.place.lon = -1.5;
    vacancy.place.precision = precision;
    vacancy.remote = remote;
    catalogue.Put(vacancy);
  };
  put("here", 53.8, PlacePrecision::kTown, Remote::kUnknown);
  put("near", 53.9, PlacePrecision::kDistrict, Remote::kHybrid);
  put("far", 55.0, PlacePrecision::kSite, Remote::kNo);
  put("county", 53.8, PlacePrecision::kCounty, Remote::kNo);
  put("region", 53.8, PlacePrecision::kRegion, Remote::kNo);
  put("none", 53.8, PlacePrecision::kNone, Remote::kNo);
  put("remote", 53.8, PlacePrecision::kTown, Remote::kYes);
  return catalogue;
}

TEST(Filters, NearIsThreeValued) {
  const MemoryCatalogue catalogue = Places();
  Probe probe = Everything();
  probe.near = Near{.lat = 53.8, .lon = -1.5, .km = 20, .name = "Leeds", .unknowns = {}};
  EXPECT_EQ(IdsOf(catalogue, probe), "here near");
  probe.near->km = 0;
  EXPECT_EQ(IdsOf(catalogue, probe), "here");
  probe.near->km = taxonomies::DistanceKm(53.8, -1.5, 53.9, -1.5);
  EXPECT_EQ(IdsOf(catalogue, probe), "here near");
  probe.near->unknowns = Unknowns::kInclude;
  EXPECT_EQ(IdsOf(catalogue, probe), "county here near none region remote");
  probe.sort = Sort::kDistance;
  EXPECT_EQ(IdsOf(catalogue, probe), "here near county none region remote");
  ASSERT_OK_AND_ASSIGN(const SearchResult result, catalogue.Search(probe));
  EXPECT_DOUBLE_EQ(result.hits[0].distance_km.value_or(-1), 0.0);
  EXPECT_FALSE(result.hits[2].distance_km.has_value());
  probe.near->km = -1;
  EXPECT_THAT(catalogue.Search(probe), FailsWith(kInvalid, "not a distance"));
}

TEST(Sorts, KnownValuesComeFirstInOrder) {
  MemoryCatalogue catalogue = LowHighNone([](Vacancy* v, int n) {
    v->pay.emplace().hourly_min_pence = n;
    v->posted = kToday - n;
    v->closes = kToday + n;
  });
  Probe probe = Everything();
  EXPECT_EQ(IdsOf(catalogue, probe), "none low high");
  probe.sort = Sort::kPay;
  EXPECT_EQ(IdsOf(catalogue, probe), "high low none");
  probe.sort = Sort::kClosing;
  EXPECT_EQ(IdsOf(catalogue, probe), "low high none");
  probe.sort = Sort::kRelevance;  // no words: newest first, then by id
  EXPECT_EQ(IdsOf(catalogue, probe), "none low high");
}

MemoryCatalogue Facets() {
  MemoryCatalogue catalogue;
  Vacancy a = Advert("a"), b = Advert("b"), c = Advert("c");
  a.contract = b.contract = Contract::kPermanent;
  a.pattern = kDays | kWeekends;
  b.pattern = kNights;
  a.remote = Remote::kHybrid;
  a.schemes = {{"disability_confident", "leader"}, {"interview_offer", ""}};
  b.schemes = {{"disability_confident", "employer"}};
  a.requirements.resize(2);
  a.requirements[0].kind = a.requirements[1].kind = "dbs";
  a.flags = kUnpaid;
  a.fields = {"catering", "retail"};
  b.fields = {"retail"};
  a.employer_key = b.employer_key = "tern tide";
  a.employer_name = b.employer_name = "Tern Tide";
  a.place.id = "town:leeds";
  a.place.name = "Leeds";
  for (Vacancy* vacancy : {&a, &b, &c}) catalogue.Put(*vacancy);
  return catalogue;
}

std::string Counts(const Catalogue& catalogue, Probe probe, FacetField field) {
  probe.count = {field};
  const auto result = catalogue.Search(probe);
  EXPECT_THAT(result, IsOk());
  std::vector<std::string> out;
  if (!result.ok() || result->facets.size() != 1) return "error";
  EXPECT_EQ(result->facets[0].field, field);
  for (const FacetCount& count : result->facets[0].values) {
    out.push_back(Concat(count.value, " ", count.count));
  }
  return Join(out, ", ");
}

TEST(Facets, ValuesOfEveryFacet) {
  const MemoryCatalogue catalogue = Facets();
  const std::pair<FacetField, const char*> table[] = {
      {FacetField::kContract, "permanent 2, unknown 1"},
      {FacetField::kPattern, "days 1, nights 1, unknown 1, weekends 1"},
      {FacetField::kRemote, "unknown 2, hybrid 1"},
      {FacetField::kScheme,
       "disability_confident 2, disability_confident:employer 1, disability_confident:leader 1, "
       "interview_offer 1, unknown 1"},
      {FacetField::kRequirement, "unknown 2, dbs 1"},
      {FacetField::kFlag, "unknown 2, unpaid 1"},
      {FacetField::kField, "retail 2, catering 1, unknown 1"},
      {FacetField::kEmployer, "tern tide 2, unknown 1"},
      {FacetField::kPlace, "unknown 2, town:leeds 1"},
      {FacetField::kSource, "test 3"}};
  for (const auto& [field, expected] : table) {
    EXPECT_EQ(Counts(catalogue, Everything(), field), expected) << FacetName(field);
  }
}

TEST(Facets, AnyOfTheValuesNoneWhenExcluded) {
  const MemoryCatalogue catalogue = Facets();
  Probe probe = Everything();
  probe.facets = {{FacetField::kField, {"catering", "unknown"}, false}};
  EXPECT_EQ(IdsOf(catalogue, probe), "a c");
  probe.facets[0].exclude = true;
  EXPECT_EQ(IdsOf(catalogue, probe), "b");
  probe.facets = {{FacetField::kField, {"retail"}, false},
                  {FacetField::kScheme, {"disability_confident:leader"}, true}};
  EXPECT_EQ(IdsOf(catalogue, probe), "b");
  probe.facets = {{FacetField::kField, {}, false}};
  EXPECT_EQ(IdsOf(catalogue, probe), "a b c");
}

TEST(Facets, CountsLeaveOutTheFacetsOwnChoice) {
  const MemoryCatalogue catalogue = Facets();
  Probe probe = Everything();
  probe.facets = {{FacetField::kField, {"catering"}, false}};
  EXPECT_EQ(Counts(catalogue, probe, FacetField::kField), "retail 2, catering 1, unknown 1");
  EXPECT_EQ(Counts(catalogue, probe, FacetField::kContract), "permanent 1");
  probe.facets[0].exclude = true;
  EXPECT_EQ(Counts(catalogue, probe, FacetField::kField), "retail 1, unknown 1");
}

TEST(Facets, ChosenValuesAreAlwaysListed) {
  const MemoryCatalogue catalogue = Facets();
  Probe probe = Everything();
  probe.facet_limit = 1;
  EXPECT_EQ(Counts(catalogue, probe, FacetField::kField), "retail 2");
  probe.facets = {{FacetField::kField, {"unknown"}, false},
                  {FacetField::kContract, {"trial"}, false}};
  EXPECT_EQ(Counts(catalogue, probe, FacetField::kContract), "unknown 1, trial 0");
  EXPECT_EQ(Counts(catalogue, probe, FacetField::kField), "unknown 0");
}

TEST(Facets, UnknownValuesAreErrorsWithSuggestions) {
  const MemoryCatalogue catalogue = Facets();
  Probe probe = Everything();
  probe.facets = {{FacetField::kContract, {"permanant"}, false}};
  const auto result = catalogue.Search(probe);
  EXPECT_THAT(result, FailsWith(kInvalid, "There is no contract called \"permanant\"."));
  EXPECT_EQ(Hint(result.status()), "Did you mean permanent?");
  probe.facets = {{FacetField::kField, {"Retial"}, true}};
  EXPECT_EQ(Hint(catalogue.Search(probe).status()), "Did you mean retail?");
  // Legal names need no advert that has them.
  probe.facets = {{FacetField::kContract, {"apprenticeship"}, false}};
  EXPECT_EQ(IdsOf(catalogue, probe), "");
}

TEST(FacetsProperty, CountIsTheTotalAfterTheClick) {
  RandomVacancies random(11);
  MemoryCatalogue catalogue;
  for (int i = 0; i < 80; ++i) catalogue.Put(random.Next());
  for (size_t f = 0; f < kFacetFieldCount; ++f) {
    const FacetField field = static_cast<FacetField>(f);
    Probe probe = Everything();
    probe.include_not_competitive = true;
    probe.snippets = false;
    probe.limit = 1;
    probe.facet_limit = 6;
    probe.count = {field};
    probe.facets = {{FacetField::kRemote, {"unknown", "no"}, false}};
    ASSERT_OK_AND_ASSIGN(const SearchResult before, catalogue.Search(probe));
    ASSERT_FALSE(before.facets.empty());
    for (const FacetCount& count : before.facets[0].values) {
      Probe clicked = probe;
      if (field == FacetField::kRemote) clicked.facets.clear();
      clicked.facets.push_back({field, {count.value}, false});
      ASSERT_OK_AND_ASSIGN(const SearchResult after, catalogue.Search(clicked));
      EXPECT_EQ(after.total, count.count) << FacetName(field) << " " << count.value;
    }
  }
}

}  // namespace
}  // namespace corner::testing
