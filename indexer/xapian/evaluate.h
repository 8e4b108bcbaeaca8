// A probe against a generation: which vacancies are results, in which order, and the exact counts
// of every facet. One pass over postings and columns; nothing here reads a record. The rules are
// those of docs/search.md and must agree to the point with the naive catalogue of the tests.
#pragma once

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/catalogue.h"
#include "indexer/probe.h"
#include "indexer/xapian/generation.h"
#include "indexer/xapian/order.h"

namespace corner::indexer {

struct RankedDocument {
  OrderKey key;
  Generation::Location location;
  int64_t score = 0;
  int32_t clauses_met = 0;
  int64_t metres = -1;  // -1: not known or not asked
};

struct Evaluation {
  int64_t total = 0;
  int64_t all_clauses_total = 0;
  std::vector<RankedDocument> ranked;  // at most probe.limit + 1, in order, after `after`
  std::vector<FacetCounts> facets;
};

// `after`: only results behind this one are ranked; totals and facets are those of the whole list.
absl::StatusOr<Evaluation> Evaluate(const Generation& generation, const Probe& probe,
                                    const OrderKey* after);

}  // namespace corner::indexer
