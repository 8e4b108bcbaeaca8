// The measures against examples worked out by hand, and the reading of judgements.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "matcher/evaluate/bootstrap.h"
#include "matcher/evaluate/draws.h"
#include "matcher/evaluate/metrics.h"
#include "matcher/evaluate/qrels.h"

namespace corner::matcher {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

// a is at the top of any list, b a good lead, c arguable, z no lead in a perfect week.
const Judged& Judgements() {
  static const auto* const kJudged =
      new Judged{{"a", {3, 2}}, {"b", {2, 1}}, {"c", {1, 0}}, {"z", {0, 2}}};
  return *kJudged;
}

TEST(Ndcg, IsOneInTheJudgesOrderAndNothingWithoutALead) {
  EXPECT_DOUBLE_EQ(Ndcg({"a", "b", "c"}, Judgements()), 1);
  EXPECT_DOUBLE_EQ(Ndcg({"a", "b", "c", "z", "unjudged"}, Judgements()), 1);
  EXPECT_DOUBLE_EQ(Ndcg({"z", "unjudged"}, Judgements()), 0);
  EXPECT_DOUBLE_EQ(Ndcg({}, Judgements()), 0);
}

TEST(Ndcg, CountsGainsByPlace) {
  // 3/log2(2) + 7/log2(3) + 0 + 1/log2(5) = 3 + 4.41651 + 0.43068 = 7.84718, of
  // 7/log2(2) + 3/log2(3) + 1/log2(4)     = 7 + 1.89279 + 0.5     = 9.39279.
  EXPECT_NEAR(Ndcg({"b", "a", "unjudged", "c"}, Judgements()), 0.835447, 1e-5);
  // Only c within two places: 1 of 7 + 1.89279.
  EXPECT_NEAR(Ndcg({"c", "z", "a"}, Judgements(), 2), 0.112452, 1e-5);
}

TEST(Ndcg, TheTenthPlaceCountsAndTheEleventhDoesNot) {
  RankedList list = {"1", "2", "3", "4", "5", "6", "7", "8", "9"};
  RankedList tenth = list, eleventh = list;
  tenth.push_back("a");
  eleventh.insert(eleventh.end(), {"10", "a"});
  EXPECT_NEAR(Ndcg(tenth, {{"a", {3, 0}}}), 0.289065, 1e-5);  // 1 / log2(11)
  EXPECT_DOUBLE_EQ(Ndcg(eleventh, {{"a", {3, 0}}}), 0);
}

TEST(Ndcg, MovingABetterAdvertUpNeverLowersIt) {
  Draws draws(7);
  for (int round = 0; round < 2000; ++round) {
    Judged judged = {{"first", {3, 0}}};
    RankedList list = {"first"};
    for (int i = 0; i < 14; ++i) {
      list.push_back(std::string(1, static_cast<char>('a' + i)));
      judged[list.back()] = {static_cast<int>(draws.Below(4)), 0};
    }
    draws.Shuffle(&list);
    const double before = Ndcg(list, judged);
    EXPECT_GE(before, 0);
    EXPECT_LE(before, 1 + 1e-12);
    const size_t place = 1 + draws.Below(list.size() - 1);
    if (judged[list[place]].grade < judged[list[place - 1]].grade) continue;
    std::swap(list[place], list[place - 1]);
    EXPECT_GE(Ndcg(list, judged), before - 1e-12);
  }
}

TEST(PreferenceFidelity, IsTheMeanOverLeadsOnly) {
  EXPECT_DOUBLE_EQ(PreferenceFidelity({"b", "a", "z", "c"}, Judgements()), 0.5);  // (1+2+0) / 6
  EXPECT_DOUBLE_EQ(PreferenceFidelity({"a", "z", "unjudged"}, Judgements()), 1);
  EXPECT_DOUBLE_EQ(PreferenceFidelity({"z"}, Judgements()), 0);
  EXPECT_DOUBLE_EQ(PreferenceFidelity({"b", "a"}, Judgements(), 1), 0.5);
}

TEST(Precision, CountsGoodLeadsOfFivePlaces) {
  EXPECT_DOUBLE_EQ(Precision({"c", "a", "z", "b"}, Judgements()), 0.4);
  EXPECT_DOUBLE_EQ(Precision({"c", "z", "1", "2", "3", "a"}, Judgements()), 0);
  EXPECT_DOUBLE_EQ(Precision({}, Judgements()), 0);
}

TEST(IdealList, IsByGradeThenPreference) {
  EXPECT_THAT(IdealList({{"x", {2, 0}}, {"y", {2, 2}}, {"n", {0, 2}}, {"t", {3, 0}}}),
              ElementsAre("t", "y", "x"));
}

TEST(Bootstrap, IsTheSameForOneSeedAndHoldsTheMean) {
  const std::vector<double> values = {0.1, 0.9, 0.4, 0.7, 0.7, 0.2, 1, 0.5, 0.6, 0.3, 0.8, 0.6};
  const Interval one = BootstrapMean(values, {}), again = BootstrapMean(values, {});
  EXPECT_EQ(one.low, again.low);
  EXPECT_EQ(one.high, again.high);
  EXPECT_LT(one.low, MeanOf(values));
  EXPECT_GT(one.high, MeanOf(values));
  // Normal theory: standard error 0.0764, so 0.567 plus or minus 0.15; a resample of twelve is
  // near it.
  EXPECT_NEAR(one.low, MeanOf(values) - 0.15, 0.02);
  EXPECT_NEAR(one.high, MeanOf(values) + 0.15, 0.02);
}

TEST(Bootstrap, OfTwoValuesIsKnownExactly) {
  // Means are 0, ½ and 1 with chances ¼, ½ and ¼.
  const Interval wide = BootstrapMean({0, 1}, {});
  EXPECT_EQ(wide.low, 0);
  EXPECT_EQ(wide.high, 1);
  const Interval narrow = BootstrapMean({0, 1}, {10'000, 1, 40});  // from 30 % to 70 %
  EXPECT_EQ(narrow.low, 0.5);
  EXPECT_EQ(narrow.high, 0.5);
}

TEST(Bootstrap, PairsProfiles) {
  // Each profile is better by 0.1, however different the profiles are.
  const std::vector<double> a = {0.2, 0.9, 0.5}, b = {0.1, 0.8, 0.4};
  std::vector<double> differences;
  for (size_t i = 0; i < a.size(); ++i) differences.push_back(a[i] - b[i]);
  const Interval interval = BootstrapMean(differences, {});
  EXPECT_NEAR(interval.low, 0.1, 1e-9);
  EXPECT_NEAR(interval.high, 0.1, 1e-9);
}

TEST(Qrels, ReadsEveryLine) {
  const QrelsReading reading = ReadQrels("p\tA-1\t3\t2\r\np\tA-2\t0\t0\nq\tA-1\t1\t1");
  ASSERT_TRUE(reading.ok());
  ASSERT_EQ(reading.qrels.size(), 3u);
  EXPECT_EQ(reading.qrels[0].profile, "p");
  EXPECT_EQ(reading.qrels[0].vacancy, "A-1");
  EXPECT_EQ(reading.qrels[0].judgement, (Judgement{3, 2}));
  EXPECT_EQ(reading.qrels[2].line, 3u);
}

TEST(Qrels, NamesEveryBadLineAndKeepsTheOthers) {
  const QrelsReading reading = ReadQrels(
      "p\tA-1\t3\t2\n"
      "p\tA-2\t4\t2\n"
      "p\tA-3\t1\t3\n"
      "p\tA-4\t1\n"
      "\n"
      "p\tA-1\t0\t0\n"
      "\tA-5\t1\t1\n"
      "p\tA-6\t1\t1\t\n"
      "p\tA-7\t01\t1\n"
      "p\tA-8\t2.0\t1\n"
      "p \tA-9\t2\t1\n"
      "p\tA-\xff\t2\t1\n"
      "p\tA-10\t2\t1\n");
  std::vector<size_t> lines;
  for (const QrelIssue& issue : reading.issues) lines.push_back(issue.line);
  EXPECT_THAT(lines, ElementsAre(2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12));
  EXPECT_THAT(reading.issues[0].sentence, HasSubstr("“4”"));
  EXPECT_THAT(reading.issues[4].sentence, HasSubstr("line 1"));
  EXPECT_EQ(reading.qrels.size(), 2u);
}

TEST(Qrels, AnEmptyFileIsWrongAsAWhole) {
  const QrelsReading reading = ReadQrels("");
  ASSERT_EQ(reading.issues.size(), 1u);
  EXPECT_EQ(reading.issues[0].line, 0u);
}

}  // namespace
}  // namespace corner::matcher
