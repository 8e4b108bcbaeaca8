// Random probes over the vocabulary of random_vacancy.h: clauses of every kind, every filter, every
// sort and facet.
#pragma once

#include "indexer/facet_values.h"
#include "indexer/probe.h"
#include "tests/support/random_vacancy.h"

namespace corner::testing {

inline indexer::Clause RandomClause(RandomVacancies& random) {
  using indexer::Clause;
  Clause clause;
  const int64_t kind = random.Between(0, 99);
  const auto word = [&] {
    return RandomVacancies::WordAt(
        static_cast<size_t>(random.Chance(60) ? random.Between(0, 60) : random.Between(0, 3000)));
  };
  clause.words = {word()};
  clause.occur = random.Chance(60)   ? Clause::Occur::kShould
                 : random.Chance(60) ? Clause::Occur::kMust
                                     : Clause::Occur::kNot;
  clause.where = random.Chance(70)   ? Clause::Where::kAnywhere
                 : random.Chance(80) ? Clause::Where::kTitle
                                     : Clause::Where::kEmployer;
  if (kind < 20) {
    clause.words.push_back(word());
    clause.exact = true;
  } else if (kind < 30) {
    clause.prefix = true;
    clause.words[0].resize(std::max<size_t>(2, clause.words[0].size() / 2));
  } else if (kind < 40) {
    clause.exact = true;
  }
  return clause;
}

inline indexer::NumberFilter RandomRange(RandomVacancies& random, int64_t low, int64_t high) {
  indexer::NumberFilter filter;
  if (random.Chance(70)) filter.min = random.Between(low, high);
  if (random.Chance(50)) filter.max = random.Between(low, high);
  if (random.Chance(50)) filter.unknowns = indexer::Unknowns::kInclude;
  return filter;
}

inline indexer::Probe RandomProbe(RandomVacancies& random, Day day) {
  using indexer::FacetField;
  indexer::Probe probe;
  probe.day = day + static_cast<int32_t>(random.Between(-5, 30));
  for (int64_t n = random.Between(0, 4); n > 0; --n) probe.clauses.push_back(RandomClause(random));
  if (random.Chance(20)) probe.hourly_pay_pence = RandomRange(random, 900, 2500);
  if (random.Chance(10)) probe.annual_pay_pence = RandomRange(random, 1000000, 5000000);
  if (random.Chance(20)) probe.hours = RandomRange(random, 0, 4000);
  if (random.Chance(10)) probe.start_minute = RandomRange(random, 300, 1200);
  if (random.Chance(10)) probe.posted_day = RandomRange(random, day.days() - 60, day.days());
  if (random.Chance(10)) probe.closes_day = RandomRange(random, day.days(), day.days() + 60);
  if (random.Chance(25)) {
    probe.near = indexer::Near{
        random.Between(5000, 5800) / 100.0, random.Between(-500, 100) / 100.0,
        static_cast<double>(random.Between(1, 300)), "somewhere",
        random.Chance(50) ? indexer::Unknowns::kInclude : indexer::Unknowns::kExclude};
  }
  if (random.Chance(40)) {
    probe.facets.push_back({FacetField::kContract, {"permanent", "casual"}, random.Chance(20)});
  }
  if (random.Chance(30)) {
    probe.facets.push_back({FacetField::kPattern, {"days", "nights"}, random.Chance(20)});
  }
  if (random.Chance(20)) probe.facets.push_back({FacetField::kRemote, {"unknown"}, false});
  if (random.Chance(15)) {
    probe.facets.push_back({FacetField::kScheme, {"disability_confident", "unknown"}, false});
  }
  probe.include_not_competitive = random.Chance(30);
  probe.fold = random.Chance(50);
  for (size_t f = 0; f < indexer::kFacetFieldCount; ++f) {
    if (random.Chance(50)) probe.count.push_back(static_cast<FacetField>(f));
  }
  probe.facet_limit = static_cast<int>(random.Between(1, 60));
  probe.sort = static_cast<indexer::Sort>(random.Between(0, probe.near ? 4 : 3));
  probe.limit = static_cast<int>(random.Between(1, 30));
  return probe;
}

}  // namespace corner::testing
