#include "matcher/part_plan.h"

#include <algorithm>
#include <bit>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "matcher/model.h"
#include "matcher/rules.h"
#include "matcher/score.h"
#include "taxonomies/base/text.h"

namespace corner::matcher {

using indexer::MatchRow;
using indexer::MatchTask;
using indexer::MatchWord;

namespace {

absl::flat_hash_map<std::string, uint32_t> NumbersOf(const std::vector<std::string>& words) {
  absl::flat_hash_map<std::string, uint32_t> numbers;
  for (uint32_t i = 0; i < words.size(); ++i) numbers.emplace(words[i], i);
  return numbers;
}

int64_t NumberIn(const std::vector<std::string>& words, const std::string& word) {
  const auto found = std::find(words.begin(), words.end(), word);
  return found == words.end() ? -1 : found - words.begin();
}

constexpr Journey kFromHome = {Journey::Kind::kFromHome, {}, {}, 0};

bool SaysTask(const MatchTask& task) { return task.said != 0; }

}  // namespace

PartPlan::PartPlan(const Plan& plan, const indexer::MatchTable& table, const Journeys* journeys)
    : plan_(plan),
      table_(table),
      journeys_(journeys),
      to_place_(journeys == nullptr ? 0 : table.places.size()),
      interests_(plan.interests.size()),
      resources_(plan.resources.size()) {
  NumberConcepts();
  NumberWords();
}

void PartPlan::NumberConcepts() {
  const auto& words = table_.Words(MatchWord::kConcept);
  const auto numbers = NumbersOf(words);
  std::vector<std::vector<Use>> by_concept(words.size());
  const auto add = [&](const std::vector<WantedConcept>& wanted, bool resource) {
    for (size_t w = 0; w < wanted.size(); ++w) {
      for (const RelatedConcept& near : wanted[w].near) {
        const auto found = numbers.find(near.concept_id);
        if (found == numbers.end()) continue;
        by_concept[found->second].push_back(
            {static_cast<uint16_t>(w), static_cast<uint16_t>(near.per_mille), resource});
      }
    }
  };
  add(plan_.interests, false);
  add(plan_.resources, true);
  for (const auto& uses : by_concept) {
    uses_begin_.push_back(static_cast<uint32_t>(uses_.size()));
    uses_.insert(uses_.end(), uses.begin(), uses.end());
  }
  uses_begin_.push_back(static_cast<uint32_t>(uses_.size()));
}

void PartPlan::NumberWords() {
  const Profile& profile = *plan_.profile;
  for (const std::string& field : profile.aspirations.fields) {
    const int64_t number = NumberIn(table_.Words(MatchWord::kField), field);
    if (number >= 0) named_fields_ |= uint64_t{1} << number;
  }
  for (const std::string& sector : table_.Words(MatchWord::kSector)) {
    SectorFact fact = sector.empty() ? SectorFact::kNotStated : SectorFact::kNotRated;
    for (const SectorWish& wish : profile.sectors) {
      if (wish.sector != sector) continue;
      fact = wish.avoid ? SectorFact::kAvoided : SectorFact::kFavoured;
      break;
    }
    sectors_.push_back(fact);
  }
  wish_of_facet_.assign(table_.Words(MatchWord::kFacet).size(), -1);
  facet_wishes_ = profile.facets.size();
  for (size_t f = 0; f < profile.facets.size(); ++f) {
    const int64_t number = NumberIn(table_.Words(MatchWord::kFacet), profile.facets[f].facet);
    if (number < 0) continue;
    wish_of_facet_[static_cast<size_t>(number)] = static_cast<int>(f);
  }
  for (const Rule& rule : plan_.rules) {
    int64_t number = -1;
    if (rule.kind == Rule::Kind::kNever) {
      number =
          NumberIn(table_.Words(MatchWord::kConcept), profile.resources[rule.position].concept_id);
    } else if (rule.kind == Rule::Kind::kVeto) {
      const Veto& veto = profile.vetoes[rule.position];
      constexpr MatchWord kWords[] = {MatchWord::kEmployer, MatchWord::kField, MatchWord::kSector,
                                      MatchWord::kConcept};
      const MatchWord word = kWords[static_cast<size_t>(veto.kind)];
      number = NumberIn(table_.Words(word), veto.value);
    }
    const bool of_facts = rule.kind < Rule::Kind::kVeto;
    if (of_facts || number >= 0) rules_here_.push_back(static_cast<uint16_t>(vetoed_.size()));
    vetoed_.push_back(number);
  }
}

const Journey& PartPlan::JourneyTo(uint32_t place) const {
  auto& [made, journey] = to_place_[place];
  if (!made) {
    made = true;
    if (place != 0) {
      const indexer::MatchPlace& at = table_.places[place];
      journey =
          journeys_->To({at.lat, at.lon, static_cast<taxonomies::PlacePrecision>(at.precision)});
    }
  }
  return journey;
}

JobFacts PartPlan::FactsOf(uint32_t row) const {
  JobFacts facts;
  ReadFacts(row, &facts);
  AddFacets(row, &facts);
  return facts;
}

void PartPlan::ReadFacts(uint32_t i, JobFacts* facts) const {
  const MatchRow& row = table_.rows[i];
  facts->hours_min = row.hours_min;
  facts->hours_max = row.hours_max;
  facts->hourly_min = row.hourly_min;
  facts->hourly_stated = (row.bits & indexer::kMatchHourlyStated) != 0;
  facts->hourly_max = row.hourly_max;
  facts->start_minute = row.start_minute;
  facts->pattern = row.pattern;
  facts->contract = static_cast<indexer::Contract>(row.contract);
  facts->remote = static_cast<indexer::Remote>(row.remote);
  facts->schemes = row.schemes;
  facts->competitive = (row.bits & indexer::kMatchCompetitive) != 0;
  facts->lawful = (row.bits & indexer::kMatchLawful) != 0;
  facts->sector = sectors_[row.sector];
  if (facts->remote == indexer::Remote::kYes) {
    facts->journey = kFromHome;
  } else {
    facts->journey = journeys_ == nullptr ? Journey() : JourneyTo(row.place);
  }
}

void PartPlan::AddFacets(uint32_t row, JobFacts* facts) const {
  if (facet_wishes_ == 0) return;
  std::fill_n(facts->facets.begin(), facet_wishes_, FacetFact());
  // The first statement of a facet counts, as in the vacancy.
  for (const indexer::MatchFacet& facet : table_.FacetsOf(row)) {
    const int wish = wish_of_facet_[facet.word];
    if (wish < 0) continue;
    FacetFact& fact = facts->facets[static_cast<size_t>(wish)];
    if (fact.value != 0) continue;
    fact = {static_cast<uint8_t>(facet.bits & indexer::kFacetValueMask),
            (facet.bits & indexer::kFacetTypical) != 0, (facet.bits & indexer::kFacetVisit) != 0};
  }
}

bool PartPlan::VetoBroken(const Rule& rule, size_t position, uint32_t i) const {
  const int64_t number = vetoed_[position];
  if (number < 0) return false;
  const MatchRow& row = table_.rows[i];
  const Veto::Kind kind = rule.kind == Rule::Kind::kNever
                              ? Veto::Kind::kConcept
                              : plan_.profile->vetoes[rule.position].kind;
  switch (kind) {
    case Veto::Kind::kEmployer:
      return row.employer == number;
    case Veto::Kind::kField:
      return (row.fields >> number & 1) != 0;
    case Veto::Kind::kSector:
      return row.sector == number && row.sector != 0;
    case Veto::Kind::kConcept:
      break;
  }
  const auto tasks = table_.TasksOf(i);
  return std::any_of(tasks.begin(), tasks.end(),
                     [&](const MatchTask& task) { return task.word == number && SaysTask(task); });
}

void PartPlan::BrokenRules(uint32_t row, const JobFacts& facts,
                           std::vector<uint16_t>* broken) const {
  broken->clear();
  for (const uint16_t r : rules_here_) {
    const Rule& rule = plan_.rules[r];
    const bool breaks = rule.kind < Rule::Kind::kVeto ? BrokenByFacts(plan_, rule, facts)
                                                      : VetoBroken(rule, r, row);
    if (breaks) broken->push_back(r);
  }
}

// The best task for every wanted concept, into interests_ and resources_.
void PartPlan::ReadTasks(uint32_t row) const {
  ++stamp_;
  touched_interests_.clear();
  touched_resources_.clear();
  for (const MatchTask& task : table_.TasksOf(row)) {
    for (uint32_t u = uses_begin_[task.word]; u < uses_begin_[task.word + 1U]; ++u) {
      const Use& use = uses_[u];
      const int32_t value = TaskValue(use.similarity, task.weight);
      Best& best = use.resource ? resources_[use.wanted] : interests_[use.wanted];
      if (best.stamp != stamp_) {
        best = {stamp_, value};
        (use.resource ? touched_resources_ : touched_interests_).push_back(use.wanted);
      } else if (value > best.value) {
        best.value = value;
      }
    }
  }
}

PartPlan::Points PartPlan::ScoreWork(uint32_t row) const {
  Points points;
  points.named_field = (table_.rows[row].fields & named_fields_) != 0;
  const int32_t field = plan_.FieldPoints(points.named_field);
  ReadTasks(row);
  BestThree interests, resources;
  for (const uint16_t i : touched_interests_) {
    interests.Offer({i, 0, WantedValue(interests_[i].value, plan_.interests[i].strength), 0});
  }
  interests.SetPoints(kInterestPoints);
  const bool aspired = plan_.every_field_alike || field > 0 || interests.points() > 0;
  for (const uint16_t r : touched_resources_) {
    if (!aspired && !plan_.resources[r].always) continue;
    resources.Offer({r, 0, WantedValue(resources_[r].value, plan_.resources[r].strength), 0});
  }
  resources.SetPoints(kResourcePoints);
  points.serves = interests.points() + resources.points() > 0;
  points.total = field + interests.points() + resources.points();
  return points;
}

bool PartPlan::IsBeyond(const JobFacts& facts) const { return Beyond(*plan_.profile, facts); }

void PartPlan::AddPreferences(const JobFacts& facts, Points* points) const {
  for (const PreferenceLine& line : plan_.preferences) {
    points->total += PointsOf(line, ClosenessOf(plan_, line, facts));
  }
}

SnapshotPlan::SnapshotPlan(const Plan& plan, const indexer::MatchSnapshot& snapshot,
                           const Journeys* journeys)
    : plan_(plan), snapshot_(snapshot) {
  for (const indexer::MatchPart& part : snapshot.parts) {
    parts_.push_back(std::make_unique<PartPlan>(plan, *part.table, journeys));
  }
}

}  // namespace corner::matcher
