#include "matcher/spread.h"

#include <algorithm>
#include <bit>
#include <map>
#include <tuple>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "matcher/model.h"

namespace corner::matcher {
namespace {

using indexer::MatchRow;
using indexer::MatchTable;
using indexer::MatchWord;

class Spreader {
 public:
  Spreader(const SnapshotPlan& plan, const DisclosureUses& uses, Day day)
      : plan_(plan), uses_(uses), day_(day) {}

  // One band's candidates, in order.
  std::vector<Placed> OrderBand(std::vector<Candidate> band) {
    std::vector<Placed> placed;
    for (const Candidate& candidate : band) placed.push_back({candidate, WayInOf(candidate), {}});
    std::sort(placed.begin(), placed.end(), [&](const Placed& a, const Placed& b) {
      if (a.way_in.Key() != b.way_in.Key()) return a.way_in.Key() < b.way_in.Key();
      return IdOf(a.candidate) < IdOf(b.candidate);
    });
    for (size_t from = 0; from < placed.size();) {
      size_t to = from + 1;
      while (to < placed.size() && placed[to].way_in.Key() == placed[from].way_in.Key()) ++to;
      Vary(&placed, from, to);
      from = to;
    }
    return placed;
  }

  const MatchRow& Row(const Candidate& candidate) const {
    return Table(candidate).rows[candidate.row];
  }
  const MatchTable& Table(const Candidate& candidate) const {
    return *plan_.snapshot().parts[candidate.part].table;
  }
  const std::string& Word(const Candidate& candidate, MatchWord kind, uint32_t number) const {
    return Table(candidate).Words(kind)[number];
  }
  std::pair<uint64_t, uint64_t> IdOf(const Candidate& candidate) const {
    return {Row(candidate).id_high, Row(candidate).id_low};
  }

 private:
  WayIn WayInOf(const Candidate& candidate) const {
    const MatchRow& row = Row(candidate);
    const std::string& employer = Word(candidate, MatchWord::kEmployer, row.employer);
    const DisclosureUse use = uses_ && !employer.empty() ? uses_(employer) : DisclosureUse{};
    bool met = true;
    if (use.scheme_usable) {
      for (const uint16_t number : Table(candidate).RequirementsOf(candidate.row)) {
        const std::string& kind = Word(candidate, MatchWord::kRequirement, number);
        const auto& held = plan_.plan().profile->credentials;
        met = met && std::find(held.begin(), held.end(), kind) != held.end();
      }
    }
    return MakeWayIn(plan_.plan(), plan_.part(candidate.part).FactsOf(candidate.row), row.closes,
                     met, use, day_);
  }

  using Shown = std::pair<int, int>;  // how often the employer, and the kind of job, was placed
  Shown ShownBefore(const Candidate& candidate) const {
    const MatchRow& row = Row(candidate);
    const auto employer = employers_.find(Word(candidate, MatchWord::kEmployer, row.employer));
    const auto occupation = occupations_.find(row.occupation);
    return {row.employer == 0 || employer == employers_.end() ? 0 : employer->second,
            row.occupation == 0 || occupation == occupations_.end() ? 0 : occupation->second};
  }

  // Repeatedly takes the one whose employer, then whose kind of job, was shown least.
  void Vary(std::vector<Placed>* placed, size_t from, size_t to) {
    for (size_t at = from; at < to; ++at) {
      size_t best = at;
      // A band may be thousands long; looking this far ahead varies what anyone reads.
      const size_t end = std::min(to, at + kLookAhead);
      for (size_t other = at + 1; other < end; ++other) {
        if (ShownBefore((*placed)[other].candidate) < ShownBefore((*placed)[best].candidate)) {
          best = other;
        }
      }
      std::rotate(placed->begin() + static_cast<long>(at),
                  placed->begin() + static_cast<long>(best),
                  placed->begin() + static_cast<long>(best) + 1);
      const Candidate& taken = (*placed)[at].candidate;
      const MatchRow& row = Row(taken);
      ++employers_[Word(taken, MatchWord::kEmployer, row.employer)];
      ++occupations_[row.occupation];
    }
  }

  static constexpr size_t kLookAhead = 200;

  const SnapshotPlan& plan_;
  const DisclosureUses& uses_;
  Day day_;
  absl::flat_hash_map<std::string, int> employers_;
  absl::flat_hash_map<uint16_t, int> occupations_;
};

// Counts what the client's caps let through.
class Caps {
 public:
  Caps(const Plan& plan, const Spreader& spreader) : plan_(plan), spreader_(spreader) {}

