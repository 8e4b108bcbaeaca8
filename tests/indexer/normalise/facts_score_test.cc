// Measures pay and weekly hours against the hand labels of tests/data/facts, and prints the figures
// with their number of cases and 95 % intervals (Wilson). CORNER_SHOW_MISTAKES=1 lists the ids of
// development adverts that came out wrong.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <functional>

#include "indexer/normalise/normalise.h"
#include "taxonomies/places/gazetteer.h"
#include "tests/indexer/normalise/fact_labels.h"
#include "tests/support/shared_data.h"

namespace corner::indexer {
namespace {

using ::corner::testing::HoursLabel;
using ::corner::testing::IsDevelopmentHalf;
using ::corner::testing::LabelledAdvert;
using ::corner::testing::LoadLabelledAdverts;
using ::corner::testing::PayLabel;
using ::corner::testing::TrapLabel;

struct Ratio {
  int right = 0, all = 0;
  double value() const { return all == 0 ? 0 : static_cast<double>(right) / all; }
  void Count(bool good) { right += good ? 1 : 0, ++all; }
  void Add(const Ratio& other) { right += other.right, all += other.all; }
};

// E. B. Wilson, Probable inference, the law of succession, and statistical inference (1927).
void Print(const char* half, const char* what, const Ratio& ratio) {
  const double n = std::max(1, ratio.all), p = ratio.value(), z = 1.96;
  const double middle = (p + z * z / (2 * n)) / (1 + z * z / n);
  const double reach = z / (1 + z * z / n) * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
  std::printf("  %-11s %-16s %.3f  [%.3f, %.3f]  n = %d\n", half, what, p,
              std::max(0.0, middle - reach), std::min(1.0, middle + reach), ratio.all);
}

struct Scores {
  Ratio pay_precision, pay_recall, currency, hours_precision, hours_recall, traps;
  void Add(const Scores& other) {
    pay_precision.Add(other.pay_precision), pay_recall.Add(other.pay_recall);
    currency.Add(other.currency), traps.Add(other.traps);
    hours_precision.Add(other.hours_precision), hours_recall.Add(other.hours_recall);
  }
};

void Print(const char* half, const Scores& scores) {
  Print(half, "pay precision", scores.pay_precision);
  Print(half, "pay recall", scores.pay_recall);
  Print(half, "pay currency", scores.currency);
  Print(half, "hours precision", scores.hours_precision);
  Print(half, "hours recall", scores.hours_recall);
  Print(half, "traps avoided", scores.traps);
}

bool Matches(const Pay& pay, const PayLabel& label) {
  const std::string period =
      pay.period == PayPeriod::kUnknown ? "-" : std::string(Name(pay.period));
  return pay.min_pence == label.min && pay.max_pence == label.max && period == label.period;
}

bool Matches(const Hours& hours, const HoursLabel& label) {
  return hours.min == label.min && hours.max == label.max;
}

// A trap was stepped into when the fact was read from its very words.
bool Avoided(const Vacancy& vacancy, const TrapLabel& trap, const Posting& posting) {
  for (const FactSource& fact : vacancy.facts) {
    if (fact.name != (trap.pay ? "pay" : "hours")) continue;
    const std::string& text = fact.source == "text:title" ? vacancy.title
                              : fact.source == "text:description"
                                  ? vacancy.description_text
                                  : posting.Get(PostingField::kPayText);
    const std::string words =
        fact.source.starts_with("text:") ? text.substr(fact.from, fact.to - fact.from) : fact.value;
    if (words.find(trap.text) != std::string::npos || trap.text.find(words) != std::string::npos) {
      return false;
    }
    // A declared pay that is nothing but the trap.
    if (fact.source == "field:pay_text" && text == trap.text) return false;
  }
  return true;
}

void Score(const LabelledAdvert& advert, const Vacancy& vacancy, Scores* scores, bool show) {
  bool good = true;
  if (!advert.pay.empty() || advert.no_pay) {
    const PayLabel* match = nullptr;
    for (const PayLabel& label : advert.pay) {
      if (vacancy.pay && Matches(*vacancy.pay, label) && match == nullptr) match = &label;
    }
    if (vacancy.pay) scores->pay_precision.Count(match != nullptr);
    if (!advert.pay.empty()) scores->pay_recall.Count(match != nullptr);
    if (match != nullptr && match->currency != "-") {
      scores->currency.Count(vacancy.pay->currency == match->currency);
    }
    good &= vacancy.pay.has_value() ? match != nullptr : advert.pay.empty();
  }
  bool match = false;
  for (const HoursLabel& label : advert.hours) {
    match |= vacancy.hours && Matches(*vacancy.hours, label);
  }
  if (vacancy.hours) scores->hours_precision.Count(match);
  if (!advert.hours.empty()) scores->hours_recall.Count(match);
  good &= vacancy.hours.has_value() ? match : advert.hours.empty();
  for (const TrapLabel& trap : advert.traps) {
    const bool avoided = Avoided(vacancy, trap, advert.posting);
    scores->traps.Count(avoided);
    good &= avoided;
  }
  if (good || !show) return;
  std::printf("  wrong: %s\n", advert.id.c_str());
  for (const FactSource& fact : vacancy.facts) {
    if (!fact.name.starts_with("pay") && fact.name != "hours") continue;
    std::printf("    %s = %s (%s %d-%d)\n", fact.name.c_str(), fact.value.c_str(),
                fact.source.c_str(), fact.from, fact.to);
  }
}

TEST(FactScores, PayAndHoursReachTheirMarks) {
  CORNER_SKIP_WITHOUT_SHARED("data/vacancies/emscad_subset.jsonl");
  const std::vector<LabelledAdvert> adverts = LoadLabelledAdverts();
  ASSERT_GT(adverts.size(), 1000u);
  const Normaliser normaliser(taxonomies::Builtin(), {"labels", *Day::FromCivil(2023, 12, 1)});
  const bool show = std::getenv("CORNER_SHOW_MISTAKES") != nullptr;
  Scores development, measuring;
  for (const LabelledAdvert& advert : adverts) {
    const auto result = normaliser.Normalise(advert.posting);
    ASSERT_TRUE(std::holds_alternative<Vacancy>(result)) << advert.id;
    const bool studied = IsDevelopmentHalf(advert.id);
    Score(advert, std::get<Vacancy>(result), studied ? &development : &measuring, show && studied);
  }
  Print("development", development);
  Print("measuring", measuring);
  Scores all = development;
  all.Add(measuring);
  Print("together", all);
  EXPECT_GE(all.pay_precision.value(), 0.95);
  EXPECT_GE(all.pay_recall.value(), 0.85);
  EXPECT_GE(all.hours_precision.value(), 0.9);
  EXPECT_GE(all.hours_recall.value(), 0.8);
}

}  // namespace
}  // namespace corner::indexer
