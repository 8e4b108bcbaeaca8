#include "matcher/row_worth.h"

#include <algorithm>

#include "matcher/criteria/criteria.h"
#include "matcher/rules.h"
#include "matcher/score.h"

namespace corner::matcher {

using indexer::MatchRow;

namespace {

// Fills a table by the value of one fact: `set` puts a value into facts, `add` adds what it is
// worth to an entry.
template <typename Table, typename Set, typename Add>
void Fill(Table* table, const Set& set, const Add& add) {
  for (size_t value = 0; value < table->size(); ++value) {
    JobFacts facts;
    set(value, &facts);
    add(facts, &(*table)[value]);
  }
}

void SetPattern(size_t value, JobFacts* facts) { facts->pattern = static_cast<uint8_t>(value); }
void SetContract(size_t value, JobFacts* facts) {
  facts->contract = static_cast<indexer::Contract>(value);
}
void SetRemote(size_t value, JobFacts* facts) {
  facts->remote = static_cast<indexer::Remote>(value);
}
void SetSchemes(size_t value, JobFacts* facts) { facts->schemes = static_cast<uint8_t>(value); }
void SetBits(size_t value, JobFacts* facts) {
  facts->competitive = (value & indexer::kMatchCompetitive) != 0;
  facts->lawful = (value & indexer::kMatchLawful) != 0;
}

}  // namespace

RowWorth::RowWorth(const Plan& plan, const indexer::MatchTable& table, const RowFacts& facts)
    : plan_(plan),
      table_(table),
      facts_(facts),
      by_sector_(table.Words(indexer::MatchWord::kSector).size()),
      travel_(table.places.size()),
      by_facet_(table.Words(indexer::MatchWord::kFacet).size()) {
  for (const PreferenceLine& line : plan.preferences) AddLine(line);
  for (size_t r = 0; r < plan.rules.size(); ++r) {
    if (plan.rules[r].kind < Rule::Kind::kVeto) AddRule(plan.rules[r], uint32_t{1} << r);
  }
  asks_row_ = facet_rules_ != 0 || !figure_rules_.empty();
  from_home_ = MakeTravel(RowFacts::kFromHome);
}

void RowWorth::AddLine(const PreferenceLine& line) {
  const auto add = [&](const JobFacts& facts, Worth* worth) {
    worth->points += PointsOf(line, ClosenessOf(plan_, line, facts));
  };
  switch (line.kind) {
    case Preference::kShifts:
      return Fill(&by_pattern_, SetPattern, add);
    case Preference::kPermanent:
      return Fill(&by_contract_, SetContract, add);
    case Preference::kRemote:
      return Fill(&by_remote_, SetRemote, add);
    case Preference::kOpenness:
      return Fill(&by_schemes_, SetSchemes, add);
    case Preference::kSector:
      for (uint32_t s = 0; s < by_sector_.size(); ++s) {
        JobFacts facts;
        facts.sector = facts_.Sector(s);
        by_sector_[s] = PointsOf(line, ClosenessOf(plan_, line, facts));
      }
      return;
    case Preference::kTravel:
      travel_lines_.push_back(&line);
      return;
    case Preference::kHours:
    case Preference::kPay:
    case Preference::kStart:
      figure_lines_.push_back(&line);
      return;
    case Preference::kFacet:
      return AddFacetLine(line);
  }
}

void RowWorth::AddFacetLine(const PreferenceLine& line) {
  JobFacts facts;
  const int32_t not_known = PointsOf(line, ClosenessOf(plan_, line, facts));
  int32_t most = not_known;
  for (uint16_t number = 0; number < by_facet_.size(); ++number) {
    if (facts_.WishOfFacet(number) != line.facet) continue;
    FacetWorth& facet = by_facet_[number];
    facet.wish = uint32_t{1} << line.facet;
    facet_wishes_ |= facet.wish;
    for (uint8_t bits = 0; bits < facet.of.size(); ++bits) {
      facts.facets[line.facet] = RowFacts::FacetOf(bits);
      const int32_t points = PointsOf(line, ClosenessOf(plan_, line, facts));
      facet.of[bits].points = points - not_known;
      most = std::max(most, points);
    }
  }
  facets_not_known_ += not_known;
  facets_most_ += most;
}

void RowWorth::AddRule(const Rule& rule, uint32_t bit) {
  const auto add = [&](const JobFacts& facts, Worth* worth) {
    if (BrokenByFacts(plan_, rule, facts)) worth->broken |= bit;
  };
  const auto add_bit = [&](const JobFacts& facts, uint32_t* broken) {
    if (BrokenByFacts(plan_, rule, facts)) *broken |= bit;
  };
  if (rule.kind == Rule::Kind::kFacet) return AddFacetRule(rule, bit);
  if (rule.kind == Rule::Kind::kBelowLegalRate) below_rate_ = bit;
  if (rule.kind != Rule::Kind::kMust) return Fill(&broken_by_bits_, SetBits, add_bit);
  switch (static_cast<Must>(rule.position)) {
    case Must::kShifts:
      return Fill(&by_pattern_, SetPattern, add);
    case Must::kPermanent:
      return Fill(&by_contract_, SetContract, add);
    case Must::kTravel:
      travel_rules_.emplace_back(&rule, bit);
      return;
    case Must::kHours:
    case Must::kPay:
    case Must::kStart:
      figure_rules_.emplace_back(&rule, bit);
      return;
  }
}

void RowWorth::AddFacetRule(const Rule& rule, uint32_t bit) {
  facet_rules_ |= bit;
  for (uint16_t number = 0; number < by_facet_.size(); ++number) {
    if (facts_.WishOfFacet(number) != rule.position) continue;
    for (uint8_t bits = 0; bits < by_facet_[number].of.size(); ++bits) {
      JobFacts facts;
      facts.facets[rule.position] = RowFacts::FacetOf(bits);
      if (BrokenByFacts(plan_, rule, facts)) by_facet_[number].of[bits].broken |= bit;
    }
  }
}

RowWorth::Travel RowWorth::MakeTravel(const Journey& journey) const {
  JobFacts facts;
  facts.journey = journey;
  Travel travel;
  travel.made = true;
  travel.far = journey.kind == Journey::Kind::kBeyond;
  travel.beyond = Beyond(*plan_.profile, facts);
  for (const PreferenceLine* line : travel_lines_) {
    travel.worth.points += PointsOf(*line, ClosenessOf(plan_, *line, facts));
  }
  for (const auto& [rule, bit] : travel_rules_) {
    if (BrokenByFacts(plan_, *rule, facts)) travel.worth.broken |= bit;
  }
  return travel;
}

const JobFacts& RowWorth::Figures(const MatchRow& row) const {
  figures_.hours_min = row.hours_min;
  figures_.hours_max = row.hours_max;
  figures_.hourly_min = row.hourly_min;
  figures_.hourly_max = row.hourly_max;
  figures_.start_minute = row.start_minute;
  figures_.pattern = row.pattern;
  return figures_;
}

// What the facets of the row are worth beyond "none is known"; the first statement of each counts.
Worth RowWorth::Facets(uint32_t row) const {
  Worth worth;
  uint32_t seen = 0;
  for (const indexer::MatchFacet& stated : table_.FacetsOf(row)) {
    const FacetWorth& facet = by_facet_[stated.word];
    if ((facet.wish & ~seen) == 0 || (stated.bits & indexer::kFacetValueMask) == 0) continue;
    const Worth& one = facet.of[stated.bits % facet.of.size()];
    worth.points += one.points;
    worth.broken |= one.broken;
    seen |= facet.wish;
    if (seen == facet_wishes_) break;
  }
  return worth;
}

// Rules of figures and facets.
uint32_t RowWorth::BrokenByRow(uint32_t i) const {
  uint32_t broken = facet_rules_ == 0 ? 0 : Facets(i).broken;
  const JobFacts& figures = Figures(table_.rows[i]);
  for (const auto& [rule, bit] : figure_rules_) {
    if (BrokenByFacts(plan_, *rule, figures)) broken |= bit;
  }
  return broken;
}

int32_t RowWorth::Points(uint32_t i, int32_t least) const {
  const MatchRow& row = table_.rows[i];
  int32_t points = by_pattern_[row.pattern].points + by_contract_[row.contract].points +
                   by_remote_[row.remote].points + by_schemes_[row.schemes].points +
                   by_sector_[row.sector] + JourneyWorth(row).worth.points;
  if (!figure_lines_.empty()) {
    const JobFacts& figures = Figures(row);
    for (const PreferenceLine* line : figure_lines_) {
      points += PointsOf(*line, ClosenessOf(plan_, *line, figures));
    }
  }
  if (facet_wishes_ == 0) return points + facets_not_known_;
  if (points + facets_most_ < least) return points + facets_most_;
  return points + facets_not_known_ + Facets(i).points;
}

}  // namespace corner::matcher