  // False when the candidate, which reaches the floor, is one too many.
  bool Admit(const Candidate& candidate) {
    std::vector<std::pair<size_t, std::string>> concerned;
    for (size_t c = 0; c < plan_.profile->caps.size(); ++c) {
      for (std::string& value : ValuesOf(plan_.profile->caps[c], candidate)) {
        concerned.emplace_back(c, std::move(value));
      }
    }
    for (const auto& key : concerned) {
      if (admitted_[key] < plan_.profile->caps[key.first].max) continue;
      ++left_out_[key];
      return false;
    }
    for (const auto& key : concerned) ++admitted_[key];
    return true;
  }

  std::vector<CapCount> Counts() const {
    std::vector<CapCount> counts;
    for (const auto& [key, count] : left_out_) counts.push_back({key.first, key.second, count});
    return counts;
  }

 private:
  // The candidate's values the cap is about; not stated is no value.
  std::vector<std::string> ValuesOf(const Cap& cap, const Candidate& candidate) const {
    const MatchRow& row = spreader_.Row(candidate);
    std::vector<std::string> values;
    if (cap.by == Cap::By::kEmployer && row.employer != 0) {
      values.push_back(spreader_.Word(candidate, MatchWord::kEmployer, row.employer));
    } else if (cap.by == Cap::By::kSector && row.sector != 0) {
      values.push_back(spreader_.Word(candidate, MatchWord::kSector, row.sector));
    } else if (cap.by == Cap::By::kField) {
      for (uint64_t left = row.fields; left != 0; left &= left - 1) {
        const auto field = static_cast<uint32_t>(std::countr_zero(left));
        values.push_back(spreader_.Word(candidate, MatchWord::kField, field));
      }
    }
    if (!cap.value.empty()) std::erase_if(values, [&](const auto& v) { return v != cap.value; });
    return values;
  }

  const Plan& plan_;
  const Spreader& spreader_;
  std::map<std::pair<size_t, std::string>, int> admitted_;
  std::map<std::pair<size_t, std::string>, int64_t> left_out_;
};

// What may be reached before what lies beyond, then by band.
std::map<std::pair<bool, int32_t>, std::vector<Candidate>> ByBand(
    const std::vector<Candidate>& candidates) {
  std::map<std::pair<bool, int32_t>, std::vector<Candidate>> bands;
  for (const Candidate& candidate : candidates) {
    bands[{candidate.beyond, -(candidate.fit / kBandPoints)}].push_back(candidate);
  }
  return bands;
}

// Adverts of one opening: the one that suits best stands for all.
class Openings {
 public:
  explicit Openings(const Spreader& spreader) : spreader_(spreader) {}

  // Leaves in each group its best candidate; the others are kept for Also.
  std::vector<Candidate> Founders(std::vector<Candidate> candidates) {
    std::sort(candidates.begin(), candidates.end(), [&](const Candidate& a, const Candidate& b) {
      if (a.beyond != b.beyond) return b.beyond;
      if (a.fit != b.fit) return a.fit > b.fit;
      return spreader_.IdOf(a) < spreader_.IdOf(b);
    });
    std::vector<Candidate> founders;
    for (const Candidate& candidate : candidates) {
      auto& members = members_[spreader_.Row(candidate).group];
      if (members.empty()) founders.push_back(candidate);
      members.push_back(candidate);
    }
    return founders;
  }
  std::vector<Candidate> Also(const Candidate& founder) const {
    const auto& members = members_.at(spreader_.Row(founder).group);
    return {members.begin() + 1, members.end()};
  }

 private:
  const Spreader& spreader_;
  absl::flat_hash_map<uint64_t, std::vector<Candidate>> members_;
};

}  // namespace

Order Spread(const SnapshotPlan& snapshot_plan, std::vector<Candidate> candidates,
             const DisclosureUses& uses, Day day, const SpreadOptions& options) {
  const Plan& plan = snapshot_plan.plan();
  Spreader spreader(snapshot_plan, uses, day);
  Openings openings(spreader);
  Caps caps(plan, spreader);
  Order order;
  const std::vector<Candidate> founders = openings.Founders(std::move(candidates));
  for (const Candidate& founder : founders) order.openings += founder.fit >= plan.floor;
  const size_t end = options.offset + options.limit;
  const bool walk_all = !plan.profile->caps.empty();
  size_t position = 0;
  for (auto& [band, members] : ByBand(founders)) {
    if (position >= end && !walk_all) break;
    for (Placed& placed : spreader.OrderBand(std::move(members))) {
      if (placed.candidate.fit >= plan.floor && !caps.Admit(placed.candidate)) {
        order.capped.push_back(placed.candidate);
        continue;
      }
      if (position >= options.offset && position < end) {
        placed.also = openings.Also(placed.candidate);
        order.placed.push_back(std::move(placed));
      }
      ++position;
    }
  }
  order.caps = caps.Counts();
  return order;
}

}  // namespace corner::matcher
