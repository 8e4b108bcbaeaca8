// How well the gate holds what it should and lets go what it should not, on invented adverts whose
// labels hold by construction.
#include "tests/indexer/quality/traps.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <map>

#include "taxonomies/base/text.h"

namespace corner::testing {
namespace {

struct Score {
  int right = 0, wrong = 0, missed = 0;
  double precision() const { return right + wrong == 0 ? 1.0 : double(right) / (right + wrong); }
  double recall() const { return right + missed == 0 ? 1.0 : double(right) / (right + missed); }
};

bool Has(const std::vector<std::string>& codes, const std::string& code) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

void Count(const std::vector<std::string>& wanted, const std::vector<std::string>& found,
           bool fee_seen, std::map<std::string, Score>* scores) {
  for (const indexer::QualityCode code : indexer::kAllQualityCodes) {
    const std::string name(Name(code));
    const bool want = Has(wanted, name), got = Has(found, name);
    (*scores)[name].right += want && got;
    (*scores)[name].wrong += !want && got;
    (*scores)[name].missed += want && !got;
  }
  Score& fee = (*scores)["fee, marks too"];
  fee.right += Has(wanted, "fee_asked") && fee_seen;
  fee.wrong += !Has(wanted, "fee_asked") && fee_seen;
  fee.missed += Has(wanted, "fee_asked") && !fee_seen;
  Score& any = (*scores)["held at all"];
  any.right += !wanted.empty() && !found.empty();
  any.wrong += wanted.empty() && !found.empty();
  any.missed += !wanted.empty() && found.empty();
}

// Prints what is wrong and the score of each code; gives the score of "held at all".
Score Measure(const std::vector<Trap>& traps) {
  std::map<std::string, Score> scores;
  for (const Trap& trap : traps) {
    const auto reasons = indexer::Judge(VacancyOf(trap), trap.source, trap.copies, TrapDay());
    const std::vector<std::string> found = HeldFor(reasons);
    const bool fee_seen = std::any_of(reasons.begin(), reasons.end(), [](const auto& reason) {
      return reason.rule->code == indexer::QualityCode::kFeeAsked;
    });
    Count(trap.hold, found, fee_seen, &scores);
    if (found != trap.hold) {
      std::printf("  case %lld: wanted [%s], held for [%s] %s\n",
                  static_cast<long long>(trap.number), Join(trap.hold, " ").c_str(),
                  Join(found, " ").c_str(), trap.why.c_str());
    }
  }
  for (const auto& [name, score] : scores) {
    if (score.right + score.wrong + score.missed == 0) continue;
    std::printf("%-20s precision %d/%d = %.3f, recall %d/%d = %.3f\n", name.c_str(), score.right,
                score.right + score.wrong, score.precision(), score.right,
                score.right + score.missed, score.recall());
  }
  return scores["held at all"];
}

TEST(Traps, AreHeldAndGoodAdvertsAreNot) {
  const std::vector<Trap> traps = LoadTraps();
  ASSERT_GE(traps.size(), 120u);
  const Score held = Measure(traps);
  EXPECT_GE(held.precision(), 0.98);
  EXPECT_GE(held.recall(), 0.90);
}

// These were written after the rules, in other words, and no word was added for them.
TEST(Traps, InOtherWordsAreMeasuredOnly) {
  const Score held = Measure(LoadTraps("measured.jsonl"));
  EXPECT_GE(held.precision(), 0.9);
}

}  // namespace
}  // namespace corner::testing
