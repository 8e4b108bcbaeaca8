#include "matcher/part_plan.h"

#include <algorithm>
#include <bit>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "matcher/score.h"

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

constexpr uint8_t kMostWeight = kCentrality.size() - 1;

bool SaysTask(const MatchTask& task) { return task.said != 0; }

// The best three values and their points: what BestThree (score.h) adds up, without saying which.
class TopThree {
 public:
  void Offer(int32_t value) {
    for (int32_t& kept : values_) {
      if (value > kept) std::swap(value, kept);
    }
  }
  int32_t Points(const std::array<int32_t, 3>& slots) const {
    int32_t points = 0;
    for (size_t i = 0; i < values_.size(); ++i) points += (slots[i] * values_[i] + kHalf) / kWhole;
    return points;
  }

 private:
  std::array<int32_t, 3> values_ = {};  // best first
};

}  // namespace

PartPlan::PartPlan(const Plan& plan, const indexer::MatchTable& table, const Journeys* journeys)
    : plan_(plan),
      table_(table),
      facts_(*plan.profile, table, journeys),
      worth_(plan, table, facts_),
      field_points_({plan.FieldPoints(false), plan.FieldPoints(true)}),
      best_(plan.interests.size() + plan.resources.size()) {
  for (const std::string& field : plan.profile->aspirations.fields) {
    const int64_t number = NumberIn(table_.Words(MatchWord::kField), field);
    if (number >= 0) named_fields_ |= uint64_t{1} << number;
  }
  NumberConcepts();
  NumberVetoes();
}

void PartPlan::NumberConcepts() {
  const auto& words = table_.Words(MatchWord::kConcept);
  const auto numbers = NumbersOf(words);
  std::vector<std::vector<Use>> by_concept(words.size());
  size_t position = 0;
  for (const auto* wanted : {&plan_.interests, &plan_.resources}) {
    for (const WantedConcept& one : *wanted) {
      for (const RelatedConcept& near : one.near) {
        const auto found = numbers.find(near.concept_id);
        if (found == numbers.end()) continue;
        Use& use = by_concept[found->second].emplace_back();
        use.wanted = static_cast<uint16_t>(position);
        for (size_t weight = 0; weight < use.values.size(); ++weight) {
          const int32_t value = TaskValue(near.per_mille, static_cast<int32_t>(weight));
          use.values[weight] = static_cast<int16_t>(WantedValue(value, one.strength));
        }
      }
      ++position;
    }
  }
  for (const auto& uses : by_concept) {
    uses_begin_.push_back(static_cast<uint32_t>(uses_.size()));
    uses_.insert(uses_.end(), uses.begin(), uses.end());
  }
  uses_begin_.push_back(static_cast<uint32_t>(uses_.size()));
}

void PartPlan::NumberVetoes() {
  const Profile& profile = *plan_.profile;
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
    if (number >= 0) vetoes_.push_back(static_cast<uint16_t>(vetoed_.size()));
    vetoed_.push_back(number);
  }
}

bool PartPlan::VetoBroken(size_t position, uint32_t i) const {
  const Rule& rule = plan_.rules[position];
  const int64_t number = vetoed_[position];
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

// The best task for every wanted concept, into best_.
void PartPlan::ReadTasks(uint32_t row) const {
  ++stamp_;
  touched_.clear();
  const uint32_t* const begin = uses_begin_.data();
  for (const MatchTask& task : table_.TasksOf(row)) {
    const uint32_t end = begin[task.word + 1U];
    for (uint32_t u = begin[task.word]; u < end; ++u) {
      const Use& use = uses_[u];
      const int32_t value = use.values[std::min(task.weight, kMostWeight)];
      Best& best = best_[use.wanted];
      if (best.stamp != stamp_) {
        best = {stamp_, value};
        touched_.push_back(use.wanted);
      } else if (value > best.value) {
        best.value = value;
      }
    }
  }
}

PartPlan::Points PartPlan::ScoreWork(uint32_t row) const {
  Points points;
  points.named_field = (table_.rows[row].fields & named_fields_) != 0;
  points.total = field_points_[points.named_field ? 1 : 0];
  ReadTasks(row);
  if (touched_.empty()) return points;
  const size_t interests = plan_.interests.size();
  TopThree wanted;
  for (const uint16_t w : touched_) {
    if (w < interests) wanted.Offer(best_[w].value);
  }
  const int32_t by_interests = wanted.Points(kInterestPoints);
  const bool aspired = plan_.every_field_alike || points.total + by_interests > 0;
  TopThree used;
  for (const uint16_t w : touched_) {
    if (w < interests) continue;
    if (aspired || plan_.resources[w - interests].always) used.Offer(best_[w].value);
  }
  const int32_t work = by_interests + used.Points(kResourcePoints);
  points.serves = work > 0;
  points.total += work;
  return points;
}

SnapshotPlan::SnapshotPlan(const Plan& plan, const indexer::MatchSnapshot& snapshot,
                           const Journeys* journeys)
    : plan_(plan), snapshot_(snapshot) {
  for (const indexer::MatchPart& part : snapshot.parts) {
    parts_.push_back(std::make_unique<PartPlan>(plan, *part.table, journeys));
  }
}

}  // namespace corner::matcher
