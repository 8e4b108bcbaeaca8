#include "indexer/normalise/pay.h"

#include <gtest/gtest.h>

#include "indexer/normalise/facts.h"
#include "indexer/normalise/pay_rates.h"

namespace corner::indexer {
namespace {

struct Case {
  const char* text;
  const char* printed;  // PrintPay; empty: no pay
};

std::string Declared(std::string_view text, std::string_view country = "GB") {
  PayInput input;
  input.text = text;
  input.country = country;
  const PayReading reading = ReadPay(input);
  return reading.pay ? PrintPay(*reading.pay) : "";
}

std::string Prose(std::string_view text, std::string_view country = "GB") {
  const ScannedText description(text);
  PayInput input;
  input.description = &description;
  input.country = country;
  const PayReading reading = ReadPay(input);
  return reading.pay ? PrintPay(*reading.pay) : "";
}

TEST(Pay, ReadsDeclaredText) {
  for (const Case& c : std::initializer_list<Case>{
           {"£12.60 per hour", "£12.60 per hour"},
           {"£12.60 - £13.10 an hour", "£12.60 to £13.10 per hour"},
           {"£12.21ph", "£12.21 per hour"},
           {"£12.21 p/h", "£12.21 per hour"},
           {"12.21 per hour", "£12.21 per hour"},
           {"£13.50", "£13.50 per hour"},
           {"£24,000", "£24,000 per year"},
           {"£ 35,077.19", "£35,077.19 per year"},
           {"£25K", "£25,000 per year"},
           {"£25k - £30k per annum", "£25,000 to £30,000 per year"},
           {"£40-65,000", "£40,000 to £65,000 per year"},
           {"55 - 75k", "£55,000 to £75,000 per year"},
           {"£24,214 / £26,220 / £27,260", "£24,214 to £27,260 per year"},
           {"£23,500 to £24,500 p.a. pro rata", "£23,500 to £24,500 per year, pro rata"},
           {"£500 per week", "£500 per week"},
           {"£1,950 pcm", "£1,950 per month"},
           {"£120 per day", "£120 per day"},
           {"Up to £28,000", "up to £28,000 per year"},
           {"From £11.90 per hour", "from £11.90 per hour"},
           {"£30,000+", "from £30,000 per year"},
           {"0-50000", "up to £50,000 per year"},
           {"20000-28000", "£20,000 to £28,000 per year"},
           {"Salary£25,000 to £27,000", "£25,000 to £27,000 per year"},
           {"GBP 30,000", "£30,000 per year"},
           {"National: £31,120 - £33,085 London: £34,410 - £37,260", "£31,120 to £37,260 per year"},
           {"£24,000 + £3000 Welcome Bonus", "£24,000 per year"},
           {"£40,808\nAn allowance of up to £3,000 applies", "£40,808 per year"},
           {"£52,000, Alongside your salary of £52,000, we contribute £14,040 towards your pension",
            "£52,000 per year"},
           {"NJC SCP 5-6: £23,500 - £23,893 per annum", "£23,500 to £23,893 per year"},
           {"Band 5: £28,407 to £34,581 a year", "£28,407 to £34,581 per year"},
           {"£37,295 - £41, 425", "£37,295 to £41,425 per year"},
           {"£26,000 - £24,000", "£24,000 to £26,000 per year"},
           {"Actual salary: £18,250. FTE £24,000", "£24,000 per year, pro rata"},
           {"£25,584 - £27,269 FTE (£12,870 - £13,520 actual)",
            "£25,584 to £27,269 per year, pro rata"},
           {"Competitive salary plus tips", ""},
           {"Band 2", ""},
           {"NJC SCP 4", ""},
           {"negotiable", ""},
           {"0-0", ""},
           {"Oct-15", ""},
           {"8-Sep", ""},
           {"75-115", ""},
           {"21-63000", ""},
           {"120000-15000000", ""}}) {
    EXPECT_EQ(Declared(c.text), c.printed) << c.text;
  }
}

TEST(Pay, ReadsOtherCurrencies) {
  EXPECT_EQ(Declared("€ 25.000 to € 31.000", "IT"), "€25,000 to €31,000 per year");
  EXPECT_EQ(Declared("900€ per month", "GR"), "€900 per month");
  EXPECT_EQ(Declared("$10 - $12 per hour", "AU"), "AUD 10 to AUD 12 per hour");
  EXPECT_EQ(Declared("$10 per hour", "GR"), "USD 10 per hour");
  EXPECT_EQ(Declared("NZ$50,000", ""), "NZD 50,000 per year");
  EXPECT_EQ(Declared("40000-50000", "US"), "40,000 to 50,000 per year");
  EXPECT_EQ(Declared("360000-600000", "IN"), "360,000 to 600,000");
}

TEST(Pay, ReadsProse) {
  for (const Case& c : std::initializer_list<Case>{
           {"The salary for this role is £24,000 per annum.", "£24,000 per year"},
           {"Rate of pay: £12.60 per hour plus holiday pay", "£12.60 per hour"},
           {"Pay£23,000-£25,000Applying for this role", "£23,000 to £25,000 per year"},
           {"You will earn £11.50ph.", "£11.50 per hour"},
           {"Wages start at £300 per week", "from £300 per week"},
           {"Basic salary £20,000 to £25,000, OTE £30,000 - £40,000",
            "£20,000 to £25,000 per year"},
           {"£9.50 per hour during training, £10.50 per hour after", "£9.50 to £10.50 per hour"},
           {"Hourly pay rates: £6.50 (21yrs+) £5.13 (18-21yrs)", "£5.13 to £6.50 per hour"},
           {"Interns receive a stipend of £800 per month", "£800 per month"},
           {"We offer a competitive salary and £500 referral bonus.", ""},
           {"OTE of £40,000 per annum", ""},
           {"uncapped commission of £500 per week", ""},
           {"an allowance of £2,000 per annum", ""},
           {"gym membership reimbursement up to £100 a month", ""},
           {"a learning budget of £1000 a year", ""},
           {"We have raised £7.5 million in funding", ""},
           {"turnover of £250,000 per annum", ""},
           {"you must be able to lift 50 pounds", ""},
           {"401k plan with match", ""},
           {"welcome bonus of £1,000", ""},
           {"Our top representatives make over £100K/ year", ""},
           {"You must have prior earnings of at least £80,000.", ""},
           {"7,000 keystrokes per hour", ""},
           {"open 24/7, 365 days a year", ""}}) {
    EXPECT_EQ(Prose(c.text), c.printed) << c.text;
  }
}

TEST(Pay, TextBeatsTheDeclaredUnit) {
  PayInput input;
  input.text = "£13.00 to £17.00 per hour";
  input.period = "YEAR";
  input.country = "GB";
  PayReading reading = ReadPay(input);
  ASSERT_TRUE(reading.pay);
  EXPECT_EQ(PrintPay(*reading.pay), "£13 to £17 per hour");
  EXPECT_EQ(reading.period_source, "field:pay_text");

  input.text = "";
  input.min = "13.00";
  input.max = "17.00";
  reading = ReadPay(input);
  ASSERT_TRUE(reading.pay);
  EXPECT_EQ(PrintPay(*reading.pay), "£13 to £17 per hour");  // no year pays 13 pounds
}

TEST(Pay, AbsurdDeclaredPayIsNotStated) {
  PayInput input;
  input.min = "25000000";
  input.period = "year";
  const PayReading reading = ReadPay(input);
  EXPECT_FALSE(reading.pay);
  EXPECT_NE(reading.note.find("10 million"), std::string::npos);
}

TEST(Pay, OnTargetFigureInTheFieldGivesWayToBasicPay) {
  const ScannedText description(
      "Full time basic salary of £20,000 to £25,000. OTE of £30,000 - £40,000");
  PayInput input;
  input.text = "30000-40000";
  input.country = "GB";
  input.description = &description;
  const PayReading reading = ReadPay(input);
  ASSERT_TRUE(reading.pay);
  EXPECT_EQ(PrintPay(*reading.pay), "£20,000 to £25,000 per year");
  EXPECT_EQ(reading.source, "text:description");
}

TEST(Pay, NegativeAmountsAreSeen) {
  EXPECT_TRUE(IsNegativeAmount("-12.50"));
  EXPECT_TRUE(IsNegativeAmount(" £-5"));
  EXPECT_TRUE(IsNegativeAmount("-£5"));
  EXPECT_FALSE(IsNegativeAmount("12-50"));
  EXPECT_FALSE(IsNegativeAmount("- negotiable"));
  EXPECT_FALSE(IsNegativeAmount(""));
}

TEST(PayRates, HourAndYearThroughTheStatedHours) {
  Pay pay;
  pay.min_pence = 1260;
  pay.period = PayPeriod::kHour;
  DeriveRates(Hours{2000, 2000}, std::nullopt, &pay);
  EXPECT_EQ(pay.hourly_min_pence, 1260);
  EXPECT_EQ(pay.annual_min_pence, 1314000);  // 12.60 × 20 × 365 / 7

  pay.min_pence = 2'400'000;
  pay.period = PayPeriod::kYear;
  DeriveRates(Hours{3700, 3700}, std::nullopt, &pay);
  EXPECT_EQ(pay.annual_min_pence, 2'400'000);
  EXPECT_EQ(pay.hourly_min_pence, 1244);  // 24,000 / (37 × 365 / 7)
}

TEST(PayRates, ProRataIsDividedByFullTimeHours) {
  Pay pay;
  pay.min_pence = 2'400'000;
  pay.period = PayPeriod::kYear;
  pay.pro_rata = true;
  DeriveRates(Hours{1600, 1600}, std::nullopt, &pay);
  EXPECT_EQ(pay.hourly_min_pence, 1227);  // over 37.5 hours
  DeriveRates(Hours{1600, 1600}, 3700, &pay);
  EXPECT_EQ(pay.hourly_min_pence, 1244);
}

// The hour's pay that a text states beside its pay, in pence; 0 = none.
int64_t HourlyBeside(std::string_view text, bool declared) {
  const ScannedText description(text);
  PayInput input;
  input.country = "GB";
  if (declared) input.text = text;
  if (!declared) input.description = &description;
  const PayReading reading = ReadPay(input);
  if (!reading.hourly_pence) return 0;
  if (!declared) {
    const auto span = text.substr(reading.hourly_from, reading.hourly_to - reading.hourly_from);
    EXPECT_NE(span.find("12.85"), span.npos) << span;
  }
  return *reading.hourly_pence;
}

TEST(Pay, AnHourBesideAYearIsSeen) {
  for (const char* text :
       {"£24,796 a year pro rata (£12.85 an hour)",
        "Salary: £24,796 per annum pro rata, £12.85 per hour", "£482 a week (£12.85 an hour)"}) {
    EXPECT_EQ(HourlyBeside(text, true), 1285) << text;
    EXPECT_EQ(HourlyBeside(text, false), 1285) << text;
  }
  EXPECT_EQ(HourlyBeside("£24,796 FTE, £12.85ph", true), 1285);
  for (const char* text : {"£24,796 a year", "£12.85 an hour", "£12.85 an hour (£24,796 a year)",
                           "£24,796 a year, overtime at £18.20 an hour"}) {
    EXPECT_EQ(HourlyBeside(text, false), 0) << text;
  }
}

TEST(PayRates, AnHourAndAYearAreTheSamePayWhenTheirWeekCanBeWorked) {
  const auto same = [](int64_t year, bool pro_rata, int64_t hour, std::optional<Hours> hours) {
    Pay pay;
    pay.min_pence = year;
    pay.period = PayPeriod::kYear;
    pay.pro_rata = pro_rata;
    DeriveRates(hours, std::nullopt, &pay);
    return IsSamePay(pay, hour, hours);
  };
  EXPECT_TRUE(same(2'479'600, true, 1285, Hours{1600, 1600}));   // 37.0 hours
  EXPECT_FALSE(same(2'479'600, true, 1928, Hours{1600, 1600}));  // time and a half
  EXPECT_TRUE(same(1'340'000, false, 1285, Hours{2000, 2000}));
  EXPECT_TRUE(same(1'130'000, false, 1285, Hours{2000, 2000})) << "44 paid weeks";
  EXPECT_FALSE(same(1'340'000, false, 1928, Hours{2000, 2000}));
  EXPECT_TRUE(same(1'340'000, false, 1285, std::nullopt));
  EXPECT_FALSE(same(9'000'000, false, 1285, std::nullopt)) << "134 hours a week";
}

TEST(PayRates, OnlyPoundsAreDerived) {
  Pay pay;
  pay.min_pence = 2'400'000;
  pay.period = PayPeriod::kYear;
  pay.currency = "EUR";
  DeriveRates(std::nullopt, std::nullopt, &pay);
  EXPECT_FALSE(pay.hourly_min_pence);
  EXPECT_FALSE(pay.annual_min_pence);
}

}  // namespace
}  // namespace corner::indexer
