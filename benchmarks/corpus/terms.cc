#include "benchmarks/corpus/terms.h"

#include <algorithm>
#include <utility>

#include "benchmarks/corpus/data_files.h"
#include "taxonomies/base/text.h"

namespace corner::benchmarks {
namespace {

std::string Pounds(int64_t pence) {
  const int64_t rest = pence % 100;
  return Concat(pence / 100, rest < 10 ? ".0" : ".", rest);
}

std::string Thousands(int64_t pounds) {
  const std::string rest = std::to_string(pounds % 1000);
  return Concat(pounds / 1000, ",", std::string(3 - rest.size(), '0'), rest);
}

std::string WeekHours(int quarters) {
  static constexpr std::string_view kParts[] = {"", ".25", ".5", ".75"};
  return Concat(quarters / 4, kParts[quarters % 4]);
}

std::string FillIn(std::string_view line,
                   std::initializer_list<std::pair<std::string_view, std::string>> values) {
  std::string text(line);
  for (const auto& [slot, value] : values) {
    const size_t at = text.find(slot);
    if (at != std::string::npos) text.replace(at, slot.size(), value);
  }
  return text;
}

}  // namespace

TermWords::Choice TermWords::ChoiceOf(std::string_view section, double exponent) {
  static const std::vector<Section> files = TermSections();
  Choice choice{Lines(files, section), {}};
  choice.law = Weighted::Zipf(choice.lines.size(), exponent, 2);
  return choice;
}

TermWords::TermWords()
    : pay_(ChoiceOf("pay", 0.6)),
      hours_(ChoiceOf("hours", 0.8)),
      pattern_(ChoiceOf("pattern", 0.6)),
      contract_(ChoiceOf("contract", 0.9)),
      working_time_(ChoiceOf("working_time", 0.6)),
      prefixes_(ChoiceOf("prefix", 1).lines),
      suffixes_(ChoiceOf("suffix", 1).lines) {}

Terms TermWords::Draw(Random& random) const {
  // Pence an hour from the adult minimum of April 2026 upwards, most of it low.
  const double low = std::min(random.Unit(), random.Unit());
  const int64_t hourly = 1271 + static_cast<int64_t>(low * 1900);
  const int64_t yearly = 24000 + 100 * static_cast<int64_t>(low * 420);
  const int quarters = random.Chance(45) ? random.Between(140, 160) : random.Between(24, 120);
  Terms terms;
  terms.pay =
      FillIn(pay_.Draw(random), {{"{h}", Pounds(hourly)},
                                 {"{h2}", Pounds(hourly + random.Between(20, 250))},
                                 {"{y}", Thousands(yearly)},
                                 {"{y2}", Thousands(yearly + 100 * random.Between(5, 60))}});
  terms.hours = FillIn(
      hours_.Draw(random),
      {{"{w}", WeekHours(quarters)}, {"{w2}", WeekHours(quarters + 2 * random.Between(1, 8))}});
  terms.pattern = pattern_.Draw(random);
  terms.contract = contract_.Draw(random);
  // Declared working time agrees with the hours, in three spellings.
  const auto& spellings = working_time_.lines;
  const uint32_t spelling = 2 * random.Below(static_cast<uint32_t>(spellings.size() / 2));
  terms.working_time = spellings[spelling + (quarters >= 140 ? 0 : 1)];
  return terms;
}

std::string TermWords::Decorate(std::string_view title, Random& random) const {
  const uint32_t dice = random.Below(100);
  if (dice < 22) return Concat(prefixes_[dice % prefixes_.size()], title);
  if (dice < 34) return Concat(title, suffixes_[dice % suffixes_.size()]);
  return std::string(title);
}

}  // namespace corner::benchmarks
