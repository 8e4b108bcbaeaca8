// The legal minimum by day, age and apprenticeship; doubt is never "below".
#include "indexer/normalise/wage_check.h"

#include <gtest/gtest.h>

#include <random>

#include "indexer/normalise/minimum_wage.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

constexpr int kNoAge = AgeBand::kNoAge;

WageQuestion Hourly(const Pay& pay, Day day, std::string_view around = "") {
  return {&pay, true, std::nullopt, Contract::kPermanent, day, around};
}

Pay HourlyPay(int64_t min, int64_t max = 0) {
  Pay pay;
  pay.period = PayPeriod::kHour;
  pay.min_pence = min;
  if (max > 0) pay.max_pence = max;
  pay.hourly_min_pence = min;
  return pay;
}

TEST(MinimumWage, EveryRateOfTheTableBeginsOnItsDay) {
  const MinimumWage* before = nullptr;
  for (const MinimumWage& row : kMinimumWages) {
    const Day first = *Day::FromCivil(row.year, row.month, 1);
    EXPECT_EQ(MinimumWageOn(first)->adult_pence, row.adult_pence);
    if (before != nullptr) {
      EXPECT_EQ(MinimumWageOn(first - 1)->adult_pence, before->adult_pence);
    }
    EXPECT_EQ(RateAt(row, row.adult_age), row.adult_pence);
    EXPECT_EQ(RateAt(row, 17), row.under18_pence);
    EXPECT_EQ(RateAt(row, 20), row.young_pence);
    if (row.adult_age > 21) {
      EXPECT_EQ(RateAt(row, row.adult_age - 1), row.middle_pence);
    }
    EXPECT_LE(row.apprentice_pence, row.under18_pence);
    EXPECT_LT(row.under18_pence, row.young_pence);
    EXPECT_LT(row.young_pence, row.adult_pence);
    before = &row;
  }
  EXPECT_FALSE(MinimumWageOn(*Day::FromCivil(2010, 1, 1)));
}

TEST(WageCheck, APennyDecidesOnTheDay) {
  const Day before = *Day::FromCivil(2026, 3, 31), after = *Day::FromCivil(2026, 4, 1);
  const Pay old_rate = HourlyPay(1221), short_of_it = HourlyPay(1220);
  EXPECT_EQ(CheckWage(Hourly(short_of_it, before)), WageVerdict::kStatedBelow);
  EXPECT_EQ(CheckWage(Hourly(old_rate, before)), WageVerdict::kNotBelow);
  EXPECT_EQ(CheckWage(Hourly(old_rate, after)), WageVerdict::kStatedBelow);
  WageQuestion apprentice = Hourly(old_rate, after);
  apprentice.contract = Contract::kApprenticeship;
  EXPECT_EQ(CheckWage(apprentice), WageVerdict::kNotBelow);
  const Pay seven = HourlyPay(799);
  apprentice.pay = &seven;
  EXPECT_EQ(CheckWage(apprentice), WageVerdict::kStatedBelow);
}

TEST(WageCheck, AgesBesideThePayDecideWhoMustGetWhat) {
  const Day day = *Day::FromCivil(2026, 6, 1);
  const auto check = [&](int64_t min, int64_t max, std::string_view around) {
    const Pay pay = HourlyPay(min, max);
    return CheckWage(Hourly(pay, day, around)) == WageVerdict::kStatedBelow;
  };
  EXPECT_FALSE(check(800, 1271, "£8.00 under 18, £10.85 for 18-20, £12.71 for 21 and over"));
  EXPECT_TRUE(check(800, 1270, "£8.00 under 18, £10.85 for 18-20, £12.70 for 21 and over"));
  EXPECT_TRUE(check(799, 1271, "£7.99 under 18, £12.71 for 21+"));
  EXPECT_FALSE(check(1085, 0, "£10.85 an hour (18 to 20 year olds)"));
  EXPECT_TRUE(check(1084, 0, "£10.84 an hour (18 to 20 year olds)"));
  EXPECT_TRUE(check(1085, 0, "£10.85 an hour, over 18")) << "everyone over 18 may be 30";
  EXPECT_TRUE(check(1085, 0, "£10.85 an hour for 16-20 hours a week")) << "hours are no ages";
  EXPECT_FALSE(check(650, 0, "£6.50 per hour per child"));
  EXPECT_FALSE(check(250, 0, "a night enhancement of £2.50 per hour"));
}

TEST(WageCheck, PredictedGuessedAndForeignPayNeverCounts) {
  const Day day = *Day::FromCivil(2026, 6, 1);
  Pay pay = HourlyPay(500);
  WageQuestion question = Hourly(pay, day);
  question.period_stated = false;
  EXPECT_EQ(CheckWage(question), WageVerdict::kNotBelow);
  question.period_stated = true;
  pay.predicted = true;
  EXPECT_EQ(CheckWage(question), WageVerdict::kNotBelow);
  pay.predicted = false;
  EXPECT_EQ(CheckWage(question), WageVerdict::kStatedBelow);
  pay.currency = "EUR";
  EXPECT_EQ(CheckWage(question), WageVerdict::kNotBelow);
}

// Against a slow reading: below only when no week of the year, and no hours stated, make it lawful.
TEST(WageCheck, AYearsPayIsBelowOnlyInEveryReading) {
  std::mt19937 random(7);
  const Day day = *Day::FromCivil(2026, 6, 1);
  for (int i = 0; i < 20000; ++i) {
    Pay pay;
    pay.period = PayPeriod::kYear;
    pay.min_pence = 1000000 + static_cast<int64_t>(random() % 2500000);
    pay.hourly_min_pence = 1;
    const int32_t low = 800 + static_cast<int32_t>(random() % 32) * 100;
    const int32_t high = low + static_cast<int32_t>(random() % 3) * 200;
    WageQuestion question{&pay, true, Hours{low, high}, Contract::kPermanent, day, ""};
    const bool below = CheckWage(question) == WageVerdict::kDerivedBelow;
    for (const double weeks : {52.0, 365.0 / 7}) {
      for (const int32_t hours : {low, high}) {
        const double hourly = static_cast<double>(*pay.min_pence) / (hours / 100.0 * weeks);
        EXPECT_TRUE(!below || hourly < 1271) << *pay.min_pence << " over " << hours;
      }
    }
    const double most = static_cast<double>(*pay.min_pence) / (low / 100.0 * 52);
    EXPECT_EQ(below, most + 1 < 1271) << *pay.min_pence << " over " << low;
  }
}

std::string Bands(std::string_view text) {
  std::string out;
  for (const AgeBand& band : ReadAgeBands(ScannedText(text))) {
    out += Concat(band.from, "-", band.to == kNoAge ? "" : std::to_string(band.to), " ");
  }
  return out;
}

TEST(AgeBands, AreReadAndOtherFiguresAreNot) {
  EXPECT_EQ(Bands("16-17: £8.00; 18 to 20: £10.85; 21 and over: £12.71"), "16-17 18-20 21- ");
  EXPECT_EQ(Bands("under 18s £8, aged 18 £10.85, over 21 £12.71"), "0-17 18-18 21- ");
  EXPECT_EQ(Bands("18-20 year olds"), "18-20 ");
  EXPECT_EQ(Bands("21+"), "21- ");
  EXPECT_EQ(Bands("16-20 hours, 20 to 25 miles, 18 weeks, £16-£18, 17:30"), "");
  EXPECT_EQ(Bands("over 20 years of care"), "");
}

}  // namespace
}  // namespace corner::indexer
