#include "service/api/wording.h"

#include <gtest/gtest.h>

namespace corner::api {
namespace {

using indexer::Pay;
using indexer::PayPeriod;

Pay Stated(std::optional<int64_t> min, std::optional<int64_t> max, PayPeriod period) {
  Pay pay;
  pay.min_pence = min;
  pay.max_pence = max;
  pay.period = period;
  return pay;
}

TEST(Wording, SaysPayInPlainWords) {
  EXPECT_EQ(PayText(std::nullopt), "Pay not stated");
  EXPECT_EQ(PayText(Stated(1271, 1271, PayPeriod::kHour)), "£12.71 an hour");
  EXPECT_EQ(PayText(Stated(1300, std::nullopt, PayPeriod::kHour)), "from £13 an hour");
  EXPECT_EQ(PayText(Stated(std::nullopt, 1405, PayPeriod::kHour)), "up to £14.05 an hour");
  Pay yearly = Stated(2400000, 2650000, PayPeriod::kYear);
  yearly.pro_rata = true;
  EXPECT_EQ(PayText(yearly), "£24,000 to £26,500 a year, pro rata");
  Pay euros = Stated(1500, 1500, PayPeriod::kHour);
  euros.currency = "EUR";
  EXPECT_EQ(PayText(euros), "15 EUR an hour");
  Pay guess = Stated(2000000, 2000000, PayPeriod::kYear);
  guess.predicted = true;
  EXPECT_NE(PayText(guess).find("guess"), std::string::npos);
  EXPECT_NE(PayText(Stated(900, 900, PayPeriod::kUnknown)).find("not stated"), std::string::npos);
}

TEST(Wording, SaysHoursAndClockTimes) {
  EXPECT_EQ(HoursText(std::nullopt), "Hours not stated");
  EXPECT_EQ(HoursText(indexer::Hours{1600, 2000}), "16 to 20 hours a week");
  EXPECT_EQ(HoursText(indexer::Hours{3750, 3750}), "37.5 hours a week");
  EXPECT_EQ(HoursText(indexer::Hours{3725, 3725}), "37.25 hours a week");
  EXPECT_EQ(HoursText(indexer::Hours{1605, std::nullopt}), "at least 16.05 hours a week");
  EXPECT_EQ(HoursText(indexer::Hours{std::nullopt, 100}), "up to 1 hour a week");
  EXPECT_EQ(StartText(450), "starts at 7.30am");
  EXPECT_EQ(StartText(0), "starts at midnight");
  EXPECT_EQ(StartText(720), "starts at midday");
  EXPECT_EQ(StartText(1325), "starts at 10.05pm");
  EXPECT_EQ(PatternText(indexer::kEvenings | indexer::kTermTime), "Evenings, term time");
  EXPECT_EQ(PatternText(0), "");
}

TEST(Wording, SaysClosingDatesAsPeopleDo) {
  const Day today = *Day::ParseIso("2026-06-01");
  EXPECT_EQ(ClosesText(std::nullopt, today), "no closing date given");
  EXPECT_EQ(ClosesText(today, today), "closes today");
  EXPECT_EQ(ClosesText(today + 1, today), "closes tomorrow");
  EXPECT_EQ(ClosesText(Day::ParseIso("2026-06-12"), today), "closes Friday 12 June");
  EXPECT_EQ(ClosesText(Day::ParseIso("2027-01-04"), today), "closes Monday 4 January 2027");
  EXPECT_EQ(ClosesText(Day::ParseIso("2026-05-29"), today), "closed Friday 29 May");
}

TEST(Wording, DistanceIsNoSurerThanThePlace) {
  using taxonomies::PlacePrecision;
  constexpr double kThreeMiles = 3 * 1.609344;
  EXPECT_EQ(DistanceText(kThreeMiles, PlacePrecision::kSite), "about 3 miles");
  EXPECT_EQ(DistanceText(0.3, PlacePrecision::kSite), "less than a mile");
  EXPECT_EQ(DistanceText(1.6, PlacePrecision::kSite), "about 1 mile");
  EXPECT_EQ(DistanceText(0.3, PlacePrecision::kDistrict), "within about 2 miles");
  EXPECT_EQ(DistanceText(kThreeMiles, PlacePrecision::kTown), "about 2 to 4 miles");
  EXPECT_EQ(DistanceText(kThreeMiles, PlacePrecision::kCounty), "");
}

TEST(Wording, PutsCodesIntoWords) {
  EXPECT_EQ(SchemeText({"disability_confident", "leader"}), "Disability Confident (Leader)");
  EXPECT_EQ(RequirementText("dbs"), "DBS check");
  EXPECT_EQ(RequirementText("registration:nmc"), "Registered with NMC");
  EXPECT_EQ(RequirementText("language:welsh"), "Speaks Welsh");
  EXPECT_EQ(RequirementText("forklift_licence"), "Forklift licence");
  EXPECT_EQ(FacetLabel(indexer::FacetField::kPattern, "term_time"), "Term time");
  EXPECT_EQ(FacetLabel(indexer::FacetField::kContract, "unknown"), "Not stated");
  EXPECT_EQ(FacetLabel(indexer::FacetField::kScheme, "disability_confident:employer"),
            "Disability Confident (Employer)");
  EXPECT_EQ(CountText(0, "job", "jobs"), "No jobs");
  EXPECT_EQ(CountText(1, "job", "jobs"), "1 job");
  EXPECT_EQ(CountText(12045, "job", "jobs"), "12,045 jobs");
}

TEST(Wording, EveryCodeOfTheVacancyHasWords) {
  for (const indexer::FlagBit bit : indexer::kAllFlags) {
    const std::string label = FacetLabel(indexer::FacetField::kFlag, indexer::FlagName(bit));
    EXPECT_FALSE(label.empty());
    EXPECT_EQ(label.find('_'), std::string::npos) << label;
  }
  for (const indexer::PatternBit bit : indexer::kAllPatterns) {
    EXPECT_FALSE(PatternWord(bit).empty());
  }
}

}  // namespace
}  // namespace corner::api
