// What must always hold of the gate: it is pure, its reasons rest on what they name, and more words
// take no reason away.
#include "indexer/quality/gate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "taxonomies/base/text.h"
#include "tests/indexer/quality/traps.h"

namespace corner::indexer {
namespace {

using ::corner::testing::HeldFor;
using ::corner::testing::LoadTraps;
using ::corner::testing::Trap;
using ::corner::testing::TrapDay;
using ::corner::testing::VacancyOf;

// Sentences that speak of nothing the gate looks at.
constexpr std::string_view kUnrelated[] = {" The canteen does a good soup on Thursdays.",
                                           " We have a garden with two benches.",
                                           " Buses stop outside every ten minutes.",
                                           " You will work beside four friendly people.",
                                           " Bring a warm coat in winter.",
                                           " Our oldest colleague has been here for thirty years.",
                                           " There is a staff choir, if you like to sing."};

TEST(Gate, IsPure) {
  for (const Trap& trap : LoadTraps()) {
    const Vacancy vacancy = VacancyOf(trap), before = vacancy;
    const auto first = Judge(vacancy, trap.source, trap.copies, TrapDay());
    EXPECT_EQ(first, Judge(vacancy, trap.source, trap.copies, TrapDay())) << trap.number;
    EXPECT_EQ(vacancy, before);
  }
}

TEST(Gate, AnUnrelatedSentenceTakesNoReasonAway) {
  std::mt19937 random(20260601);
  for (const Trap& trap : LoadTraps()) {
    const auto plain = Judge(VacancyOf(trap), trap.source, trap.copies, TrapDay());
    std::string more;
    for (int i = 0; i < 3; ++i) more += kUnrelated[random() % std::size(kUnrelated)];
    const auto longer = Judge(VacancyOf(trap, more), trap.source, trap.copies, TrapDay());
    std::set<std::string_view> rules;
    for (const QualityReason& reason : longer) rules.insert(reason.rule->name);
    for (const QualityReason& reason : plain) {
      EXPECT_TRUE(rules.contains(reason.rule->name))
          << "case " << trap.number << " lost " << reason.rule->name << " to" << more;
    }
  }
}

TEST(Gate, AReasonRestsOnTheWordsItNames) {
  for (const Trap& trap : LoadTraps()) {
    const Vacancy vacancy = VacancyOf(trap);
    for (const QualityReason& reason : Judge(vacancy, trap.source, trap.copies, TrapDay())) {
      ASSERT_NE(reason.rule, nullptr);
      EXPECT_NE(reason.source, "") << reason.rule->name;
      if (reason.source != "text:description" || reason.to == 0) continue;
      ASSERT_LE(static_cast<size_t>(reason.to), vacancy.description_text.size());
      const std::string words =
          vacancy.description_text.substr(reason.from, reason.to - reason.from);
      if (reason.rule->code == QualityCode::kBelowMinimumWage) continue;  // the pay as printed
      EXPECT_EQ(reason.value, words) << reason.rule->name;
    }
  }
}

TEST(Gate, ReasonsSurviveTheirStoredForm) {
  for (const Trap& trap : LoadTraps()) {
    const auto reasons = Judge(VacancyOf(trap), trap.source, trap.copies, TrapDay());
    const auto read = ReasonsFromJson(ReasonsToJson(reasons));
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(*read, reasons);
  }
  EXPECT_TRUE(ReasonsFromJson(R"([{"code":"new","rule":"new.rule","holds":true}])")->empty());
}

TEST(Gate, TheTableOfRulesIsWhole) {
  std::set<std::string_view> names;
  for (const QualityRule& rule : QualityRules()) {
    EXPECT_TRUE(names.insert(rule.name).second) << rule.name;
    EXPECT_TRUE(rule.name.starts_with(Concat(Name(rule.code), "."))) << rule.name;
    EXPECT_TRUE(rule.sentence.ends_with('.')) << rule.sentence;
    EXPECT_FALSE(rule.because.empty()) << rule.name;
    EXPECT_EQ(FindQualityRule(rule.name), &rule);
  }
  for (const QualityCode code : kAllQualityCodes) {
    EXPECT_EQ(QualityCodeFromName(Name(code)), code);
    EXPECT_TRUE(std::any_of(QualityRules().begin(), QualityRules().end(),
                            [&](const QualityRule& rule) { return rule.code == code; }));
  }
}

TEST(Gate, VolunteeringAndWorkedOutPayOnlyMark) {
  Vacancy vacancy;
  vacancy.title = "Helper";
  vacancy.employer_name = "Larkrise";
  vacancy.employer_key = "larkrise";
  vacancy.url = "https://larkrise.org.uk/jobs/1";
  vacancy.first_seen = TrapDay();
  vacancy.flags = kUnpaid;
  EXPECT_FALSE(AnyHolds(Judge(vacancy, {}, {}, TrapDay())));
  vacancy.flags = kBelowMinimumWage;
  vacancy.pay.emplace();
  vacancy.pay->period = PayPeriod::kYear;
  vacancy.facts = {{"flag", "below_minimum_wage", "derived:pay", 0, 0}};
  const auto derived = Judge(vacancy, {}, {}, TrapDay());
  ASSERT_EQ(derived.size(), 1u);
  EXPECT_EQ(derived[0].rule->name, "below_minimum_wage.derived");
  EXPECT_FALSE(AnyHolds(derived));
  vacancy.pay->period = PayPeriod::kHour;
  vacancy.pay->predicted = true;
  vacancy.facts = {{"flag", "below_minimum_wage", "field:pay_min", 0, 0}};
  EXPECT_FALSE(AnyHolds(Judge(vacancy, {}, {}, TrapDay()))) << "a predicted pay never holds";
}

TEST(Gate, AgeMarksFromTheFirstSighting) {
  Vacancy vacancy;
  vacancy.employer_key = "larkrise";
  vacancy.url = "https://larkrise.org.uk/jobs/1";
  vacancy.first_seen = TrapDay() - 179;
  EXPECT_TRUE(Judge(vacancy, {}, {}, TrapDay()).empty());
  vacancy.first_seen = TrapDay() - 180;
  EXPECT_EQ(Judge(vacancy, {}, {}, TrapDay()).at(0).rule->name, "stale.listed_long");
  vacancy.posted = TrapDay() - 5;
  EXPECT_EQ(Judge(vacancy, {}, {}, TrapDay()).at(0).rule->name, "stale.reposted");
  vacancy.first_seen = TrapDay();
  vacancy.closes = TrapDay() + 366;
  EXPECT_TRUE(Judge(vacancy, {}, {}, TrapDay()).empty());
  vacancy.closes = TrapDay() + 367;
  EXPECT_EQ(Judge(vacancy, {}, {}, TrapDay()).at(0).rule->name, "stale.far_closing");
}

TEST(Gate, AnAdvertIsAsOldAsItsOpening) {
  Vacancy vacancy;
  vacancy.employer_key = "larkrise";
  vacancy.url = "https://larkrise.org.uk/jobs/1";
  vacancy.first_seen = TrapDay() - 3;
  vacancy.group_first_seen = TrapDay() - 179;
  EXPECT_TRUE(Judge(vacancy, {}, {}, TrapDay()).empty());
  vacancy.group_first_seen = TrapDay() - 180;
  const auto listed = Judge(vacancy, {}, {}, TrapDay());
  ASSERT_EQ(listed.size(), 1u);
  EXPECT_EQ(listed[0].rule->name, "stale.listed_long");
  EXPECT_EQ(listed[0].source, "group_first_seen");
  EXPECT_EQ(listed[0].value, (TrapDay() - 180).Iso());
  vacancy.posted = vacancy.first_seen;
  EXPECT_EQ(Judge(vacancy, {}, {}, TrapDay()).at(0).rule->name, "stale.reposted");
  vacancy.group_first_seen = vacancy.first_seen + 1;  // never later than itself
  EXPECT_TRUE(Judge(vacancy, {}, {}, TrapDay()).empty());
}

}  // namespace
}  // namespace corner::indexer
