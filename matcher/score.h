// Fit: how well one job meets what the client brings and wants, as the sum of points that each have
// a reason. This is the plain version, read straight from the vacancy: explanations come from it,
// and the fast scan (scan.h) is held against it. Pure; uses no statistics of any collection.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "matcher/criteria/criteria.h"
#include "matcher/plan.h"

namespace corner::matcher {

// A named interest or a resource that a task of the job serves or uses.
struct ConceptMatch {
  uint16_t wanted = 0;  // position in plan.interests or plan.resources
  uint16_t task = 0;    // position in Vacancy::tasks
  int32_t value = 0;    // similarity x centrality x strength, in thousandths
  int32_t points = 0;
};

// The best three of some matches, best first; equal ones in the client's own order.
class BestThree {
 public:
  void Offer(const ConceptMatch& match);
  // Gives each its points by `slots`; what earns none is left out.
  void SetPoints(const std::array<int32_t, 3>& slots);
  int32_t points() const;
  const ConceptMatch* begin() const { return matches_.data(); }
  const ConceptMatch* end() const { return matches_.data() + count_; }

 private:
  std::array<ConceptMatch, 3> matches_ = {};
  size_t count_ = 0;
};

// Similarity and the weight of a task (1-9) together, in thousandths.
int32_t TaskValue(int32_t similarity, int32_t weight);
// That, by how strongly the client named it.
int32_t WantedValue(int32_t task_value, int32_t strength);

Closeness ClosenessOf(const Plan& plan, const PreferenceLine& line, const JobFacts& facts);
int32_t PointsOf(const PreferenceLine& line, const Closeness& closeness);

struct Fit {
  int32_t total = 0;
  int32_t field_points = 0;
  BestThree interests, resources;
  std::vector<Closeness> closeness;  // by plan.preferences
  std::vector<int32_t> preference_points;
};

Fit Score(const Plan& plan, const indexer::Vacancy& vacancy, const JobFacts& facts);

}  // namespace corner::matcher
